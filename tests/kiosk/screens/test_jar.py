"""The jar, the pick and the handing over: by touch, by keys and from two homes."""

import pytest

from kiosk.device import Device
from kiosk.household.household import Household
from kiosk.household.plan import Child
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import plan
from tests.kiosk.screens.siblings import ROSA, alone
from tests.kiosk.wall import SIZES, Wall
from widgets.choice_card import ChoiceCard
from widgets.jar import Jar


async def earn(wall: Wall, number: int) -> None:
    """That many stars, as another process brings them."""
    device = wall.device
    at = device.moment()
    day = device.day.practice_day(at)
    for due in device.day.today("rosa", day, at).tasks[:number]:
        device.day.tick("rosa", due.task.id, day=day, slot=due.slot, at=at)
    await wall.tick()


def jar(wall: Wall) -> tuple[str, int, int]:
    shown = wall.screen.query_one(Jar)
    return shown.reward, shown.stars, shown.goal


@pytest.mark.parametrize("size", SIZES)
async def test_a_child_sees_its_jar_and_picks_another_reward_by_touch(
    hang: Hang, size: tuple[int, int]
) -> None:
    async with hang(alone(), size=size) as wall:
        await earn(wall, 2)
        await wall.tap("#third")
        assert wall.name == "StarChart"
        await wall.tap("#third")
        assert wall.name == "Jar"
        assert jar(wall) == ("Swimming together", 2, 3)
        assert "Swimming together" in wall.words
        assert "2 of 3 stars" in wall.words
        await wall.tap("#third")
        assert wall.name == "Pick"
        assert "This one" in wall.words
        await wall.tap("#choice-1")
        assert wall.name == "Jar"
        assert jar(wall) == ("Pancakes for dinner", 2, 5)
        assert wall.today.lifetime == 2
        await wall.tap("#back")
        await wall.tap("#back")
        assert wall.name == "Today"


async def test_all_of_it_by_keys(hang: Hang) -> None:
    async with hang(alone()) as wall:
        await wall.press("t", "j", "p", "m", "1")
        assert wall.name == "Jar"
        assert jar(wall)[0] == "The long slide"
        await wall.press("p", "tab", "right", "enter")
        assert wall.name in ("Jar", "Pick")
        await wall.press("b", "b")
        assert wall.name in ("Today", "StarChart")


async def test_the_arrows_reach_every_reward_of_a_page(hang: Hang) -> None:
    async with hang(alone()) as wall:
        await wall.press("t", "j", "p", "right", "right", "right")
        assert isinstance(wall.app.focused, ChoiceCard)
        assert wall.app.focused.label == "Bake a cake"
        await wall.press("enter")
        assert jar(wall)[0] == "Bake a cake"


async def test_a_switch_goes_through_the_rewards_and_then_the_bar(hang: Hang) -> None:
    async with hang(alone()) as wall:
        await wall.press("t", "j", "p")
        cards, bar = wall.screen.groups()
        assert [card.words for card in cards] == [
            "Swimming together, 3 stars",
            "Pancakes for dinner, 5 stars",
            "Bake a cake, 4 stars",
        ]
        assert [button.words for button in bar] == ["Back", "More"]


async def test_a_full_jar_sends_to_a_grown_up_who_hands_it_over(hang: Hang) -> None:
    async with hang(alone()) as wall:
        await earn(wall, 3)
        await wall.press("t", "j")
        assert "Ask a grown-up" in wall.words
        await wall.press("b", "b", "g", "m", "r")
        assert wall.name == "Reward"
        await wall.tap("#second")
        assert "Given: Swimming together" in wall.words
        assert "All 3 stars stay Rosa's." in wall.words
        assert jar(wall) == ("Pancakes for dinner", 0, 5)
        assert wall.today.lifetime == 3
        await wall.tap("#second")
        assert len(payouts(wall)) == 1
        await wall.press("b")
        assert wall.name == "GrownUps"


def payouts(wall: Wall) -> list[str]:
    return list(wall.device.replica.dated("payout", "2026-11"))


async def test_a_finger_that_drums_hands_over_one(hang: Hang) -> None:
    cheap = alone(
        rewards=tuple(type(one)(one.id, one.child, one.title, 1) for one in alone().rewards)
    )
    async with hang(cheap) as wall:
        await earn(wall, 3)
        await wall.press("g", "m", "r")
        for _tap in range(5):
            await wall.tap("#second")
            wall.let_fingers_rest()
        assert len(payouts(wall)) == 1


async def test_before_it_is_full_there_is_nothing_to_hand_over(hang: Hang) -> None:
    async with hang(alone()) as wall:
        await earn(wall, 2)
        await wall.press("g", "m", "r")
        assert "2 of 3 stars" in wall.words
        await wall.tap("#second")
        await wall.press("g")
        assert wall.name == "Reward"
        assert not payouts(wall)
        assert "missing" not in wall.words


async def test_what_the_other_home_picked_shows_by_itself(hang: Hang) -> None:
    async with hang(alone()) as wall:
        await wall.press("t", "j")
        other = Device.open(wall.device.folder, wall.clock)
        Household.over(other.day).pick_reward("rosa", "cake", other.moment())
        other.close()
        await wall.tick()
        assert jar(wall)[0] == "Bake a cake"


async def test_one_reward_is_no_choice_and_none_no_jar(hang: Hang) -> None:
    async with hang(alone(rewards=alone().rewards[:1])) as wall:
        await wall.press("t", "j", "p")
        assert wall.name == "Jar"


async def test_without_rewards_the_chart_has_no_jar(hang: Hang) -> None:
    async with hang(plan("Hop", rewards=())) as wall:
        await wall.press("t", "j")
        assert wall.name == "StarChart"
        await wall.press("b", "g", "m", "r")
        assert "The plan has no reward for Rosa." in wall.words


async def test_the_houses_show_where_the_child_sleeps(hang: Hang) -> None:
    async with hang(alone()) as wall:
        await wall.press("t")
        await wall.tap("#fourth")
        assert wall.name == "Where"
        assert "Green house" in wall.words
        assert wall.words.count("Tonight") == 1
        assert "1 sleep" in wall.words
        await wall.press("b")
        assert wall.name == "StarChart"


async def test_where_is_told_only_where_it_is_wanted(hang: Hang) -> None:
    silent = Child("rosa", "Rosa")
    assert ROSA.where
    async with hang(alone(children=(silent,))) as wall:
        await wall.press("t", "w")
        assert wall.name == "StarChart"
        assert "Where" not in wall.words
