"""Which recurrence rules (RFC 5545 RRULE) an appointment may have.

A part of the RFC that dateutil reads the same way: no rule by the second, minute or hour, no rule
that both counts and ends, and an end in local time, as the appointment's start is. The kiosk's
start checks rules by their shape only, without dateutil (20 ms).
"""

import re
from datetime import date

WEEKDAY = "(MO|TU|WE|TH|FR|SA|SU)"
NUMBERED = rf"([+-]?[1-5])?{WEEKDAY}"
MONTHDAY = "-?([1-9]|[12][0-9]|3[01])"
MONTH = "([1-9]|1[0-2])"
NUMBER = "[1-9][0-9]{0,2}"
UNTIL = r"2[01]\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3])[0-5]\d[0-5]\d)?"


def several(one: str) -> str:
    return f"{one}(,{one})*"


SHAPES = {
    "FREQ": re.compile("DAILY|WEEKLY|MONTHLY|YEARLY"),
    "INTERVAL": re.compile(NUMBER),
    "COUNT": re.compile(NUMBER),
    "UNTIL": re.compile(UNTIL, re.ASCII),
    "BYDAY": re.compile(several(NUMBERED)),
    "BYMONTHDAY": re.compile(several(MONTHDAY)),
    "BYMONTH": re.compile(several(MONTH)),
    "BYSETPOS": re.compile(several(MONTHDAY)),
    "WKST": re.compile(WEEKDAY),
}
EXAMPLE = 'Write a rule such as "FREQ=WEEKLY;BYDAY=TU" or "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH".'


def repeat_mistake(rule: str) -> str:
    """What would be right, in whole sentences; empty when nothing is wrong with the rule."""
    parts = [part.partition("=")[::2] for part in rule.split(";")]
    names = [name for name, _ in parts]
    for name, value in parts:
        if name not in SHAPES:
            return f"{name[:20] or 'An empty part'} is not known in a rule here. {EXAMPLE}"
        if not SHAPES[name].fullmatch(value):
            return f"{name} cannot be {value[:20] or 'empty'}. {EXAMPLE}"
    if len(set(names)) < len(names):
        return f"Write each part once. {EXAMPLE}"
    if not is_date(dict(parts).get("UNTIL", "20260101")[:8]):
        return "UNTIL is not a day of the calendar."
    return combination_mistake(set(names))


def is_date(digits: str) -> bool:
    try:
        date.fromisoformat(digits)
    except ValueError:
        return False
    return True


def combination_mistake(names: set[str]) -> str:
    if "FREQ" not in names:
        return f"FREQ says how often. {EXAMPLE}"
    if {"COUNT", "UNTIL"} <= names:
        return "Write COUNT or UNTIL, not both."
    if "BYSETPOS" in names and not names & {"BYDAY", "BYMONTHDAY", "BYMONTH"}:
        return "BYSETPOS picks from the days of BYDAY or BYMONTHDAY: write one of them too."
    return ""
