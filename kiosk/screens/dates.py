"""Days and times as the screens say them, in the language that holds."""

from collections.abc import Sequence
from datetime import date, datetime, time

from kiosk.language import _, days, language, ngettext
from kiosk.language.days import brief_day, long_day, short_day, weekday

__all__ = [
    "clock",
    "day_within",
    "headed",
    "hour",
    "long_day",
    "near_day",
    "on_day",
    "short_day",
    "short_days",
    "stars",
    "weekday",
]


def headed(words: str) -> str:
    """Words at the head of a line: with a capital."""
    return words[:1].upper() + words[1:]


def day_within(day: date, room: int) -> str:
    """The fullest form that fits into so many columns, with a capital: the weekday at least."""
    forms = (long_day(day), brief_day(day), weekday(day))
    return headed(next((one for one in forms if len(one) <= room), weekday(day)))


def short_days(week: Sequence[date]) -> tuple[str, ...]:
    """The heads of a week's columns, as "Mon", "Lun"."""
    return tuple(headed(days.short_weekday(day.weekday())) for day in week)


def near_day(day: date, today: date) -> str:
    """As "today", "tomorrow", a weekday within a week either way, else "26 Nov"."""
    ahead = (day - today).days
    if ahead == 0:
        return _("today")
    if ahead == 1:
        return _("tomorrow")
    return weekday(day) if -7 < ahead < 7 else short_day(day)


def on_day(day: date, today: date) -> str:
    """As "today", "tomorrow", "on Thursday", "on 26 Nov"."""
    near = near_day(day, today)
    return near if 0 <= (day - today).days < 2 else _("on {day}").format(day=near)


def hour(at: time) -> str:
    """As "5 pm", "7:30 am", "noon"; outside English as `clock`."""
    if language() != "en":
        return clock(at)
    if at == time(12):
        return "noon"
    words = str(at.hour % 12 or 12) + (f":{at.minute:02}" if at.minute else "")
    return words + (" am" if at.hour < 12 else " pm")


def clock(at: datetime | time) -> str:
    """As "15:30"; all four languages read it so."""
    return f"{at.hour}:{at.minute:02}"


def kept(number: int) -> tuple[str, str]:
    """Of all the stars ever earned: as ("148 stars in all", "yours to keep")."""
    return _("{stars} in all").format(stars=stars(number)), _("yours to keep")


def stars(number: int) -> str:
    """As "1 star", "3 stars"."""
    return ngettext("{n} star", "{n} stars", number).format(n=number)
