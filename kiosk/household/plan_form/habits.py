"""What people write by habit, and how the plan has it: dates, times, patterns, days, words.

Nothing here is read as if it were right: each answer goes into a remedy, and a person decides.
"""

import re
from datetime import date, time

from kiosk.household.plan import WEEKDAYS

LONGEST = 60  # characters; nothing longer is a habit
DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DISCIPLINES = {
    "pt": ("physio", "physiotherapy", "physical", "physical therapy"),
    "ot": ("occupational", "occupational therapy", "ergo", "ergotherapy"),
    "speech": (
        "speech therapy", "speech and language", "speech and language therapy", "slt", "slp", "salt"
    ),
    "behaviour": ("behavior", "aba", "psychology"),
    "tutor": ("tutoring", "teacher"),
}  # fmt: skip
COLOURS = {
    "leaf": ("green",),
    "berry": ("red", "pink"),
    "clay": ("orange", "brown"),
    "honey": ("yellow", "gold"),
    "violet": ("purple", "lilac"),
}
LANGUAGES = {
    "en": ("english", "en-gb", "en-us"),
    "de": ("german", "deutsch", "de-de", "de-at", "de-ch"),
    "es": ("spanish", "español", "castellano", "es-es", "es-mx"),
    "fr": ("french", "français", "fr-fr", "fr-ca"),
}
DAYS = {
    ("weekdays", "weekday", "school days"): WEEKDAYS[:5],
    ("weekends", "weekend", "the weekend"): WEEKDAYS[5:],
    ("every day", "everyday", "all", "all days", "always"): WEEKDAYS,
}
DAY_FIRST = re.compile(r"([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})")
YEAR_FIRST = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})")
CLOCK = re.compile(r"([0-9]{1,2})(?:[:.h]([0-9]{2}))?(?:[:.][0-9]{2})? ?([ap])?\.?(?:m\.?)?", re.I)
PATTERNS = {
    "AAAAAAABBBBBBB": ("week about", "alternating weeks", "week on week off", "every other week"),
    "AAAABBAAAAAAAA": ("every other weekend", "alternate weekends", "alternating weekends"),
}
NIGHTS = re.compile(r"[0-9]{1,2}(?:[-/, ][0-9]{1,2})+")
LONGEST_PATTERN = 56  # nights: two rounds of the longest that families agree on


def meant(word: str, habits: dict[str, tuple[str, ...]]) -> str:
    """The plan's word for another one; empty where none is known."""
    plain = " ".join(word.lower().replace("_", " ").split())
    return next((ours for ours, theirs in habits.items() if plain in theirs), "")


def meant_dates(written: str) -> list[date]:
    """The days that a date in figures can be, day before month first; none, one or two."""
    if found := YEAR_FIRST.fullmatch(written):
        orders = [(found[1], found[2], found[3])]
    elif found := DAY_FIRST.fullmatch(written):
        orders = [(found[3], found[2], found[1]), (found[3], found[1], found[2])]
    else:
        return []
    days = (existing(*map(int, order)) for order in orders)
    return list(dict.fromkeys(day for day in days if day))


def existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def meant_clock(written: str) -> time | None:
    """The time of day in "7:45", "17.00", "5pm" or "5 p.m."."""
    found = CLOCK.fullmatch(written.strip())
    if not found or not (found[2] or found[3]):
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None


def meant_pattern(written: str) -> str:
    """The letters of "7-7" or "2-2-3": so many nights at A, so many at B, and on by turns.

    An odd count of figures goes round twice, so that the homes change places.
    """
    if not NIGHTS.fullmatch(written):
        return meant(written, PATTERNS)
    nights = [int(each) for each in re.split("[-/, ]", written)]
    rounds = nights * (1 if len(nights) % 2 == 0 else 2)
    if not all(nights) or sum(rounds) > LONGEST_PATTERN:
        return ""
    return "".join("AB"[turn % 2] * count for turn, count in enumerate(rounds))


def meant_days(written: str) -> tuple[str, ...]:
    """The days of "weekdays", "mon-fri", "Monday to Friday", "mon, wed" or "tue"; in week order."""
    plain = " ".join(written.lower().split())[:LONGEST]
    for words, days in DAYS.items():
        if plain in words:
            return days
    ends = [weekday(each) for each in re.split(r" ?(?:-|\u2013| to ) ?", plain)]
    if len(ends) == 2 and all(ends):
        return days_between(ends[0], ends[1])
    found = {weekday(each) for each in re.split(r" ?(?:,|;|/|&|\+| and | ) ?", plain)}
    return tuple(each for each in WEEKDAYS if each in found) if "" not in found else ()


def days_between(first: str, last: str) -> tuple[str, ...]:
    """From one day to another, over the end of the week too."""
    start, end = WEEKDAYS.index(first), WEEKDAYS.index(last)
    between = (*WEEKDAYS[start:], *WEEKDAYS[:start])[: (end - start) % 7 + 1]
    return tuple(each for each in WEEKDAYS if each in between)


def weekday(word: str) -> str:
    """The plan's name of "mondays", "Tues." or "wed", in small letters; empty for other words."""
    plain = word.strip(". ").removesuffix("s")
    known = [name for name in DAY_NAMES if len(plain) > 2 and name.startswith(plain)]
    return known[0][:3] if known else ""
