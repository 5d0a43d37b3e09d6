"""When the visits of an appointment are planned, and what became of each: civil times, naive."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import takewhile

from kiosk.household.plan import Appointment, VisitException


@dataclass(frozen=True, slots=True)
class Planned:
    """A visit by the appointment's own clock: its planned start, which names it, and its start.

    `exception` says what is not as planned; None where nothing is.
    """

    on: datetime
    starts: datetime
    exception: VisitException | None = None


def planned_starts(appointment: Appointment, first: datetime) -> Iterator[datetime]:
    """The starts that the rule and the `extra` ones plan, from `first` on, each once, in order;
    later ones are worked out when asked for.
    """
    extra = sorted(each for each in set(appointment.extra) if each >= first)
    last = None
    for start in merge(_by_rule(appointment, first), extra):
        if start != last:
            yield start
        last = start


def _by_rule(appointment: Appointment, first: datetime) -> Iterator[datetime]:
    if not appointment.repeat:
        yield from [appointment.starts] if appointment.starts >= first else []
        return
    from dateutil.rrule import rrulestr  # 20 ms that the first frame can do without

    rule = rrulestr(appointment.repeat, dtstart=appointment.starts)
    yield from rule.xafter(max(first, appointment.starts), inc=True)


def is_planned(appointment: Appointment, starts: Collection[datetime]) -> set[datetime]:
    """Those of the starts that the appointment plans."""
    if not starts:
        return set()
    every = planned_starts(appointment, min(starts))
    return set(takewhile(lambda one: one <= max(starts), every)) & set(starts)


def civil_visits(appointment: Appointment, first: datetime) -> Iterator[Planned]:
    """The visits that start at `first` or later, in order. A cancelled one is not there, a moved
    one is where it was moved to. An exception from a start that nobody plans says nothing.
    """
    by_start = {one.on: one for one in appointment.exceptions}
    known = is_planned(appointment, by_start)
    moved = sorted(
        (
            Planned(on, one.starts, one)
            for on, one in by_start.items()
            if on in known and one.starts and not one.cancelled and one.starts >= first
        ),
        key=_order,
    )
    yield from merge(_where_planned(appointment, by_start, first), moved, key=_order)


def _where_planned(
    appointment: Appointment, by_start: dict[datetime, VisitException], first: datetime
) -> Iterator[Planned]:
    """Those that nobody cancelled or moved."""
    for on in planned_starts(appointment, first):
        one = by_start.get(on)
        if one is None or not (one.cancelled or one.starts):
            yield Planned(on, on, one)


def cancelled_visits(appointment: Appointment, first: datetime) -> Iterator[Planned]:
    """The planned visits that somebody cancelled, from `first` on, in order."""
    cancelled = {one.on: one for one in appointment.exceptions if one.cancelled}
    for on in sorted(is_planned(appointment, cancelled)):
        if on >= first:
            yield Planned(on, on, cancelled[on])


def _order(one: Planned) -> tuple[datetime, datetime]:
    return one.starts, one.on
