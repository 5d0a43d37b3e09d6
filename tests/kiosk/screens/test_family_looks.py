"""How the names, the jar, the pick, the houses and the handing over look."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from kiosk.app import KioskApp
from kiosk.desk import Desk
from kiosk.device import Device
from kiosk.gate import Gate
from kiosk.household.plan import Plan
from tests.kiosk.screens.siblings import alone, siblings
from tests.kiosk.wall import SIZE, SIZES, THEMES, Wall
from tests.look.family import Clock

Looks = Callable[..., bool]
SEEN: dict[str, tuple[Plan, tuple[str, ...]]] = {  # the plan, and the keys that lead there
    "Children": (siblings(), ()),
    "Jar": (alone(), ("t", "j")),
    "Pick": (alone(), ("t", "j", "p")),
    "Where": (alone(), ("t", "w")),
    "Reward": (alone(), ("g", "m", "r")),
}


def looks(
    snap_compare: Looks, folder: Path, name: str, theme: str, size: tuple[int, int] = SIZE
) -> bool:
    """A screen against its picture, after two stars; as if by touch, without key hints."""
    ours, keys = SEEN[name]
    device = Device.set_up(folder, "green", ours, Clock())
    at = device.moment()
    day = device.day.practice_day(at)
    for due in device.day.today("rosa", day, at).tasks[:2]:
        device.day.tick("rosa", due.task.id, day=day, slot=due.slot, at=at)
    Gate(device).choose("")
    device.settings = type(device.settings)(home="green", theme=theme)
    app = KioskApp(Desk(device))

    async def before(pilot: Pilot[None]) -> None:
        wall = Wall(app, pilot, device, Clock())
        await wall.settle()
        await wall.press(*keys)
        assert wall.name == name
        wall.screen.bar.show_keys(False)
        wall.screen.follow()
        await wall.settle()

    try:
        return snap_compare(app, terminal_size=size, run_before=before)
    finally:
        device.close()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", SEEN)
def test_a_screen_looks_as_it_did(snap_compare: Looks, folder: Path, name: str, theme: str) -> None:
    assert looks(snap_compare, folder, name, theme)


@pytest.mark.parametrize("size", SIZES[1:], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SEEN)
def test_it_looks_as_it_did_at_other_sizes(
    snap_compare: Looks, folder: Path, name: str, size: tuple[int, int]
) -> None:
    assert looks(snap_compare, folder, name, "light", size)
