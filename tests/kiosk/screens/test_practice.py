"""How a task is done: steps, the code's page, and what may be said of it."""

from dataclasses import replace

from kiosk.household.plan import Provider, Task
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import ROSA, address, plan
from tests.kiosk.wall import Wall
from widgets.bar_button import BarButton
from widgets.fact_tile import FactTile
from widgets.step_panel import StepPanel

STEPS = ("Look in the mirror.", "Say car, key, cup.")
HOP = Task("hop", "rosa", "Hop", steps=STEPS, minutes=4, materials=("mirror",), provider="kim")
KIM = (Provider("kim", "Kim", "speech"),)


def labels(wall: Wall) -> list[str]:
    return [button.label for button in wall.screen.query(BarButton) if button.label]


def step(wall: Wall) -> str:
    """What the step card says; it may say it in the display face."""
    return wall.screen.query_one(StepPanel).step


async def test_we_tried_and_not_today_are_one_tap_away(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip", "Jump")) as wall:
        await wall.tap("#second")
        assert wall.name == "Practice"
        assert step(wall) == "Hop"
        await wall.tap("#third")
        assert wall.outcomes == ["tried", "", ""]
        await wall.tap("#back")
        assert wall.name == "Today", "where its star is"
        wall.let_fingers_rest()
        await wall.tap("#second")
        await wall.tap("#fourth")
        assert wall.outcomes == ["tried", "not-today", ""]
        await wall.tap("#back")
        wall.let_fingers_rest()
        await wall.tap("#second")
        await wall.tap("#second")
        assert wall.outcomes == ["tried", "not-today", "done"]


async def test_i_did_it_leads_to_the_page_of_its_star(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip", "Jump", "Rest", "Sing")) as wall:
        await wall.press("s", "m", "m", "m")
        assert step(wall) == "Rest"
        await wall.press("d")
        assert wall.name == "Today"
        assert wall.states == ["just-done", "later"]


async def test_what_was_tried_has_the_same_star(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await wall.tap("#second")
        await wall.tap("#third")
        await wall.tap("#back")
        assert wall.states == ["just-done", "now"]
        assert wall.today.stars_today == 1
        await wall.pass_by(minutes=6)
        assert wall.states == ["tried", "now"]
        assert "Tried it" in wall.words


async def test_another_day_says_no_star_and_no_miss(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await wall.tap("#second")
        await wall.tap("#fourth")
        await wall.tap("#back")
        await wall.pass_by(minutes=6)
        assert wall.states == ["not-today", "now"]
        assert "Another day" in wall.words
        assert wall.today.stars_today == 0


async def test_the_steps_turn_and_then_comes_the_next_task(hang: Hang) -> None:
    hop = replace(HOP, minutes=0)
    tasks = (hop, Task("skip", "rosa", "Skip"))
    async with hang(plan(tasks=tasks, providers=KIM)) as wall:
        await wall.tap("#second")
        assert "Look in the mirror." in wall.words
        assert "mirror" in wall.words
        assert labels(wall) == ["Back", "Next", "Not today"], "one thing is loud"
        await wall.tap("#second")
        assert "Say car, key, cup." in wall.words
        assert labels(wall) == ["Back", "I did it", "We tried", "Not today", "Next task"]
        wall.let_fingers_rest()
        await wall.tap("#more")
        assert step(wall) == "Skip"
        wall.let_fingers_rest()
        await wall.tap("#more")
        assert "Say car, key, cup." in wall.words, "it was left at its second step"
        await wall.press("b")
        assert "Look in the mirror." in wall.words, "Back is the step before"
        await wall.press("b")
        assert wall.name == "Today"


async def test_each_step_has_its_own_picture_or_the_tasks(hang: Hang) -> None:
    task = replace(HOP, picture="ball", step_pictures=("mirror", ""), minutes=0)
    async with hang(plan(tasks=(task,))) as wall:
        await wall.press("s")
        assert wall.screen.query_one(StepPanel).picture == "mirror"
        await wall.press("e")
        assert wall.screen.query_one(StepPanel).picture == "ball"


async def test_a_step_can_be_left_at_once_and_is_gone_on_with(hang: Hang) -> None:
    async with hang(plan(tasks=(HOP,))) as wall:
        await wall.press("s", "e")
        assert "Today" in labels(wall)
        await wall.press("m")
        assert wall.name == "Today"
        await wall.press("s")
        assert step(wall) == "Say car, key, cup."
        await wall.pass_by(minutes=3)
        assert wall.name == "Today", "nobody is there"
        await wall.press("s")
        assert step(wall) == "Say car, key, cup."


async def test_without_stars_there_is_no_star_on_the_button(hang: Hang) -> None:
    child = replace(ROSA.children[0], stars=False)
    async with hang(plan("Hop", children=(child,))) as wall:
        await wall.press("s")
        button = wall.screen.query_one("#second", BarButton)
        assert (button.label, button.icon) == ("I did it", "tick")
        await wall.press("w")
        assert wall.name == "Why"
        assert "star" not in wall.words


async def test_a_long_address_gets_a_page_of_its_own_with_back(hang: Hang) -> None:
    task = Task("hop", "rosa", "Hop", steps=STEPS, instructions=address(100))
    async with hang(plan(tasks=(task,)), size=(80, 24)) as wall:
        await wall.press("s", "e")
        assert "Code" in labels(wall)
        await wall.press("m")
        assert labels(wall) == ["Back"]
        await wall.press("b")
        assert "Say car, key, cup." in wall.words


async def test_text_alone_is_shown_large(hang: Hang) -> None:
    task = Task("hop", "rosa", "Hop", instructions_text="Let her choose the colours.")
    async with hang(plan(tasks=(task,))) as wall:
        await wall.press("s")
        assert step(wall) == "Let her choose the colours."


async def test_a_settled_task_can_no_longer_be_said_otherwise_by_the_child(hang: Hang) -> None:
    async with hang(plan("Hop")) as wall:
        await wall.press("1")
        await wall.press("b", "s")
        assert wall.name == "Practice"
        assert labels(wall) == ["Back"], "Oops, on its card, takes it back"


async def test_show_me_is_about_what_is_now(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip", "Jump", "Rest")) as wall:
        await wall.tap("#card-0")
        await wall.tap("#second")
        assert step(wall) == "Skip"


async def test_show_me_is_about_the_card_that_a_switch_stands_on(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip", "Jump")) as wall:
        while wall.app.focused is not wall.cards[2]:
            await wall.press("tab")
        await wall.press("s")
        assert step(wall) == "Jump"


async def test_the_day_that_ends_takes_the_practice_screen_home(hang: Hang) -> None:
    tasks = (Task("a", "rosa", "Hop", days=("thu",)), Task("b", "rosa", "Skip", days=("fri",)))
    async with hang(plan(tasks=tasks)) as wall:
        await wall.press("s")
        await wall.linger(hours=13)
        assert wall.name == "Today"
        assert "Skip" in wall.words


async def test_an_adult_may_say_why_or_nothing(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await wall.tap("#second")
        await wall.tap("#fourth")
        assert wall.name == "Why"
        await wall.tap(list(wall.screen.query(FactTile))[1])
        assert wall.name == "Today"
        first = wall.today.tasks[0]
        assert (first.outcome, first.reason) == ("not-today", "too tired")
        wall.let_fingers_rest()
        await wall.tap("#second")
        await wall.tap("#third")
        await wall.tap("#back")
        assert wall.name == "Today"
        assert [due.reason for due in wall.today.tasks] == ["too tired", ""]
