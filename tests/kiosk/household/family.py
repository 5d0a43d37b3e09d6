"""A family to try things on: two homes that change at five, a few tasks, two rewards."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from kiosk.household import Moment
from kiosk.household.household import Household
from kiosk.household.ledger import Ledger
from kiosk.household.plan import (
    Appointment,
    Caregiver,
    Child,
    Home,
    ParentingSchedule,
    Plan,
    Provider,
    Reward,
    Routine,
    Task,
)
from kiosk.household.plan_records import plan_edits
from sync import Reading, Replica

THURSDAY = date(2026, 11, 26)

PLAN = Plan(
    name="Rosa's plan",
    time_zone="Europe/London",
    homes=(
        Home("green", "Green house", kit=("mirror",)),
        Home("blue", "Blue house", kit=("Straws",)),
    ),
    children=(Child("rosa", "Rosa"), Child("max", "Max")),
    caregivers=(Caregiver("sam", "Sam", "green"), Caregiver("alex", "Alex", "blue")),
    providers=(Provider("kim", "Kim", "speech"), Provider("jo", "Jo", "ot")),
    routines=(
        Routine("teeth", "Brushing teeth", {"green": time(19), "blue": time(19, 30)}),
        Routine("breakfast", "Breakfast", {"green": time(7, 30), "blue": time(8)}),
    ),
    tasks=(
        Task(
            "k-words",
            "rosa",
            "Five k words",
            provider="kim",
            routine="teeth",
            materials=("mirror",),
        ),
        Task("bubbles", "rosa", "Blow bubbles", provider="kim", materials=("straws", "cup")),
        Task("stairs", "rosa", "Climb the stairs", provider="jo", routine="breakfast", times=2),
        Task("lines", "rosa", "Cut wavy lines", days=("mon", "thu"), materials=("scissors",)),
        Task("reading", "max", "Read a page"),
    ),
    rewards=(
        Reward("swim", "rosa", "Swimming together", 3),
        Reward("film", "rosa", "Film night", 2),
    ),
    parenting_schedule=ParentingSchedule(
        "AABBAAABBAABBB", {"A": "green", "B": "blue"}, date(2026, 11, 2), time(17)
    ),
    appointments=(
        Appointment(
            "kim-tuesdays",
            "Speech with Kim",
            "rosa",
            datetime.fromisoformat("2026-11-24T15:30"),
            provider="kim",
            minutes=45,
            repeat="FREQ=WEEKLY;BYDAY=TU",
            taker="sam",
            agreed=("green",),
        ),
    ),
)


def at(
    day: date = THURSDAY, hour: int = 10, minute: int = 0, second: int = 0, **more: Any
) -> Moment:
    """A moment by the clock of UTC, which is London's in winter."""
    wall = datetime.combine(day, time(hour, minute, second), UTC)
    return Moment(wall, **more)


def later(moment: Moment, **apart: float) -> Moment:
    """The same clock, a while later."""
    apart_by = timedelta(**apart)
    return moment._replace(
        wall=moment.wall + apart_by, uptime=moment.uptime + apart_by.total_seconds()
    )


def household(ledger: Ledger, plan: Plan = PLAN, home: str = "green") -> Household:
    """A household that holds the plan."""
    ledger.write(plan_edits(plan, ledger, THURSDAY), author="")
    return Household(ledger, home)


def new_replica(folder: Path) -> Replica:
    """A device that hangs in a home; its clock only counts."""
    return Replica.create(folder, clock=lambda: Reading(0, trusted=False))


def merge(into: Replica, other: Replica) -> None:
    """What the other device has seen."""
    into.apply(other.changes())


def outcomes(found: Sequence[Any]) -> list[tuple[str, int, str]]:
    """(task, slot, outcome) of due tasks."""
    return [(one.task.id, one.slot, one.outcome) for one in found]
