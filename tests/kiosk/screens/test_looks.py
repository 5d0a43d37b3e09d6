"""What is drawn: every word readable in every theme and size, every code decodable, pictures."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot
from textual.strip import Strip

from kiosk.app import KioskApp
from kiosk.desk import Desk
from kiosk.device import Device
from kiosk.household.plan import Provider, Task
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import address, plan
from tests.kiosk.screens.test_places import WAYS, every_look, go
from tests.kiosk.wall import SIZE, SIZES, THEMES, Wall
from tests.look.family import Clock
from tests.look.raster import RGB, colours_of
from tests.widgets.test_code_panel import Decode, decode, photographed
from widgets.canvas import UPPER_HALF
from widgets.palette import contrast

__all__ = ["decode"]  # a fixture, made there

READABLE = 4.5  # WCAG AA, for text
LENGTHS = (20, 32, 53, 78, 100)


async def test_every_word_of_every_screen_can_be_read(hang: Hang) -> None:
    async with hang() as wall:
        pale = []
        async for name, size in every_look(wall):
            pale += [(name, size, *one) for one in await faint_in_a_theme(wall)]
        wall.clock.trusted = False
        await go(wall, "Today")
        await wall.tick()
        await wall.press("2", "3")
        pale += await faint_in_a_size(wall, "a notice, key hints and an Oops")
        await wall.press("1", "m", "1", "2", "3", "m", "1", "2", "3")
        pale += await faint_in_a_size(wall, "the finish picture")
        assert pale == []


async def faint_in_a_size(wall: Wall, where: str) -> list[tuple[object, ...]]:
    """What is too pale on this screen in some size and theme."""
    pale: list[tuple[object, ...]] = []
    for size in SIZES:
        await wall.resize(*size)
        pale += [(where, size, *one) for one in await faint_in_a_theme(wall)]
    return pale


async def faint_in_a_theme(wall: Wall) -> list[tuple[str, "Shade"]]:
    """What is too pale on this screen in some theme."""
    pale = []
    for theme in THEMES:
        await wall.wear(theme)
        pale += [(theme, one) for one in faint(wall)]
    return pale


def faint(wall: Wall) -> list["Shade"]:
    """What is too pale to be read."""
    return [one for one in shades(wall.strips) if contrast(*one.colours) < READABLE]


class Shade(NamedTuple):
    """Words in one pair of colours."""

    words: str
    colours: tuple[str, str]


def shades(strips: list[Strip]) -> set[Shade]:
    """Everything on the screen that is no half-block and no gap, with its ink and ground."""
    found = set()
    for segment in (segment for strip in strips for segment in strip):
        words = segment.text.replace(UPPER_HALF, "").strip()
        if words and segment.style is not None:
            ink, ground = colours_of(segment.style)
            found.add(Shade(words, (as_hex(ink), as_hex(ground))))
    return found


def as_hex(colour: RGB) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)


def test_what_is_hard_to_read_is_found() -> None:
    pale = Strip([Segment("▀▀ Hop ", Style(color="#777777", bgcolor="#888888"))])
    assert [contrast(*one.colours) < READABLE for one in shades([pale])] == [True]


@pytest.mark.parametrize("size", SIZES)
async def test_the_code_on_the_screen_decodes_or_the_address_is_there(
    hang: Hang,
    decode: Decode,
    size: tuple[int, int],
) -> None:
    addresses = [address(length) for length in LENGTHS]
    tasks = tuple(
        Task(f"task-{n}", "rosa", "Hop", steps=("One.", "Two."), provider="kim", instructions=one)
        for n, one in enumerate(addresses)
    )
    decoded = []
    async with hang(plan(tasks=tasks, providers=(Provider("kim", "Kim"),)), size=size) as wall:
        await wall.press("s")
        for wanted in addresses:
            if not wall.screen.query_one("CodePanel").region:
                await wall.press("m")
            for theme in THEMES:
                wall.app.theme = theme
                await wall.settle()
                strips = wall.strips
                found = decode(photographed(strips))
                said = "".join(wall.words.split())
                if found:
                    assert found == [wanted], (len(wanted), theme)
                    decoded.append(len(wanted))
                else:
                    assert "toosmallforthecode" in said, (len(wanted), theme)
                assert found or shows_address(wall, wanted), (len(wanted), theme)
            await next_task(wall, wanted)
    least = {(100, 30): 100, (80, 24): 100, (60, 20): 32, (128, 40): 100}[size]
    assert max(decoded) >= least
    assert len(decoded) % len(THEMES) == 0


def shows_address(wall: Wall, wanted: str) -> bool:
    """Whether the whole address is said, over however many lines."""
    panel = wall.screen.query_one("CodePanel").region
    rows = wall.lines[panel.y : panel.bottom]
    said = "".join(row[panel.x : panel.right].strip() for row in rows)
    return wanted.removeprefix("https://") in said


async def next_task(wall: Wall, wanted: str) -> None:
    """On to the next task's first page."""
    panel = wall.screen.query_one("CodePanel")
    for _ in range(4):
        if panel.address != wanted:  # type: ignore[attr-defined]
            return
        bar = wall.screen.bar
        key = "e" if bar.action_for_key("e") else "m"
        if not bar.action_for_key(key):  # the last page of the last task
            return
        await wall.press(key)


def test_the_places_of_the_snapshots_are_few() -> None:
    assert len(WAYS) * len(THEMES) + len(SIZES) - 1 <= 60


Looks = Callable[..., bool]


def looks(
    snap_compare: Looks,
    rosas: Path,
    folder: Path,
    keys: tuple[str, ...],
    theme: str = "light",
    size: tuple[int, int] = SIZE,
) -> bool:
    """The screen behind these keys against its picture; as if by touch, without key hints."""
    shutil.copytree(rosas, folder)
    device = Device.open(folder, Clock())
    device.settings = type(device.settings)(home="green", theme=theme)
    app = KioskApp(Desk(device))

    async def before(pilot: Pilot[None]) -> None:
        random.seed(26)  # the way out asks for other words each time
        wall = Wall(app, pilot, device, Clock())
        await wall.settle()
        await wall.press(*keys)
        wall.screen.bar.show_keys(False)
        await wall.settle()

    try:
        return snap_compare(app, terminal_size=size, run_before=before)
    finally:
        device.close()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", WAYS)
def test_a_screen_looks_as_it_did(
    snap_compare: Looks, rosas: Path, folder: Path, name: str, theme: str
) -> None:
    assert looks(snap_compare, rosas, folder, WAYS[name], theme)


@pytest.mark.parametrize("size", SIZES[1:], ids=lambda size: f"{size[0]}x{size[1]}")
def test_today_looks_as_it_did_at_other_sizes(
    snap_compare: Looks, rosas: Path, folder: Path, size: tuple[int, int]
) -> None:
    assert looks(snap_compare, rosas, folder, (), size=size)
