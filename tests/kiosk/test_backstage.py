"""Screens that are not shown: what they hold stays bounded, and they come back as they were."""

import gc
import sys
import weakref
from importlib import import_module

import pytest
from textual.screen import Screen
from textual.widget import Widget

import kiosk.screens
from kiosk.backstage import DRAWN, LAST_FEW, OF_A_SIZE
from kiosk.screens.coin import CoinScreen
from tests.kiosk.conftest import Hang


async def test_what_adults_have_left_is_let_go_while_the_child_has_the_wall(hang: Hang) -> None:
    async with hang() as wall:
        await wall.press("g", "m", "z")
        assert wall.name == "Coin"
        gone = [weakref.ref(widget) for widget in (wall.screen, *wall.screen.walk_children())]
        await wall.pass_by(seconds=1)
        await wall.press("b", "b", "b")
        assert wall.name == "Today"
        for _ in range(4):
            await wall.pass_by(seconds=1)
        gc.collect()
        assert not [each for each in gone if each() is not None]
        await wall.press("g", "m", "z")
        assert wall.name == "Coin", "it is made anew"


async def test_an_adult_who_goes_on_and_on_holds_the_last_few_screens(hang: Hang) -> None:
    ways = ("coin", "rest", "learn", "kit", "team", "jobs", "help_card", "month", "yesterday")
    async with hang() as wall:
        for name in (*ways, *ways):
            wall.app.show(name)
            await wall.settle()
            assert wall.name.casefold() == name.replace("_", "")
        await wall.linger(seconds=1)
        held = [name for name in wall.app._installed_screens if name in ways]
        assert held == list(ways[-LAST_FEW - 1 :]), "and the one that is there"
        wall.app.show("coin")
        await wall.settle()
        assert wall.name == "Coin"


async def test_it_may_end_while_a_screen_is_let_go(
    hang: Hang, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with hang() as wall:
        await wall.press("g", "m", "z", "b", "b", "b")
        remove = CoinScreen.remove

        async def ends_meanwhile(screen: CoinScreen) -> None:
            await remove(screen)
            wall.app._screen_stack.clear()

        monkeypatch.setattr(CoinScreen, "remove", ends_meanwhile)
        screens = list(wall.app._screen_stack)
        try:
            await wall.app.tick()
            assert not wall.app.screen_stack
        finally:
            wall.app._screen_stack[:] = screens


async def test_only_the_last_few_that_were_left_hold_what_was_drawn(hang: Hang) -> None:
    ways = ("weeks", "star_chart", "learned", "handover", "coin")
    async with hang() as wall:
        seen = []
        for name in (*ways, *ways):
            wall.app.show(name)
            await wall.settle()
            seen.append(wall.lines)
        assert seen[: len(ways)] == seen[len(ways) :], "they are drawn again"
        screens = [wall.app.get_screen(name) for name in ways]
        assert list(map(drawn, screens)) == [False] * (len(ways) - DRAWN - 1) + [True] * (DRAWN + 1)
        assert not any(w._box_model_cache for screen in screens[: -DRAWN - 1] for w in on(screen))


async def test_what_was_drawn_and_computed_for_a_size_is_forgotten_with_it(hang: Hang) -> None:
    def remembered() -> int:
        return sum(each.cache_info().currsize for each in OF_A_SIZE)

    async with hang() as wall:
        for name in ("weeks", "jar"):
            wall.app.show(name)
            await wall.settle()
        await wall.resize(90, 28)
        once = remembered()
        assert not drawn(wall.app.get_screen("weeks"))
        for wide in range(60, 90, 5):
            await wall.resize(wide, 28)
        await wall.resize(90, 28)
        assert remembered() < once * 1.5


def on(screen: Screen[object]) -> list[Widget]:
    return screen.walk_children(Widget)


def drawn(screen: Screen[object]) -> bool:
    return any(widget._styles_cache._cache for widget in on(screen))


async def test_the_files_of_all_screens_are_loaded_before_they_are_asked_for(
    hang: Hang, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = ("kiosk.screens.coin", "kiosk.screens.help_card")
    async with hang() as wall:
        for name in late:
            monkeypatch.setattr(kiosk.screens, name.rpartition(".")[2], import_module(name))
            monkeypatch.delitem(sys.modules, name)
        ready: list[bool] = []
        wall.app._backstage.prepare(lambda: ready.append(True))
        await wall.until(lambda: bool(ready))
        assert {*late} <= {*sys.modules}
        assert wall.name == "Today"
