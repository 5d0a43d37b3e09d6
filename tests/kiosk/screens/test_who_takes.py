"""Who takes the child, on the wall: what is open is loud, and one tap proposes or agrees."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kiosk.household.agreeing.proposals import Proposals
from kiosk.household.household import Household
from kiosk.household.visits.appointments import Visit
from kiosk.household.visits.taking import Taking, find_visit
from kiosk.screens.one_visit import VisitName
from tests.kiosk.conftest import Hang
from tests.kiosk.fingers import done, tap_bar, tap_key, tap_tile
from tests.kiosk.household.family import PLAN
from tests.kiosk.wall import Wall
from widgets.fact_tile import FactTile

KIM = "kim-tuesdays"
TUESDAY = datetime.fromisoformat("2026-12-01T15:30")
REVIEW = replace(
    PLAN.appointments[0], id="review", title="Review at school", repeat="", taker="", agreed=(),
    starts=datetime.fromisoformat("2026-12-02T10:00"), place="School",
)  # fmt: skip
TWO = replace(PLAN, appointments=(*PLAN.appointments, REVIEW))
ALONE = replace(TWO, homes=PLAN.homes[:1], parenting_schedule=None)


def tiles(wall: Wall) -> dict[str, FactTile]:
    every = [one for one in wall.screen.query(FactTile) if one.label]
    return {f"{one.label} {one.facts[0]}": one for one in every}


async def to_visit(wall: Wall, *keys: str, on: datetime = TUESDAY) -> None:
    """The page of a visit, by keys as from the handover, and on by more."""
    wall.screen.go("visit", VisitName(KIM, on))
    await wall.settle()
    await wall.press(*keys)


def visit(wall: Wall, weeks: int = 0) -> Visit:
    household = Household.over(wall.device.day)
    day = TUESDAY.date() + timedelta(weeks=weeks)
    return find_visit(household.plan, KIM, wall.device.moment(), day)


def proposed_in_blue(wall: Wall, taker: str = "alex") -> None:
    """What the other home wrote, come by sync."""
    blue = Household(wall.device.replica, "blue")
    Taking(blue).take(visit(wall), taker, at=wall.device.moment())


async def test_the_next_visits_are_there_without_a_pin_and_what_is_open_is_loud(hang: Hang) -> None:
    async with hang(TWO, pin="0417") as wall:
        wall.screen.go("who_takes")
        await wall.settle()
        assert wall.name == "WhoTakes"
        loud = {what: one.loud for what, one in tiles(wall).items()}
        assert list(loud.items())[:3] == [
            ("Speech with Kim Tue 1 Dec, 15:30", True),
            ("Review at school Wed 2 Dec, 10:00", True),
            ("Speech with Kim Tue 8 Dec, 15:30", False),
        ]
        assert "Who takes Rosa?" in wall.words
        assert "3 visits are open" in wall.words
        await wall.press("1")
        assert wall.name == "Visit"
        for words in ("Tuesday 1 Dec, 15:30 to 16:15", "Kim", "Green house", "not agreed yet"):
            assert words in wall.words
        await wall.press("w")
        assert wall.name == "Pin", "to say something is an adult's"


async def test_one_tap_proposes_and_another_takes_it_back(hang: Hang) -> None:
    async with hang(TWO) as wall:
        await to_visit(wall, "w")
        assert [one.label for one in wall.screen.query(FactTile) if one.label] == [
            "Sam takes",
            "Alex takes",
        ], "whose day it is comes first"
        await tap_tile(wall, "Alex takes")
        assert "Proposed here" in wall.words
        (one,) = Proposals(wall.device.replica, TWO, TUESDAY.date()).every()
        assert (one.about, dict(one.wanted)) == (
            KIM,
            {"taker": "alex", "visit": "2026-12-01T15:30:00"},
        )
        await wall.press("b")
        assert "Alex (Green house)" in wall.words
        await wall.press("w", "t")
        assert "Proposed here" not in wall.words


async def test_one_tap_agrees_to_what_the_other_home_proposed(hang: Hang) -> None:
    async with hang(TWO) as wall:
        proposed_in_blue(wall)
        await wall.tick()
        await to_visit(wall, "w")
        assert "Proposed: Blue house" in wall.words
        await tap_tile(wall, "Alex takes")
        assert (visit(wall).caregiver, visit(wall).agreed) == ("alex", True)
        await wall.press("b")
        assert "Alex takes Rosa, agreed" in wall.words
        await wall.press("h")
        assert wall.name == "Pages"
        assert "Proposed: Alex takes Speech with Kim on 1 Dec" in wall.words
        assert "new; title Speech with Kim" in wall.words
        await wall.press("b")
        assert wall.name == "Visit"


async def test_all_visits_are_proposed_at_once(hang: Hang) -> None:
    async with hang(ALONE) as wall:
        await to_visit(wall, "w", "a")
        assert "Speech with Kim, all visits" in wall.words
        await tap_tile(wall, "Alex takes")
        assert visit(wall, 1).caregiver == "alex"
        assert visit(wall).agreed


async def test_cancelling_takes_two_taps_and_can_be_taken_back(hang: Hang) -> None:
    async with hang(TWO) as wall:
        await to_visit(wall, "c")
        await tap_tile(wall, "Cancel this visit")
        assert "Sure? Tap once more" in wall.words
        await wall.press("b", "c")
        await tap_tile(wall, "Cancel this visit")
        assert "Sure? Tap once more" in wall.words, "it was forgotten meanwhile"
        await tap_tile(wall, "Cancel this visit")
        assert wall.name == "Visit"
        assert "Cancelled" in wall.words
        wall.let_fingers_rest()
        await wall.press("c")
        await tap_tile(wall, "As planned")
        assert "Sam takes Rosa" in wall.words


@pytest.mark.parametrize(
    ("label", "keys", "then", "told"),
    [
        ("Move this visit", ("2026-12-03", "09:00"), "Visit", "Thursday 3 Dec, 9:30 to 10:15"),
        ("Move all from here on", ("2026-12-03", "09:00"), "WhoTakes", "Thu 10 Dec, 9:30"),
        (
            "Move this visit",
            ("before", "2026-11-26", "09:00"),
            "Visit",
            "move it to a time to come",
        ),
    ],
)
async def test_a_visit_is_moved_by_touch(
    hang: Hang, label: str, keys: tuple[str, ...], then: str, told: str
) -> None:
    async with hang(TWO) as wall:
        await to_visit(wall)
        await tap_bar(wall, "fourth")
        await tap_tile(wall, label)
        assert wall.name == "Ask"
        for key in keys:
            await (tap_bar(wall, "third") if key == "before" else tap_key(wall, key))
        await done(wall)
        await wall.until(lambda: wall.name == then)
        await wall.settle()
        assert told in wall.words


async def test_what_each_adult_took_is_a_plain_list(hang: Hang) -> None:
    async with hang(TWO) as wall:
        await wall.linger(days=14)
        wall.screen.go("who_takes")
        await wall.settle()
        await wall.press("t")
        assert wall.name == "Pages"
        assert "Sam Tue 8 Dec, 15:30, Speech with Kim" in wall.words
        assert "Sam Tue 24 Nov, 15:30, Speech with Kim" in wall.words
        assert "%" not in wall.words
        await wall.press("b")
        assert wall.name == "WhoTakes"


async def test_a_plan_without_appointments_says_so(hang: Hang) -> None:
    async with hang(replace(PLAN, appointments=())) as wall:
        wall.screen.go("who_takes")
        await wall.settle()
        assert "No appointments in the plan." in wall.words
        assert not tiles(wall)


async def test_a_visit_that_is_over_meanwhile_says_so(hang: Hang) -> None:
    async with hang(TWO) as wall:
        await to_visit(wall)
        await wall.linger(days=6)
        assert "This visit is over, or no longer in the plan." in wall.words
        await wall.press("b")
        assert wall.name == "WhoTakes"


async def test_the_child_sees_none_of_it(hang: Hang) -> None:
    async with hang(TWO) as wall:
        proposed_in_blue(wall)
        for keys in ((), ("t",), ("b", "s")):
            await wall.press(*keys)
            for word in ("Sam", "Alex", "takes", "agreed", "Proposed"):
                assert word not in wall.words
