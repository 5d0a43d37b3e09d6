"""Days and times as the screens say them."""

from datetime import date, datetime, time

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SHORT_DAYS = tuple(day[:3] for day in DAYS)


def weekday(day: date) -> str:
    """As "Thursday"."""
    return DAYS[day.weekday()]


def short_day(day: date) -> str:
    """As "26 Nov"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def long_day(day: date) -> str:
    """As "Thursday 26 Nov"."""
    return f"{weekday(day)} {short_day(day)}"


def near_day(day: date, today: date) -> str:
    """As "today", "tomorrow", a weekday within a week either way, else "26 Nov"."""
    ahead = (day - today).days
    if ahead == 0:
        return "today"
    if ahead == 1:
        return "tomorrow"
    return weekday(day) if -7 < ahead < 7 else short_day(day)


def hour(at: time) -> str:
    """As "5 pm", "7:30 am", "noon"."""
    if at == time(12):
        return "noon"
    words = str(at.hour % 12 or 12) + (f":{at.minute:02}" if at.minute else "")
    return words + (" am" if at.hour < 12 else " pm")


def clock(at: datetime | time) -> str:
    """As "15:30"."""
    return f"{at.hour}:{at.minute:02}"


def stars(number: int) -> str:
    """As "1 star", "3 stars"."""
    return f"{number} star" if number == 1 else f"{number} stars"
