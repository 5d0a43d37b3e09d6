"""Every screen works by keys alone, and by Tab and Enter (one switch) alone."""

import pytest
from textual.widget import Widget

from kiosk.screens.entries import ENTRIES
from kiosk.screens.tile_pages import A_PAGE
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import plan
from tests.kiosk.wall import Wall
from widgets.bar_button import BarButton
from widgets.pressable import Pressable
from widgets.task_card import TaskCard


async def step_to(wall: Wall, wanted: Widget) -> None:
    """Tab until the focus is there."""
    for _ in range(20):
        if wall.app.focused is wanted:
            return
        await wall.press("tab")
    raise AssertionError(f"no Tab reaches {wanted}; focused: {wall.app.focused}")


async def choose(wall: Wall, place: str) -> None:
    """Tab there, then Enter, after a second's rest."""
    await step_to(wall, wall.screen.query_one(place))
    wall.let_fingers_rest()
    await wall.press("enter")


def hints(wall: Wall) -> list[str]:
    shown = [one for one in wall.screen.query(Pressable) if getattr(one, "key_hint", "")]
    assert all(isinstance(one, BarButton | TaskCard) for one in shown)
    return [one.key_hint for one in shown]  # type: ignore[attr-defined]


async def test_the_keys_are_shown_from_the_first_key_on(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip", "Jump", "Rest")) as wall:
        await wall.tap("#card-0")
        await wall.tap("#more")
        await wall.tap("#back")
        assert hints(wall) == [], "a finger needs none"
        await wall.press("tab")
        assert sorted(hints(wall)) == sorted(["1", "2", "3", "s", "t", "g", "m"])


async def test_everything_a_child_does_can_be_done_by_keys(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip", "Jump", "Rest")) as wall:
        await wall.press("1")
        assert wall.outcomes == ["done", "", "", ""]
        await wall.press("1")
        assert wall.outcomes == ["done", "", "", ""], "a key that is held repeats"
        await wall.press("left", "1")
        assert wall.outcomes == ["", "", "", ""]
        await wall.press("m", "1", "b")
        assert wall.outcomes == ["", "", "", "done"]
        await wall.press("s", "w", "b")
        assert wall.outcomes == ["tried", "", "", "done"]
        await wall.press("s", "n", "b", "s", "d")
        assert wall.outcomes == ["tried", "not-today", "done", "done"]
        assert wall.name == "Today"
        await wall.press("t")
        assert wall.name == "StarChart"
        await wall.press("m", "e", "l", "b", "b")
        assert wall.name == "Today"


async def test_everything_a_child_does_can_be_done_by_tab_and_enter(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip", "Jump", "Rest")) as wall:
        await choose(wall, "#card-0")
        assert wall.outcomes == ["done", "", "", ""]
        await choose(wall, "#card-0")
        assert wall.outcomes == ["", "", "", ""]
        await choose(wall, "#more")
        await choose(wall, "#card-0")
        assert wall.outcomes == ["", "", "", "done"]
        await choose(wall, "#back")
        await choose(wall, "#second")
        assert wall.name == "Practice"
        await choose(wall, "#third")
        assert wall.outcomes == ["tried", "", "", "done"]
        await choose(wall, "#back")
        await choose(wall, "#third")
        await choose(wall, "#more")
        await choose(wall, "#second")
        await choose(wall, "#back")
        await choose(wall, "#back")
        assert wall.name == "Today"


async def test_an_adult_finds_the_way_out_by_tab_and_enter(hang: Hang) -> None:
    async with hang() as wall:
        for place in ("#fourth", "#more"):
            await choose(wall, place)
        for _page in ENTRIES[A_PAGE::A_PAGE]:  # it is the last
            await choose(wall, "#more")
        leave = next(one for one in wall.screen.query("*") if getattr(one, "label", "") == "Leave")
        await step_to(wall, leave)
        wall.let_fingers_rest()
        await wall.press("enter")
        assert wall.name == "Leave"
        for digit in wall.screen._wanted:  # type: ignore[attr-defined]
            await choose(wall, f"#key-{digit}")
        await choose(wall, "#key-tick")
        await wall.until(lambda: wall.app.return_code == 0)


async def test_tab_goes_over_what_is_there_and_passes_what_is_absent(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        met = []
        for _ in range(6):
            await wall.press("tab")
            assert wall.app.focused is not None
            met.append(str(wall.app.focused.id))
        assert set(met[:5]) == {"card-0", "card-1", "second", "third", "fourth"}
        assert met[5] == met[0]
        await wall.press("shift+tab")
        assert wall.app.focused.id == met[4]


async def test_the_first_tab_reaches_what_is_now(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await wall.press("tab")
        assert wall.app.focused is wall.cards[0]


@pytest.mark.parametrize("way", [(), ("s",), ("t",), ("g",)])
async def test_other_keys_do_nothing_anywhere(hang: Hang, way: tuple[str, ...]) -> None:
    async with hang(plan("Hop", "Skip", "Jump")) as wall:
        await wall.press(*way)
        before = wall.name
        for key in ("ctrl+q", "ctrl+c", "ctrl+p", "ctrl+z", "escape", "f1", "f12", "ctrl+d", "z"):
            await wall.press(key)
        await wall.press("up", "down", "pageup", "home", "delete", "ctrl+s", "ctrl+backslash")
        assert wall.name == before
        assert wall.app.return_code is None
        assert wall.outcomes == ["", "", ""]
