"""Each view as a picture: every theme on the 7" panel, every size in the light; words in all."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from kiosk.app import KioskApp
from kiosk.desk import Desk
from kiosk.device import Device
from tests.kiosk.conftest import Hang
from tests.kiosk.screens.test_looks import faint
from tests.kiosk.wall import SIZE, SIZES, THEMES, Wall
from tests.look.family import Clock, suit_child

VIEWS = ("one", "first-then", "list")
LOOKS = [(SIZE, theme) for theme in THEMES] + [(size, "light") for size in SIZES[1:]]
NAMES = [f"{size[0]}x{size[1]}-{theme}" for size, theme in LOOKS]


@pytest.mark.parametrize(("size", "theme"), LOOKS, ids=NAMES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_looks_as_it_did(
    snap_compare: Callable[..., bool],
    rosas: Path,
    folder: Path,
    view: str,
    size: tuple[int, int],
    theme: str,
) -> None:
    shutil.copytree(rosas, folder)
    device = Device.open(folder, Clock())
    suit_child(device, view=view)
    device.settings = type(device.settings)(home="green", theme=theme)
    app = KioskApp(Desk(device))

    async def before(pilot: Pilot[None]) -> None:
        await Wall(app, pilot, device, Clock()).settle()

    try:
        assert snap_compare(app, terminal_size=size, run_before=before)
    finally:
        device.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", VIEWS)
async def test_every_word_of_a_view_can_be_read(
    hang: Hang, view: str, size: tuple[int, int]
) -> None:
    async with hang(size=size) as wall:
        for settings in ({}, {"stars": False}, {"choose": False}):
            suit_child(wall.device, view=view, **settings)
            wall.screen.follow()
            await wall.settle()
            wall.let_fingers_rest()
            await wall.tap(wall.cards[0])
            for theme in THEMES:
                wall.app.theme = theme
                await wall.settle()
                assert not faint(wall), (theme, settings)
