"""Cancelling and moving visits: edits of the plan, told at the next handover in both homes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

from kiosk.household.household import Household
from kiosk.household.moment import Moment
from kiosk.household.plan import Appointment, Plan, VisitException
from kiosk.household.plan_diff import PlanChange
from kiosk.household.practice_day import instant
from kiosk.household.refusals import OLDEST, check_caregiver, refusal
from kiosk.household.visits.appointments import Visit
from kiosk.household.visits.planned import planned_starts
from kiosk.household.visits.taking import check_visit, with_appointment
from kiosk.language import _

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
Changes = tuple[PlanChange, ...]


class ChangingVisits:
    """Verbs over one visit, or over the series from that visit on. Each returns what changed in the
    plan, nothing the second time. Raises HouseholdError, and has then written nothing.
    """

    def __init__(self, household: Household) -> None:
        self._household = household

    def cancel(self, visit: Visit, *, at: Moment, series: bool = False, by: str = "") -> Changes:
        """It does not take place; with `series` none from it on does."""
        if not visit.cancelled:
            check_visit(visit, at)
        if series:
            return self._write(ended(self._household.plan, visit), at, by)
        return self._write(self._said(visit, cancelled=True), at, by)

    def put_back(self, visit: Visit, *, at: Moment, by: str = "") -> Changes:
        """It takes place as planned, after it was cancelled or moved: while that is to come."""
        check_visit(visit, at)
        if visit.moved:
            own = visit.appointment.zone or self._household.plan.time_zone
            check_moved(instant(visit.on.date(), visit.on.time(), ZoneInfo(own)), at)
        return self._write(self._said(visit, cancelled=False, starts=None), at, by)

    def move(
        self, visit: Visit, to: datetime, *, at: Moment, series: bool = False, by: str = ""
    ) -> Changes:
        """It starts at `to` (naive, on the household's clock); with `series` those after it move as
        far.
        """
        check_visit(visit, at)
        plan = self._household.plan
        home = ZoneInfo(plan.time_zone)
        moment = instant(to.date(), to.time(), home)
        check_moved(moment, at)
        zone = ZoneInfo(visit.appointment.zone) if visit.appointment.zone else home
        starts = moment.astimezone(zone).replace(tzinfo=None)
        if series:
            now = at.wall.astimezone(zone).replace(tzinfo=None)
            return self._write(moved_on(plan, visit, starts, now), at, by)
        away = starts if starts != visit.on else None
        return self._write(self._said(visit, cancelled=False, starts=away), at, by)

    def _said(self, visit: Visit, **changes: object) -> Plan:
        """The plan in which this is said of the visit."""
        every = {one.on: one for one in visit.appointment.exceptions}
        one = every.get(visit.on, VisitException(visit.on))
        every[visit.on] = replace(one, **changes)  # type: ignore[arg-type]
        return with_exceptions(self._household.plan, visit.appointment, every.values())

    def _write(self, new: Plan, at: Moment, by: str) -> Changes:
        check_caregiver(self._household.plan, by)
        return self._household.import_plan(new, at, by)


def with_exceptions(
    plan: Plan, appointment: Appointment, exceptions: Iterable[VisitException]
) -> Plan:
    """The plan with these exceptions, in their order, but for those that say nothing."""
    known = {one.on for one in appointment.exceptions}
    said = (one for one in exceptions if one.on in known or one != VisitException(one.on))
    ordered = tuple(sorted(said, key=lambda one: one.on))
    return with_appointment(plan, appointment.id, exceptions=ordered)


def ended(plan: Plan, visit: Visit) -> Plan:
    """The plan without the visits of the series from this one on."""
    one = visit.appointment
    extra = tuple(each for each in one.extra if each < visit.on)
    if one.starts >= visit.on and not extra:
        others = tuple(each for each in plan.appointments if each.id != one.id)
        return replace(plan, appointments=others)
    until = f"{visit.on - timedelta(seconds=1):%Y%m%dT%H%M%S}"
    rule = with_parts(one.repeat, COUNT="", UNTIL=until) if one.repeat else ""
    return with_appointment(plan, one.id, repeat=rule, extra=extra)


def moved_on(plan: Plan, visit: Visit, starts: datetime, now: datetime) -> Plan:
    """The plan in which the series begins with this visit at `starts` and goes on as before. Those
    that come before it stay; what is over stays in the records, and a later one that was moved to
    before now is not held twice. `starts` and `now` are by the clock of the appointment.
    """
    one, away = visit.appointment, starts - visit.on
    before = takewhile(lambda each: each < visit.on, planned_starts(one, now))
    later = (each + away for each in one.extra if each > visit.on)
    exceptions = (
        moved_exception(each, away, now) if each.on > visit.on else each
        for each in one.exceptions
        if each.on != visit.on
    )
    return with_appointment(
        plan,
        one.id,
        starts=starts,
        repeat=moved_rule(one, visit, starts) if one.repeat else "",
        extra=tuple(sorted({*before, *later})),
        exceptions=tuple(sorted(exceptions, key=lambda each: each.on)),
    )


def moved_exception(one: VisitException, away: timedelta, now: datetime) -> VisitException:
    """What is said of the visit that takes its place in the moved series."""
    on = one.on + away
    if one.starts and one.starts <= now:
        return VisitException(on, cancelled=True)
    return replace(one, on=on)


def moved_rule(appointment: Appointment, visit: Visit, starts: datetime) -> str:
    """The rule for what is left of the series, as much later."""
    rule = shifted(appointment.repeat, starts.date() - visit.on.date())
    parts = parts_of(rule)
    if "COUNT" in parts:
        coming = planned_starts(appointment, visit.on)
        left = sum(1 for each in coming if each not in appointment.extra)
        return with_parts(rule, COUNT=str(left))
    if "UNTIL" in parts:
        form = "%Y%m%dT%H%M%S" if "T" in parts["UNTIL"] else "%Y%m%d"
        until = datetime.strptime(parts["UNTIL"], form) + (starts - visit.on)  # noqa: DTZ007 local
        return with_parts(rule, UNTIL=until.strftime(form))
    return rule


def shifted(rule: str, days: timedelta) -> str:
    """The rule on days so much later. Raises HouseholdError where nobody can tell which those are:
    the second Tuesday plus one day is not always the second Wednesday.
    """
    parts = parts_of(rule)
    if not days or not parts.keys() & {"BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"}:
        return rule
    named = parts.get("BYDAY", "").split(",")
    if parts["FREQ"] != "WEEKLY" or not set(named) <= set(DAYS):
        raise refusal(
            _("The series comes by a rule of its own. Move single visits, or change the rule.")
        )
    later = sorted((DAYS.index(each) + days.days) % len(DAYS) for each in named)
    return with_parts(rule, BYDAY=",".join(DAYS[each] for each in later))


def parts_of(rule: str) -> dict[str, str]:
    """The parts of a rule by their names."""
    return dict(part.split("=") for part in rule.split(";"))


def with_parts(rule: str, **changes: str) -> str:
    """The rule with other parts; an empty one is left out."""
    parts = parts_of(rule) | changes
    return ";".join(f"{name}={value}" for name, value in parts.items() if value)


def check_moved(moment: datetime, at: Moment) -> None:
    """Raises HouseholdError for a time that is over, or that is a slip of the keys."""
    if moment <= at.wall:
        raise refusal(_("{day} is over; move it to a time to come."), day=moment.date())
    if moment > at.wall + OLDEST:
        raise refusal(_("{day} is more than a year away."), day=moment.date())
