"""The sample family, made once and copied for each test, and a kiosk on it."""

import shutil
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from kiosk.device import Device
from kiosk.gate import Gate
from kiosk.household.plan import Plan
from tests.kiosk.wall import SIZE, Wall, hung
from tests.look.family import Clock, family

Hang = Callable[..., AbstractAsyncContextManager[Wall]]


@pytest.fixture(scope="session")
def rosas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample family's folder on a Thursday afternoon. To be copied, not to be used."""
    folder = tmp_path_factory.mktemp("rosa") / "device"
    family(folder, Clock()).close()
    return folder


@pytest.fixture
def moved() -> Clock:
    """The clock that the test moves."""
    return Clock()


@pytest.fixture
def hang(rosas: Path, folder: Path, moved: Clock) -> Hang:
    """Hang a kiosk: on the sample family, or on a new household with the plan given. It has no PIN
    unless one is given; with None it was never asked for one.
    """

    def on(
        plan: Plan | None = None, size: tuple[int, int] = SIZE, pin: str | None = ""
    ) -> AbstractAsyncContextManager[Wall]:
        if plan is None:
            shutil.copytree(rosas, folder)
            device = Device.open(folder, moved)
        else:
            device = Device.set_up(folder, "green", plan, moved)
        if pin is not None:
            Gate(device).choose(pin)
        return hung(device, moved, size)

    return on
