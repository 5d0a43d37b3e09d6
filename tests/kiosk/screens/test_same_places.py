"""For a child who cannot bear change: the same places each day, and in both homes."""

import shutil
from pathlib import Path

import pytest
from textual.geometry import Region

from kiosk.device import Device
from kiosk.device.settings import Settings
from kiosk.household.plan import Child
from tests.kiosk.screens.siblings import alone
from tests.kiosk.wall import SIZES, Wall, hung
from tests.look.family import Clock

WAYS = {
    "Today": (),
    "Practice": ("s",),
    "StarChart": ("t",),
    "Jar": ("t", "j"),
    "Pick": ("t", "j", "p"),
    "Where": ("t", "w"),
    "Weeks": ("t", "m"),
}

Places = dict[str, dict[str, Region]]


async def places(folder: Path, clock: Clock, size: tuple[int, int]) -> Places:
    """Where every widget of every child's screen lies, by screen."""
    found = {}
    async with hung(Device.open(folder, clock), clock, size) as wall:
        for name, keys in WAYS.items():
            wall.app.show("today")
            await wall.settle()
            await wall.press(*keys)
            assert wall.name == name
            found[name] = labelled(wall)
    return found


def labelled(wall: Wall) -> dict[str, Region]:
    """Each widget with its label: a button that changes its place is found out too."""
    return {
        f"{name} {getattr(widget, 'label', '')}": region
        for (name, region), widget in zip(
            wall.regions().items(), wall.screen.walk_children(), strict=True
        )
    }


@pytest.fixture
def homes(tmp_path: Path) -> tuple[Path, Path]:
    """The same household in two homes."""
    green, blue = tmp_path / "green", tmp_path / "blue"
    rosa = Child("rosa", "Rosa", "cat", where=True, celebration="off")
    Device.set_up(green, "green", alone(children=(rosa,)), Clock()).close()
    shutil.copytree(green, blue)
    Settings.read(green)._replace(home="blue").write(blue)
    return green, blue


@pytest.mark.parametrize("size", SIZES[::2])
async def test_every_element_has_its_place_each_day_and_in_both_homes(
    homes: tuple[Path, Path], size: tuple[int, int]
) -> None:
    green, blue = homes
    today, later = Clock(), Clock()
    later.pass_by(days=1, hours=-7)  # on Friday morning, and in the other house by the evening
    first = await places(green, today, size)
    assert await places(green, later, size) == first
    assert await places(blue, today, size) == first
    assert await places(blue, later, size) == first


async def test_a_button_that_moved_would_be_found(homes: tuple[Path, Path]) -> None:
    clock = Clock()
    async with hung(Device.open(homes[0], clock), clock) as wall:
        await wall.press("t")
        before = labelled(wall)
        wall.screen.bar.put(back=wall.screen.bar._set["more"])
        await wall.settle()
        assert labelled(wall) != before
