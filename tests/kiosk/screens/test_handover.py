"""The handover in one glance: all of a full day, the next visits, what waits between the adults."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from kiosk.household import Moment
from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.plan import (
    Appointment,
    Caregiver,
    Goal,
    Home,
    ParentingSchedule,
    Plan,
    Provider,
    Task,
)
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import ROSA
from tests.kiosk.wall import Wall
from tests.look.family import THURSDAY
from widgets.ends_line import EndsLine
from widgets.fact_tile import FactTile
from widgets.heading import Heading

EIGHT = ("k words", "bubbles", "stairs", "beads", "lines", "book", "straw", "jumps")
TODAY = THURSDAY.date()
GOAL = "Ask for things in her own words"


def visit(id: str, days: int, taker: str = "", *agreed: str) -> Appointment:
    """A visit in some days, at ten."""
    on = datetime.combine(TODAY + timedelta(days=days), time(10))
    title = f"{id.capitalize()} visit"
    return Appointment(id, title, "rosa", on, id, taker=taker, agreed=agreed)


FULL = replace(
    ROSA,
    homes=(Home("green", "Green house"), Home("blue", "Blue house")),
    caregivers=(Caregiver("sam", "Sam", "green"), Caregiver("alex", "Alex", "blue")),
    goals=(Goal("talk", "rosa", GOAL),),
    providers=tuple(Provider(name.lower(), name, "ot") for name in ("Kim", "Omar", "Petra")),
    tasks=tuple(
        Task(title.replace(" ", "-"), "rosa", title.capitalize(), materials=(f"{title} box",))
        for title in EIGHT
    ),
    parenting_schedule=ParentingSchedule(
        "AABB", {"A": "green", "B": "blue"}, TODAY - timedelta(days=5), time(17)
    ),
    appointments=(
        visit("kim", 2, "sam", "green", "blue"),
        visit("omar", 5, "alex", "green", "blue"),
        visit("petra", 12, "alex", "blue"),
    ),
)


def tile(wall: Wall, number: int) -> FactTile:
    return list(wall.screen.query(FactTile))[number]


def shown(wall: Wall, number: int) -> str:
    """What stands in a tile, as running text."""
    region = tile(wall, number).region
    rows = (strip.crop(region.x, region.right).text for strip in wall.strips)
    return " ".join(" ".join(list(rows)[region.y : region.bottom]).split())


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (128, 40)])
async def test_a_day_of_eight_tasks_stands_on_one_screen(hang: Hang, size: tuple[int, int]) -> None:
    async with hang(FULL, size) as wall:
        await wall.press("g")
        still = shown(wall, 1)
        assert all(label in still for label in EIGHT), still
        pack = shown(wall, 3)
        assert all(label in pack for label in EIGHT[:5]), pack


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (128, 40)])
async def test_the_next_three_visits_have_their_takers(hang: Hang, size: tuple[int, int]) -> None:
    async with hang(FULL, size) as wall:
        await wall.press("g")
        said = shown(wall, 4)
        assert "Sam" in said
        assert "Alex →" in said
        assert "Alex? →" in said, "not agreed yet"
        assert not tile(wall, 4).loud, "that one is twelve days away"
        assert tile(wall, 3).loud, "so what to pack is the loud one"
        assert "Petra" in said, "with whom is whole"
        for words, title in (("Alex? →", "Petra visit"), ("Alex →", "Omar visit")):
            await tap_line(wall, words)
            assert (wall.name, wall.screen.query_one(Heading).headline) == ("Visit", title)
            await wall.press("b")
            assert wall.name == "Handover"
            wall.let_fingers_rest()


async def tap_line(wall: Wall, words: str) -> None:
    """A finger on a line of a tile."""
    rows = [strip.text for strip in wall.strips]
    row = next(number for number, text in enumerate(rows) if words in text)
    await wall.tap_at(rows[row].index(words), row)


async def test_a_visit_of_the_week_that_nobody_agreed_to_is_loud(hang: Hang) -> None:
    async with hang(replace(FULL, appointments=(visit("kim", 7),))) as wall:
        await wall.press("g")
        assert [one.loud for one in wall.screen.query(FactTile)] == [False] * 4 + [True, False]
        assert "Who takes Rosa?" in wall.words


@pytest.mark.parametrize(("values", "line"), [((), GOAL), (("We cheer",), "We cheer")])
async def test_one_line_says_what_both_homes_want(
    hang: Hang, values: tuple[str, ...], line: str
) -> None:
    async with hang(replace(FULL, values=values)) as wall:
        await wall.press("g")
        assert wall.screen.query_one(".between", EndsLine).left == line


async def test_what_waits_for_an_answer_is_the_loud_one_in_both_homes(hang: Hang) -> None:
    quiet: Plan = replace(FULL, appointments=())
    async with hang(quiet) as wall:
        at: Moment = wall.device.moment()
        night = (TODAY + timedelta(days=9)).isoformat()
        Proposing(wall.device.day).propose(
            "swap",
            "schedule",
            {"first": night, "last": night, "home": "green"},
            reason="work",
            answer_by=TODAY + timedelta(days=3),
            at=at,
        )
        for home in ("green", "blue"):
            wall.device.day.home = home
            await wall.press("g")
            assert [one.loud for one in wall.screen.query(FactTile)] == [False] * 5 + [True]
            await wall.tap(tile(wall, 5))
            assert "work" in wall.words
            assert "Answer by" in wall.words, "at once what is asked"
            assert wall.screen.bar.label_of("fourth") == "Answer"
            await wall.press("a")
            assert wall.name == "Proposals"
            await wall.press("b", "b")
            assert wall.name == "Today"
            wall.let_fingers_rest()
            assert "work" not in wall.words, "nothing of it for the child"


async def test_the_line_of_the_week_stands_with_what_was_practised(hang: Hang) -> None:
    async with hang(FULL) as wall:
        await wall.press("1", "b", "g")
        await wall.tap(tile(wall, 0))
        assert "1 practice this week" in wall.words
