"""When a recurrence rule comes for the first time, asked of dateutil. Not on the start-up path."""

from datetime import datetime, timedelta

from dateutil.rrule import rrule, rrulestr

FAR = timedelta(days=366 * 9)  # 29 February comes every four years, and not in 2100


def first_by(rule: str, starts: datetime) -> datetime | None:
    """The first time of a rule that `repeat_mistake` passes, within nine years of `starts`."""
    found = rrulestr(rule, dtstart=starts)
    assert isinstance(found, rrule), "a rule of one line is no set"
    bounded = found if "UNTIL" in rule else found.replace(until=starts + FAR, count=None)
    return next(iter(bounded), None)
