"""How dates, times and time zones of the plan are read, from a file and from a record alike."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import TypeVar
from zoneinfo import ZoneInfo

from kiosk.household.plan_form.habits import meant_clock, meant_dates
from kiosk.household.plan_form.remarks import nearest
from kiosk.household.plan_form.scalars import UnreadableValue
from kiosk.language import _

Found = TypeVar("Found", bound=date)

FIRST_YEAR, LAST_YEAR = 2000, 2199  # room on both sides for counting with dates
CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?")
ZONE = re.compile(r"(?!posix|right|local)[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")


def day(value: object) -> date:
    """A civil date, bare or in quotes."""
    found = value
    if isinstance(value, str) and DATE.fullmatch(value):
        found = parsed(date.fromisoformat, value)
    if isinstance(found, datetime) or not isinstance(found, date):
        written = value.date().isoformat() if isinstance(value, datetime) else value
        remedy = date_remedy(written) if isinstance(written, str) else ""
        raise UnreadableValue(remedy or "Write a date as year-month-day, such as 2026-11-30.")
    return in_range(found)


def moment(value: object) -> datetime:
    """A date with a time of day in the household's zone, bare or in quotes; without an offset."""
    found = value
    if isinstance(value, str) and MOMENT.fullmatch(value):
        found = parsed(datetime.fromisoformat, value)
    if not isinstance(found, datetime) or found.microsecond:
        remedy = moment_remedy(value) if isinstance(value, str) else ""
        raise UnreadableValue(remedy or "Write a date and time, such as 2026-11-24T15:30:00.")
    if found.tzinfo is not None:
        raise UnreadableValue(
            "Leave out the offset: times are in the household's own time zone,"
            f" such as {found.replace(tzinfo=None).isoformat()}."
        )
    in_range(found)
    return found


def parsed(read: Callable[[str], Found], value: str) -> Found:
    try:
        return read(value)
    except ValueError as error:
        raise UnreadableValue("There is no such date. Look at the calendar.") from error


def in_range(found: date) -> date:
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise UnreadableValue(f"Write a year from {FIRST_YEAR} to {LAST_YEAR}.")
    return found


def clock(value: object) -> time:
    """A time of day in hours and minutes: "19:00" in quotes, or TOML's 19:00:00."""
    if isinstance(value, str) and CLOCK.fullmatch(value):
        return time.fromisoformat(value)
    if isinstance(value, time) and value == value.replace(second=0, microsecond=0):
        return value
    written = f"{value:.2f}" if isinstance(value, float) else value
    near = clock_remedy(written) if isinstance(written, str) else ""
    raise UnreadableValue(
        near
        or 'Write hours and minutes of the 24-hour clock in quotes, such as "07:30" or "19:00".'
    )


def date_remedy(written: str) -> str:
    """How to write "01-12-2026" and the like; empty where no date is meant."""
    days = [day.isoformat() for day in meant_dates(written.strip())]
    other = f" ({days[1]} if the month comes first)" if days[1:] else ""
    return f"Write a date as {days[0]}, without quotes: year-month-day{other}." if days else ""


def moment_remedy(written: str) -> str:
    """How to write "2026-11-30 3.30pm" and the like; empty where no moment is meant."""
    first, _, rest = written.strip().replace("T", " ", 1).partition(" ")
    days, at = meant_dates(first), meant_clock(rest)
    if not days or at is None:
        return ""
    right = [datetime.combine(day, at).isoformat() for day in days]
    if right[0] == f"{first}T{rest}:00":
        return f"Add the seconds: {right[0]}."
    other = f" ({right[1]} if the month comes first)" if right[1:] else ""
    return f"Write date and time as {right[0]}, without quotes{other}."


def clock_remedy(written: str) -> str:
    """How to write "7:45", "17.00" or "5pm"; empty where no time of day is meant."""
    at = meant_clock(written)
    if at is None:
        return ""
    example = 'hours and minutes of the 24-hour clock, as in "19:00"'
    return f'Write "{at:%H:%M}", with the quotes: {example}.'


def zone(value: object) -> str:
    """An IANA time zone that this machine knows."""
    if isinstance(value, str) and ZONE.fullmatch(value) and is_zone(value):
        return value
    from zoneinfo import available_timezones  # walks a folder: only for a mistake

    near = nearest(value, sorted(available_timezones())) if isinstance(value, str) else ""
    example = _('Write a time zone by its city, such as "{zone}".').format(zone="Europe/London")
    raise UnreadableValue(f"{near}{example}")


def zone_or_none(value: object) -> str:
    """The same, or "" for the household's own."""
    return zone(value) if value != "" else ""


def is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, misshapen, a folder
        return False
    return True
