"""A household at a real hub: the home that was there first, and new ones that join it."""

import subprocess
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from bench.endpoints.ours import OurHub
from bench.family import CHILD, HISTORY, TASKS, Devices, practice_day, run
from bench.row import BenchError
from bench.terminal import ROOT, environment, samestars
from kiosk.device import system_clock
from kiosk.device.device import system_reading
from kiosk.household import ChildsDay, HouseholdError
from sync import Replica, SyncError

HOME = "blue"  # of every new device
LOOK = 0.05  # seconds between two looks
PATIENCE = 120.0  # seconds for one device


@dataclass(frozen=True, slots=True)
class Joined:
    """A new device, and seconds from the start of the command that joined it."""

    folder: Path
    today: float
    everything: float


class Homes:
    """Five years of history at a hub of their own, from the first welcome on; ended with the
    context. Raises BenchError.
    """

    def __init__(self, devices: Devices) -> None:
        self.joined: list[Joined] = []
        self.screens = 0  # that were to join
        self._devices = devices
        self._place = devices.workplace / "homes"
        self._hub: OurHub | None = None
        self._first = Path()
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def welcome(self) -> Joined:
        """Invite a new home, and watch it join. For the first one the hub gets everything."""
        if self._hub is None:
            self._first = self._devices.five_years()
            self._hub = self._stack.enter_context(OurHub(self._place, households=0, stored=0))
        number = len(self.joined) + 1
        invitation = self._place / f"invitation-{number}"
        address = f"http://127.0.0.1:{self._hub.port}"
        offer = ("--file", str(invitation), "--hub", address, "--data", str(self._first))
        run(samestars("pair", "offer", *offer))
        self.joined.append(join(self._place / f"new-{number}", invitation))
        return self.joined[-1]

    def screen(self) -> tuple[Path, str, Path]:
        """The first home's device, the hub's address, and a folder for a screen that joins."""
        if self._hub is None:
            self.welcome()
        assert self._hub
        self.screens += 1
        address = f"http://127.0.0.1:{self._hub.port}"
        return self._first, address, self._place / f"screen-{self.screens}"

    def two(self) -> tuple[Path, Path]:
        """The device of the first home, and one that joined."""
        joined = self.joined[0] if self.joined else self.welcome()
        return self._first, joined.folder


def join(folder: Path, invitation: Path) -> Joined:
    """Start the command that joins a new home, and look into its folder until it ends."""
    began = time.perf_counter()
    process = subprocess.Popen(
        samestars("pair", "join", "--file", str(invitation), "--home", HOME, "--data", str(folder)),
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    look, today = Look(folder), None
    try:
        while process.poll() is None and time.perf_counter() - began < PATIENCE:
            if today is None and look.finds_today():
                today = time.perf_counter() - began
            time.sleep(LOOK)
        everything = time.perf_counter() - began
    finally:
        process.kill()
        words = process.communicate()[1].strip().splitlines()[-1:]
    if not look.finds_today() or look.count < HISTORY:
        raise BenchError(f"A new home has {look.count:,} of {HISTORY:,} changes. {''.join(words)}")
    return Joined(folder, everything if today is None else today, everything)


class Look:
    """A device's folder as any other process sees it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._replica: Replica | None = None

    @property
    def count(self) -> int:
        """Changes that are on the disk."""
        return self._replica.count if self._replica else 0

    def finds_today(self) -> bool:
        """Whether all of today's tasks can be read there now."""
        try:
            if self._replica is None:
                self._replica = Replica.open(self._folder, clock=system_reading)
            self._replica.refresh()
            day = ChildsDay(self._replica, HOME).today(CHILD, practice_day(), system_clock())
            return len({due.task.id for due in day.tasks}) == TASKS
        except (SyncError, HouseholdError):  # no folder yet, no plan yet
            return False
