"""What each adult took over the last months: a plain list, as it held when the visits were."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.household.ledger import Undated
from kiosk.household.plan import Plan
from kiosk.household.visits.appointments import Visit, visits_between
from kiosk.household.visits.left import LeftPlan

MONTHS = timedelta(days=92)  # that are told: three months
LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Took:
    """The visits to which an adult took the child, newest first; `caregiver` is an id."""

    caregiver: str
    name: str
    visits: tuple[Visit, ...]


def took(
    ledger: Undated, plan: Plan, wall: datetime, child: str = "", span: timedelta = MONTHS
) -> tuple[Took, ...]:
    """By adult in the order of the plan, those who have left it last; nobody without a visit.

    Who takes the child is what held as the visit began. What was changed in the plan or agreed
    later says nothing of it, and an appointment or an adult that has left the plan is still told.
    """
    today = wall.astimezone(ZoneInfo(plan.time_zone)).date()  # a visit may be over before 04:00
    ever, left = _ever(ledger, plan)
    over = [
        visit
        for visit in visits_between(ever, today - min(span, LONGEST), today, child)
        if visit.ends <= wall and visit.starts < left.get(visit.appointment.id, wall)
    ]
    found = []
    for caregiver in ever.caregivers:
        theirs = tuple(visit for visit in reversed(over) if visit.caregiver == caregiver.id)
        if theirs:
            found.append(Took(caregiver.id, caregiver.name, theirs))
    return tuple(found)


def _ever(ledger: Undated, plan: Plan) -> tuple[Plan, dict[str, datetime]]:
    """The plan with the adults and appointments that have left it, and when the latter did."""
    left = LeftPlan(ledger, plan)
    there, went = left.appointments(gone=False), left.appointments(gone=True)
    last = {one.id: one.former[-1] for one in went if one.former}
    as_left = (
        replace(held.appointment, former=one.former[:-1])
        for one in went
        if (held := last.get(one.id)) and held.appointment
    )
    ever = replace(plan, caregivers=left.caregivers, appointments=(*there, *as_left))
    return ever, {id: held.before for id, held in last.items()}
