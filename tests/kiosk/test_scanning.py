"""One switch, or two, for the whole screen: a highlight that moves, and a press that chooses."""

from dataclasses import replace

import pytest

from kiosk.household.plan import VIEWS, Plan
from kiosk.scanning import ROUNDS, ROUNDS_INSIDE, Highlight
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import plan
from tests.kiosk.wall import SIZES, Wall
from widgets.pressable import Pressable


def with_switches(number: int, *titles: str, **settings: object) -> Plan:
    """A plan whose child presses so many switches. The test moves the highlight itself."""
    made = plan(*titles)
    child = replace(made.children[0], switches=number, scan_seconds=20.0, **settings)  # type: ignore[arg-type]
    return replace(made, children=(child, *made.children[1:]))


def lit(wall: Wall) -> list[str]:
    """Ids of what is lit, in reading order."""
    every = (one for one in wall.screen.query("*") if isinstance(one, Pressable))
    return [one.id or "" for one in every if one.lit]


async def begin(wall: Wall) -> None:
    """Let it follow the child; from here on the highlight moves only when the test says so."""
    await wall.tick()
    scanning = wall.app._scanning
    if scanning._timer:
        scanning._timer.stop()
        scanning._timer = None


async def switch(wall: Wall, key: str = "space") -> None:
    """The switch, some seconds after the last press."""
    wall.app._scanning._pressed -= 5.0
    wall.let_fingers_rest()
    await wall.press(key)


async def wait_for(wall: Wall, id: str) -> None:
    """Wait until the highlight has come there, alone or with its group."""
    await wall.until(
        lambda: any((one.id or "") == id for row in wall.screen.groups() for one in row)
    )
    wall.app._scanning._show()
    for _ in range(30):
        if id in lit(wall):
            return
        wall.app._scanning._move_on()
        await wall.settle()
    raise AssertionError(f"the highlight never comes to {id}")


async def choose(wall: Wall, id: str) -> None:
    """Its group, then the target itself."""
    await wait_for(wall, id)
    if len(lit(wall)) > 1:
        await switch(wall)
        await wait_for(wall, id)
    assert lit(wall) == [id]
    await switch(wall)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_whole_day_is_done_by_one_key(hang: Hang, size: tuple[int, int], view: str) -> None:
    async with hang(with_switches(1, "Hop", "Skip", "Jump", view=view), size=size) as wall:
        await begin(wall)
        for done in range(3):
            if "now" not in wall.states:
                await choose(wall, "more")
            now = next(card for card in wall.cards if card.state == "now")
            await choose(wall, (now.id or "") if now.focusable else "second")
            assert [outcome for outcome in wall.outcomes if outcome] == ["done"] * (done + 1)
        await choose(wall, "third")
        assert wall.name == "StarChart"
        await choose(wall, "back")
        assert wall.name == "Today"


async def test_the_highlight_goes_from_groups_into_one_and_out_again(hang: Hang) -> None:
    async with hang(with_switches(1, "Hop", "Skip", "Jump")) as wall:
        await begin(wall)
        cards = ["card-0", "card-1", "card-2"]
        assert lit(wall) == cards
        wall.app._scanning._move_on()
        assert "fourth" in lit(wall)
        wall.app._scanning._move_on()
        assert lit(wall) == cards
        await switch(wall)
        assert lit(wall) == ["card-0"]
        for _ in range(3 * ROUNDS_INSIDE):
            wall.app._scanning._move_on()
        assert lit(wall) == cards


async def test_a_finger_anywhere_is_a_switch_on_the_childs_screens(hang: Hang) -> None:
    async with hang(with_switches(1, "Hop", "Skip")) as wall:
        await begin(wall)
        await wall.tap("#fourth")
        assert wall.name == "Today"
        assert lit(wall) == ["card-0"]


async def test_an_adults_finger_presses_what_it_touches(hang: Hang) -> None:
    async with hang(with_switches(1, "Hop", "Skip")) as wall:
        await begin(wall)
        await choose(wall, "fourth")
        assert wall.name == "Handover"
        await wall.tap("#back")
        assert wall.name == "Today"


async def test_what_is_lit_is_read_aloud(hang: Hang) -> None:
    async with hang(with_switches(1, "Hop", "Skip", read_aloud=True)) as wall:
        said: list[str] = []
        wall.app._scanning.say = said.append
        await begin(wall)
        assert said == [], "a group has no words of its own"
        await switch(wall)
        wall.app._scanning._move_on()
        assert said == ["Hop", "Skip"]


async def test_two_switches_move_and_choose(hang: Hang) -> None:
    async with hang(with_switches(2, "Hop", "Skip")) as wall:
        await begin(wall)
        await switch(wall, "enter")
        await switch(wall, "space")
        assert lit(wall) == ["card-1"]
        await switch(wall, "enter")
        assert wall.outcomes == ["", "done"]


async def test_a_tremor_presses_once(hang: Hang) -> None:
    async with hang(with_switches(1, "Hop", "Skip")) as wall:
        await begin(wall)
        await switch(wall)
        await wall.press("space")
        assert lit(wall) == ["card-0"]
        assert wall.outcomes == ["", ""]


async def test_a_screen_that_nobody_uses_stays_still(hang: Hang) -> None:
    async with hang(with_switches(1, "Hop", "Skip")) as wall:
        await begin(wall)
        for _ in range(2 * ROUNDS):
            wall.app._scanning._move_on()
        assert lit(wall) == []
        await switch(wall)
        assert lit(wall) == ["card-0", "card-1"]


async def test_without_a_switch_nothing_is_lit(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await begin(wall)
        wall.app._scanning._move_on()
        assert lit(wall) == []
        await wall.press("right", "right", "enter")
        assert wall.outcomes == ["", "done"]


def test_a_highlight_over_nothing_is_nowhere() -> None:
    highlight = Highlight()
    highlight.move((), rests=True)
    assert highlight.choose(()) is None
    assert highlight.on(()) == ()


async def test_arrow_keys_reach_everything(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip", "Jump")) as wall:
        await wall.press("right", "right", "down")
        assert wall.app.focused is not None
        assert wall.app.focused.id == "third"
        await wall.press("left", "up")
        assert wall.app.focused is not None
        assert wall.app.focused.id == "card-0"
