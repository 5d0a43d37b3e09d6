"""The history of a visit: what was changed of it and of its appointment, and who was to take it."""

from datetime import datetime

from kiosk.household.agreeing.proposals import COLLECTION, Proposals
from kiosk.household.childs_day import ChildsDay
from kiosk.household.moment import Moment
from kiosk.household.plan_form.calendar import APPOINTMENT
from kiosk.household.visits.appointment_records import VISIT, visit_name
from kiosk.household.visits.taker_proposals import visit_of


def records_of_visit(
    household: ChildsDay, appointment: str, on: datetime, at: Moment
) -> tuple[str, ...]:
    """The records that tell of a visit; `on` is its planned start, which names it."""
    today = household.practice_day(at)
    every = Proposals(household.ledger, household.plan, today).every()
    proposed = (
        f"{COLLECTION}/{one.id}"
        for one in every
        if one.kind == "taker" and one.about == appointment and visit_of(one) in (None, on)
    )
    own = (f"{APPOINTMENT.name}/{appointment}", f"{VISIT.name}/{visit_name(appointment, on)}")
    return (*own, *proposed)
