"""Two kiosks and a hub: what is tapped in one home is on the other's screen a moment later."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path

import pytest

import sync.link
from kiosk.courier import Courier
from kiosk.device import Device, Settings
from kiosk.household.household import Household
from kiosk.household.plan import Home
from sync.pairing import begin, invite, join_with_file
from tests.kiosk.plans import plan
from tests.kiosk.wall import SOON, Wall, hung
from tests.look.family import Clock
from tests.sync.hub_process import HubProcess, hub
from widgets.task_card import TaskCard

__all__ = ["hub"]

HOMES = (Home("green", "Green house"), Home("blue", "Blue house"))
BEGUN = 15.0  # seconds in which the courier has loaded the network, on a busy machine
SECOND = 1.0  # how soon the other home shows a tap
OF_THE_NETWORK = ("hub", "network", "sync", "sent", "connect", "127.0.0.1")
ENDED = 2.0  # seconds in which a kiosk ends

Homes = tuple[Wall, Wall]


@pytest.fixture
def folders(hub: HubProcess, tmp_path: Path) -> tuple[Path, Path]:
    """The devices of two homes, joined by an invitation file."""
    green, blue = tmp_path / "green", tmp_path / "blue"
    device = Device.set_up(green, "green", plan("Hop", "Skip", "Jump", homes=HOMES), Clock())
    link = begin(device.replica, hub.url, "green", "Green house")
    invite(device.replica, link, tmp_path / "invitation")
    join_with_file(tmp_path / "invitation", "blue", blue, device.reading)
    Settings("blue").write(blue)
    device.close()
    return green, blue


@asynccontextmanager
async def both(folders: tuple[Path, Path]) -> AsyncIterator[Homes]:
    """Both kiosks, once their couriers have begun."""
    async with AsyncExitStack() as stack:
        walls = []
        for folder in folders:
            clock = Clock()
            walls.append(await stack.enter_async_context(hung(Device.open(folder, clock), clock)))
        green, blue = walls
        for wall in walls:
            await wall.tick()
        await until(lambda: all(contact(wall) == "fine" for wall in walls), BEGUN, walls)
        yield green, blue


def courier(wall: Wall) -> Courier:
    return wall.screen.desk._courier


def contact(wall: Wall) -> str:
    """How the talk with the hub goes, as the courier's worker knows it."""
    worker = courier(wall)._worker
    return str(worker.contact) if worker else ""


async def until(true: Callable[[], bool], seconds: float, walls: list[Wall]) -> float:
    """Wait for a condition, while the kiosks look at their clocks by themselves; how long it took.

    Fingers and the minute stay where they are.
    """
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds, [wall.words for wall in walls]
        await asyncio.sleep(0.005)
    return time.monotonic() - began


def card(wall: Wall, title: str) -> TaskCard:
    return next(one for one in wall.cards if one.task_title == title)


def done(wall: Wall, title: str) -> bool:
    """Whether the screen shows the task as done, by whomever."""
    return card(wall, title).state in ("just-done", "done")


async def tap(here: Wall, there: Wall, title: str) -> float:
    """A tap in one home, until it is on the other's screen; the seconds between."""
    await here.tap(card(here, title))
    return await until(lambda: done(there, title), SOON, [here, there])


async def test_a_tap_and_an_edit_are_in_the_other_home_within_a_second(
    folders: tuple[Path, Path],
) -> None:
    async with both(folders) as (green, blue):
        took = [await tap(green, blue, "Hop"), await tap(blue, green, "Skip")]
        assert min(took) < SECOND  # of two: the machine may have been busy with something else
        edited = plan("Hop", "Skip", "Somersault", homes=HOMES)
        household = Household.over(green.device.day)
        await green.screen.desk.do(household.import_plan, edited, green.device.moment())
        await until(lambda: "Somersault" in blue.words, SOON, [blue])
        for wall in (green, blue):
            assert wall.name == "Today"
            assert not [word for word in OF_THE_NETWORK if word in wall.words.lower()]


async def test_a_hub_that_was_killed_is_found_again(
    folders: tuple[Path, Path], hub: HubProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient = partial(sync.link.Worker, backoff=(0.3, 1.0))  # the pauses are tested elsewhere
    monkeypatch.setattr(sync.link, "Worker", impatient)
    async with both(folders) as (green, blue):
        hub.kill()
        for here, title in ((green, "Hop"), (blue, "Skip")):
            await here.tap(card(here, title))
            assert done(here, title)
        await until(lambda: contact(green) == contact(blue) == "hub silent", SOON, [green, blue])
        for wall in (green, blue):
            assert not [word for word in OF_THE_NETWORK if word in wall.words.lower()]
        hub.restart()
        await until(lambda: done(blue, "Hop") and done(green, "Skip"), SOON, [green, blue])
        await tap(blue, green, "Jump")


@pytest.mark.parametrize("ill", [None, signal.SIGKILL, signal.SIGSTOP])
async def test_a_kiosk_that_is_joined_ends_at_once(
    folders: tuple[Path, Path], hub: HubProcess, ill: signal.Signals | None
) -> None:
    async with both(folders) as (green, blue):
        if ill:
            os.kill(hub.pid, ill)
            await green.tap(card(green, "Hop"))
        for wall in (green, blue):
            began = time.monotonic()
            await asyncio.to_thread(wall.screen.desk.stop)
            assert time.monotonic() - began < ENDED
        os.kill(hub.pid, signal.SIGCONT)
