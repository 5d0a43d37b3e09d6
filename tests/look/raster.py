"""Cells to a picture, as foot draws them: block glyphs as rectangles, words in DejaVu Sans Mono."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from textual.app import App
from textual.strip import Strip

from widgets.words import letters

FONTS = Path("/usr/share/fonts/truetype/dejavu")
CELLS = {(100, 30): (8, 16), (80, 24): (10, 20), (60, 20): (13, 24)}  # foot at 800x480
BASELINES = {16: 13, 20: 15, 24: 19}  # px below a cell's top where foot sets letters, by its height

RGB = tuple[int, int, int]
Box = tuple[int, int, int, int]  # left, top, right, bottom; the last two lie outside

BLOCKS = {  # glyph -> where it is filled: left, top, right, bottom in eighths of the cell
    "▀": (0, 0, 8, 4),
    "▄": (0, 4, 8, 8),
    "█": (0, 0, 8, 8),
    "▌": (0, 0, 4, 8),
    "▐": (4, 0, 8, 8),
}


def cell_of(columns: int, rows: int) -> tuple[int, int]:
    """Pixels of a cell at this size of screen, as on the 7" panel where it is one of ours."""
    return CELLS.get((columns, rows), (8, 16))


def screen_strips(app: App[object]) -> list[Strip]:
    """The composited screen of a running app, every layer in it, a strip a row."""
    return app.screen._compositor.render_strips()


def picture_of(app: App[object]) -> Image.Image:
    """The screen of a running app as a picture, with the cell that fits its size."""
    columns, rows = app.size
    return raster(screen_strips(app), columns, rows, cell_of(columns, rows))


def raster(
    strips: list[Strip], columns: int, rows: int, cell: tuple[int, int] = (8, 16)
) -> Image.Image:
    """`strips` as a picture of `columns` x `rows` cells of `cell` pixels each."""
    picture = Image.new("RGB", (columns * cell[0], rows * cell[1]))
    draw = ImageDraw.Draw(picture)
    for row, strip in enumerate(strips[:rows]):
        column = 0
        for character, style in _cells(strip):
            wide = cell_len(character)
            left, top = column * cell[0], row * cell[1]
            box = (left, top, left + wide * cell[0], top + cell[1])
            _draw_cell(draw, character, style, box, cell)
            column += wide
    return picture


def _cells(strip: Iterable[Segment]) -> Iterable[tuple[str, Style]]:
    for segment in strip:
        if segment.control:
            continue
        for character in letters(segment.text):
            yield character, segment.style or Style.null()


def _draw_cell(
    draw: ImageDraw.ImageDraw, character: str, style: Style, box: Box, cell: tuple[int, int]
) -> None:
    ink, ground = colours_of(style)
    left, top, right, bottom = box
    draw.rectangle((left, top, right - 1, bottom - 1), fill=ground)
    if character in BLOCKS:
        west, north, east, south = BLOCKS[character]
        width, height = right - left, bottom - top
        draw.rectangle(
            (
                left + width * west // 8,
                top + height * north // 8,
                left + width * east // 8 - 1,
                top + height * south // 8 - 1,
            ),
            fill=ink,
        )
    elif character != " ":
        face = font(bool(style.bold), cell)
        baseline = top + BASELINES.get(cell[1], face.getmetrics()[0])
        draw.text((left, baseline), character, fill=ink, font=face, anchor="ls")


def colours_of(style: Style) -> tuple[RGB, RGB]:
    """Foreground and background as they reach the eye, `reverse` worked in."""
    ink = _rgb(style.color, foreground=True)
    ground = _rgb(style.bgcolor, foreground=False)
    return (ground, ink) if style.reverse else (ink, ground)


def _rgb(colour: Color | None, foreground: bool) -> RGB:
    red, green, blue = (colour or Color.default()).get_truecolor(DEFAULT_TERMINAL_THEME, foreground)
    return red, green, blue


@cache
def font(bold: bool, cell: tuple[int, int]) -> ImageFont.FreeTypeFont:
    """The greatest size whose letters are no wider than a cell; skips where there is no DejaVu."""
    path = FONTS / ("DejaVuSansMono-Bold.ttf" if bold else "DejaVuSansMono.ttf")
    if not path.exists():
        pytest.skip(f"no {path}: apt install fonts-dejavu-core")
    size = max(size for size in range(6, 40) if _advance(path, size) <= cell[0])
    return ImageFont.truetype(str(path), size)


def _advance(path: Path, size: int) -> float:
    return ImageFont.truetype(str(path), size).getlength("M")
