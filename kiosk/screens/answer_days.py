"""Until when an answer may be asked for, as the wall offers it: one tap goes to the next day."""

from datetime import date, timedelta

from kiosk.household.nights.schedule_proposing import last_day

DAYS_TO_ANSWER = (3, 1, 7, 14)  # from today; the first is what is shown at first


def days_to_answer(today: date, first: date) -> list[date]:
    """Days until which an answer may be asked, none of them after the first night."""
    days = [today + timedelta(days=number) for number in DAYS_TO_ANSWER]
    return list(dict.fromkeys([*(day for day in days if day < first), max(first, today)]))


def schedule_days_to_answer(today: date, starts: date) -> list[date]:
    """The same of a new schedule, which may start in the past: it holds from the yes on. The first
    is the day that holds where nobody chooses one.
    """
    days = [today + timedelta(days=number) for number in DAYS_TO_ANSWER]
    choices = days_to_answer(today, starts) if starts > today else days
    return list(dict.fromkeys([last_day(starts, today), *choices]))
