"""A device without a plan: every screen says what to do, and none ends."""

import pytest

from kiosk.device import Device
from kiosk.household.household import Household
from kiosk.household.plan import Home, Plan
from kiosk.screens.board import NO_PLAN
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import ROSA, plan
from tests.kiosk.wall import Wall
from widgets.fact_tile import FactTile
from widgets.finish_sky import FinishSky

BARE = Plan("Our plan", homes=(Home("green", "Green house"),))


async def test_a_child_without_tasks_has_a_chart(hang: Hang) -> None:
    async with hang(ROSA) as wall:
        assert wall.screen.query_one(FinishSky).headline == "Quiet day"
        await wall.press("t")
        assert wall.name == "StarChart"
        assert "0 stars in all" in wall.words
        await wall.press("m")
        assert wall.name == "Weeks"
        await wall.press("e", "l", "b", "b")
        assert wall.name == "Today"


@pytest.mark.parametrize("size", [(100, 30), (60, 20)])
async def test_without_a_child_every_screen_lives(hang: Hang, size: tuple[int, int]) -> None:
    async with hang(BARE, size=size) as wall:
        assert "samestars plan import" in wall.words
        await wall.press("t")
        assert wall.name == "Today", "there is no chart of nobody"
        await wall.press("g")
        assert wall.name == "Handover"
        assert "samestars plan import" in wall.words
        for tile in wall.screen.query(FactTile):
            await wall.tap(tile)
            assert "Nothing" in wall.words or "No appointments in the plan." in wall.words
            await wall.press("b")
        for key, name in (("p", "Pages"), ("w", "WhoTakes"), ("o", "Team")):
            await wall.press(key)
            assert wall.name == name
            await wall.press("b")
        await wall.press("m", "c", "l", "b", "b", "b")
        assert wall.name == "Today"
        await wall.press("s", "1", "2", "enter", "space", "m", "b")
        assert wall.name == "Today"


async def test_the_plan_that_comes_is_shown(hang: Hang) -> None:
    async with hang(BARE) as wall:
        await wall.press("g", "m")
        import_plan(wall, ROSA)
        await wall.tick()
        await wall.press("b", "b")
        assert wall.screen.query_one(FinishSky).headline != "Hello"
        assert NO_PLAN not in wall.words


@pytest.mark.parametrize("way", ["s", "tm", "g", "gm"])
async def test_a_child_who_leaves_the_plan_breaks_no_screen(hang: Hang, way: str) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await wall.press(*way)
        import_plan(wall, BARE)
        await wall.tick()
        assert wall.name in ("Today", "Handover", "Pages", "GrownUps")
        await wall.press("b", "b", "b")
        assert "samestars plan import" in wall.words


def import_plan(wall: Wall, new: Plan) -> None:
    """As another process would: with another device object on the same folder."""
    other = Device.open(wall.device.folder, wall.clock)
    Household.over(other.day).import_plan(new, wall.clock())
    other.close()
