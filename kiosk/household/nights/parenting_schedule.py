"""Where the child sleeps, when it moves next, and since when it is here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from kiosk.household.plan import ParentingSchedule, Plan, ScheduleChange
from kiosk.household.practice_day import ONE_DAY, moment_on, practice_day


@dataclass(frozen=True, slots=True)
class Exchange:
    """The child moves to `home` on the practice day `day`, at `time` on the household's clock."""

    day: date
    time: time
    home: str
    at: datetime  # the same instant, in UTC


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the child is `now`, where it sleeps `tonight` (home ids), and when it moves next.

    `sleeps` counts the nights until `next`: 0 on the day itself. `since` is the day of arrival in
    `now`, and `arrived` that exchange; None where the schedule knows of no earlier home.
    """

    now: str
    tonight: str
    since: date
    arrived: Exchange | None = None
    next: Exchange | None = None
    sleeps: int | None = None


def night(schedule: ParentingSchedule, day: date) -> str | None:
    """The home of the night that begins on this practice day; None before the schedule starts.

    What both homes agreed to swap comes first, then the dated changes, then the pattern. A night
    before a day on which somebody changed the schedule keeps the home that it had.
    """
    home = _by_pattern(schedule, day)
    if home is None:
        return None
    found = swap_on(schedule, day) or change_on(schedule, day)
    return found.home if found else home


def swap_on(schedule: ParentingSchedule, day: date) -> ScheduleChange | None:
    """The swap that holds for a night: the one agreed last."""
    return next((one for one in reversed(schedule.swaps) if covers(one, day)), None)


def change_on(schedule: ParentingSchedule, day: date) -> ScheduleChange | None:
    """The dated change for a night; of several the shortest, so that one night of the holidays can
    be told apart. The first in the plan, where they are equally long.
    """
    found = [one for one in _holding(schedule, day).changes if covers(one, day)]
    return min(found, key=lambda one: last_night(one) - one.on, default=None)


def covers(change: ScheduleChange, day: date) -> bool:
    """Whether the change speaks of a night."""
    return change.on <= day <= last_night(change)


def last_night(change: ScheduleChange) -> date:
    """The last night of a change; one that ends before it begins is for its first night."""
    return max(change.on, change.until or change.on)


def _holding(schedule: ParentingSchedule, day: date) -> ParentingSchedule:
    """What was, or is, the schedule on a day."""
    for one in schedule.former:
        if day < one.before:
            return one.schedule
    return schedule


def _by_pattern(schedule: ParentingSchedule, day: date) -> str | None:
    """The home that the pattern says; before a new schedule starts, that of the one before it."""
    eras = [one.schedule for one in schedule.former if one.before <= day]
    for era in (_holding(schedule, day), *reversed(eras)):
        if day >= era.starts:
            letter = era.pattern[(day - era.starts).days % len(era.pattern)]
            return era.letters.get(letter)
    return None


def exchange_on(plan: Plan, day: date) -> Exchange | None:
    """The move on this day, if tonight's home differs from last night's."""
    schedule = plan.parenting_schedule
    if schedule is None:
        return None
    before, after = night(schedule, day - ONE_DAY), night(schedule, day)
    if before is None or after is None or before == after:
        return None
    clock = _holding(schedule, day).exchange
    return Exchange(
        day, clock, after, moment_on(day, clock, ZoneInfo(plan.time_zone), plan.day_starts)
    )


def whereabouts(plan: Plan, wall: datetime) -> Whereabouts | None:
    """Where the child is at `wall` (aware); None without a schedule, or before it starts.

    Until the exchange of a day on which the homes change, the child is still in last night's home.
    """
    schedule = plan.parenting_schedule
    today = practice_day(wall, ZoneInfo(plan.time_zone), plan.day_starts)
    tonight = night(schedule, today) if schedule else None
    if schedule is None or tonight is None:
        return None
    moves = _moves(plan, schedule)
    moved = moves(today)
    coming = (
        moved
        if moved and wall < moved.at
        else _first(moves, today + ONE_DAY, _horizon(schedule, today))
    )
    still = coming is moved and moved is not None
    arrived = _last(moves, today - ONE_DAY if still else today, first_night(schedule))
    now = night(schedule, today - ONE_DAY) if still else tonight
    return Whereabouts(
        now=now or tonight,
        tonight=tonight,
        since=arrived.day if arrived else first_night(schedule),
        arrived=arrived,
        next=coming,
        sleeps=(coming.day - today).days if coming else None,
    )


def next_exchange(plan: Plan, after: date) -> Exchange | None:
    """The first move on a day later than `after`."""
    schedule = plan.parenting_schedule
    if schedule is None:
        return None
    return _first(_moves(plan, schedule), after + ONE_DAY, _horizon(schedule, after))


def _moves(plan: Plan, schedule: ParentingSchedule) -> Callable[[date], Exchange | None]:
    start = first_night(schedule)
    return lambda day: exchange_on(plan, day) if day > start else None


def first_night(schedule: ParentingSchedule) -> date:
    """The first night of which the schedule, or one before it, says anything."""
    return min([schedule.starts, *(one.schedule.starts for one in schedule.former)])


def _horizon(schedule: ParentingSchedule, day: date) -> date:
    """After the last dated change and one whole pattern nothing new can come."""
    dated = map(last_night, (*schedule.changes, *schedule.swaps))
    last = max([schedule.starts, day, *dated])
    return last + (len(schedule.pattern) + 1) * ONE_DAY


def _first(moves: Callable[[date], Exchange | None], day: date, end: date) -> Exchange | None:
    while day <= end:
        if found := moves(day):
            return found
        day += ONE_DAY
    return None


def _last(moves: Callable[[date], Exchange | None], day: date, start: date) -> Exchange | None:
    while day > start:
        if found := moves(day):
            return found
        day -= ONE_DAY
    return None
