"""Every screen that the house has is gone to, on three real panels with letters of two sizes: no
target there has less than 20 mm, and every word, icon and star stands out in every palette.
"""

import shutil
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from kiosk.app import KioskApp
from kiosk.backstage import SCREENS
from kiosk.device import Device
from kiosk.device.display import Display
from kiosk.gate import Gate
from kiosk.newcomer import Newcomer
from kiosk.screens.reach import FINGER, SLACK
from tests.kiosk.conftest import Hang
from tests.kiosk.screens.siblings import alone, siblings
from tests.kiosk.screens.test_fingers import PANELS, small
from tests.kiosk.screens.test_looks import faint
from tests.kiosk.wall import Wall, hung
from tests.look.apart import Apart
from tests.look.family import Clock
from tests.look.views import VIEWS
from tests.look.watched import pale
from widgets.fact_tile import FactTile
from widgets.key_board import KeyBoard

BY_VIEW = (
    "today", "practice", "stars", "jar", "pick-reward", "weeks", "handover", "plan", "who", "goals",
    "grown-ups", "leave", "pin", "coin", "yesterday", "rest", "learn", "learned", "just-learned",
    "before-session", "session-tasks", "discussed", "missing", "kit", "jobs", "hand-on", "check-in",
    "help-card", "month", "swap", "proposals", "schedule", "schedule-nights", "schedule-terms",
    "edit-plan", "edit-tasks", "edit-task", "edit-list", "edit-picture", "edit-each",
    "edit-actions", "ask-text", "after-session", "session-form", "session-next", "update", "visit",
    "take", "change-visit",
    "one", "first-then", "list", "wait", "today-plain", "finish", "notice", "month-later",
    "ask-accents", "ask-days", "ask-day", "ask-time", "ask-number", "ask-choice", "ask-minutes",
)  # fmt: skip
SMALL_KEYS = {  # whose keys have no room for 20 mm on 154 x 86 mm: their least side in mm, and why
    "ask-text": (10, "ten letters in a row, as on every keyboard"),
    "ask-accents": (10, "as many"),
    "ask-day": (8.5, "a whole month at one look; its days are 20 mm wide"),
    "ask-time": (14, "a whole day's hours at one look"),
}
VIEW_OF = {  # a view whose name is not its screen's
    "stars": "StarChart",
    "pick-reward": "Pick",
    "plan": "Pages",
    "who": "WhoTakes",
    "goals": "Team",
    "session-tasks": "SessionSheet",
    "edit-tasks": "EditSection",
    "edit-task": "EditEntry",
    "month-later": "Month",
    **dict.fromkeys(("one", "first-then", "list", "wait", "today-plain"), "Today"),
    **dict.fromkeys(("finish", "notice"), "Today"),
}
BY_KEYS = {
    "Why": ("s", "w"),
    "Helped": ("g", "m", "y", "1", "h"),
    "Reward": ("g", "m", "r"),
    "Where": ("t", "w"),
    "Offer": ("g", "m", "j"),
    "Offer with its address open": ("g", "m", "j", "a", "x"),
}
OTHERWISE = ("Children", "BothHomes", "Join")


def screen_of(view: str) -> str:
    if view.startswith("ask-"):
        return "Ask"
    return VIEW_OF.get(view, "".join(part.title() for part in view.split("-")))


async def missed(wall: Wall, key: float = FINGER) -> list[str]:
    """What a finger would miss, or an eye, on each panel. A night of the month is read; what is
    tapped of it to change something is on its own page. `key` is the least side of a key in mm.
    """
    found = [f"{wall.name}: {one}" for one in faint(wall)]
    for display, size in PANELS:
        await hang_on(wall, display, size)
        found += [one for one in small(wall, display, FINGER) if "Month: NightCell" not in one]
        found += small_keys(wall, display, key)
        found += [f"{wall.name} at {size}, {one}" for one in pale(wall.screen)]
    return found


def small_keys(wall: Wall, display: Display, least: float) -> list[str]:
    """The keys of a board that a finger of so many mm would miss."""
    wide, high = wall.app.size
    sides = {
        one.key.name: (
            one.cells.width * display.width / wide,
            one.cells.height * display.height / high,
        )
        for board in wall.screen.query(KeyBoard)
        for one in board.places
        if board.region.area and one.key.pressable
    }
    return [f"{wall.name}: {key} {mm}" for key, mm in sides.items() if min(mm) < least - SLACK]


async def hang_on(wall: Wall, display: Display, size: tuple[int, int]) -> None:
    """The same screen on another panel."""
    wall.screen.desk.display = display
    await wall.resize(*size)
    wall.screen.follow()
    await wall.settle()


@pytest.fixture
def family(rosas: Path, folder: Path) -> AbstractAsyncContextManager[Wall]:
    """The sample family's wall, without a PIN."""
    shutil.copytree(rosas, folder)
    clock = Clock()
    device = Device.open(folder, clock)
    Gate(device).choose("")
    return hung(device, clock)


@pytest.mark.parametrize("view", BY_VIEW)
async def test_on_a_screen_of_the_sample_family(
    family: AbstractAsyncContextManager[Wall], view: str
) -> None:
    async with family as wall:
        await VIEWS[view](wall.app, wall.pilot)
        await wall.settle()
        assert wall.name == screen_of(view)
        least, _why = SMALL_KEYS.get(view, (FINGER, ""))
        assert await missed(wall, least) == []


async def test_on_the_screens_between_them(hang: Hang) -> None:
    async with hang(alone()) as wall:
        found: list[str] = []
        for name, keys in BY_KEYS.items():
            await wall.go(*keys)
            assert wall.name == name.split()[0]
            found += await missed(wall)
            await wall.resize(100, 30)
        assert found == []


async def test_on_the_childrens_names(hang: Hang) -> None:
    async with hang(siblings()) as wall:
        assert wall.name == "Children"
        assert await missed(wall) == []


async def test_on_what_both_homes_changed(rosas: Path, tmp_path: Path, moved: Clock) -> None:
    shutil.copytree(rosas, tmp_path / "green")
    homes = Apart(tmp_path, tmp_path / "green", moved)
    homes.quarrel()
    async with hung(homes.green, homes.clock) as wall:
        await wall.press("g")
        await wall.until(lambda: wall.name == "Handover")
        await wall.tap(list(wall.screen.query(FactTile))[-1])
        await wall.tap("#third")
        assert wall.name == "BothHomes"
        assert await missed(wall) == []
    homes.close()


@asynccontextmanager
async def newcomers(folder: Path) -> AsyncIterator[Wall]:
    """A screen that has no household yet."""
    desk = Newcomer(folder, ())
    app = KioskApp(desk, "join")
    try:
        async with app.run_test(size=(100, 30)) as pilot:
            yield Wall(app, pilot, None, Clock())  # type: ignore[arg-type]
    finally:
        desk.stop()


async def test_on_the_first_screen_of_a_new_device(folder: Path) -> None:
    async with newcomers(folder) as wall:
        await wall.settle()
        assert wall.name == "Join"
        assert await missed(wall) == []
        await wall.press("a", "x")
        assert "x▌" in wall.words, "the hub's address is typed"
        assert await missed(wall) == []


def test_each_screen_of_the_house_is_among_them() -> None:
    names = {"".join(part.title() for part in name.split("_")) for name in SCREENS}
    assert {*map(screen_of, BY_VIEW)} | {*OTHERWISE} | {one.split()[0] for one in BY_KEYS} == names
