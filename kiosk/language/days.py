"""Days, months and where a week begins, in the language that holds and as the place has it.

The words come from `days.json`, which is made from the CLDR (`make catalogues`): the first frame
has no time for Babel itself.
"""

import json
import re
from collections.abc import Collection
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from . import _, language, time_zone

TABLE = Path(__file__).parent / "days.json"
MONDAY = 0
_FIELDS = re.compile(r"'[^']*'|E+|M+|d+")  # of a CLDR pattern, such as "E, d. MMM"


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(TABLE.read_text(encoding="utf-8"))
    return table


def _words() -> dict[str, Any]:
    held = language()
    if held == "en" and time_zone() in _table()["month_first"]:
        held = "en_US"
    words = _table()["words"]
    found: dict[str, Any] = words.get(held, words["en"])
    return found


def weekday(day: date) -> str:
    """As "Thursday", "Donnerstag", "jueves"."""
    return str(_words()["weekdays"][day.weekday()])


def short_weekday(number: int) -> str:
    """As "Thu", "Do", "jue"; Monday is 0."""
    return str(_words()["short_weekdays"][number])


def on_weekdays(numbers: Collection[int]) -> str:
    """As "daily", or "Mon Tue Fri"; Monday is 0."""
    if len(numbers) == 7:
        return _("daily")
    names = map(short_weekday, numbers)
    return " ".join(name[:1].upper() + name[1:] for name in names)


def short_day(day: date) -> str:
    """As "26 Nov", "26. Nov.", "26 nov"."""
    return _formed(_words()["day"], day)


def long_day(day: date) -> str:
    """As "Thursday 26 Nov", "Donnerstag, 26. Nov."."""
    return _formed(_words()["long_day"], day)


def brief_day(day: date) -> str:
    """As "Thu 26 Nov", "Do, 26. Nov."."""
    return _formed(_words()["long_day"], day, short_weekday(day.weekday()))


def month_and_year(day: date) -> str:
    """As "Dec 2026", "Dez. 2026", "dic 2026"."""
    return f"{_words()['months'][day.month - 1]} {day.year}"


def _formed(pattern: str, day: date, named: str = "") -> str:
    values = {"E": named or weekday(day), "M": _words()["months"][day.month - 1], "d": str(day.day)}
    return _FIELDS.sub(lambda found: values.get(found[0][0], found[0].strip("'")), pattern)


def first_weekday(zone: str) -> int:
    """On which day weeks begin where a time zone lies, by its IANA name; Monday is 0."""
    return int(_table()["weeks_begin"].get(zone, MONDAY))
