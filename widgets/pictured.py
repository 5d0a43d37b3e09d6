"""Painting a picture by its name: a drawing of ours, or the family's photo."""

from collections.abc import Mapping

from .canvas import Canvas
from .drawings import UNKNOWN_PICTURE, picture
from .palette import KEPT_COLOUR, NIGHT, PALETTES, Palette, faded
from .photo import BOX, Look, album

NIGHT_SHARE = 0.6  # of a photo's light that is left at night


def is_star(name: str) -> bool:
    """Whether the star stands for the picture: gold never lies on paper."""
    return album.find(name) is None and picture(name) == picture(UNKNOWN_PICTURE)


def paint_picture(
    canvas: Canvas,
    name: str,
    left: int,
    top: int,
    colours: Palette,
    scale: int = 1,
    *,
    finished: bool = False,
    letters: Mapping[str, str] | None = None,
) -> None:
    """The picture in its box of 24 x 16 px, times `scale`, at `left`, `top` px; pale if finished.

    `letters` are a drawing's colours, where they are not the palette's. A photo that is higher than
    wide leaves the ground free at both sides.
    """
    photo = album.find(name)
    if photo is None:
        letters = letters or (faded(colours) if finished else colours.picture)
        canvas.sprite(picture(name), left, top, letters, scale)
        return
    left += (BOX[0] - photo.wide) * scale // 2
    top += (BOX[1] - photo.high) * scale // 2
    canvas.photo(photo, left, top, scale, look_of(colours, finished=finished))


def look_of(colours: Palette, *, finished: bool) -> Look:
    """How a palette shows photos."""
    muted = colours in (PALETTES["light-muted"], PALETTES["dark-muted"])
    colour = KEPT_COLOUR if muted else 1.0
    share = NIGHT_SHARE if colours == NIGHT else 1.0
    if finished:
        return Look(colours.plate_done, colours.fade * share, colour)
    return Look(colours.page, share, colour)
