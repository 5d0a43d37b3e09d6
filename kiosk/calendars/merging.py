"""A calendar's appointments in the plan: new ones, and those that came before, in their place.

The calendar says what, when and where. Who takes the child, which provider it is and what was
agreed is the family's, and so is a visit of which the calendar says nothing of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from itertools import takewhile

from kiosk.calendars.errors import CalendarError
from kiosk.calendars.identity import uid_of
from kiosk.calendars.occurring import MIDNIGHT, Span
from kiosk.calendars.reading import Reading
from kiosk.calendars.series import Series
from kiosk.household.plan import Appointment, Plan, VisitException
from kiosk.household.plan_diff import PlanChange
from kiosk.household.visits.planned import Planned, civil_visits, is_planned
from kiosk.language import _

MOST_APPOINTMENTS = 300  # in a plan that both homes keep; a busy family's year has fewer

MOST_NEWS = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a calendar is meant: whose it is, and with whom. `words`: only what has them in its
    title. `replace`: what came from a calendar and is not in this one leaves the plan. Unless the
    child was `named`, what came before for another child is brought up to date there.
    """

    child: str
    named: bool = True
    provider: str = ""
    words: str = ""
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """The plan with the calendar in it, and how many of its entries `words` left out."""

    plan: Plan
    taken: int
    others: int


def merged(plan: Plan, reading: Reading, wanted: Wanted, span: Span) -> Merged:
    """The plan with the calendar. Raises CalendarError where that were too many appointments."""
    words = wanted.words.casefold()
    meant = [one for one in reading.series if words in one.appointment.title.casefold()]
    if len(meant) > MOST_APPOINTMENTS:
        raise CalendarError(
            f"The calendar has {len(meant)} appointments from today on, and a plan holds"
            f" {MOST_APPOINTMENTS} of a calendar. Take a part of them with --only WORDS."
        )
    incoming = {one.appointment.uid: one for one in meant}
    kept = []
    for one in plan.appointments:
        own = one.child == wanted.child or not one.uid or not wanted.named
        came = incoming.pop(uid_of(one), None) if own else None
        if came is not None:
            kept.append(_updated(one, came, wanted, span))
        else:
            kept += _without(one, reading, wanted)
    new = [_new(one.appointment, wanted) for one in incoming.values()]
    whole = replace(plan, appointments=(*kept, *new))
    return Merged(whole, len(meant), len(reading.series) - len(meant))


def told(changes: Sequence[PlanChange]) -> list[str]:
    """The news of it for the handover, where one line for each change were too much to read."""
    if len(changes) <= MOST_NEWS:
        return []
    return [_("From a calendar: {number} appointments changed").format(number=len(changes))]


def _new(appointment: Appointment, wanted: Wanted) -> Appointment:
    """With an id that every home makes the same."""
    name = sha256(f"{wanted.child}\n{appointment.uid}".encode()).hexdigest()[:16]
    return replace(appointment, id=f"ics-{name}", child=wanted.child, provider=wanted.provider)


def _updated(old: Appointment, came: Series, wanted: Wanted, span: Span) -> Appointment:
    """The appointment as the calendar has it now, with what the family set."""
    new = came.appointment
    said = came.said | {one.on for one in new.exceptions}
    family = [one for one in old.exceptions if one.on not in said]
    takers = {one.on: one.taker for one in old.exceptions if one.taker}
    found = replace(
        old,
        title=new.title,
        starts=new.starts,
        minutes=new.minutes,
        repeat=new.repeat,
        place=new.place,
        extra=new.extra,
        all_day=new.all_day,
        zone=new.zone,
        provider=old.provider or wanted.provider,
    )
    still = is_planned(found, [one.on for one in family])
    exceptions = [replace(one, taker=takers.get(one.on, "")) for one in new.exceptions]
    exceptions += [VisitException(on, taker=takers[on]) for on in takers if _bare(on, came)]
    exceptions += [one for one in family if one.on in still]
    whole = replace(found, exceptions=tuple(sorted(exceptions, key=lambda one: one.on)))
    reach = replace(span, last=came.last)
    if _visits(whole, reach) == _visits(old, reach):
        return replace(old, title=whole.title, provider=whole.provider)
    return whole


def _bare(on: datetime, came: Series) -> bool:
    """Whether the calendar names the visit only to say that it is as planned."""
    return on in came.said and on not in {one.on for one in came.appointment.exceptions}


def _visits(appointment: Appointment, span: Span) -> tuple[bool, str, list[object]]:
    """All that the calendar can say of it within the span: by which a change is one. A rule may be
    written in many ways.
    """
    last = datetime.combine(span.last, MIDNIGHT)
    visits = civil_visits(appointment, datetime.combine(span.first, MIDNIGHT))
    near = takewhile(lambda one: one.starts <= last, visits)
    zone = appointment.zone or span.zone.key
    return appointment.all_day, zone, [_said(appointment, one) for one in near]


def _said(appointment: Appointment, one: Planned) -> object:
    special = one.exception
    minutes = special.minutes if special and special.minutes else appointment.minutes
    place = special.place if special and special.place else appointment.place
    return one.starts, max(minutes, 1), place  # nobody says that a visit takes no time


def _without(one: Appointment, reading: Reading, wanted: Wanted) -> Iterable[Appointment]:
    """An appointment of which the calendar has no visit to come: as it is, cancelled, or gone."""
    mine = one.child == wanted.child and wanted.words.casefold() in one.title.casefold()
    if not mine or not one.uid:
        return [one]
    if one.uid in reading.cancelled:
        return [_cancelled(one)] if not one.repeat and not one.extra else []
    left = wanted.replace and one.uid not in reading.known
    return [] if left and wanted.provider in ("", one.provider) else [one]


def _cancelled(one: Appointment) -> Appointment:
    """A single visit stays to be seen as cancelled."""
    off = VisitException(one.starts, cancelled=True)
    others = tuple(each for each in one.exceptions if each.on != one.starts)
    return replace(one, exceptions=(*others, off))
