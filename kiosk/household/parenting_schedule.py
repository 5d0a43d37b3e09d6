"""Where the child sleeps, when it moves next, and since when it is here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from kiosk.household.plan import ParentingSchedule, Plan
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
    """The home of the night that begins on this practice day; None before the schedule starts."""
    if day < schedule.starts:
        return None
    for change in schedule.changes:
        if change.on == day:
            return change.home
    letter = schedule.pattern[(day - schedule.starts).days % len(schedule.pattern)]
    return schedule.letters.get(letter)


def exchange_on(plan: Plan, day: date) -> Exchange | None:
    """The move on this day, if tonight's home differs from last night's."""
    schedule = plan.parenting_schedule
    if schedule is None:
        return None
    before, after = night(schedule, day - ONE_DAY), night(schedule, day)
    if before is None or after is None or before == after:
        return None
    at = moment_on(day, schedule.exchange, ZoneInfo(plan.time_zone), plan.day_starts)
    return Exchange(day, schedule.exchange, after, at)


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
    arrived = _last(moves, today - ONE_DAY if still else today, schedule.starts)
    now = night(schedule, today - ONE_DAY) if still else tonight
    return Whereabouts(
        now=now or tonight,
        tonight=tonight,
        since=arrived.day if arrived else schedule.starts,
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
    return lambda day: exchange_on(plan, day) if day > schedule.starts else None


def _horizon(schedule: ParentingSchedule, day: date) -> date:
    """After the last dated change and one whole pattern nothing new can come."""
    last = max((change.on for change in schedule.changes), default=day)
    return max(last, day) + (len(schedule.pattern) + 1) * ONE_DAY


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
