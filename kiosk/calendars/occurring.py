"""When the entries of one UID take place, as `recurring-ical-events` works it out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar
from recurring_ical_events import CalendarQuery

from kiosk.calendars.errors import CalendarError
from kiosk.calendars.wording import short
from kiosk.household.plan_form.calendar import MOST_VISIT_MINUTES

MIDNIGHT = time()
DAY = timedelta(days=1)
MOST_DAYS = 31  # of one entry: what lasts longer is no visit
PER_DAY = 24  # visits: more are no rule that a family keeps
TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
CANCELLED = "CANCELLED"

Time = date | datetime
Entry = Any  # an Event of icalendar: each of its values has one of thirty types


class Unusable(CalendarError):
    """An entry that cannot become an appointment; the message has no title."""


@dataclass(frozen=True, slots=True)
class Span:
    """Civil days, both included, on the clock of a zone."""

    first: date
    last: date
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One visit. `on`, the planned start, and `starts` are naive, by the clock of the series."""

    on: datetime
    starts: datetime
    minutes: int
    place: str


def civil(when: Time, zone: ZoneInfo) -> datetime:
    """On the clock of the zone; a time without a zone is meant by whatever clock is there."""
    if not isinstance(when, datetime):
        return datetime.combine(when, MIDNIGHT)
    local = when.astimezone(zone) if when.tzinfo else when
    return local.replace(tzinfo=None, microsecond=0, fold=0)


def check_rules(group: Sequence[Entry]) -> None:
    """Raises Unusable for rules that no expansion would come to an end with."""
    for event in group:
        for rule in listed(event.get("RRULE")):
            often = {str(each).upper() for each in rule.get("FREQ", [])} & TOO_OFTEN
            parts = ("BYHOUR", "BYMINUTE", "BYSECOND")
            number = 1
            for part in parts:
                number *= max(1, len(rule.get(part, [])))
            if often or number > PER_DAY:
                raise Unusable("it repeats more often than visits do.")


def listed(value: Any) -> list[Any]:
    """The values of a property that may be there never, once or often."""
    return value if isinstance(value, list) else [] if value is None else [value]


def occurrences(group: Sequence[Entry], span: Span, zone: ZoneInfo) -> list[Occurrence]:
    """The visits that start within the span, in order, by the clock of `zone`; not the cancelled.

    What lasts for days is a visit on each of them. Raises Unusable, and whatever the library
    raises.
    """
    calendar = Calendar()
    calendar.subcomponents = list(group)
    edges = (datetime.combine(span.first - DAY, MIDNIGHT), datetime.combine(span.last + 2 * DAY,
             MIDNIGHT))  # fmt: skip
    found = {
        (each.starts, each.on): each
        for event in CalendarQuery(calendar).between(*edges)
        if str(event.get("STATUS", "")).upper() != CANCELLED
        for each in _visits(event, zone)
        if within(each.starts, span, zone)
    }
    return [found[name] for name in sorted(found)]


def within(starts: datetime, span: Span, zone: ZoneInfo) -> bool:
    """Whether a visit, by the clock of `zone`, starts on a day of the span."""
    if zone is not span.zone:
        starts = starts.replace(tzinfo=zone).astimezone(span.zone)
    return span.first <= starts.date() <= span.last


def _visits(event: Entry, zone: ZoneInfo) -> Iterator[Occurrence]:
    on = civil(event["RECURRENCE-ID"].dt, zone)
    begin, end = event["DTSTART"].dt, event["DTEND"].dt
    return visits_of(begin, end, on, zone, short(event.get("LOCATION"), ""))


def visits_of(
    begin: Time, end: Time, on: datetime, zone: ZoneInfo, place: str
) -> Iterator[Occurrence]:
    """One visit, or one on each of the days of an entry without times."""
    starts = civil(begin, zone)
    if isinstance(begin, datetime):
        yield Occurrence(on, starts, minutes_of(begin, end), place)
        return
    days = max((civil(end, zone) - starts).days, 1)
    if days > MOST_DAYS:
        raise Unusable(f"it lasts for {days} days.")
    for number in range(days):
        later = number * DAY
        yield Occurrence(starts + later if later else on, starts + later, 0, place)


def minutes_of(begin: datetime, end: Time) -> int:
    """How long it takes; what takes longer than a visit of the plan can, as long as that."""
    if not isinstance(end, datetime):
        end = datetime.combine(end, MIDNIGHT, begin.tzinfo)
    seconds = abs((end - begin).total_seconds())
    return min(int(seconds // 60), MOST_VISIT_MINUTES)
