"""A canvas that notes what is drawn on what, and what of a screen stands out too little."""

from collections.abc import Mapping

from textual.screen import Screen

from tests.look.stage import faint_words
from widgets.canvas import Canvas
from widgets.drawings import Sprite, picture
from widgets.painted import Painted
from widgets.palette import LIGHT, PALETTES, Palette, contrast
from widgets.pressable import Pressable

SHAPE = 3.0  # WCAG 2.2, success criterion 1.4.11, and letters as large as those of the display face


class Watched(Canvas):
    """Notes each drawing, and what is under a stamp, which is an icon, a star or letters."""

    def __init__(self, columns: int, rows: int, ground: str) -> None:
        super().__init__(columns, rows, ground)
        self.sprites: list[Sprite] = []
        self.stamped: set[tuple[str, str]] = set()  # its colour, and one under it

    def stamp(self, sprite: Sprite, x: int, y: int, colour: str, scale: int = 1) -> None:
        filled = [
            (x + column * scale, y + row * scale)
            for row, line in enumerate(sprite)
            for column, letter in enumerate(line)
            if letter != "."
        ]
        self.stamped |= {
            (colour, self._px[top][left])
            for left, top in filled
            if 0 <= top < len(self._px) and 0 <= left < self.columns
        }
        super().stamp(sprite, x, y, colour, scale)

    def sprite(
        self, sprite: Sprite, x: int, y: int, colours: Mapping[str, str], scale: int = 1
    ) -> None:
        self.sprites.append(sprite)
        super().sprite(sprite, x, y, colours, scale)


def pale(screen: Screen[None]) -> list[str]:
    """What of a screen stands out too little in any palette: a word, or what is stamped. Each of
    its widgets is painted as it is, in its place.
    """
    shown = [one for one in screen.query(Painted) if one.region.area]
    return [
        f"{theme}: {type(widget).__name__} {widget.id or ''} {fault}"
        for theme, colours in PALETTES.items()
        for widget in shown
        for fault in faults(widget, colours)
    ]


def bare(screen: Screen[None]) -> list[str]:
    """What has a picture and has not drawn it."""
    return [
        f"{type(widget).__name__} {widget.id or ''}"
        for widget in screen.query(Painted)
        if widget.region.area and getattr(widget, "picture", "") and not is_pictured(widget)
    ]


def is_pictured(widget: Painted) -> bool:
    """Whether the widget draws its picture, where it is not blank."""
    canvas = Watched(*widget.size, LIGHT.page)
    widget.paint(canvas, LIGHT)
    blank = isinstance(widget, Pressable) and widget.absent
    return blank or picture(str(getattr(widget, "picture", ""))) in canvas.sprites


def faults(widget: Painted, colours: Palette) -> list[object]:
    """What of one widget does so in one palette."""
    canvas = Watched(*widget.size, colours.page)
    widget.paint(canvas, colours)
    return [
        *faint_words(canvas.strips()),
        *(pair for pair in canvas.stamped if contrast(*pair) < SHAPE),
    ]
