"""`samestars doctor`: what is well with this device, and what to do about the rest."""

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from kiosk.device import Device, command
from kiosk.device.clock import synchronised
from kiosk.errors import KioskError
from kiosk.household import HouseholdError
from sync import SyncError

from .answer import DONE, REFUSED, Answer
from .hearing import hearing
from .opening import opened
from .other_home import other_home
from .parser import Declaring
from .plan_photos import photos_here
from .words import asked_for, counted

ENOUGH = 50 << 20  # bytes of free space: years of a household


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    name: str
    ok: bool
    said: str


def declare(commands: Declaring) -> None:
    parser = commands.add("doctor", run, "Check this device from top to toe.", "samestars doctor")
    parser.add_argument(
        "--clock-is-right",
        action="store_true",
        help="you have looked: the clock shows the true time (until the next restart)",
    )
    parser.add_argument(
        "--file-waiting",
        action="store_true",
        help="another screen of this home is gone: give the stars that wait for its clock to today",
    )


def run(arguments: argparse.Namespace) -> Answer:
    """Every check is made, whatever the others say."""
    with opened(arguments) as device:
        if arguments.clock_is_right:
            device.confirm_clock()
        if arguments.file_waiting:
            file_waiting(device)
        findings = list(look(device))
    document = {"ok": all(one.ok for one in findings), "checks": [asdict(one) for one in findings]}
    lines = [f"{'✓' if one.ok else '•'} {one.name}: {one.said}" for one in findings]
    return Answer(document, lines, DONE if document["ok"] else REFUSED)


def file_waiting(device: Device) -> None:
    """Nobody else will: a person says that their screen is gone. Raises KioskError."""
    at = device.moment()
    if not at.trusted:
        right = command(device.folder, "doctor", "--clock-is-right")
        raise KioskError(
            "The clock of this screen is not set either; the stars are kept. "
            f"Set it, or if it is true: {right}. Then try again."
        )
    device.day.file_waiting(at)
    device.day.file_left_waiting(at)


CHECKS: dict[str, Callable[[Device], tuple[bool, str]]] = {}


def look(device: Device) -> Iterator[Finding]:
    """The findings, one a check."""
    for name, check in CHECKS.items():
        try:
            ok, said = check(device)
        except (KioskError, HouseholdError, SyncError) as error:
            ok, said = False, str(error)
        yield Finding(name, ok, said)


def folder(device: Device) -> tuple[bool, str]:
    free = shutil.disk_usage(device.folder).free
    if not os.access(device.folder, os.W_OK):
        return False, f"{device.folder} cannot be written to; make it writable for this user"
    if free < ENOUGH:
        return False, f"only {free >> 20} MB are free; delete something that is not needed"
    return True, f"{device.folder}, {free >> 20} MB free"


def store(device: Device) -> tuple[bool, str]:
    if device.replica.notices:
        return False, " ".join(device.replica.notices)
    changes, months = counted(device.replica.count, "change"), len(device.replica.months())
    return True, f"{changes} in {counted(months, 'month')}" if months else changes


def record(device: Device) -> tuple[bool, str]:
    broken = [chain for chain in device.replica.verify() if not chain.whole]
    if broken:
        names = ", ".join(chain.device[:6] for chain in broken)
        return False, f"the record of {names} has gaps; the stars that are there are kept"
    return True, "each device's record is whole"


def clock(device: Device) -> tuple[bool, str]:
    at = device.moment()
    shown = f"{at.wall.astimezone(device.day.zone):%Y-%m-%d %H:%M}"
    if not at.trusted:
        remedy = command(device.folder, "doctor", "--clock-is-right")
        return False, f"{shown} cannot be trusted; if it is true, say: {remedy}"
    kept = "kept by a time service" if synchronised() else "not checked by a time service"
    return True, f"{shown}, {kept}"


def waiting(device: Device) -> tuple[bool, str]:
    """Not ill in itself: the other screen files its own as soon as its clock is set."""
    left = device.day.left_waiting
    if not left:
        return True, "no tap waits for another screen of this home"
    filing = command(device.folder, "doctor", "--file-waiting")
    verb = "waits" if left == 1 else "wait"
    return True, (
        f"{counted(left, 'tap')} {verb} for the clock of another screen of this home; "
        f"if that screen is gone, say: {filing}"
    )


def plan(device: Device) -> tuple[bool, str]:
    household = device.day
    homes = [home.id for home in household.plan.homes]
    if household.home not in homes:
        moving = command(device.folder, "setup", "--home", *homes[:1])
        return (
            False,
            f'the plan has no home "{household.home}"; it has {", ".join(homes)}; '
            f"say which is here with: {moving}",
        )
    tasks = asked_for(household.plan)
    if not tasks:
        bring = command(device.folder, "plan", "import", "FILE")
        return False, f"no tasks yet; put in a plan with: {bring}"
    return True, f"{counted(len(tasks), 'task')}, {counted(len(homes), 'home')}"


def photos(device: Device) -> tuple[bool, str]:
    """Not ill in itself: they may be on their way from the other home."""
    here, lacking = photos_here(device.replica, device.day.plan)
    if not here + len(lacking):
        return True, "the plan has none"
    if not lacking:
        return True, f"{counted(here, 'photo')} of the plan, all here"
    stars = "is shown as a star" if len(lacking) == 1 else "are shown as stars"
    every = here + len(lacking)
    return True, f"{here} of {every} are here; {', '.join(lacking)} {stars} until they come"


def terminal(device: Device) -> tuple[bool, str]:
    if not sys.stdout.isatty():
        return True, "not looked at, as this is no terminal"
    size = shutil.get_terminal_size()
    said = f"{size.columns}x{size.lines}, {os.environ.get('TERM', 'unknown')}"
    if os.environ.get("TERM") == "linux":
        return False, f"{said}: the bare console has no touch; use foot under cage"
    if size.columns < 60 or size.lines < 20:
        return False, f"{said} is too small; the screen needs 60x20 at least"
    return True, said


CHECKS |= {
    "folder": folder,
    "store": store,
    "record": record,
    "clock": clock,
    "waiting": waiting,
    "plan": plan,
    "photos": photos,
    "other home": other_home,
    "hearing": hearing,
    "terminal": terminal,
}
