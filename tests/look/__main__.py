"""`make look`: every screen as a picture, in each theme and size, into the ignored folder look/."""

import argparse
import asyncio
import os
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from textual.events import MouseDown
from textual.pilot import Pilot

from kiosk.app import KioskApp
from kiosk.device import Device
from kiosk.device.looks import note_look
from kiosk.screens.board import Board
from tests.look.apart import apart
from tests.look.family import THURSDAY, Clock, family, kiosk, suit_child
from tests.look.pictures import sheet
from tests.look.raster import picture_of
from widgets.task_card import TaskCard

SIZES = [(100, 30), (80, 24), (60, 20), (128, 40)]
THEMES = ("light", "dark", "contrast")
OUT = Path("look")

Step = Callable[[KioskApp, Pilot[None]], Awaitable[None]]


def presses(*keys: str) -> Step:
    """Go to a screen by its keys, then as if by touch: without key hints."""

    async def go(app: KioskApp, pilot: Pilot[None]) -> None:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()

    return go


async def settle_all(app: KioskApp, pilot: Pilot[None]) -> None:
    """Do what is left of the day."""
    device = app._desk._device
    at = device.moment()
    day = device.day.practice_day(at)
    for due in device.day.today("rosa", day, at).tasks:
        device.day.tick("rosa", due.task.id, day=day, slot=due.slot, at=at)
    await app.tick()


async def without_clock(app: KioskApp, pilot: Pilot[None]) -> None:
    """A board that forgot the time."""
    clock = app._desk._device._clock
    assert isinstance(clock, Clock)
    clock.trusted = False
    await app.tick()


async def tap_now(app: KioskApp, pilot: Pilot[None]) -> None:
    """Tap the card that is now."""
    now = next(card for card in app.screen.query(TaskCard) if card.state == "now")
    await pilot._post_mouse_events([MouseDown], now, offset=(5, 5), button=1)


def in_view(view: str, *keys: str, **others: Any) -> Step:
    """Today as another view shows it, after these keys."""

    async def go(app: KioskApp, pilot: Pilot[None]) -> None:
        suit_child(app._desk._device, view=view, **others)
        for step in (presses(), presses(*keys), presses()):
            assert isinstance(app.screen, Board)
            app.screen.follow()
            await pilot.pause()
            await step(app, pilot)
            app.screen.bar.show_keys(False)

    return go


VIEWS: dict[str, Step] = {
    "today": presses(),
    "today-just-done": tap_now,
    "today-keys": presses("tab", "tab"),
    "today-plain": in_view("cards", "1", stars=False),
    "one": in_view("one"),
    "one-done": in_view("one", "1"),
    "one-plain": in_view("one", "1", stars=False),
    "first-then": in_view("first-then"),
    "first-then-done": in_view("first-then", "d"),
    "first-then-keys": in_view("first-then", "tab"),
    "list": in_view("list"),
    "list-done": in_view("list", "1"),
    "list-plain": in_view("list", "1", stars=False),
    "pick": in_view("one", "m"),
    "wait": in_view("cards", "m", choose=False),
    "practice": presses("s"),
    "stars": presses("t"),
    "jar": presses("t", "j"),
    "pick-reward": presses("t", "j", "p"),
    "weeks": presses("t", "m"),
    "handover": presses("g"),
    "plan": presses("g", "p"),
    "who": presses("g", "w"),
    "goals": presses("g", "o"),
    "grown-ups": presses("g", "m"),
    "leave": presses("g", "m", "l"),
    "pin": presses("g", "m", "p", "4", "7"),
    "coin": presses("g", "m", "z"),
    "yesterday": presses("g", "m", "y", "1"),
    "helped": presses("g", "m", "y", "1", "h"),
    "rest": presses("g", "m", "s"),
    "rest-day": presses("g", "m", "s", "1", "b", "b", "b"),
    "rest-handover": presses("g", "m", "s", "1", "b", "b"),
    "learn": presses("g", "m", "n", "1"),
    "learned": presses("g", "m", "n", "1", "2", "3", "4", "s"),
    "just-learned": presses("g", "m", "n", "2", "b", "b", "b"),
    "why": presses("s", "w"),
    "finish": settle_all,
    "notice": without_clock,
    "apart-handover": presses("g"),
    "apart-plan": presses("g", "p"),
    "apart-choose": presses("g", "p", "c"),
    "apart-chosen": presses("g", "p", "c", "u"),
}


async def draw(folder: Path, view: str, size: tuple[int, int], theme: str) -> None:
    """One picture."""
    device = family_for(view, folder)
    device.settings = type(device.settings)(home="green", theme=theme)
    app = kiosk(device)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await VIEWS[view](app, pilot)
        await pilot.pause()
        OUT.mkdir(exist_ok=True)
        name = f"{view}-{size[0]}x{size[1]}-{theme}.png"
        picture_of(app).save(OUT / name)
    device.close()


def family_for(view: str, folder: Path) -> Device:
    """The sample family; for what shows two homes, after both changed the plan."""
    if not view.startswith("apart"):
        return family(folder, Clock())
    homes = apart(folder.parent, Clock())
    note_look(homes.green.replica, ())
    homes.quarrel()
    homes.blue.close()
    return homes.green


def main() -> None:
    """Draw what is asked for; all of it unless narrowed down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--view", choices=VIEWS, action="append")
    parser.add_argument("--size", action="append", help="such as 100x30")
    parser.add_argument("--theme", choices=THEMES, action="append")
    wanted = parser.parse_args()
    os.environ["COLORTERM"] = "truecolor"  # with 16 colours the kiosk chooses its theme itself
    sizes = [(int(w), int(h)) for w, h in (text.split("x") for text in wanted.size or [])] or SIZES
    for view in wanted.view or VIEWS:
        for size in sizes:
            for theme in wanted.theme or THEMES:
                with tempfile.TemporaryDirectory() as folder:
                    asyncio.run(draw(Path(folder) / "device", view, size, theme))
    for theme in wanted.theme or THEMES if not wanted.view else ():
        sheet(theme).save(OUT / f"pictures-{theme}.png")
    print(f"pictures of {THURSDAY:%A %d %B} are in {OUT}/")


if __name__ == "__main__":
    main()
