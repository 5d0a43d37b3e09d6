"""Visits, worked out from the appointments of the plan on the household's clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from heapq import merge
from itertools import groupby, islice, takewhile
from zoneinfo import ZoneInfo

from kiosk.household.nights.parenting_schedule import exchange_on, night
from kiosk.household.plan import Appointment, Plan
from kiosk.household.practice_day import ONE_DAY, instant, practice_day
from kiosk.household.visits.planned import Planned, cancelled_visits, civil_visits
from kiosk.household.visits.takers import taker_of

SLACK = timedelta(hours=30)  # more than zones are apart, and more than any visit takes
MIDNIGHT = time()


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit of an appointment. `starts` is aware, in the household's zone.

    `on` is its planned start by the appointment's own clock, naive: it names the visit, wherever it
    was moved. `taker` and `provider` are names, empty if nobody; `caregiver` is the taker's id.
    `agreed`: every home agreed to the taker. `home` is the id of the home in which the child is
    when the visit begins, empty if no schedule says.
    """

    appointment: Appointment
    starts: datetime
    on: datetime
    minutes: int = 0  # 0: nobody said
    place: str = ""
    taker: str = ""
    caregiver: str = ""
    provider: str = ""
    agreed: bool = False
    home: str = ""
    moved: bool = False
    cancelled: bool = False

    @property
    def ends(self) -> datetime:
        """When it is over: one of all day as the day ends, one of which nobody said how long it
        takes a minute after it began.
        """
        if self.appointment.all_day:
            return datetime.combine(self.starts.date() + ONE_DAY, MIDNIGHT, self.starts.tzinfo)
        length = timedelta(minutes=max(self.minutes, 1))
        return (self.starts.astimezone(UTC) + length).astimezone(self.starts.tzinfo)


def visits(plan: Plan, wall: datetime, number: int, child: str = "") -> tuple[Visit, ...]:
    """The next `number` visits that are not over at `wall` (aware), soonest first.

    A visit keeps its clock time across clock changes. A time that the clocks skip that day is as
    long after the gap as it lies in it.
    """
    coming = (one for one in _from(plan, wall - SLACK, child) if one.ends > wall)
    return tuple(islice(coming, number))


def visits_between(plan: Plan, first: date, last: date, child: str = "") -> tuple[Visit, ...]:
    """The visits that start on the civil days from `first` to `last`, both included, soonest first.

    Those before somebody changed an appointment are as they were.
    """
    start = instant(first, MIDNIGHT, ZoneInfo(plan.time_zone))
    found = takewhile(lambda one: one.starts.date() <= last, _from(plan, start, child))
    return tuple(one for one in found if one.starts.date() >= first)


def cancelled_between(plan: Plan, first: date, last: date, child: str = "") -> tuple[Visit, ...]:
    """The cancelled visits that were planned for these days, soonest first."""
    return tuple(
        sorted(
            (
                visit
                for telling in _tellings(plan, child)
                for visit in telling.cancelled(first)
                if first <= visit.starts.date() <= last
            ),
            key=_when,
        )
    )


def _from(plan: Plan, first: datetime, child: str) -> Iterator[Visit]:
    """The visits that start at `first` (aware) or later."""
    return merge(*(each.starting(first) for each in _tellings(plan, child)), key=_when)


def _tellings(plan: Plan, child: str) -> list["_Telling"]:
    return [_Telling(plan, each) for each in plan.appointments if child in ("", each.child)]


def _when(visit: Visit) -> tuple[float, str]:
    return visit.starts.timestamp(), visit.appointment.id  # walls repeat an hour each autumn


def _before(end: datetime, visit: Visit) -> bool:
    return visit.starts < end


class _Telling:
    """The visits of one appointment, in the household's zone."""

    def __init__(self, plan: Plan, appointment: Appointment) -> None:
        self._plan = plan
        self._appointment = appointment
        self._zone = ZoneInfo(plan.time_zone)
        self._takers = {caregiver.id: caregiver.name for caregiver in plan.caregivers}
        self._providers = {provider.id: provider.name for provider in plan.providers}
        self._homes = frozenset(home.id for home in plan.homes)

    def starting(self, first: datetime) -> Iterator[Visit]:
        """From `first` on, each as the appointment was held at that time."""
        for former in self._appointment.former:
            if former.before > first:
                if former.appointment:
                    held = self._held(former.appointment, first)
                    yield from takewhile(partial(_before, former.before), held)
                first = former.before
        yield from self._held(self._appointment, first)

    def _held(self, appointment: Appointment, first: datetime) -> Iterator[Visit]:
        civil = first.astimezone(self._own_zone(appointment)).replace(tzinfo=None)
        start = datetime.combine(civil.date(), MIDNIGHT)  # a whole day: gaps change the order in it
        for _day, planned in groupby(
            civil_visits(appointment, start), lambda one: one.starts.date()
        ):
            found = (self._visit(appointment, one) for one in planned)
            yield from (one for one in sorted(found, key=_when) if one.starts >= first)

    def cancelled(self, first: date) -> Iterator[Visit]:
        """What is cancelled of the appointment as it is."""
        start = datetime.combine(first - ONE_DAY, MIDNIGHT)
        for one in cancelled_visits(self._appointment, start):
            yield self._visit(self._appointment, one)

    def _own_zone(self, appointment: Appointment) -> ZoneInfo:
        own = appointment.zone if not appointment.all_day else ""  # a day is a day everywhere
        return ZoneInfo(own) if own else self._zone

    def _visit(self, appointment: Appointment, planned: Planned) -> Visit:
        civil, said = planned.starts, planned.exception
        at = MIDNIGHT if appointment.all_day else civil.time()
        starts = instant(civil.date(), at, self._own_zone(appointment)).astimezone(self._zone)
        taker, agreed = taker_of(appointment, planned, starts, self._homes)
        return Visit(
            appointment,
            starts,
            planned.on,
            minutes=(said and said.minutes) or appointment.minutes,
            place=(said and said.place) or appointment.place,
            taker=self._takers.get(taker, ""),
            caregiver=taker if taker in self._takers else "",
            provider=self._providers.get(appointment.provider, ""),
            agreed=agreed and taker in self._takers,
            home=self._home(starts),
            moved=planned.starts != planned.on,
            cancelled=said is not None and said.cancelled,
        )

    def _home(self, starts: datetime) -> str:
        """Where the child is at that time: before the exchange in the home of the night before."""
        plan, schedule = self._plan, self._plan.parenting_schedule
        if schedule is None:
            return ""
        day = practice_day(starts, self._zone, plan.day_starts)
        exchange = exchange_on(plan, day)
        return night(schedule, day - ONE_DAY if exchange and starts < exchange.at else day) or ""
