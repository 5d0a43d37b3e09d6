"""The child's screen: one tap is a star, and the same place takes it back for five minutes."""

from datetime import date

import pytest

from kiosk.household.plan import Child, Home, Task
from kiosk.screens.today import TodayScreen
from sync.pairing import begin
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import plan
from tests.kiosk.wall import SIZES, Wall
from tests.look.stage import where
from widgets.day_header import DayHeader
from widgets.finish_sky import FinishSky
from widgets.palette import LIGHT
from widgets.star_sky import StarSky


def gold(wall: Wall, place: str) -> int:
    """How many px of an earned star lie within a widget."""
    region = wall.screen.query_one(place).region
    found = where(wall.strips, LIGHT.star)
    return sum(region.contains(x, y // 2) for x, y in found)


def header(wall: Wall) -> DayHeader:
    return wall.screen.query_one(DayHeader)


async def test_one_tap_is_the_star_in_the_card_the_header_and_the_chart(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip", "Jump", "Rest")) as wall:
        assert wall.states == ["now", "next", "later"]
        assert (gold(wall, "#card-0") > 0, header(wall).stars) == (True, 0)  # honey of the strip
        assert gold(wall, "DayHeader") == 0
        await wall.tap("#card-0")
        assert wall.states == ["just-done", "now", "next"]
        assert gold(wall, "#card-0") > 20
        assert gold(wall, "DayHeader") > 20
        assert header(wall).stars == 1
        assert wall.outcomes == ["done", "", "", ""]
        await wall.tap("#third")
        assert wall.name == "StarChart"
        assert wall.screen.query_one(StarSky).stars[3] == 1
        assert "1 star in all" in wall.words


async def test_a_finger_that_drums_earns_one_star(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        for _ in range(4):
            await wall.tap("#card-0")
        assert wall.outcomes == ["done", ""]


async def test_the_same_place_takes_it_back_within_five_minutes(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await wall.tap("#card-0")
        assert "Oops? Tap" in wall.words
        await wall.pass_by(minutes=4, seconds=59)
        await wall.tap("#card-0")
        assert wall.states == ["now", "next"]
        assert wall.outcomes == ["", ""]
        assert header(wall).stars == 0


async def test_after_five_minutes_the_star_is_kept(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await wall.tap("#card-0")
        await wall.pass_by(minutes=5, seconds=1)
        assert "Oops" not in wall.words
        assert wall.states == ["done", "now"]
        await wall.tap("#card-0")
        assert wall.outcomes == ["done", ""]
        assert header(wall).stars == 1


async def test_oops_goes_away_by_itself_while_nobody_taps(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await wall.tap("#card-0")
        for _ in range(6):
            await wall.pass_by(minutes=1)
        assert wall.states == ["done", "now"]


async def test_a_card_that_is_not_now_may_be_done_first(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip", "Jump")) as wall:
        await wall.tap("#card-2")
        assert wall.states == ["now", "next", "just-done"]


async def test_when_all_is_settled_there_is_one_calm_picture(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await wall.tap("#card-0")
        await wall.tap("#card-1")
        assert wall.screen.query_one(FinishSky).display
        assert wall.cards == [] or not wall.screen.query_one("Cards").display
        assert "Two stars today." in wall.words
        await wall.tap("#back")
        assert wall.states == ["just-done", "just-done"]
        await wall.tap("#card-1")  # within a second of its tap: drumming
        assert wall.outcomes == ["done", "done"]
        wall.let_fingers_rest()
        await wall.tap("#card-1")
        assert wall.states == ["just-done", "now"]


@pytest.mark.parametrize(
    ("titles", "joined", "said"),
    [
        (["Hop", "Skip"], True, "Two stars today. Both houses see them."),
        (["Hop"], True, "One star today. Both houses see it."),
        (["Hop", "Skip"], False, "Two stars today."),
    ],
)
async def test_both_houses_see_the_stars_once_they_are_joined(
    hang: Hang, titles: list[str], joined: bool, said: str
) -> None:
    homes = (Home("green", "Green house"), Home("blue", "Blue house"))
    async with hang(plan(*titles, homes=homes)) as wall:
        if joined:
            begin(wall.device.replica, "", "green", "Green house")
        await wall.press(*"123"[: len(titles)])
        assert wall.screen.query_one(FinishSky).words == said


async def test_a_single_house_is_not_called_both(hang: Hang) -> None:
    async with hang(plan("Hop")) as wall:
        begin(wall.device.replica, "", "green", "Green house")
        await wall.press("1")
        assert wall.screen.query_one(FinishSky).words == "One star today."


async def test_the_finish_picture_takes_no_key_of_a_card(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await wall.tap("#card-0")
        await wall.tap("#card-1")
        await wall.press("1", "2")
        assert wall.outcomes == ["done", "done"]


async def test_a_key_reaches_no_card_of_another_page(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip", "Jump", "Rest")) as wall:
        await wall.press("4")
        assert wall.outcomes == ["", "", "", ""]
        await wall.press("m", "1")
        assert wall.outcomes == ["", "", "", "done"]


@pytest.mark.parametrize(("size", "pages"), zip(SIZES, (4, 4, 6, 6), strict=True))
async def test_twelve_tasks_are_turned_page_by_page(
    hang: Hang, size: tuple[int, int], pages: int
) -> None:
    titles = [f"Task {number:02}" for number in range(1, 13)]
    async with hang(plan(*titles), size=size) as wall:
        seen = shown(wall, titles)
        for _ in range(pages - 1):
            await wall.press("m")
            seen += shown(wall, titles)
        assert seen == titles
        assert wall.screen.bar.action_for_key("m") == ""
        for _ in range(pages - 1):
            await wall.press("b")
        assert shown(wall, titles) == titles[: 12 // pages]
        assert wall.screen.bar.action_for_key("b") == ""


def shown(wall: Wall, titles: list[str]) -> list[str]:
    words = wall.words
    return [title for title in titles if title in words]


async def test_twelve_tasks_can_all_be_done(hang: Hang) -> None:
    async with hang(plan(*(f"Task {number}" for number in range(12)))) as wall:
        for _ in range(4):
            for card in range(3):
                wall.let_fingers_rest()
                await wall.tap(f"#card-{card}")
            if wall.screen.bar.action_for_key("m"):
                await wall.tap("#more")
                wall.let_fingers_rest()
        assert wall.outcomes == ["done"] * 12
        assert "12 stars today." in wall.words
        assert wall.screen.query_one(FinishSky).display


async def test_a_day_without_tasks_is_a_quiet_day(hang: Hang) -> None:
    async with hang(plan(tasks=(Task("hop", "rosa", "Hop", days=("mon",)),))) as wall:
        assert wall.screen.query_one(FinishSky).headline == "Quiet day"
        await wall.press("b", "s", "1", "enter", "m")
        assert wall.name == "Today"
        assert wall.outcomes == []


async def test_of_two_children_the_one_who_was_touched_is_shown(hang: Hang) -> None:
    children = (Child("rosa", "Rosa"), Child("max", "Max"))
    tasks = (Task("a", "max", "Read a page"), Task("b", "rosa", "Hop"))
    async with hang(plan(children=children, tasks=tasks)) as wall:
        for key, shown in (("1", ["Rosa", "Hop"]), ("2", ["Max", "Read a page"])):
            await wall.press(key)
            assert all(words in wall.words for words in shown)
            assert [card.task_title for card in wall.cards] == shown[1:]
            await wall.press("b", "left")
            assert wall.name == "Children"


async def test_slots_of_one_task_are_cards_of_their_own(hang: Hang) -> None:
    async with hang(plan(tasks=(Task("hop", "rosa", "Hop", times=3),))) as wall:
        await wall.tap("#card-1")
        assert wall.states == ["now", "just-done", "next"]
        assert wall.outcomes == ["", "done", ""]


async def test_a_new_day_begins_with_its_own_tasks(hang: Hang) -> None:
    tasks = (Task("a", "rosa", "Hop", days=("thu",)), Task("b", "rosa", "Skip", days=("fri",)))
    async with hang(plan(tasks=tasks)) as wall:
        await wall.tap("#card-0")
        await wall.pass_by(hours=13)
        assert "Skip" in wall.words
        assert wall.states == ["now"]
        screen = wall.screen
        assert isinstance(screen, TodayScreen)
        assert wall.today.date == date(2026, 11, 27)
