"""The PIN on the wall: chosen once, asked for before what is an adult's, never of a child."""

from typing import Any

import pytest

from kiosk.gate import Gate
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import plan
from tests.kiosk.wall import SIZES, Wall
from widgets.digit_boxes import DigitBoxes

PIN = "0417"


async def tap_digits(wall: Wall, digits: str) -> None:
    """Fingers on the pad, and on the tick."""
    for digit in digits:
        await wall.tap(f"#key-{digit}")
    await wall.tap("#key-tick")
    await wall.settle()


async def type_digits(wall: Wall, digits: str) -> None:
    await wall.press(*digits, "enter")
    await wall.settle()


@pytest.mark.parametrize("give", [tap_digits, type_digits])
async def test_the_first_adult_chooses_four_digits_twice(hang: Hang, give: Any) -> None:
    async with hang(plan("Hop"), pin=None) as wall:
        await wall.press("g", "m")
        assert wall.name == "Pin"
        assert "choose four digits" in wall.words
        await give(wall, PIN)
        assert "The same four digits again" in wall.words
        await give(wall, "0418")
        assert "These were others" in wall.words
        await give(wall, PIN)
        await give(wall, PIN)
        await wall.until(lambda: wall.name == "GrownUps")
        assert Gate(wall.device).standing == "set"


@pytest.mark.parametrize("give", [tap_digits, type_digits])
async def test_it_opens_what_is_an_adults_and_stays_open_until_today(hang: Hang, give: Any) -> None:
    async with hang(plan("Hop"), pin=PIN) as wall:
        await wall.press("g", "m")
        assert (wall.name, wall.screen.desk.unlocked) == ("Pin", False)
        await give(wall, "9999")
        assert wall.name == "Pin"
        assert "That was not it" in wall.words
        await give(wall, PIN)
        await wall.until(lambda: wall.name == "GrownUps")
        await wall.press("b", "m")
        assert wall.name == "GrownUps", "it is open until Today is shown"
        await wall.press("b", "b", "g", "m")
        assert wall.name == "Pin"


async def test_two_minutes_without_anybody_lock_it(hang: Hang) -> None:
    async with hang(plan("Hop"), pin=PIN) as wall:
        await wall.press("g", "m")
        await type_digits(wall, PIN)
        await wall.until(lambda: wall.name == "GrownUps")
        await wall.pass_by(seconds=125)
        assert wall.name == "Today"
        assert wall.screen.desk.locked


async def test_no_digit_ever_shows(hang: Hang) -> None:
    async with hang(plan("Hop"), pin=PIN) as wall:
        await wall.press("g", "m")
        empty = wall.words
        await wall.press("0", "4", "1", "7", "5")
        assert wall.screen.query_one(DigitBoxes).filled == 4
        assert wall.words == empty
        await wall.press("backspace")
        assert wall.screen.query_one(DigitBoxes).filled == 3


async def test_after_three_wrong_tries_it_waits(hang: Hang) -> None:
    async with hang(plan("Hop"), pin=PIN) as wall:
        await wall.press("g", "m")
        for _ in range(3):
            await type_digits(wall, "1111")
            await wall.until(lambda: "not it" in wall.words or "Again in" in wall.words)
        assert "Again in 30 seconds" in wall.words
        await type_digits(wall, PIN)
        assert wall.name == "Pin"
        assert wall.screen.query_one(DigitBoxes).filled == 0, "no key is taken during the wait"
        await wall.linger(seconds=31)
        await type_digits(wall, PIN)
        await wall.until(lambda: wall.name == "GrownUps")


async def test_a_household_may_say_that_it_wants_none(hang: Hang) -> None:
    async with hang(plan("Hop"), pin=None) as wall:
        await wall.press("g", "m", "n")
        await wall.until(lambda: wall.name == "GrownUps")
        await wall.press("b", "b", "g", "m")
        assert wall.name == "GrownUps"
        await wall.press("l")
        assert wall.name == "Leave", "the words and digits stay before the way out"


async def test_it_is_changed_from_its_tile(hang: Hang) -> None:
    async with hang(plan("Hop"), pin=PIN) as wall:
        await wall.press("g", "m")
        await type_digits(wall, PIN)
        await wall.until(lambda: wall.name == "GrownUps")
        await wall.press("p")
        await type_digits(wall, "2580")
        await type_digits(wall, "2580")
        await wall.until(lambda: wall.name == "GrownUps")
        assert Gate(wall.device).enter("2580")


async def test_behind_a_pin_two_taps_leave(hang: Hang) -> None:
    async with hang(plan("Hop"), pin=PIN) as wall:
        await wall.press("g", "m")
        await type_digits(wall, PIN)
        await wall.until(lambda: wall.name == "GrownUps")
        await wall.press("l")
        assert wall.app.return_code is None
        assert "Leave? Tap once more" in wall.words
        await wall.press("l")
        await wall.until(lambda: wall.app.return_code == 0)


async def test_no_child_function_asks_for_it(hang: Hang) -> None:
    async with hang(pin=PIN) as wall:
        for way in (("s",), ("t",), ("t", "m"), ("g",), ("g", "p"), ("g", "w"), ("g", "o")):
            wall.app.show("today")
            await wall.settle()
            await wall.press(*way)
            assert wall.name != "Pin", way


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_it_fits(hang: Hang, size: tuple[int, int]) -> None:
    async with hang(plan("Hop"), size=size, pin=None) as wall:
        await wall.press("g", "m")
        boxes = wall.screen.query_one(DigitBoxes).region
        pad = wall.screen.query_one(".pad").region
        assert boxes.right <= pad.x
        assert boxes.height >= 8
        assert "No PIN" in wall.words
        assert "choose four digits" in wall.words
