"""How a single value of the plan is read, from a file and from a record alike."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import TypeVar
from zoneinfo import ZoneInfo

from kiosk.household.plan import WEEKDAYS
from kiosk.household.plan_remarks import is_control, listed, nearest
from kiosk.household.plan_repeats import repeat_mistake

LONGEST_TEXT = 500
LONGEST_PATTERN = 366
FIRST_YEAR, LAST_YEAR = 2000, 2199  # room on both sides for counting with dates

Found = TypeVar("Found", bound=date)

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?")
ADDRESS = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
ZONE = re.compile(r"(?!posix|right|local)[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")


class UnreadableValue(ValueError):
    """A value that the plan cannot hold; the message is the remedy, in whole sentences."""


def any_text(value: object, allowed: str = "") -> str:
    """Text, perhaps empty, with no control characters but the `allowed` ones."""
    if not isinstance(value, str):
        raise UnreadableValue('Write text in quotes, such as "like this".')
    if len(value) > LONGEST_TEXT:
        raise UnreadableValue(
            f"It has {len(value)} characters; shorten it to {LONGEST_TEXT} at most."
        )
    steering = next((each for each in value if is_control(each) and each not in allowed), None)
    if steering is not None:
        raise UnreadableValue(
            f"Take out the control character U+{ord(steering):04X}: a screen cannot show it."
        )
    if value and not value.strip():
        raise UnreadableValue("It is blank. Write words, or leave the key out.")
    return value


def text(value: object) -> str:
    found = any_text(value)
    if not found:
        raise UnreadableValue("It is empty. Write some words.")
    return found


def long_text(value: object) -> str:
    """Text that may run over several lines."""
    return any_text(value, allowed="\n")


def identifier(value: object) -> str:
    """A name for the machine. One that begins like a date would be filed with the dated records."""
    if not isinstance(value, str) or not ID.fullmatch(value):
        raise UnreadableValue(
            "Write 1 to 40 small letters, digits and hyphens, beginning with a letter or digit."
            + suggested_id(value)
        )
    if re.match(r"[0-9]{4}-[0-9]{2}", value):
        raise UnreadableValue("An id does not begin with a date. Put a word first.")
    return value


def suggested_id(value: object) -> str:
    given = value.lower()[:200] if isinstance(value, str) else ""
    slug = re.sub(r"[^a-z0-9]+", "-", given).strip("-")[:40]
    return f' Try "{slug}".' if slug else ""


def flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise UnreadableValue("Write true or false, without quotes.")
    return value


def whole(low: int, high: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise UnreadableValue(f"Write a whole number from {low} to {high}, without quotes.")
        return value

    return read


def choice(*options: str, blank: bool = False) -> Callable[[object], str]:
    def read(value: object) -> str:
        if isinstance(value, str) and (value in options or (blank and not value)):
            return value
        near = nearest(value, options) if isinstance(value, str) else ""
        raise UnreadableValue(f"{near}Write one of {listed(options)}.")

    return read


def weekday(value: object) -> str:
    """One of WEEKDAYS; the remedy knows "Monday" and "tues"."""
    if value in WEEKDAYS:
        return str(value)
    short = value.strip().lower()[:3] if isinstance(value, str) else ""
    near = f'Write "{short}". ' if short in WEEKDAYS else ""
    raise UnreadableValue(f"{near}The days are {listed(WEEKDAYS)}.")


def day(value: object) -> date:
    """A civil date, bare or in quotes."""
    found = value
    if isinstance(value, str) and DATE.fullmatch(value):
        found = parsed(date.fromisoformat, value)
    if isinstance(found, datetime) or not isinstance(found, date):
        raise UnreadableValue("Write a date as year-month-day, such as 2026-11-30.")
    return in_range(found)


def moment(value: object) -> datetime:
    """A date with a time of day in the household's zone, bare or in quotes; without an offset."""
    found = value
    if isinstance(value, str) and MOMENT.fullmatch(value):
        found = parsed(datetime.fromisoformat, value)
    if not isinstance(found, datetime) or found.microsecond:
        raise UnreadableValue("Write a date and time, such as 2026-11-24T15:30:00.")
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
    raise UnreadableValue(
        'Write hours and minutes of the 24-hour clock in quotes, such as "07:30" or "19:00".'
    )


def zone(value: object) -> str:
    """An IANA time zone that this machine knows."""
    if isinstance(value, str) and ZONE.fullmatch(value) and is_zone(value):
        return value
    from zoneinfo import available_timezones  # walks a folder: only for a mistake

    near = nearest(value, sorted(available_timezones())) if isinstance(value, str) else ""
    raise UnreadableValue(f'{near}Write a time zone by its city, such as "Europe/London".')


def is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, misshapen, a folder
        return False
    return True


def address(value: object) -> str:
    """A web address for the QR code, or nothing."""
    found = any_text(value)
    if found and not ADDRESS.fullmatch(found):
        raise UnreadableValue(
            "Write a web address that begins with https:// (or http://) and has no spaces."
            " Words for the adult go into instructions_text."
        )
    return found


def picture(value: object) -> str:
    """The name of a built-in picture, or of a file beside the plan; never a path."""
    found = text(value)
    if "/" in found or "\\" in found or found.startswith("."):
        raise UnreadableValue(
            "Write the name of a built-in picture, or of a file that lies beside the plan."
        )
    return found


def letter(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch("[A-Za-z]", value):
        raise UnreadableValue("Name each home of the pattern by a single letter, such as A.")
    return value


def pattern(value: object) -> str:
    found = text(value)
    if len(found) > LONGEST_PATTERN:
        raise UnreadableValue(
            f"It has {len(found)} letters; {LONGEST_PATTERN} are the most, a day of the year each."
        )
    return found


def repeat(value: object) -> str:
    """An RFC 5545 recurrence rule, or nothing."""
    found = any_text(value)
    remedy = repeat_mistake(found) if found else ""
    if remedy:
        raise UnreadableValue(remedy)
    return found
