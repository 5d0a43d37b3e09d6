"""The built-in pictures on one sheet, each over its name: for plan writers, and to look at."""

from PIL import Image, ImageDraw

from tests.look.raster import font
from widgets.drawings import Sprite, pictures
from widgets.palette import Palette, palette

ACROSS = 6
CELL = 6  # pixels a px
PLATE = (26, 18)  # px
NAME = 22  # pixels below a plate


def sheet(theme: str) -> Image.Image:
    """All pictures in one theme."""
    colours = palette(theme)
    every = pictures()
    wide, high = PLATE[0] * CELL + 12, PLATE[1] * CELL + NAME
    rows = (len(every) + ACROSS - 1) // ACROSS
    drawn = Image.new("RGB", (ACROSS * wide, rows * high), colours.page)
    pen = ImageDraw.Draw(drawn)
    for number, (name, sprite) in enumerate(every.items()):
        left, top = number % ACROSS * wide + 6, number // ACROSS * high + 4
        draw_picture(pen, left, top, sprite, colours, colours.sky if name == "star" else "")
        pen.text((left, top + PLATE[1] * CELL), name, colours.ink, font(False, (8, 16)))
    return drawn


def draw_picture(
    pen: ImageDraw.ImageDraw, left: int, top: int, sprite: Sprite, colours: Palette, plate: str
) -> None:
    """A picture on its plate."""
    right, bottom = left + PLATE[0] * CELL - 1, top + PLATE[1] * CELL - 1
    pen.rectangle((left, top, right, bottom), fill=plate or colours.plate)
    for row, line in enumerate(sprite, 1):
        for column, letter in enumerate(line, 1):
            if letter in colours.picture:
                x, y = left + column * CELL, top + row * CELL
                pen.rectangle((x, y, x + CELL - 1, y + CELL - 1), fill=colours.picture[letter])
