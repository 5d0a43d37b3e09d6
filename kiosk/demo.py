"""A sample family with five weeks behind it, ending today, never the same every day."""

import random
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path

from kiosk.demo_adults import talk, teamed
from kiosk.device import Device, system_clock
from kiosk.household import DueTask, HouseholdError, Moment
from kiosk.household.household import Household
from kiosk.household.pin import choosing
from kiosk.household.plan import Appointment, ParentingSchedule, Plan
from kiosk.household.plan_file import read_plan

WEEKS = 5
CHILD = "rosa"
MARKER = "demo-day"  # file that holds the day on which the history ends
PATTERN = "AABBAAABBAABBB"  # 2-2-3
OUTCOMES = ("done",) * 14 + ("tried", "not-today") + ("",) * 4  # most days most, no day all by rule
REASONS = {"tried": ("got tired", "too hard"), "not-today": ("no kit", "visitors", "too tired")}
CHANGED = timedelta(hours=1)  # ago: the therapist made a task longer
SOME_TODAY = 2  # tasks of today that are done already


class MovedClock:
    """A clock that shows what it is told, for the days that lie behind."""

    def __init__(self, wall: datetime) -> None:
        self.wall = wall

    def __call__(self) -> Moment:
        return Moment(wall=self.wall, trusted=True)


def demo_folder(beside: Path) -> Path:
    """The demo's own folder, beside the device's real one."""
    return beside.with_name(f"{beside.name}-demo")


def make_demo(folder: Path, home: str, now: datetime | None = None, *, adults: bool = True) -> None:
    """A fresh sample family in `folder`, unless one whose history ends today is there already.
    `adults`: with all that the adults share, and what waits between the homes.
    """
    now = now or system_clock().wall
    today = now.date().isoformat()
    marker = folder / MARKER
    if marker.exists() and marker.read_text(encoding="ascii") == today:
        return
    if folder.exists():
        keep_out_of_other_folders(folder)
        shutil.rmtree(folder)
    folder.mkdir(mode=0o700, parents=True)
    marker.write_text("", encoding="ascii")  # a demo that is broken off may be begun again
    clock = MovedClock(now - timedelta(weeks=WEEKS))
    before, after = (sample_plan(now.date(), home, changed=changed) for changed in (False, True))
    if adults:
        before, after = teamed(before), teamed(after)
    device = Device.set_up(folder, home, before, clock)
    try:
        household = Household.over(device.day)
        live(household, clock, now, after)
        if adults:
            talk(household, now)
        device.replica.compact()
    finally:
        device.close()
    marker.write_text(today, encoding="ascii")


def keep_out_of_other_folders(folder: Path) -> None:
    """Refuse to clear a folder that is not a demo's."""
    if (folder / MARKER).exists():
        return
    if not folder.is_dir() or any(folder.iterdir()):
        raise HouseholdError(
            f"{folder} holds something that is not the demo. Nothing was changed. "
            "Name another folder with --data."
        )


def sample_plan(today: date, home: str, *, changed: bool) -> Plan:
    """The sample family's plan, with schedule and appointments around `today`."""
    plan = read_plan(files(__package__).joinpath("demo_plan.toml").read_bytes()).plan
    assert plan is not None
    here, there = home, next(one.id for one in plan.homes if one.id != home)
    starts = today - timedelta(days=today.weekday(), weeks=WEEKS + 1)
    letter = PATTERN[(today - starts).days % len(PATTERN)]
    letters = {"A": here, "B": there} if letter == "A" else {"A": there, "B": here}
    schedule = ParentingSchedule(PATTERN, letters, starts, time(17))
    tasks = plan.tasks
    if not changed:
        tasks = tuple(replace(one, minutes=3) if one.id == "k-words" else one for one in tasks)
    return replace(plan, tasks=tasks, parenting_schedule=schedule, appointments=visits(today))


def visits(today: date) -> tuple[Appointment, ...]:
    """Speech each Tuesday, OT every other Thursday, and one visit that nobody takes yet."""
    tuesday = today - timedelta(days=today.weekday() - 1, weeks=WEEKS)
    thursday = tuesday + timedelta(days=2)
    review = datetime.combine(today + timedelta(days=12), time(10))
    return (
        Appointment(
            "kim-tuesdays", "Speech with Kim", CHILD, datetime.combine(tuesday, time(15, 30)),
            "kim", 45, "FREQ=WEEKLY;BYDAY=TU", "12 Mill Lane", "sam", ("green", "blue"),
        ),
        Appointment(
            "omar-thursdays", "OT with Omar", CHILD, datetime.combine(thursday, time(16)),
            "omar", 45, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "12 Mill Lane", "alex", ("blue",),
        ),
        Appointment("review", "Review at school", CHILD, review, minutes=60, place="School"),
    )  # fmt: skip


def live(household: Household, clock: MovedClock, now: datetime, changed: Plan) -> None:
    """Five weeks of practice, each day another, up to `now`."""
    today = household.practice_day(Moment(now))
    for back in range(WEEKS * 7, -1, -1):
        day = today - timedelta(days=back)
        practise(household, clock, day, now)
    clock.wall = now - CHANGED
    household.import_plan(changed, clock(), "Kim")
    household.ledger.write([choosing("", clock())], author="")  # a demo asks nobody for a PIN


def practise(household: Household, clock: MovedClock, day: date, now: datetime) -> None:
    """One day: what was due comes out by chance, the same for everybody on that date."""
    chance = random.Random(day.toordinal())
    clock.wall = min(datetime.combine(day, time(19), UTC), now)
    due = household.today(CHILD, day, clock()).tasks
    is_today = day == household.practice_day(Moment(now))
    for number, task in enumerate(due[:SOME_TODAY] if is_today else due):
        outcome = chance.choice(OUTCOMES) if not is_today else ("done", "tried")[number]
        if outcome:
            clock.wall = when(task, day, chance, now)
            say(household, clock, day, task, outcome, chance)
    progress = household.reward(CHILD)
    if progress and progress.reached:
        household.give_reward(CHILD, clock(), "sam")


def when(task: DueTask, day: date, chance: random.Random, now: datetime) -> datetime:
    """Some minutes after the routine's hour; today's lie well before an Oops would end."""
    at = datetime.combine(day, task.at or time(12), UTC) + timedelta(minutes=chance.randrange(25))
    return min(at, now - timedelta(minutes=30))


def say(
    household: Household,
    clock: MovedClock,
    day: date,
    task: DueTask,
    outcome: str,
    chance: random.Random,
) -> None:
    """One tap of that day."""
    reason = chance.choice(REASONS[outcome]) if outcome in REASONS else ""
    household.tick(
        CHILD, task.task.id, day=day, slot=task.slot, outcome=outcome, reason=reason, at=clock()
    )
