"""A new device that joins a household with five years of history."""

import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from bench.endpoints.ours import OurHub
from bench.family import CHILD, HISTORY, TASKS, Devices, practice_day, run
from bench.new_home import reading
from bench.pace import Pace
from bench.row import Bar, BenchError, Row, Subject
from bench.terminal import ROOT, environment, python
from kiosk.device import system_clock
from kiosk.household import ChildsDay, HouseholdError
from sync import Replica, SyncError

NAME, HOME = "A new device taking 50,000 changes", "blue"
TODAY, EVERYTHING = "today's plan readable", "everything on the disk"
BARS = (Bar(TODAY, "", 2), Bar(EVERYTHING, "", 10))
NOTE = (
    "From the start of the command that joins it with an invitation, the hub on loopback; another"
    " process looks into its folder until all of today's tasks are there."
)
LOOK = 0.02  # seconds between two looks
PATIENCE = 120.0  # seconds for one device


@dataclass(frozen=True, slots=True)
class Joined:
    """Seconds from the start of the joining process."""

    today: float
    everything: float


def measure(pace: Pace, devices: Devices) -> Row:
    """One household with five years at a real hub; device after device joins it."""
    folder, joined = devices.workplace / "newcomers", list[Joined]()
    notes: tuple[str, ...] = (NOTE,)
    try:
        with OurHub(folder, households=0, stored=0) as hub:
            home = FirstHome(devices.five_years(), f"http://127.0.0.1:{hub.port}", folder)
            for _ in range(pace.newcomers):
                joined.append(home.welcome())
    except BenchError as error:
        notes = (NOTE, f"Not measured. {error}")
    if not joined:
        return Row(NAME, "s", (), BARS, notes)
    subjects = (
        Subject(TODAY, tuple(one.today for one in joined)),
        Subject(EVERYTHING, tuple(one.everything for one in joined)),
    )
    return Row(NAME, "s", subjects, BARS, notes)


@dataclass
class FirstHome:
    """The home that has it all. `hub` is the hub's address; new homes get folders in `place`."""

    device: Path
    hub: str
    place: Path
    welcomed: int = 0

    def welcome(self) -> Joined:
        """Invite a new home, and watch it join. At the first time the hub gets everything."""
        self.welcomed += 1
        invitation = self.place / f"invitation-{self.welcomed}"
        run(python("bench.first_home", str(self.device), self.hub, str(invitation)))
        return join(self.place / f"new-{self.welcomed}", invitation)


def join(folder: Path, invitation: Path) -> Joined:
    """Start the new home's process, and look into its folder until it ends."""
    began = time.perf_counter()
    process = subprocess.Popen(
        python("bench.new_home", str(folder), str(invitation), HOME),
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
    )
    look = Look(folder)
    today = None
    try:
        while process.poll() is None and time.perf_counter() - began < PATIENCE:
            if today is None and look.finds_today():
                today = time.perf_counter() - began
            time.sleep(LOOK)
        everything = time.perf_counter() - began
    finally:
        process.kill()
        process.wait()
    if not look.finds_today() or look.count < HISTORY:
        raise BenchError(f"A new home has {look.count:,} of {HISTORY:,} changes after its joining.")
    return Joined(everything if today is None else today, everything)


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
                self._replica = Replica.open(self._folder, clock=reading)
            self._replica.refresh()
            day = ChildsDay(self._replica, HOME).today(CHILD, practice_day(), system_clock())
            return len({due.task.id for due in day.tasks}) == TASKS
        except (SyncError, HouseholdError):  # no folder yet, no plan yet
            return False
