"""Every target has its millimetres, on three real panels: worked out from where it really lies."""

from contextlib import AbstractAsyncContextManager
from datetime import date

import pytest
from textual.widget import Widget

from kiosk.device.display import Display
from kiosk.household.plan import Plan, Reward, Task
from kiosk.screens.reach import FINGER, LARGE, SLACK
from tests.kiosk.conftest import Hang
from tests.kiosk.screens.siblings import alone, siblings
from tests.kiosk.wall import Wall
from tests.look.family import suit_child
from tests.look.views import settle_all
from tests.look.watched import bare
from widgets.bar_button import BarButton
from widgets.pad_key import PadKey
from widgets.pressable import Pressable
from widgets.speaker_button import SpeakerButton

# Millimetres and cells: the panel's own pixels by fonts of 8x16 and 10x20 (RESEARCH.md R21).
SEVEN, TEN, TWENTY_FOUR = Display(154, 86), Display(217, 136), Display(531, 299)
PANELS = [
    (SEVEN, (100, 30)),
    (SEVEN, (80, 24)),
    (TEN, (160, 50)),
    (TEN, (128, 40)),
    (TWENTY_FOUR, (240, 67)),
    (TWENTY_FOUR, (192, 54)),
]
YESTERDAY = date(2026, 11, 25)
LEFT = 19.25  # mm that 80 columns of the 7" panel have beside four places of 30 and their gaps
VIEWS = ("cards", "one", "first-then", "list")
KEYS = {  # by which keys a child comes to a screen from Today
    "Practice": ("s",),
    "StarChart": ("t",),
    "Weeks": ("t", "m"),
    "Jar": ("t", "j"),
    "Pick": ("t", "j", "p"),
    "Where": ("t", "w"),
    "Learned": ("t", "l"),
}


def a_plan(learned: date = date(2026, 10, 20)) -> Plan:
    titles = ("Hop", "Skip", "Jump", "Rest", "Sing")
    tasks = tuple(Task(title.lower(), "rosa", title) for title in titles)
    known = Task("clap", "rosa", "Clap", learned=learned)
    rewards = (Reward("swim", "rosa", "Swimming", 3), Reward("cake", "rosa", "A cake", 4))
    return alone(tasks=(*tasks, known), rewards=rewards)


def small(wall: Wall, display: Display, least: float) -> list[str]:
    """What a finger of so many mm would miss: its id, and its millimetres."""
    wide, high = wall.app.size
    found = []
    for target in wall.screen.query("*"):
        if not isinstance(target, (Pressable, PadKey)) or not target.region.area:
            continue
        if isinstance(target, Pressable) and target.absent:
            continue
        if isinstance(target, SpeakerButton):  # a small one, for an adult or a child who reads on
            continue
        sides = (
            target.region.width * display.width / wide,
            target.region.height * display.height / high,
        )
        wanted = least
        if is_for_adults(target) or is_the_fifth(target, display):
            wanted = LEFT if (wide, least) == (80, LARGE) else FINGER
        if min(sides) < wanted - SLACK:
            found.append(f"{wall.name}: {target.id or type(target).__name__} {sides}")
    return found


def is_for_adults(target: Widget) -> bool:
    """The way to the grown-ups, and the two answers that adults give on the page of a task."""
    return isinstance(target, BarButton) and target.label in ("Grown-ups", "We tried", "Not today")


def found_on(wall: Wall, display: Display, least: float) -> list[str]:
    """What is too small on a child's screen; and in the large mode what lacks its picture."""
    lacking = [f"{wall.name}: no picture on {one}" for one in bare(wall.screen)]
    return small(wall, display, least) + (lacking if least == LARGE else [])


def is_the_fifth(target: Widget, display: Display) -> bool:
    """Where the star chart has all its five buttons, 154 mm have no room for 30 mm each and gaps:
    "Where" has what is left. A known gap of the large mode on the 7" panel.
    """
    return display == SEVEN and isinstance(target, BarButton) and target.label == "Where"


async def suit(wall: Wall, **settings: object) -> None:
    """Another plan for the child, which the screen follows."""
    suit_child(wall.device, **settings)
    wall.screen.follow()
    await wall.settle()


async def missed(
    hung: AbstractAsyncContextManager[Wall], display: Display, large: bool
) -> list[str]:
    """All targets that are too small, on each of the child's screens and in each view."""
    least = LARGE if large else FINGER
    async with hung as wall:
        wall.screen.desk.display = display
        assert wall.name == "JustLearned"
        await suit(wall, large=large)
        found = found_on(wall, display, least)
        await wall.press("y")
        for view in VIEWS:
            await suit(wall, view=view, large=large)
            found += found_on(wall, display, least)
        await suit(wall, view="cards", large=large)
        for name, keys in KEYS.items():
            await wall.go(*keys)
            assert wall.name == name
            found += found_on(wall, display, least)
        await wall.go()
        await settle_all(wall.app, wall.pilot)
        await wall.linger(minutes=1)
        assert "Grown-ups" in wall.words
        assert not wall.cards, "the sky at the end of the day"
        return found + found_on(wall, display, least)


@pytest.mark.parametrize(("display", "size"), PANELS, ids=str)
async def test_every_target_has_twenty_millimetres(
    hang: Hang, display: Display, size: tuple[int, int]
) -> None:
    assert await missed(hang(a_plan(YESTERDAY), size=size), display, large=False) == []


@pytest.mark.parametrize(("display", "size"), PANELS, ids=str)
async def test_in_the_large_mode_a_childs_target_has_thirty(
    hang: Hang, display: Display, size: tuple[int, int]
) -> None:
    assert await missed(hang(a_plan(YESTERDAY), size=size), display, large=True) == []


@pytest.mark.parametrize(("display", "size"), PANELS, ids=str)
async def test_a_name_on_the_childrens_screen_has_thirty(
    hang: Hang, display: Display, size: tuple[int, int]
) -> None:
    async with hang(siblings(), size=size) as wall:
        wall.screen.desk.display = display
        await suit(wall, large=True)
        await wall.pass_by(minutes=3)
        assert wall.name == "Children"
        names = [one for one in small(wall, display, LARGE) if "ChoiceCard" in one]
        assert (names, small(wall, display, FINGER)) == ([], [])


async def test_a_coin_on_the_square_measures_the_display(hang: Hang) -> None:
    async with hang(a_plan()) as wall:
        await wall.press("g", "m", "z")
        assert wall.name == "Coin"
        assert "1 euro" in wall.words
        await wall.press("l", "l", "o", "s", "f")
        assert wall.name == "GrownUps"
        measured = wall.screen.desk.display
        assert measured is not None
        assert measured.width == pytest.approx(100 * 23.43 / 16, abs=1)
        assert wall.device.settings.display == str(measured)
        await wall.press("m")
        assert str(measured.width) in wall.words


async def test_a_child_who_no_longer_needs_large_targets_has_the_usual_ones(hang: Hang) -> None:
    async with hang(a_plan()) as wall:
        usual = wall.regions()
        await suit(wall, large=True)
        assert wall.regions() != usual
        await suit(wall, large=False)
        assert wall.regions() == usual
