"""The month, a swap, what waits between the homes, and a new schedule: by touch and by keys."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.household.agreeing.proposals import Proposal
from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.household import Household
from kiosk.household.nights.parenting_schedule import night
from kiosk.household.nights.schedule_presets import preset_of
from kiosk.household.nights.swaps import propose_swap
from kiosk.household.plan import Plan
from kiosk.screens.reach import FINGER
from tests.kiosk.conftest import Hang
from tests.kiosk.fingers import tap_tile, tile
from tests.kiosk.screens.test_fingers import SEVEN, small
from tests.kiosk.wall import Wall
from tests.look.family import suit_child
from tests.look.nights import swap_nights
from widgets.fact_tile import FactTile
from widgets.month_grid import MonthGrid
from widgets.night_cell import NightCell
from widgets.preset_tile import PresetTile

Looks = Callable[..., bool]

FRIDAY = date(2026, 12, 4)  # the wall's clock says Thursday 26 November


async def to_month(wall: Wall, ahead: int = 1) -> None:
    """The month, so many months from this one."""
    wall.screen.go("month")
    await wall.settle()
    for _month in range(ahead):
        await wall.tap("#more")
        wall.let_fingers_rest()


def cell(wall: Wall, day: int) -> NightCell:
    found = [one for one in wall.screen.query(NightCell) if one.facts.number == str(day)]
    assert len(found) == 1
    return found[0]


async def follow(wall: Wall) -> None:
    """Show what was written behind the screen's back."""
    wall.screen.follow()
    await wall.settle()


def proposals(wall: Wall) -> tuple[Proposal, ...]:
    return Proposing(wall.device.day).proposals(wall.clock()).every()


def home_of(plan: Plan, day: date) -> str:
    assert plan.parenting_schedule is not None
    return night(plan.parenting_schedule, day) or ""


def asked_there(wall: Wall, first: date, nights: int = 1, to: str = "") -> Proposal:
    """What the other home proposes."""
    blue = Household(wall.device.replica, "blue")
    wanted = to or ("green" if home_of(blue.plan, first) == "blue" else "blue")
    return propose_swap(
        blue,
        first,
        first + timedelta(days=nights - 1),
        wanted,
        answer_by=first - timedelta(days=1),
        at=wall.clock(),
        reason="birthday",
    )


async def test_each_night_has_its_homes_name_and_colour(hang: Hang) -> None:
    async with hang() as wall:
        await to_month(wall)
        plan = wall.device.day.plan
        names = {"green": ("Green", "leaf"), "blue": ("Blue", "blue")}
        for number in range(1, 32):
            facts = cell(wall, number).facts
            day = date(2026, 12, number)
            assert (facts.name, facts.colour) == names[home_of(plan, day)]
            moves = home_of(plan, day) != home_of(plan, day - timedelta(days=1))
            assert (facts.time == "17:00", bool(facts.before)) == (moves, moves)
            assert not facts.over
        assert "Dec 2026" in wall.words


async def test_holidays_are_marked_and_named(hang: Hang) -> None:
    async with hang(size=(80, 24)) as wall:
        swap_nights(wall.device)
        await to_month(wall)
        assert {cell(wall, day).facts.marks[:1] for day in (24, 25, 26, 27)} == {"◆"}
        assert "24 Dec to 27 Dec: Christmas" in wall.words
        assert "◆ changed" in wall.words


async def test_today_is_marked_what_is_over_is_faded_and_months_are_turned(hang: Hang) -> None:
    async with hang() as wall:
        await to_month(wall, 0)
        assert [one.facts.number for one in wall.screen.query(NightCell) if one.facts.today] == [
            "26"
        ]
        assert cell(wall, 25).facts.over
        await wall.tap(cell(wall, 25))
        assert wall.name == "Month", "the past cannot be changed"
        await wall.press("l", "l")
        assert "Jan 2027" in wall.words
        await wall.press("e", "e", "e")
        assert "Oct 2026" in wall.words
        await wall.press("l")
        assert "Nov 2026" in wall.words
        await wall.press("b")
        assert wall.name == "Handover"


@pytest.mark.parametrize("size", [(100, 30), (60, 20)], ids=str)
async def test_the_weeks_of_a_month_are_of_one_height(hang: Hang, size: tuple[int, int]) -> None:
    async with hang(size=size) as wall:
        await to_month(wall)
        heights = {one.region.height for one in wall.screen.query(NightCell) if not one.absent}
        assert len(heights) == 1
        assert heights.pop() >= 2
        grid = wall.screen.query_one(MonthGrid)
        assert cell(wall, 31).region.bottom <= grid.region.bottom, "nothing scrolls"


async def test_the_days_for_an_answer_get_fewer_at_midnight(hang: Hang) -> None:
    async with hang() as wall:
        wall.screen.go("swap", date(2026, 11, 28))
        await wall.settle()
        await tap_tile(wall, "Answer by")
        assert any(one.facts == ("Saturday",) for one in wall.screen.query(FactTile))
        await wall.linger(days=1)
        await wall.linger(days=1)
        assert wall.name == "Swap"
        await tap_tile(wall, "Answer by")
        assert wall.name == "Swap"


async def test_a_swap_is_proposed_by_touch_alone(hang: Hang) -> None:
    async with hang(pin="2468") as wall:
        await to_month(wall)
        await wall.tap(cell(wall, 4))
        assert wall.name == "Pin"
        for digit in "2468":
            wall.let_fingers_rest()
            await wall.tap(f"#key-{digit}")
        await wall.tap("#key-tick")
        await wall.until(lambda: wall.name == "Swap")
        await tap_tile(wall, "How many")
        await tap_tile(wall, "Answer by")
        await tap_tile(wall, "Propose it")
        assert wall.name == "Proposals"
        (one,) = proposals(wall)
        other = "blue" if home_of(wall.device.day.plan, FRIDAY) == "green" else "green"
        wanted = {"first": "2026-12-04", "last": "2026-12-05", "home": other}
        assert dict(one.wanted) == wanted
        assert one.answer_by == date(2026, 11, 27)
        wall.let_fingers_rest()
        await wall.tap("#third")
        assert proposals(wall)[0].state == "withdrawn"


async def test_why_and_which_night_are_asked_on_large_keys(hang: Hang) -> None:
    async with hang() as wall:
        await to_month(wall)
        await wall.tap(cell(wall, 4))
        await tap_tile(wall, "Why")
        assert wall.name == "Ask"
        await wall.press(*"trip", "enter")
        assert wall.name == "Swap"
        assert "trip" in tile(wall, "Why").facts[0].lower()
        await tap_tile(wall, "Night")
        assert wall.name == "Ask"
        await wall.press("right", "enter", "d")
        assert wall.name == "Swap"
        await tap_tile(wall, "Propose it")
        (one,) = proposals(wall)
        assert one.reason.lower() == "trip"


@pytest.mark.parametrize(("key", "state"), [("a", "agreed"), ("d", "declined")])
async def test_what_the_other_home_asks_is_answered(hang: Hang, key: str, state: str) -> None:
    async with hang() as wall:
        one = asked_there(wall, FRIDAY)
        await to_month(wall)
        assert cell(wall, 4).facts.marks == "○"
        await wall.press("p")
        assert wall.name == "Proposals"
        assert "birthday" in wall.words
        await wall.press(key)
        assert [each.state for each in proposals(wall)] == [state]
        assert state.capitalize() in wall.words
        await wall.press("h")
        assert f"Green house says {'yes' if key == 'a' else 'no'}" in wall.words
        await wall.press("b")
        assert state.capitalize() in wall.words, "back where it was told"
        await wall.press("b")
        assert wall.name == "Month"
        agreed = state == "agreed"
        assert cell(wall, 4).facts.marks == ("●" if agreed else "")
        assert (home_of(wall.device.day.plan, FRIDAY) == one.wanted["home"]) is agreed


async def test_what_crossed_is_loud_until_somebody_has_read_it(hang: Hang) -> None:
    async with hang() as wall:
        one = asked_there(wall, FRIDAY)
        answer = {"yes": True, "on": "2026-11-26", "by": "", "at": "2026-11-26T15:00:00+00:00"}
        wall.device.replica.write(
            [(f"proposal/{one.id}", {"answer_green": answer, "withdrawn": {"on": "2026-11-26"}})],
            author="",
        )
        await to_month(wall)
        assert "Answer" in wall.words
        await wall.press("p")
        assert "What was arranged before holds" in wall.words
        await wall.press("u")
        assert proposals(wall)[0].dismissed
        await wall.press("b")
        assert "Answer" not in wall.words


async def test_the_child_sees_where_it_sleeps_and_nothing_of_the_swap(hang: Hang) -> None:
    async with hang() as wall:
        suit_child(wall.device, where=True)
        await follow(wall)
        before = wall.words
        one = asked_there(wall, date(2026, 11, 27))
        await follow(wall)
        assert wall.words == before
        await wall.press("t", "w")
        told = wall.words
        Proposing(wall.device.day).answer(one.id, True, at=wall.clock())
        await follow(wall)
        assert wall.words != told, "the agreed night, and nothing else"
        for keys in (("s",), ("t",), ("t", "m")):
            await wall.pass_by(minutes=3)
            await wall.press(*keys)
            assert not {"Proposed", "Agreed", "birthday", "swap"} & set(wall.words.split())


async def test_a_preset_is_proposed_by_touch_alone(hang: Hang) -> None:
    async with hang() as wall:
        plan = wall.device.day.plan
        before = [home_of(plan, date(2026, 11, number)) for number in range(1, 26)]
        wall.screen.go("schedule")
        await wall.settle()
        tiles = {one.label: one for one in wall.screen.query(PresetTile)}
        assert [label for label, one in tiles.items() if one.chosen] == ["2-2-3"]
        await wall.tap(tiles["A week each"])
        assert wall.name == "ScheduleTerms"
        await tap_tile(wall, "First home")
        assert tile(wall, "Answer by").facts == ("Monday",)
        await tap_tile(wall, "Answer by")
        assert tile(wall, "Answer by").facts == ("Sunday",)
        await tap_tile(wall, "Propose it")
        assert wall.name == "Proposals"
        assert "7 B, 7 G" in wall.words
        assert wall.device.day.plan == plan, "nothing changes before the yes"
        (one,) = proposals(wall)
        assert one.answer_by == date(2026, 11, 29)
        Proposing(Household(wall.device.replica, "blue")).answer(one.id, True, at=wall.clock())
        await follow(wall)
        plan = wall.device.day.plan
        assert plan.parenting_schedule is not None
        assert preset_of(plan.parenting_schedule) == "7-7"
        assert [home_of(plan, date(2026, 11, number)) for number in range(1, 26)] == before
        week = [home_of(plan, date(2026, 11, 30) + timedelta(days=number)) for number in range(8)]
        assert week == ["blue"] * 7 + ["green"]


async def test_the_terms_and_the_presets_fit_a_window(hang: Hang) -> None:
    async with hang(size=(60, 20)) as wall:
        wall.screen.go("schedule")
        await wall.settle()
        await wall.press("m", "1")
        assert wall.name == "ScheduleTerms"
        assert "Propose it" in wall.words
        await wall.press("b", "b")
        assert wall.name == "Month"


async def test_nights_of_ones_own_are_tapped_and_keep_their_weekdays(hang: Hang) -> None:
    async with hang() as wall:
        wall.screen.go("schedule_nights", "A")
        await wall.settle()
        for night_of in (3, 4, 10):  # Wednesday, Thursday, and Wednesday again
            await wall.tap(cell(wall, night_of))
        await wall.tap("#fourth")
        assert wall.name == "ScheduleTerms"
        assert "2 A, 2 B, 5 A, 1 B, 4 A" in wall.words
        without = replace(wall.device.day.plan, parenting_schedule=None)
        Household.over(wall.device.day).import_plan(without, wall.clock())
        await follow(wall)
        await tap_tile(wall, "Put it in")
        plan = wall.device.day.plan
        first = date(2026, 11, 30)
        homes = [home_of(plan, first + timedelta(days=number))[0] for number in range(14)]
        assert "".join(homes) == "ggbbgggggbgggg"


ABOUT = {"month": date(2026, 12, 1), "swap": FRIDAY, "schedule_terms": "7-7"}


async def test_what_is_tapped_to_change_something_has_twenty_millimetres(hang: Hang) -> None:
    async with hang() as wall:
        wall.screen.desk.display = SEVEN
        swap_nights(wall.device)
        found: list[str] = []
        for screen in ("swap", "proposals", "schedule", "schedule_nights", "schedule_terms"):
            wall.screen.go(screen, ABOUT.get(screen, "AAB" if "nights" in screen else None))
            await wall.settle()
            found += small(wall, SEVEN, FINGER)
        assert found == []
