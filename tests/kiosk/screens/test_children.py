"""Several children on one wall: each its own day, and nothing that compares them."""

from dataclasses import replace

import pytest

from kiosk.household.plan import Child
from tests.kiosk.conftest import Hang
from tests.kiosk.screens.siblings import BEN, ROSA, alone, siblings
from tests.kiosk.screens.test_empty import import_plan
from tests.kiosk.wall import SIZES, Wall
from widgets.choice_card import ChoiceCard
from widgets.finish_sky import FinishSky


def names(wall: Wall) -> list[str]:
    return [card.label for card in wall.screen.query(ChoiceCard) if card.display and card.label]


@pytest.mark.parametrize("size", SIZES)
async def test_it_begins_with_their_names_and_each_has_its_own_day(
    hang: Hang, size: tuple[int, int]
) -> None:
    async with hang(siblings(), size=size) as wall:
        assert wall.name == "Children"
        assert names(wall) == ["Rosa", "Ben"]
        await wall.tap("#choice-1")
        assert (wall.name, wall.screen.child) == ("Today", "ben")
        assert "Draw a line" in wall.words
        assert "Hop" not in wall.words
        assert wall.app.theme == "light-muted", "each in its own colours"
        await wall.pass_by(minutes=2)
        assert wall.name == "Children"
        await wall.press("1")
        assert wall.screen.child == "rosa"
        assert "Hop" in wall.words
        assert wall.app.theme == "light"


async def test_nothing_compares_them(hang: Hang) -> None:
    async with hang(siblings()) as wall:
        await wall.tap("#choice-0")
        await wall.tap("#card-0")
        await wall.pass_by(minutes=2)
        assert wall.name == "Children"
        assert wall.device.day.lifetime("rosa") == 1
        assert "star" not in wall.words
        shown = wall.words.replace("26 Nov", "")
        assert not any(character.isdigit() for character in shown.replace("Thursday", ""))


async def test_a_song_together_is_a_star_for_each(hang: Hang) -> None:
    async with hang(siblings()) as wall:
        await wall.press("2")
        wall.let_fingers_rest()
        song = next(
            str(number) for number, card in enumerate(wall.cards, 1) if "song" in card.task_title
        )
        await wall.press(song)
        day = wall.device.day
        assert (day.lifetime("rosa"), day.lifetime("ben")) == (1, 1)


async def test_the_grown_ups_see_the_child_who_was_chosen(hang: Hang) -> None:
    async with hang(siblings()) as wall:
        await wall.press("2", "g")
        assert wall.name == "Handover"
        assert "Ben" in wall.words
        await wall.press("b")
        assert wall.screen.child == "ben"


async def test_more_children_than_places_are_on_the_next_page(hang: Hang) -> None:
    many = tuple(Child(f"child-{number}", f"Name {number}") for number in range(5))
    async with hang(siblings(children=many, tasks=(), rewards=())) as wall:
        assert names(wall) == ["Name 0", "Name 1", "Name 2"]
        await wall.tap("#more")
        assert names(wall) == ["Name 3", "Name 4"]
        await wall.press("2")
        assert wall.screen.child == "child-4"


async def test_with_one_child_nothing_changes(hang: Hang) -> None:
    async with hang(alone()) as wall:
        assert wall.name == "Today"
        await wall.press("t")
        await wall.pass_by(minutes=2)
        assert wall.name == "Today"


async def test_a_child_who_comes_or_goes_by_the_plan(hang: Hang) -> None:
    async with hang(siblings()) as wall:
        import_plan(wall, alone())
        await wall.tick()
        assert wall.name == "Today"
        assert wall.screen.child == "rosa"
        import_plan(wall, siblings())
        await wall.pass_by(minutes=2)
        assert wall.name == "Children"


async def test_a_switch_works_here_whoever_was_last_and_a_finger_too(hang: Hang) -> None:
    ben = replace(BEN, switches=2)
    async with hang(siblings(children=(ROSA, ben))) as wall:
        await wall.tap("#choice-0")
        assert wall.screen.child == "rosa", "a finger presses what it touches"
        await wall.pass_by(minutes=2)
        assert wall.name == "Children"
        assert wall.app._scanning.switches == 2
        await wall.tap("#choice-0")
        await wall.tick()
        assert wall.app._scanning.switches == 0, "Rosa uses none"


@pytest.mark.parametrize("view", ["cards", "one", "first-then", "list"])
async def test_back_leads_from_a_childs_first_page_to_the_names(hang: Hang, view: str) -> None:
    rosa = replace(ROSA, view=view)
    async with hang(siblings(children=(rosa, BEN))) as wall:
        await wall.tap("#choice-0")
        await wall.tap("#back")
        assert wall.name == "Children"
        await wall.press("2", "b")
        assert wall.name == "Children"


async def test_the_head_of_the_day_tells_where_a_child_sleeps(hang: Hang) -> None:
    async with hang(siblings()) as wall:
        await wall.press("1")
        assert "Tonight: Green house · 1 sleep to Blue house" in wall.words
        await wall.press("b", "2")
        assert wall.screen.child == "ben"
        assert "Tonight" not in wall.words


@pytest.mark.parametrize(("celebration", "moves"), [("still", False), ("moving", True)])
async def test_the_finish_moves_for_the_child_who_likes_it(
    hang: Hang, celebration: str, moves: bool
) -> None:
    rosa = replace(ROSA, celebration=celebration)
    async with hang(alone(children=(rosa,), tasks=siblings().tasks[:1])) as wall:
        await wall.press("1")
        finish = wall.screen.query_one(FinishSky)
        assert finish.display
        assert (finish.come is not None) == moves
