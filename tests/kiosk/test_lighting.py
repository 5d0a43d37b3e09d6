"""The colours of the screen follow the child and the hour, by themselves."""

from dataclasses import replace
from datetime import UTC, datetime, time

from kiosk.household.plan import Child
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import plan
from tests.kiosk.wall import Wall

EVENING = plan("Hop", dim_from=time(19, 30), dim_until=time(6, 30))


async def evening(wall: Wall, hour: int, minute: int) -> str:
    wall.clock.wall = datetime(2026, 11, 26, hour, minute, tzinfo=UTC)
    await wall.tick()
    return wall.app.theme


async def test_it_gets_dim_and_light_again_by_the_hour(hang: Hang) -> None:
    async with hang(EVENING) as wall:
        before = wall.regions()
        assert wall.app.theme == "light"
        assert await evening(wall, 19, 29) == "light"
        assert await evening(wall, 19, 30) == "night"
        assert wall.regions() == before, "nothing moves"
        assert await evening(wall, 23, 0) == "night"
        wall.clock.pass_by(hours=7, minutes=30)
        await wall.tick()
        assert wall.app.theme == "light"


async def test_an_unset_clock_makes_nothing_dim(hang: Hang) -> None:
    async with hang(EVENING) as wall:
        wall.clock.trusted = False
        assert await evening(wall, 22, 0) == "light"


async def test_high_contrast_is_kept_at_night(hang: Hang) -> None:
    async with hang(EVENING) as wall:
        await wall.app._desk.change_theme("contrast")
        assert await evening(wall, 22, 0) == "contrast"


async def test_a_child_may_have_it_muted(hang: Hang) -> None:
    rosa = Child("rosa", "Rosa", muted=True)
    async with hang(replace(EVENING, children=(rosa,))) as wall:
        assert wall.app.theme == "light-muted"
        await wall.app._desk.change_theme("dark")
        wall.app.change_theme()
        assert wall.app.theme == "dark-muted"
        assert await evening(wall, 20, 0) == "night"
