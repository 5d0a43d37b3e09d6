"""Who takes the child to a visit, whether both homes agreed, and who would be the next to ask."""

from collections.abc import Collection
from datetime import datetime

from kiosk.household.plan import AgreedTaker, Appointment, Caregiver, Plan
from kiosk.household.visits.planned import Planned


def taker_of(
    appointment: Appointment, planned: Planned, starts: datetime, homes: Collection[str]
) -> tuple[str, bool]:
    """A caregiver's id, or empty, and whether every home agreed to it.

    What was agreed for this visit comes before what was agreed for the series, and the last word
    counts; then what the plan says of the visit, then of the appointment. What counts is what was
    agreed as the visit began: what was agreed, or taken back, after that says nothing of it. A
    visit that was moved to another day asks for a yes of its own: the series was agreed for the day
    on which it falls.
    """
    held = [
        one
        for one in appointment.takers
        if one.at <= starts and (one.until is None or starts < one.until)
    ]
    own = _last(held, planned.on)
    if own:
        return own, True
    said = planned.exception.taker if planned.exception else ""
    stays = planned.starts.date() == planned.on.date() or len(homes) < 2
    series = _last(held, None)
    if series and not said:
        return series, stays
    taker = said or appointment.taker
    in_plan = taker == appointment.taker and set(homes) <= set(appointment.agreed)
    return taker, bool(taker) and (len(homes) < 2 or (in_plan and stays))


def _last(takers: Collection[AgreedTaker], visit: datetime | None) -> str:
    """Who was agreed on last for this visit, or for the series; empty: nobody was."""
    found = [one.taker for one in takers if one.visit == visit]
    return found[-1] if found else ""


def suggested(plan: Plan, home: str) -> tuple[Caregiver, ...]:
    """Whom to ask: first the caregivers of the home whose day it is, then those who live in none,
    then the others; each in the order of the plan.
    """
    ranks = {home: 0, "": 1} if home else {}
    return tuple(sorted(plan.caregivers, key=lambda one: ranks.get(one.home, 2)))
