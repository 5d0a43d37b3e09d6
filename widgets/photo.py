"""The family's own photos: pixels under a name, where the built-in drawings have none."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

BOX = (24, 16)  # px of a picture at x1, a photo's as well as a drawing's
SCALES = 4  # sizes that are kept as pixels: x1 to x4

Row = tuple[str, ...]  # a colour a px, #RRGGBB


class Look(NamedTuple):
    """How a photo is shown: `share` (0 to 1) of it over `ground`, with so much of its `colour`."""

    ground: str = "#000000"
    share: float = 1.0
    colour: float = 1.0


PLAIN = Look()


class Photo(NamedTuple):
    """Pixels at x1, x2, x3 and x4. Equal keys mean equal pixels.

    At x1 it is `wide` x `high` px, at most 24 x 16; `sizes` are RGB bytes, row by row.
    """

    key: str
    wide: int
    high: int
    sizes: tuple[bytes, ...]

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Photo) and self.key == other.key


@lru_cache(maxsize=128)  # of a card's picture each tap draws again
def rows_of(photo: Photo, scale: int, look: Look) -> tuple[Row, ...]:
    """The photo's px at a scale; beyond x4 each px is drawn several times."""
    kept = min(scale, SCALES)
    wide, high = photo.wide * kept, photo.high * kept
    shown = shaded(photo.sizes[kept - 1], look)
    lines = [shown[start : start + wide * 3] for start in range(0, wide * high * 3, wide * 3)]
    rows = [tuple(f"#{line[at : at + 3].hex().upper()}" for at in range(0, wide * 3, 3))
            for line in lines]  # fmt: skip
    if scale == kept:
        return tuple(rows)
    columns = [place * kept // scale for place in range(photo.wide * scale)]
    every = (rows[place * kept // scale] for place in range(photo.high * scale))
    return tuple(tuple(row[column] for column in columns) for row in every)


def shaded(pixels: bytes, look: Look) -> bytes:
    """RGB bytes as the look has them."""
    if look.colour < 1:
        pixels = _greyed(pixels, look.colour)
    if look.share == 1:
        return pixels
    mixed = bytearray(pixels)
    for channel in range(3):
        ground = int(look.ground[1 + channel * 2 : 3 + channel * 2], 16) * (1 - look.share)
        table = bytes(round(value * look.share + ground) for value in range(256))
        mixed[channel::3] = pixels[channel::3].translate(table)
    return bytes(mixed)


def _greyed(pixels: bytes, colour: float) -> bytes:
    out = bytearray(pixels)
    for at in range(0, len(pixels), 3):
        red, green, blue = pixels[at : at + 3]
        grey = (0.299 * red + 0.587 * green + 0.114 * blue) * (1 - colour)
        out[at : at + 3] = (
            int(grey + red * colour),
            int(grey + green * colour),
            int(grey + blue * colour),
        )
    return bytes(out)


class Album:
    """Where widgets look up the photo that a picture's name means. It is empty until somebody who
    knows the family's photos gives it a source.
    """

    def __init__(self) -> None:
        self.source: Callable[[str], Photo | None] = _nobody

    def find(self, name: str) -> Photo | None:
        """The photo of that name, if it is one and is here; asked at each painting."""
        return self.source(name) if "." in name else None

    def clear(self) -> None:
        """Know no photo any more."""
        self.source = _nobody


def _nobody(_name: str) -> Photo | None:
    return None


album = Album()
