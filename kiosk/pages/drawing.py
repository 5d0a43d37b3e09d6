"""Pictures, circles and codes as shapes of a page: a path for each colour, sharp at any size."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from widgets.code_panel import QUIET, code
from widgets.drawings import UNKNOWN_PICTURE, picture
from widgets.palette import LIGHT

JPEG = b"\xff\xd8\xff"
Photos = Mapping[str, bytes]  # a file's name in the plan, and its JPEG


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in a box of 24 x 16: its ground, then a path for each colour; or a photo, as an
    address that holds all of it.
    """

    ground: str
    layers: tuple[tuple[str, str], ...] = ()
    photo: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code with its quiet zone: so many modules a side, and the path of the dark ones."""

    side: int
    dark: str


def drawing(name: str, photos: Photos) -> Drawing:
    """What a picture's name means on paper; a star where there is none of that name.

    A photo may come from any device: what is no JPEG counts as not there.
    """
    photo = photos.get(name, b"")
    if photo.startswith(JPEG):
        data = base64.b64encode(photo).decode("ascii")
        return Drawing(LIGHT.card, photo=f"data:image/jpeg;base64,{data}")
    sprite = picture(name)
    ground = LIGHT.sky if sprite == picture(UNKNOWN_PICTURE) else LIGHT.plate
    letters = sorted(set("".join(sprite)) - {"."})
    return Drawing(
        ground,
        tuple(
            (LIGHT.picture[letter], path([[each == letter for each in row] for row in sprite]))
            for letter in letters
        ),
    )


def drawn_code(address: str) -> Code | None:
    """The code of an address; None where there is no address, or no code can hold it."""
    modules = code(address, robust=True) or code(address, robust=False) if address else None
    if modules is None:
        return None
    return Code(len(modules) + 2 * QUIET, path(modules, QUIET))


def path(rows: Sequence[Sequence[bool]], inset: int = 0) -> str:
    """The squares that are true, as one path of 1 x 1 squares, `inset` from the left and top."""
    found = []
    for y, row in enumerate(rows, inset):
        x = inset
        for filled, run in groupby(row):
            wide = len(list(run))
            if filled:
                found.append(f"M{x} {y}h{wide}v1h-{wide}z")
            x += wide
    return "".join(found)
