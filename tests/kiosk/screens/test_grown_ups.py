"""What adults settle on the wall: yesterday, days of rest, what was learned, who helped."""

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.device import Device
from kiosk.household.household import Household
from tests.kiosk.conftest import Hang
from tests.kiosk.fingers import tap_tile
from tests.kiosk.plans import plan
from tests.kiosk.screens.test_looks import Looks, looks
from tests.kiosk.test_scanning import choose, with_switches
from tests.kiosk.wall import SIZES, THEMES, Wall
from widgets.fact_tile import FactTile
from widgets.finish_sky import FinishSky
from widgets.proud_sky import ProudSky
from widgets.proud_tile import ProudTile

DAY = timedelta(days=1)
PROUD = {
    "learned": ("g", "m", "n", "1", "2", "s"),
    "just-learned": ("g", "m", "n", "2", "b", "b", "b"),
}


def labels(wall: Wall) -> list[str]:
    return [tile.label for tile in wall.screen.query(FactTile) if tile.label]


def household(wall: Wall) -> Household:
    return Household.over(wall.device.day)


def yesterdays(wall: Wall) -> list[str]:
    """What is kept of the day before."""
    at = wall.device.moment()
    day = wall.device.day.practice_day(at) - DAY
    return [due.outcome for due in wall.device.day.today("rosa", day, at).tasks]


async def test_what_was_forgotten_yesterday_takes_two_taps(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await wall.press("g", "m")
        await tap_tile(wall, "Yesterday")
        assert wall.name == "Yesterday"
        await tap_tile(wall, "Skip")
        assert yesterdays(wall) == ["", "done"]
        assert wall.today.lifetime == 1
        assert wall.today.stars_today == 0, "the star is yesterday's"
        assert "Oops? Tap" in wall.words
        await tap_tile(wall, "Skip")
        assert yesterdays(wall) == ["", ""]


async def test_the_same_by_keys_with_who_helped(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await wall.press("g", "m", "y", "1", "h")
        assert wall.name == "Helped"
        await wall.press("2")
        assert wall.name == "Yesterday"
        assert "Sitter" in wall.words
        day = household(wall).late("rosa", wall.device.moment())
        assert [(due.outcome, due.helper) for due in day] == [("done", "sitter"), ("", "")]
        await wall.press("b", "b")
        assert wall.name == "Handover"


async def test_yesterday_is_closed_when_the_day_after_next_begins(hang: Hang) -> None:
    async with hang(plan("Hop")) as wall:
        await wall.press("1", "g", "m", "y")
        before = wall.screen._day  # type: ignore[attr-defined]
        await wall.linger(hours=13)
        assert wall.screen._day == before + DAY  # type: ignore[attr-defined]
        assert "Done" in wall.words


async def test_without_a_clock_nothing_is_filed_for_yesterday(hang: Hang) -> None:
    async with hang(plan("Hop")) as wall:
        wall.clock.trusted = False
        await wall.press("g", "m", "y")
        assert labels(wall) == []
        assert "The clock is not set yet." in wall.words


async def test_one_tap_makes_it_a_sick_day_and_one_takes_it_back(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await wall.press("g", "m")
        await tap_tile(wall, "Sick or rest day")
        await tap_tile(wall, "Sick today")
        assert wall.today.rest == "sick"
        assert "Sick day: today" in wall.words
        await wall.press("b", "b", "b")
        assert wall.name == "Today"
        assert wall.screen.query_one(FinishSky).headline == "Rest day"
        assert "Hop" not in wall.words, "no list of what is not done"
        await wall.press("g")
        assert "Sick day" in wall.words
        await wall.press("m", "s", "t")
        assert wall.today.rest == ""
        await wall.press("b", "b", "b")
        assert wall.states == ["now", "next"]


async def test_tapped_twice_it_is_one_rest(hang: Hang) -> None:
    async with hang(plan("Hop")) as wall:
        await wall.press("g", "m", "s", "6")
        await tap_tile(wall, "Two weeks of holidays")
        pauses = household(wall).pauses.after("rosa", wall.today.date)
        assert [(one.why, (one.last - one.first).days) for one in pauses] == [("holiday", 13)]


async def test_stars_stay_on_a_day_of_rest(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await wall.press("1", "g", "m", "s", "2", "b", "b", "b")
        sky = wall.screen.query_one(FinishSky)
        assert sky.headline == "Rest day"
        assert "One star today" in sky.words
        assert wall.today.lifetime == 1


async def test_a_learned_task_is_shown_once_and_kept(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await wall.press("g", "m", "n", "2")
        assert "Learned" in wall.words
        await wall.press("b", "b", "b")
        assert wall.name == "JustLearned"
        assert wall.screen.query_one(ProudSky).label == "Skip"
        await wall.pass_by(minutes=5)
        assert wall.name == "JustLearned", "it waits for the child"
        await wall.tap("#second")
        assert wall.name == "Today"
        assert [card.task_title for card in wall.cards if card.task_title] == ["Hop"]
        await wall.pass_by(minutes=5)
        assert wall.name == "Today", "once"
        await wall.press("g", "m", "n", "s")
        assert wall.name == "Learned"
        tiles = [one.label for one in wall.screen.query(ProudTile) if one.label]
        assert tiles == ["Skip"]
        await wall.press("b")
        assert wall.name == "Learn"


async def test_learned_by_mistake_is_asked_for_again(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await wall.press("g", "m", "n", "1")
        await tap_tile(wall, "Hop")
        await wall.press("b", "b", "b")
        assert wall.name == "Today"
        assert wall.states == ["now", "next"]


async def test_a_command_in_the_other_home_shows_it_at_the_next_look(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        other = Device.open(wall.device.folder, wall.clock)
        Household.over(other.day).learn("rosa", "task-1", wall.clock())
        other.close()
        await wall.tick()
        assert wall.name == "Today", "not under a finger"
        await wall.press("t", "b")
        assert wall.name == "JustLearned"


async def test_many_tasks_are_turned_six_a_page(hang: Hang) -> None:
    titles = [f"Task {number}" for number in range(8)]
    async with hang(plan(*titles)) as wall:
        await wall.press("g", "m", "n")
        assert labels(wall) == titles[:6]
        await wall.press("m")
        assert labels(wall) == titles[6:]
        await wall.press("m")
        assert labels(wall) == titles[:6]


@pytest.mark.parametrize("size", SIZES)
async def test_every_word_of_the_tiles_fits(hang: Hang, size: tuple[int, int]) -> None:
    async with hang(plan("Hop", "Skip"), size=size) as wall:
        await wall.press("g", "m")
        for label in ("Yesterday", "Sick or rest day", "Reward"):
            assert label in wall.words
        await wall.press("s")
        for label in ("Sick today", "Rest day tomorrow", "Two weeks of holidays"):
            assert label in wall.words


async def test_the_star_chart_leads_to_the_learned_things(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await wall.press("t")
        assert "Learned" not in wall.words, "nothing stands there before there is something"
        household(wall).learn("rosa", "task-0", wall.device.moment())
        household(wall).note_seen(household(wall).learned("rosa")[0])
        await wall.tick()
        await wall.tap("#second")
        assert wall.name == "Learned"
        await wall.press("b")
        assert wall.name == "StarChart"


async def test_who_helped_may_be_said_where_it_was_tried(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        wall.screen.go("why", ("task-1", 1, "tried"))
        await wall.settle()
        at = wall.device.moment()
        day = wall.today.date
        wall.device.day.tick("rosa", "task-1", day=day, outcome="tried", at=at)
        await wall.press("h", "1")
        assert wall.name == "Today"
        assert [due.helper for due in wall.today.tasks] == ["", "grandparent"]


async def test_one_switch_goes_on_from_what_was_learned(hang: Hang) -> None:
    async with hang(with_switches(1, "Hop", "Skip")) as wall:
        household(wall).learn("rosa", "task-1", wall.device.moment())
        wall.app.show("star_chart")
        await wall.settle()
        wall.app.show("today")
        await wall.settle()
        assert wall.name == "JustLearned"
        await wall.tick()
        await choose(wall, "second")
        assert wall.name == "Today"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("keys", PROUD.values(), ids=PROUD)
def test_being_proud_looks_as_it_did(
    snap_compare: Looks, rosas: Path, folder: Path, keys: tuple[str, ...], theme: str
) -> None:
    assert looks(snap_compare, rosas, folder, keys, theme)
