"""The practice day: the household's own day, which begins at 04:00 unless set otherwise."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Part = Literal["morning", "afternoon", "evening"]

NOON = time(12)
EVENING = time(17)
ONE_DAY = timedelta(days=1)


def practice_day(wall: datetime, zone: ZoneInfo, day_starts: time) -> date:
    """The practice day at `wall` (aware), by the clock on the household's wall.

    The date there, less a day before `day_starts`. Where the clocks go forward over `day_starts`
    the day begins as the gap ends; where they go back over it, it begins the first time and does
    not go back with them.
    """
    local = wall.astimezone(zone)
    today = local.date()
    begun = local.time() >= day_starts or wall >= instant(today, day_starts, zone)
    return today if begun else today - ONE_DAY


def part_of_day(wall: datetime, zone: ZoneInfo, day_starts: time) -> Part:
    """Morning until 12:00, evening from 17:00 until the next practice day begins."""
    local = wall.astimezone(zone)
    yesterdays = practice_day(wall, zone, day_starts) < local.date()
    if yesterdays or local.time() >= EVENING:
        return "evening"
    return "morning" if local.time() < NOON else "afternoon"


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """When the household's wall shows `at` on the civil date `day`, in UTC.

    A time that the clocks skip becomes as long after the gap as it lies in it; one shown twice is
    the first.
    """
    return datetime.combine(day, at, zone).astimezone(UTC)


def moment_on(day: date, at: time, zone: ZoneInfo, day_starts: time) -> datetime:
    """When `at` comes round in the practice day `day`, in UTC: after midnight for times before
    `day_starts`.
    """
    return instant(day if at >= day_starts else day + ONE_DAY, at, zone)


def monday(day: date) -> date:
    """The Monday of the week of `day`."""
    return week_start(day, 0)


def week_start(day: date, first: int) -> date:
    """The first day of the week of `day`, where weeks begin with `first`; Monday is 0."""
    return day - timedelta(days=(day.weekday() - first) % 7)


def month_of(day: date) -> str:
    """The shard that holds a day: "2026-11"."""
    return day.isoformat()[:7]
