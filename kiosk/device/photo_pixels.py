"""Pillow's part in showing photos: from a kept photo's bytes to the px that a widget draws.

Whoever imports this waits for pillow, some hundredths of a second: after the first frame, in a
thread.
"""

import io
import struct
import warnings

from PIL import Image, ImageOps

from kiosk.household.photos import MOST_BYTES
from widgets.photo import BOX, SCALES, Photo

MOST_PIXELS = 1_000_000  # what import makes has a third of that
FAULTS = (  # what pillow's readers raise for what is in a file
    OSError,
    SyntaxError,
    ValueError,
    LookupError,
    TypeError,
    struct.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
CUT = 1.25  # a picture may be so much larger than its box: a fifth of a side is cut off


class BadPhoto(ValueError):
    """The bytes are no photo as `plan import` makes them."""


def image_of(content: bytes) -> Image.Image:
    """The photo, decoded. Raises BadPhoto: another device may have sent anything."""
    if len(content) > MOST_BYTES:
        raise BadPhoto
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("JPEG",)) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise BadPhoto
                return opened.convert("RGB")
    except FAULTS as error:
        raise BadPhoto from error


def photo_of(key: str, content: bytes) -> Photo:
    """The photo at every scale. Raises BadPhoto."""
    image = image_of(content)
    wide, high = in_box(*image.size)
    sizes = tuple(
        sized(image, wide * scale, high * scale).tobytes() for scale in range(1, SCALES + 1)
    )
    return Photo(key, wide, high, sizes)


def sized(image: Image.Image, wide: int, high: int) -> Image.Image:
    """The middle of the image in just that size."""
    return ImageOps.fit(image, (wide, high), Image.Resampling.LANCZOS)


def in_box(wide: int, high: int) -> tuple[int, int]:
    """How much of the box of 24 x 16 px a photo takes: as much as cutting off a fifth allows."""
    across, up = BOX[0] / wide, BOX[1] / high
    factor = min(max(across, up), min(across, up) * CUT)
    return (
        max(1, min(BOX[0], round(wide * factor))),
        max(1, min(BOX[1], round(high * factor))),
    )
