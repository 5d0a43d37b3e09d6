"""One UID of a calendar as an appointment of the plan, with its visits the same.

The rule is taken over where the plan can hold it, and what the calendar does otherwise within the
span becomes exceptions; else every visit of the span is written down by its date.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

from recurring_ical_events.adapters.event import EventAdapter

from kiosk.calendars.occurring import (
    MIDNIGHT,
    MOST_DAYS,
    Entry,
    Occurrence,
    Span,
    Time,
    Unusable,
    check_rules,
    civil,
    listed,
    minutes_of,
    occurrences,
    visits_of,
    within,
)
from kiosk.calendars.rules import repeat_of
from kiosk.calendars.wording import short
from kiosk.household.plan import Appointment, VisitException
from kiosk.household.plan_form.times import FIRST_YEAR, LAST_YEAR, is_zone
from kiosk.household.visits.planned import planned_starts

MOST_VISITS = 800  # written down one by one: each day of two years, and some more

YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Series:
    """An appointment without child, provider and id. `last`: the day until which its visits were
    worked out; `said`: the planned starts of which the calendar says something of their own.
    """

    appointment: Appointment
    last: date
    said: frozenset[datetime] = frozenset()


def series(uid: str, group: Sequence[Entry], span: Span) -> Series | None:
    """The appointment; None where nothing of it takes place within the span. Raises Unusable where
    the plan cannot hold it.
    """
    core = _core(group)
    zone, name = _zone(core, span)
    span = _with_named(_reaching(span, civil(core["DTSTART"].dt, zone).date()), group)
    if _is_single(group):
        found = _single(core, span, zone)
    else:
        check_rules(group)
        found = occurrences(group, span, zone)
    if not found:
        return None
    all_day = not isinstance(core["DTSTART"].dt, datetime)
    bare = Appointment(
        "", short(core.get("SUMMARY")), "", found[0].starts, uid=uid, all_day=all_day, zone=name
    )
    ruled = _by_rule(bare, core, found, span, zone)
    named = [one["RECURRENCE-ID"].dt for one in group if "RECURRENCE-ID" in one]
    said = {civil(on, zone) for on in named if civil(on, span.zone).date() <= span.last}
    return Series(ruled or _one_by_one(bare, core, found), span.last, frozenset(said))


def _reaching(span: Span, begin: date) -> Span:
    """The span, or one that holds a year of what begins late in it or only after it."""
    if begin.year > LAST_YEAR:
        return span
    return replace(span, last=max(span.last, begin + YEAR))


def _with_named(span: Span, group: Sequence[Entry]) -> Span:
    """The span, or one that holds each visit of which the calendar says something of its own, and
    the day to which it moved: at most a year longer.
    """
    named = [
        civil(one[name].dt, span.zone).date()
        for one in group
        if "RECURRENCE-ID" in one
        for name in ("RECURRENCE-ID", "DTSTART")
    ]
    named += [
        civil(each.dt, span.zone).date()
        for one in group
        for dates in (*listed(one.get("EXDATE")), *listed(one.get("RDATE")))
        for each in dates.dts
        if isinstance(each.dt, date)  # a period has two
    ]
    return replace(span, last=max(span.last, min(max(named, default=span.last), span.last + YEAR)))


def is_cancelled(group: Sequence[Entry]) -> bool:
    """Whether the calendar keeps it only to say that it is off."""
    return str(_core(group).get("STATUS", "")).upper() == "CANCELLED"


def _core(group: Sequence[Entry]) -> Entry:
    """The entry that says what all visits share: the newest that is no exception."""
    return (
        max(
            group,
            key=lambda one: ("RECURRENCE-ID" not in one, one.get("SEQUENCE", 0)),
            default=None,
        )
        or group[0]
    )


def _zone(core: Entry, span: Span) -> tuple[ZoneInfo, str]:
    """By whose clock the series runs, and how the plan says so."""
    starts = core["DTSTART"].dt
    own = getattr(starts.tzinfo, "key", "") if isinstance(starts, datetime) else ""
    repeats = "RRULE" in core or "RDATE" in core
    if not own or own == span.zone.key or not is_zone(own) or (own == "UTC" and not repeats):
        return span.zone, ""
    return ZoneInfo(own), own


def _is_single(group: Sequence[Entry]) -> bool:
    """Whether there is nothing to work out: most entries of a calendar are so."""
    core = group[0]
    if len(group) > 1 or {"RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "DURATION"} & core.keys():
        return False
    begin = core["DTSTART"].dt
    end = core["DTEND"].dt if "DTEND" in core else begin
    alike = type(begin) is type(end) and _is_aware(begin) == _is_aware(end)
    return alike and end >= begin


def _is_aware(when: Time) -> bool:
    return isinstance(when, datetime) and when.tzinfo is not None


def _single(event: Entry, span: Span, zone: ZoneInfo) -> list[Occurrence]:
    begin = event["DTSTART"].dt
    end = event["DTEND"].dt if "DTEND" in event else begin
    found = visits_of(begin, end, civil(begin, zone), zone, short(event.get("LOCATION"), ""))
    return [one for one in found if within(one.starts, span, zone)]


def _by_rule(
    bare: Appointment, core: Entry, found: list[Occurrence], span: Span, zone: ZoneInfo
) -> Appointment | None:
    """By the rule of the calendar, with what is otherwise; None where more is otherwise than not,
    or there is no rule that the plan can hold.
    """
    begin = core["DTSTART"].dt
    rules, starts = listed(core.get("RRULE")), civil(begin, zone)
    own = zone if _is_aware(begin) else None
    repeat = repeat_of(rules[0], starts, own) if len(rules) == 1 else ""
    if not rules and bare.all_day and len(found) <= MOST_DAYS and len(found) > 1:
        repeat, starts = f"FREQ=DAILY;COUNT={len(found)}", found[0].starts
    if not repeat:
        return None
    if starts.year < FIRST_YEAR:
        starts = _later(replace(bare, starts=starts, repeat=repeat))
    ruled = replace(bare, starts=starts, repeat=repeat)
    planned = _planned(ruled, span, zone)
    if not planned:
        return None  # it may never come true, and nobody would find the end of looking for it
    found = _named(found, planned)
    ruled = _usual(ruled, core, found)
    exceptions = [VisitException(on, cancelled=True) for on in planned - {one.on for one in found}]
    extra = [one.on for one in found if one.on not in planned]
    exceptions += [each for one in found if (each := _otherwise(ruled, one.on, one))]
    if len(exceptions) + len(extra) > len(found):
        return None
    return _whole(ruled, extra, exceptions)


def _named(found: list[Occurrence], planned: set[datetime]) -> list[Occurrence]:
    """Each visit by its planned start; what the rule does not plan, by the time at which it takes
    place. Some programs name a day by a time: what starts as planned is the planned visit. Where
    another visit takes place at the same time, it stays what the calendar names it.
    """
    names = planned & {one.on for one in found}
    visits = []
    for one in found:
        if one.on not in planned and one.starts not in names:
            one = replace(one, on=one.starts)
            names.add(one.on)
        visits.append(one)
    return visits


def _later(ruled: Appointment) -> datetime:
    """The first visit of years that the plan holds: the rule goes on from there the same."""
    first = next(planned_starts(ruled, _midnight(date(FIRST_YEAR, 1, 1))), None)
    if first is None:
        raise Unusable("it is over.")
    return first


def _planned(ruled: Appointment, span: Span, zone: ZoneInfo) -> set[datetime]:
    """What the rule alone plans within the span."""
    first = civil(datetime.combine(span.first, MIDNIGHT, span.zone), zone)
    starts = planned_starts(ruled, first if not ruled.all_day else _midnight(span.first))
    last = _midnight(span.last + timedelta(days=2))
    near = takewhile(lambda one: one < last, starts)
    return {one for one in near if within(one, span, zone)}


def _midnight(day: date) -> datetime:
    return datetime.combine(day, MIDNIGHT)


def _one_by_one(bare: Appointment, core: Entry, found: list[Occurrence]) -> Appointment:
    """Each visit by its date."""
    found = _named(found, set())
    if len(found) > MOST_VISITS:
        raise Unusable(f"it has {len(found)} visits, and no rule for them that the plan can hold.")
    usual = _usual(bare, core, found)
    exceptions = [each for one in found if (each := _otherwise(usual, one.on, one))]
    return _whole(usual, [one.on for one in found[1:]], exceptions)


def _usual(bare: Appointment, core: Entry, found: list[Occurrence]) -> Appointment:
    """With the length and the place of the series; of most visits where only those are told."""
    if "RECURRENCE-ID" not in core:
        begin = core["DTSTART"].dt
        end = EventAdapter(core).end
        minutes = minutes_of(begin, end) if isinstance(begin, datetime) else 0
        return replace(bare, minutes=minutes, place=short(core.get("LOCATION"), ""))
    minutes = Counter(one.minutes for one in found).most_common(1)[0][0]
    place = Counter(one.place for one in found).most_common(1)[0][0]
    return replace(bare, minutes=minutes, place=place)


def _otherwise(usual: Appointment, on: datetime, one: Occurrence) -> VisitException | None:
    """What is not as planned of a visit; None where nothing is."""
    starts = one.starts if one.starts != on else None
    minutes = max(one.minutes, 1) if one.minutes != usual.minutes else 0
    place = one.place if one.place != usual.place else ""
    return VisitException(on, False, starts, minutes, place) if starts or minutes or place else None


def _whole(
    appointment: Appointment, extra: list[datetime], exceptions: list[VisitException]
) -> Appointment:
    if any(not FIRST_YEAR <= one.year <= LAST_YEAR for one in (appointment.starts, *extra)):
        raise Unusable(f"it begins in the year {appointment.starts.year}.")
    by_start = {one.on: one for one in reversed(exceptions)}
    ordered = tuple(by_start[on] for on in sorted(by_start))
    return replace(appointment, extra=tuple(dict.fromkeys(extra)), exceptions=ordered)
