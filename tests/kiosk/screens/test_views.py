"""Each view of a child's day: touch, keys, an oops, pages, the end of the day, and who chooses."""

from typing import Any

import pytest

from kiosk.household.household import Household
from kiosk.household.plan import Child, Plan, Reward, Task
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import plan
from tests.kiosk.wall import SIZES, Wall
from tests.look.family import suit_child
from widgets.big_card import BigCard
from widgets.day_header import DayHeader
from widgets.finish_sky import FinishSky
from widgets.first_card import FirstCard
from widgets.task_card import TaskCard
from widgets.task_row import TaskRow
from widgets.then_card import ThenCard

ALL = ["cards", "one", "first-then", "list"]
SINGLE = ["one", "first-then"]
KINDS = {"cards": TaskCard, "one": BigCard, "first-then": FirstCard, "list": TaskRow}


def seen(view: str, *titles: str, **settings: Any) -> Plan:
    """A plan whose child sees its day in this view."""
    return plan(*titles, children=(Child("rosa", "Rosa", view=view, **settings),))


def shown(wall: Wall) -> list[str]:
    return [card.task_title for card in wall.cards]


async def finish_page(wall: Wall) -> None:
    """Press every card that can be pressed."""
    for card in wall.cards:
        wall.let_fingers_rest()
        await wall.tap(card)


@pytest.mark.parametrize("view", ALL)
async def test_a_tap_earns_a_star_and_a_tap_takes_it_back(hang: Hang, view: str) -> None:
    async with hang(seen(view, "Hop", "Skip", "Jump")) as wall:
        assert {type(card) for card in wall.cards} == {KINDS[view]}
        await wall.tap(wall.cards[0])
        assert wall.outcomes == ["done", "", ""]
        assert wall.states[0] == "just-done"
        assert "Oops? Tap" in wall.words
        wall.let_fingers_rest()
        await wall.tap(wall.cards[0])
        assert wall.outcomes == ["", "", ""]
        assert wall.states[0] == "now"


@pytest.mark.parametrize("view", ALL)
async def test_a_finger_that_drums_earns_one_star(hang: Hang, view: str) -> None:
    async with hang(seen(view, "Hop", "Skip", "Jump")) as wall:
        for _ in range(4):
            await wall.tap(wall.cards[0])
        assert wall.outcomes == ["done", "", ""]


@pytest.mark.parametrize("view", ALL)
async def test_after_five_minutes_the_star_is_kept(hang: Hang, view: str) -> None:
    async with hang(seen(view, "Hop", "Skip")) as wall:
        await wall.tap(wall.cards[0])
        await wall.linger(minutes=5, seconds=1)
        assert wall.states[0] == "done"
        await wall.tap(wall.cards[0])
        assert wall.outcomes == ["done", ""]


@pytest.mark.parametrize("view", ALL)
async def test_the_number_of_a_card_and_enter_press_it(hang: Hang, view: str) -> None:
    async with hang(seen(view, "Hop", "Skip")) as wall:
        await wall.press("tab")
        assert wall.app.focused is wall.cards[0]
        assert wall.cards[0].key_hint == "1"
        await wall.press("enter")
        assert wall.outcomes == ["done", ""]
        wall.let_fingers_rest()
        await wall.press("1")
        assert wall.outcomes == ["", ""]
        await wall.press("down")
        assert wall.app.focused is not wall.cards[0]


WHOLE_DAYS = [
    *(("list", size) for size in SIZES),
    ("one", SIZES[0]),
    ("first-then", SIZES[0]),
    ("first-then", SIZES[2]),
]


@pytest.mark.parametrize(("view", "size"), WHOLE_DAYS)
async def test_a_whole_day_is_done_by_touch(hang: Hang, view: str, size: tuple[int, int]) -> None:
    titles = [f"Task {number}" for number in range(7)]
    async with hang(seen(view, *titles), size=size) as wall:
        met = []
        for _ in range(len(titles)):
            met += [card.task_title for card in wall.cards]
            await finish_page(wall)
            if wall.screen.query_one(FinishSky).display:
                break
            await wall.tap("#more")
        assert met == titles
        assert wall.outcomes == ["done"] * len(titles)
        assert "7 stars today." in " ".join(wall.words.replace("Seven", "7").split())


@pytest.mark.parametrize("view", ALL)
async def test_all_done_can_be_looked_back_at_for_an_oops(hang: Hang, view: str) -> None:
    async with hang(seen(view, "Hop")) as wall:
        await wall.tap(wall.cards[0])
        assert wall.screen.query_one(FinishSky).display
        await wall.tap("#back")
        assert wall.states == ["just-done"]
        wall.let_fingers_rest()
        await wall.tap(wall.cards[0])
        assert wall.outcomes == [""]


@pytest.mark.parametrize("view", ALL)
async def test_without_a_celebration_the_finished_cards_stay(hang: Hang, view: str) -> None:
    async with hang(seen(view, "Hop", celebration="off")) as wall:
        await wall.tap(wall.cards[0])
        assert not wall.screen.query_one(FinishSky).display
        assert wall.states == ["just-done"]
        await wall.pass_by(minutes=6)
        assert wall.states == ["done"]


async def test_a_quiet_day_is_told_even_without_a_celebration(hang: Hang) -> None:
    async with hang(seen("one", celebration="off")) as wall:
        assert wall.screen.query_one(FinishSky).headline == "Quiet day"


# stars, or none


@pytest.mark.parametrize("view", ALL)
async def test_a_schedule_without_stars_has_none_anywhere(hang: Hang, view: str) -> None:
    async with hang(seen(view, "Hop", "Skip", stars=False)) as wall:
        assert wall.screen.query_one(DayHeader).goal == 0
        assert wall.screen.bar.action_for_key("t") == ""
        await wall.press("1")
        assert wall.outcomes == ["done", ""]
        assert not any(card.stars for card in wall.cards)
        assert "Done" in wall.words
        assert "star" not in wall.words.lower()
        assert "★" not in wall.words


async def test_the_end_of_a_day_without_stars_counts_none(hang: Hang) -> None:
    async with hang(seen("cards", "Hop", stars=False)) as wall:
        await wall.press("1")
        assert wall.screen.query_one(FinishSky).headline == "All done"
        assert wall.screen.query_one(FinishSky).words == ""
        assert wall.screen.bar.action_for_key("t") == ""


# who chooses


@pytest.mark.parametrize("view", ["cards", "list"])
async def test_without_a_choice_only_what_is_now_can_be_pressed(hang: Hang, view: str) -> None:
    async with hang(seen(view, "Hop", "Skip", "Jump", choose=False)) as wall:
        await wall.tap("#card-1")
        await wall.press("2", "3")
        assert wall.outcomes == ["", "", ""]
        assert wall.screen.query_one("#card-1", TaskCard).resting
        await wall.tap("#card-0")
        assert wall.outcomes == ["done", "", ""]
        await wall.tap("#card-1")
        assert wall.outcomes == ["done", "done", ""]


@pytest.mark.parametrize("view", SINGLE)
async def test_more_shows_the_whole_day_to_choose_from(hang: Hang, view: str) -> None:
    async with hang(seen(view, "Hop", "Skip", "Jump")) as wall:
        await wall.tap("#more")
        assert shown(wall) == ["Hop", "Skip", "Jump"]
        assert "This one" in wall.words
        await wall.tap("#card-2")
        assert wall.outcomes == ["", "", ""], "to choose is not to have done"
        assert shown(wall) == ["Jump"]
        wall.clock.pass_by(seconds=1)
        await wall.tap(wall.cards[0])
        assert wall.outcomes == ["", "", "done"]
        wall.let_fingers_rest()
        await wall.tap("#more")
        assert shown(wall) == ["Hop"]


@pytest.mark.parametrize("view", SINGLE)
async def test_a_finger_that_drums_on_a_choice_has_not_done_it(hang: Hang, view: str) -> None:
    async with hang(seen(view, "Hop", "Skip", "Jump")) as wall:
        await wall.tap("#more")
        await wall.tap("#card-0")
        await wall.tap("#card-0")
        await wall.tap_at(20, 12)
        assert wall.outcomes == ["", "", ""]


@pytest.mark.parametrize("view", SINGLE)
async def test_a_choice_stays_while_nobody_is_there(hang: Hang, view: str) -> None:
    async with hang(seen(view, "Hop", "Skip", "Jump")) as wall:
        await wall.press("m", "3")
        await wall.pass_by(minutes=10)
        assert shown(wall) == ["Jump"]
        await wall.pass_by(days=1)
        assert shown(wall) == ["Hop"]


@pytest.mark.parametrize("view", SINGLE)
async def test_back_leaves_the_choice_as_it_was(hang: Hang, view: str) -> None:
    async with hang(seen(view, "Hop", "Skip", "Jump")) as wall:
        await wall.tap("#more")
        await wall.tap("#back")
        assert shown(wall) == ["Hop"]


@pytest.mark.parametrize("view", SINGLE)
async def test_without_a_choice_the_whole_day_is_only_looked_at(hang: Hang, view: str) -> None:
    async with hang(seen(view, "Hop", "Skip", "Jump", choose=False)) as wall:
        await wall.tap("#more")
        await wall.tap("#card-2")
        await wall.tap("#back")
        assert shown(wall) == ["Hop"]


@pytest.mark.parametrize("view", SINGLE)
async def test_what_was_done_before_is_taken_back_from_the_whole_day(hang: Hang, view: str) -> None:
    async with hang(seen(view, "Hop", "Skip", "Jump")) as wall:
        await wall.tap(wall.cards[0])
        await wall.tap("#more")
        assert shown(wall) == ["Skip"]
        wall.let_fingers_rest()
        await wall.tap("#more")
        await wall.press("1")
        assert wall.outcomes == ["", "", ""]


@pytest.mark.parametrize("view", SINGLE)
async def test_show_me_shows_what_was_chosen(hang: Hang, view: str) -> None:
    async with hang(seen(view, "Hop", "Skip", "Jump")) as wall:
        await wall.press("m", "2", "s")
        assert wall.name == "Practice"
        assert wall.screen.task_id == "task-1"  # type: ignore[attr-defined]
        await wall.press("b")
        assert shown(wall) == ["Skip"]


# one, and first and then


async def test_one_tells_what_comes_next(hang: Hang) -> None:
    async with hang(seen("one", "Hop", "Skip")) as wall:
        assert wall.screen.query_one(BigCard).next_title == "Skip"
        await wall.press("1", "m")
        assert shown(wall) == ["Skip"]
        assert wall.screen.query_one(BigCard).next_title in ("", "Swimming together")


async def test_the_main_button_says_that_the_first_is_done(hang: Hang) -> None:
    async with hang(seen("first-then", "Hop", "Skip")) as wall:
        await wall.tap("#second")
        assert wall.outcomes == ["done", ""]
        assert wall.screen.bar.action_for_key("d") == ""
        await wall.tap("#more")
        assert shown(wall) == ["Skip"]
        await wall.press("d")
        assert wall.outcomes == ["done", "done"]


def then(wall: Wall) -> tuple[str, str]:
    card = wall.screen.query_one(ThenCard)
    return (card.then_title, card.picture) if card.headline else ("", "")


async def test_then_comes_what_the_plan_says_the_next_task_or_the_reward(hang: Hang) -> None:
    tasks = (
        Task("hop", "rosa", "Hop", then="A story", then_picture="book"),
        Task("skip", "rosa", "Skip", picture="stairs"),
        Task("jump", "rosa", "Jump", picture="ball"),
    )
    rewards = (Reward("swim", "rosa", "Swimming together", 5, picture="swim"),)
    children = (Child("rosa", "Rosa", view="first-then"),)
    async with hang(plan(tasks=tasks, rewards=rewards, children=children)) as wall:
        assert then(wall) == ("A story", "book")
        await wall.press("d", "m")
        assert then(wall) == ("Jump", "ball")
        await wall.press("d", "m")
        assert then(wall) == ("Swimming together", "swim")
        assert "5 stars: 2 are here" in wall.words


async def test_nothing_follows_the_last_task_where_nothing_is_earned(hang: Hang) -> None:
    async with hang(seen("first-then", "Hop", stars=False)) as wall:
        assert then(wall) == ("", "")
        assert "Then" not in wall.words


# changes from elsewhere


async def test_the_view_changes_while_the_kiosk_runs(hang: Hang) -> None:
    async with hang(seen("cards", "Hop", "Skip")) as wall:
        for view in ("one", "first-then", "list", "cards"):
            suit_child(wall.device, view=view)
            wall.screen.follow()
            await wall.settle()
            assert {type(card) for card in wall.cards} == {KINDS[view]}
            assert wall.screen.query_one(DayHeader).display == (view != "first-then")
        await wall.tap("#card-0")
        assert wall.outcomes == ["done", ""]


@pytest.mark.parametrize("view", ALL)
async def test_no_card_moves_under_a_finger(hang: Hang, view: str) -> None:
    async with hang(seen(view, "Hop", "Skip", "Jump")) as wall:
        before = shown(wall)
        await wall.tap(wall.cards[0])
        household = Household.over(wall.device.day)
        first, *others = household.plan.tasks
        tasks = (Task("zebra", "rosa", "Zebra"), *others)
        await wall.app._desk.do(
            household.import_plan,
            plan(tasks=tasks, children=household.plan.children),
            wall.device.moment(),
        )
        wall.screen.follow()
        await wall.settle()
        assert shown(wall) == before
        assert first.title in shown(wall)
