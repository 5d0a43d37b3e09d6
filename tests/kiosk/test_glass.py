"""Photos in a terminal's own pixels: the real kiosk on a pty that says what it is."""

import io
import re
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from kiosk.device import Device
from kiosk.household.photos import photo_edits
from tests.kiosk.plans import plan
from tests.pty import Terminal, python

SIXEL = re.compile(r"\x1b7\x1b\[(\d+);(\d+)H\x1bP0;1;0q\"1;1;(\d+);(\d+)[^\x1b]*\x1b\\\x1b8")
KITTY = re.compile(r"\x1b7\x1b\[(\d+);(\d+)H\x1b_Ga=T,f=100,i=(\d+),[^\x1b]*\x1b\\")
GONE = re.compile(r"\x1b_Ga=d,d=I,i=(\d+),q=2\x1b\\")


@pytest.fixture
def pictured(folder: Path) -> Path:
    """A household whose first task has a photo."""
    made = plan("Water the beans", "Blow bubbles")
    task = replace(made.tasks[0], picture="garden.jpg")
    out = io.BytesIO()
    Image.new("RGB", (300, 200), (30, 160, 60)).save(out, "JPEG")
    with closing(
        Device.set_up(folder, "green", replace(made, tasks=(task, *made.tasks[1:])))
    ) as it:
        it.replica.write(
            photo_edits(it.replica, "garden.jpg", out.getvalue(), "ab" * 32), author=""
        )
    return folder


def kiosk(folder: Path, **environment: str) -> Terminal:
    return Terminal(python("-m", "kiosk", "--data", str(folder)), **environment)


def drawn(found: re.Pattern[str], terminal: Terminal) -> list[tuple[str, ...]]:
    """Where each picture was drawn, and what else the sequence says."""
    return [one.groups() for one in found.finditer(terminal.said)]


def test_in_foot_a_photo_lies_over_its_plate_and_again_after_a_tap(pictured: Path) -> None:
    with kiosk(pictured, TERM="foot") as terminal:
        terminal.until(lambda: bool(drawn(SIXEL, terminal)))
        row, column, wide, high = map(int, drawn(SIXEL, terminal)[-1])
        terminal.rest()
        assert (wide, high) == (24 * 8, 9 * 16)  # half a row above and below is the plate's
        terminal.said = ""
        terminal.tap(column + 5, row + 5)
        terminal.until(lambda: bool(drawn(SIXEL, terminal)))
        assert drawn(SIXEL, terminal)[-1] == (str(row), str(column), str(wide), str(high))
        terminal.rest()
        terminal.said = ""
        terminal.write(b"t")  # to the star chart, and back
        terminal.rest()
        assert not drawn(SIXEL, terminal)
        terminal.write(b"b")
        terminal.until(lambda: bool(drawn(SIXEL, terminal)))


def test_in_another_size_a_photo_is_larger(pictured: Path) -> None:
    with kiosk(pictured, TERM="foot") as terminal:
        terminal.until(lambda: bool(drawn(SIXEL, terminal)))
        wide = int(drawn(SIXEL, terminal)[-1][2])
        terminal.resize(128, 40)
        terminal.until(lambda: any(int(one[2]) > wide for one in drawn(SIXEL, terminal)))


def test_kitty_is_told_to_take_a_photo_away(pictured: Path) -> None:
    with kiosk(pictured, TERM="xterm-kitty") as terminal:
        terminal.until(lambda: bool(drawn(KITTY, terminal)))
        (_, _, number) = drawn(KITTY, terminal)[-1]
        terminal.rest()
        terminal.said = ""
        terminal.write(b"t")
        terminal.until(lambda: (number,) in drawn(GONE, terminal))
        assert not drawn(KITTY, terminal)
        terminal.write(b"b")
        terminal.until(lambda: bool(drawn(KITTY, terminal)))


@pytest.mark.parametrize("term", ["xterm-256color", "linux"])
def test_a_terminal_that_is_not_known_to_show_pictures_gets_none(pictured: Path, term: str) -> None:
    with kiosk(pictured, TERM=term) as terminal:
        terminal.shows("Water the beans")
        terminal.rest(1.0)
        assert "\x1bP" not in terminal.said
        assert "\x1b_G" not in terminal.said
