"""Painted widgets without a screen, their cells and px read back, and a tiny app to put them in."""

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.strip import Strip

from tests.look.raster import RGB, colours_of
from widgets.canvas import UPPER_HALF, Canvas
from widgets.painted import Painted
from widgets.palette import contrast, palette, themes
from widgets.words import letters

W = TypeVar("W", bound=Painted)
SIZES = [(94, 21), (76, 18), (58, 15), (122, 31)]  # a screen's middle at 100, 80, 60, 128 columns
THEMES = ["light", "dark", "contrast"]


class Cell(NamedTuple):
    """A cell as it reaches the terminal."""

    character: str
    ink: str
    ground: str
    bold: bool


class Stage(App[None]):
    """One widget that fills the screen, in one of our themes."""

    ALLOW_SELECT = False
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, widget: Painted, theme: str = "light") -> None:
        super().__init__()
        self.widget = widget
        for ours in themes():
            self.register_theme(ours)
        self.theme = theme

    def compose(self) -> ComposeResult:
        self.widget.styles.width = self.widget.styles.height = "100%"
        yield self.widget


def dressed(widget: W, **values: object) -> W:
    """The widget with its attributes set."""
    for name, value in values.items():
        setattr(widget, name, value)
    return widget


def strips_of(widget: Painted, columns: int, rows: int, theme: str = "light") -> list[Strip]:
    """What the widget paints at this size, without an app."""
    colours = palette(theme)
    canvas = Canvas(columns, rows, colours.page)
    widget.paint(canvas, colours)
    return canvas.strips()


def cells(strips: list[Strip]) -> list[list[Cell]]:
    """Rows of cells; a wide character is followed by an empty one."""
    return [list(_row(strip)) for strip in strips]


def _row(strip: Strip) -> Iterator[Cell]:
    for segment in strip:
        assert segment.style is not None
        ink, ground = map(_hex, colours_of(segment.style))
        for character in letters(segment.text):
            yield Cell(character, ink, ground, bool(segment.style.bold))
            if cell_len(character) == 2:
                yield Cell("", ink, ground, bool(segment.style.bold))


def _hex(colour: RGB) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)


def px(strips: list[Strip]) -> list[list[str]]:
    """Colours of the px, two rows a row of cells; under a letter its ground."""
    grid: list[list[str]] = []
    for row in cells(strips):
        grid.append([cell.ink if cell.character == UPPER_HALF else cell.ground for cell in row])
        grid.append([cell.ground for cell in row])
    return grid


def where(strips: list[Strip], colour: str) -> set[tuple[int, int]]:
    """The px of one colour as (x, y)."""
    return {
        (x, y) for y, row in enumerate(px(strips)) for x, found in enumerate(row) if found == colour
    }


def lines(strips: list[Strip]) -> list[str]:
    """The words of each row, px left out."""
    return [
        "".join(cell.character if cell.character != UPPER_HALF else " " for cell in row).rstrip()
        for row in cells(strips)
    ]


def faint_words(strips: list[Strip]) -> list[tuple[Cell, float]]:
    """Every letter whose contrast with its ground is under 4.5 (WCAG AA)."""
    letters = [cell for row in cells(strips) for cell in row]
    letters = [cell for cell in letters if cell.character.strip() not in ("", UPPER_HALF)]
    ratios = [(cell, contrast(cell.ink, cell.ground)) for cell in letters]
    return [(cell, ratio) for cell, ratio in ratios if ratio < 4.5]
