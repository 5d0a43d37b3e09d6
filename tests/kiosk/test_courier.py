"""The courier behind the screen: a stick plugged in, another one pulled out, and a clean end."""

import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import run

import pytest

from kiosk import courier
from kiosk.courier import CARRIED, Courier
from kiosk.device import Device
from kiosk.household.plan import Home
from sync.link import Link, sync_folder
from sync.pairing import begin, invite, join_with_file
from tests.kiosk.plans import plan
from tests.kiosk.wall import SOON, Wall, hung
from tests.look.family import Clock

HOMES = (Home("green", "Green house"), Home("blue", "Blue house"))
HEAVY = "import sys, kiosk.app, kiosk.screens.today; print(*sys.modules)"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks for sticks come one soon after the other."""
    monkeypatch.setattr(courier, "LOOK", 0.05)


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """Where sticks are mounted: none yet."""
    place = tmp_path / "media" / "pi"
    place.mkdir(parents=True)
    return place


@pytest.fixture
def blue(tmp_path: Path, media: Path) -> Iterator[Device]:
    """A device that joined the green one by a file, and meets it by stick alone."""
    clock = Clock()
    green = Device.set_up(tmp_path / "green", "green", plan("Hop", "Skip", homes=HOMES), clock)
    green.change_settings(usb_folder=str(media.parent))
    link = begin(green.replica, "", "green", "Green house")
    invite(green.replica, link, tmp_path / "invitation")
    green.close()
    other = Device(tmp_path / "blue", green.settings, clock)
    join_with_file(tmp_path / "invitation", "blue", other.folder, other.reading)
    type(green.settings)("blue").write(other.folder)
    joined = Device.open(other.folder, clock)
    yield joined
    joined.close()


@pytest.fixture
def green(blue: Device, tmp_path: Path) -> Device:
    """The device whose screen runs; whoever hangs it closes it."""
    return Device.open(tmp_path / "green", Clock())


def plug(media: Path) -> Path:
    stick = media / "SAMESTARS"
    stick.mkdir()
    return stick


def tick(device: Device, task: str) -> None:
    at = device.moment()
    device.day.tick("rosa", task, day=device.day.practice_day(at), at=at)


def meet(device: Device, stick: Path) -> None:
    """As `samestars sync --folder` in the other home."""
    device.replica.refresh()
    sync_folder(device.replica, Link.open(device.folder), stick)


def outcomes(device: Device) -> list[str]:
    at = device.moment()
    day = device.day.practice_day(at)
    return [one.outcome for one in device.day.today("rosa", day, at).tasks]


async def shown(wall: Wall, true: Callable[[], bool]) -> None:
    """Until the screen shows it; the test plays the look that the kiosk takes each second."""
    deadline = time.monotonic() + SOON
    while not true():
        assert time.monotonic() < deadline, wall.words
        await wall.pilot.pause(0.02)
        await wall.tick()


async def test_a_star_goes_by_stick_to_the_other_home(
    green: Device, blue: Device, media: Path
) -> None:
    async with hung(green, Clock()) as wall:
        await wall.tick()
        await wall.tap("#card-0")
        stick = plug(media)
        await shown(wall, lambda: CARRIED in wall.words)
        meet(blue, stick)
        assert outcomes(blue) == ["done", ""]


async def test_a_star_of_the_other_home_comes_with_the_stick(
    green: Device, blue: Device, media: Path, tmp_path: Path
) -> None:
    bag = tmp_path / "bag"
    bag.mkdir()
    meet(green, bag)
    meet(blue, bag)
    tick(blue, "task-1")
    meet(blue, bag)
    async with hung(green, Clock()) as wall:
        await wall.tick()
        shutil.copytree(bag, media / "SAMESTARS")
        await shown(wall, lambda: CARRIED in wall.words)
        assert wall.states == ["now", "just-done"]


async def test_what_is_said_of_a_stick_goes_with_it(green: Device, media: Path) -> None:
    async with hung(green, Clock()) as wall:
        await wall.tick()
        stick = plug(media)
        await shown(wall, lambda: CARRIED in wall.words)
        shutil.rmtree(stick)
        await shown(wall, lambda: CARRIED not in wall.words)


async def test_a_stick_that_cannot_be_written_is_a_sentence(green: Device, media: Path) -> None:
    stick = plug(media)
    (stick / "samestars").write_text("a file in the place of a folder")
    async with hung(green, Clock()) as wall:
        await wall.tick()
        await shown(wall, lambda: "everything is kept" in wall.words)
        assert CARRIED not in wall.words


def test_nothing_is_looked_for_unless_set(green: Device, media: Path) -> None:
    green.change_settings(usb_folder="")
    stick = plug(media)
    behind = Courier(green)
    behind.look()
    until_begun(behind)
    behind.stop()
    green.close()
    assert list(stick.iterdir()) == []
    assert behind.notices() == []


def until_begun(behind: Courier) -> None:
    for thread in threading.enumerate():
        if thread.name == "samestars-courier":
            thread.join(10)


def test_it_ends_whole_even_while_it_begins(green: Device) -> None:
    before = set(threading.enumerate())
    behind = Courier(green)
    behind.look()
    behind.stop()
    green.close()
    left = {thread.name for thread in threading.enumerate() if thread not in before}
    assert not {name for name in left if name.startswith("samestars")}


def test_the_first_frame_loads_nothing_of_the_network() -> None:
    loaded = run([sys.executable, "-c", HEAVY], capture_output=True, text=True, check=True).stdout
    rooms = {"requests", "cryptography", "spake2", "mnemonic", "sync.link", "sync.seal"}
    assert not rooms & set(loaded.split())
