"""A calendar's recurrence rule as the plan writes it."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from icalendar import vRecur

from kiosk.household.plan_form.repeats import SHAPES, repeat_mistake
from kiosk.household.plan_form.times import LAST_YEAR

PARTS = tuple(SHAPES)
CLOCK = {"BYHOUR": "hour", "BYMINUTE": "minute", "BYSECOND": "second"}
HIGHEST_COUNT = 999  # that the plan holds


def repeat_of(rule: vRecur, starts: datetime, zone: ZoneInfo | None) -> str:
    """The rule for an appointment that starts at `starts` (naive) by the clock of `zone`, None
    where times have none; empty where the plan cannot hold it.
    """
    parts = {str(name).upper(): list(values) for name, values in rule.items()}
    for name, unit in CLOCK.items():
        if parts.get(name) == [getattr(starts, unit)]:
            del parts[name]  # says what the start says
    if parts.get("INTERVAL") == [1]:
        del parts["INTERVAL"]
    if parts.get("COUNT", [0])[0] > HIGHEST_COUNT or parts.get("COUNT", [1])[0] < 1:
        del parts["COUNT"]  # what it leaves out shows as cancelled
    until = parts.pop("UNTIL", [None])[0]
    if isinstance(until, date) and until.year <= LAST_YEAR:
        parts["UNTIL"] = [_local(until, zone)]
    if parts.keys() - set(PARTS):
        return ""
    written = (f"{name}={','.join(map(_said, parts[name]))}" for name in PARTS if name in parts)
    repeat = ";".join(written)
    return "" if repeat_mistake(repeat) else repeat


def _said(value: object) -> str:
    return str(value).upper()


def _local(until: date, zone: ZoneInfo | None) -> str:
    """The end of a rule by the clock of its start."""
    if not isinstance(until, datetime):
        if zone is None:
            return f"{until:%Y%m%d}"
        until = datetime.combine(until, time(), UTC)  # so do the programs that write it
    if until.tzinfo:
        until = until.astimezone(zone).replace(tzinfo=None) if zone else until.replace(tzinfo=None)
    return f"{until:%Y%m%dT%H%M%S}"
