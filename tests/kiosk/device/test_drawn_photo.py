"""Photos as terminals take them: read back, they are the same px in the same cells."""

import base64
import io
import random
import re

import pytest
from PIL import Image
from textual.geometry import Size

from kiosk.device.drawn_photo import drawing, sixel
from kiosk.device.graphics import Cell
from widgets.photo import PLAIN, Look

CELL = Cell(8, 16)
TOKEN = re.compile(r"#(\d+);2;(\d+);(\d+);(\d+)|#(\d+)|!(\d+)(.)|([$-])|([?-~])")


def read_back(sequence: str) -> Image.Image:
    """What a terminal draws of a sixel sequence; black where it draws nothing."""
    head = re.match(r'\x1bP0;1;0q"1;1;(\d+);(\d+)', sequence)
    assert head
    assert sequence.endswith("\x1b\\")
    body = sequence[head.end() : -2]
    image = Image.new("RGB", (int(head[1]), int(head[2])))
    colours: dict[str, tuple[int, ...]] = {}
    now, x, top, at = (0, 0, 0), 0, 0, 0
    while at < len(body):
        found = TOKEN.match(body, at)
        assert found, body[at : at + 20]
        at = found.end()
        if found[1]:
            colours[found[1]] = tuple(round(int(one) * 2.55) for one in found.group(2, 3, 4))
        elif found[5]:
            now = colours[found[5]]  # type: ignore[assignment]
        elif found[8]:
            x, top = 0, top + (6 if found[8] == "-" else 0)
        else:
            times, mark = int(found[6] or 1), (found[7] or found[9])
            for column in range(x, x + times):
                for row in range(6):
                    if (ord(mark) - 63) >> row & 1:
                        image.putpixel((column, top + row), now)
            x += times
    return image


def sketch(wide: int, high: int, colours: int) -> Image.Image:
    """Stretches of few colours, as long as they come."""
    chance = random.Random(wide * high * colours)
    palette = [tuple(chance.randrange(256) for _ in range(3)) for _ in range(colours)]
    image = Image.new("RGB", (wide, high))
    at = 0
    while at < wide * high:
        colour = chance.choice(palette)
        for place in range(at, min(wide * high, at + chance.choice([1, 2, 5, 13, 99, 300]))):
            image.putpixel((place % wide, place // wide), colour)
            at = place + 1
    return image


@pytest.mark.parametrize(("wide", "high"), [(24, 16), (192, 128), (97, 31), (1, 1), (300, 6)])
@pytest.mark.parametrize("colours", [1, 3, 40])
def test_a_sixel_picture_is_the_same_when_it_is_read_back(
    wide: int, high: int, colours: int
) -> None:
    image = sketch(wide, high, colours)
    seen = read_back(sixel(image))
    assert seen.size == image.size
    pairs = zip(seen.tobytes(), image.tobytes(), strict=True)
    assert max(abs(one - other) for one, other in pairs) <= 2  # sixel counts in hundredths


def jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95)
    return out.getvalue()


RED = jpeg(Image.new("RGB", (300, 200), (200, 30, 30)))


def kitty_image(sequence: str) -> tuple[str, Image.Image]:
    """The first message's keys, and the picture in all of them."""
    messages = re.findall(r"\x1b_G([^;]*);([A-Za-z0-9+/=]*)\x1b\\", sequence)
    assert "".join(f"\x1b_G{keys};{text}\x1b\\" for keys, text in messages) == sequence
    assert all(len(text) <= 4096 for _, text in messages)
    assert [keys[-3:] for keys, _ in messages] == ["m=1"] * (len(messages) - 1) + ["m=0"]
    data = base64.b64decode("".join(text for _, text in messages))
    return messages[0][0], Image.open(io.BytesIO(data))


def test_kitty_gets_a_png_for_its_cells() -> None:
    noise = jpeg(Image.effect_noise((300, 200), 90).convert("RGB"))
    sequence = drawing(noise, Size(24, 8), CELL, PLAIN, (0, "#000000"), (0, "#000000"), kitty=True)
    keys, image = kitty_image(sequence)
    assert image.size == (192, 128)
    assert "a=T,f=100,i=0,p=1,q=2,C=1,c=24,r=8" in keys  # q=2: no answer that would be a key
    assert sequence.count("\x1b_G") > 1


def test_half_a_row_that_is_the_plates_stays_plain() -> None:
    sequence = drawing(RED, Size(24, 9), CELL, PLAIN, (1, "#CBDFE6"), (1, "#E6E1D6"), kitty=True)
    _, image = kitty_image(sequence)
    assert image.size == (192, 144)
    assert image.getpixel((5, 7)) == (0xCB, 0xDF, 0xE6)
    assert image.getpixel((5, 136)) == (0xE6, 0xE1, 0xD6)
    for row in (8, 70, 135):
        red, green, blue = image.getpixel((5, row))  # type: ignore[misc]
        assert red > 150 > 60 > max(green, blue)


def test_a_finished_photo_is_pale_here_too() -> None:
    pale = Look("#FFFFFF", 0.25)
    sequence = drawing(RED, Size(24, 8), CELL, pale, (0, "#000000"), (0, "#000000"), kitty=True)
    red, green, _ = kitty_image(sequence)[1].getpixel((9, 9))  # type: ignore[misc]
    assert red > 235
    assert 190 < green < 205


def test_what_is_no_photo_draws_nothing() -> None:
    assert not drawing(
        b"words", Size(4, 4), CELL, PLAIN, (0, "#000000"), (0, "#000000"), kitty=False
    )
