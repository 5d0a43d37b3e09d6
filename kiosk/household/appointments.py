"""Visits to come, worked out from the appointments of the plan on the household's clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import merge
from itertools import islice
from zoneinfo import ZoneInfo

from kiosk.household.parenting_schedule import night
from kiosk.household.plan import Appointment, Plan
from kiosk.household.practice_day import instant, practice_day


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit of an appointment. `starts` is aware, in the household's zone.

    `taker` and `provider` are names, empty if nobody. `agreed`: every home agreed to the taker.
    `home` is the id of the home of that night, empty if no schedule says.
    """

    appointment: Appointment
    starts: datetime
    taker: str = ""
    provider: str = ""
    agreed: bool = False
    home: str = ""


def visits(plan: Plan, wall: datetime, number: int, child: str = "") -> tuple[Visit, ...]:
    """The next `number` visits that are not over at `wall` (aware), soonest first.

    A visit keeps its clock time across clock changes. A time that the clocks skip that day is as
    long after the gap as it lies in it.
    """
    chosen = [each for each in plan.appointments if not child or each.child == child]
    coming = merge(*(_coming(plan, each, wall) for each in chosen), key=_when)
    return tuple(islice(coming, number))


def _when(visit: Visit) -> tuple[datetime, str]:
    return visit.starts, visit.appointment.id


def _coming(plan: Plan, appointment: Appointment, wall: datetime) -> Iterator[Visit]:
    zone = ZoneInfo(plan.time_zone)
    length = timedelta(minutes=max(appointment.minutes, 1))
    earliest = wall.astimezone(zone).replace(tzinfo=None) - length - timedelta(hours=3)
    for civil in _civil(appointment, earliest):
        starts = instant(civil.date(), civil.time(), zone)
        if starts + length > wall:
            yield _visit(plan, appointment, starts.astimezone(zone))


def _civil(appointment: Appointment, earliest: datetime) -> Iterator[datetime]:
    """Starts by the household's clock, naive, from `earliest` on; later ones are worked out when
    asked for.
    """
    if not appointment.repeat:
        yield appointment.starts
        return
    from dateutil.rrule import rrulestr  # 20 ms that the first frame can do without

    rule = rrulestr(appointment.repeat, dtstart=appointment.starts)
    yield from rule.xafter(earliest, inc=True)


def _visit(plan: Plan, appointment: Appointment, starts: datetime) -> Visit:
    takers = {caregiver.id: caregiver.name for caregiver in plan.caregivers}
    providers = {provider.id: provider.name for provider in plan.providers}
    homes = {home.id for home in plan.homes}
    return Visit(
        appointment,
        starts,
        taker=takers.get(appointment.taker, ""),
        provider=providers.get(appointment.provider, ""),
        agreed=bool(appointment.taker) and homes <= set(appointment.agreed),
        home=_home(plan, starts),
    )


def _home(plan: Plan, starts: datetime) -> str:
    schedule = plan.parenting_schedule
    if schedule is None:
        return ""
    return night(schedule, practice_day(starts, ZoneInfo(plan.time_zone), plan.day_starts)) or ""
