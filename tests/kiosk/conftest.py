"""The sample family, made once and copied for each test, and a kiosk on it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet

from kiosk.device import Device
from kiosk.gate import Gate
from kiosk.household.plan import Plan
from tests.kiosk import sheets
from tests.kiosk.wall import SIZE, Wall, hung
from tests.look.family import Clock, family

Hang = Callable[..., AbstractAsyncContextManager[Wall]]


@pytest.fixture(scope="session", autouse=True)
def swift() -> Iterator[None]:
    """Each style sheet is parsed once for all kiosks, and nothing is cut for a terminal that is not
    there. What a real terminal gets is tested on one (`tests.pty`).
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", sheets.read_once)
        patch.setattr(Compositor, "render_full_update", sheets.paint_all)
        patch.setattr(Compositor, "render_partial_update", sheets.paint_changed)
        yield


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
