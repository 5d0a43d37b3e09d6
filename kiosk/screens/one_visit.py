"""What the screens about a single visit have in common: which one it is, found again each time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.household.household import Household
from kiosk.household.moment import Moment
from kiosk.household.visits.appointments import Visit, cancelled_between, visits

NEXT = 18  # visits ahead that are shown: three pages
MOST = 60  # visits ahead among which one is looked for
YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class VisitName:
    """An appointment's id, and the planned start of one of its visits, naive. `back` is the screen
    from which somebody asked for it.
    """

    appointment: str
    on: datetime | None
    back: str = "who_takes"


NO_VISIT = VisitName("", None)


def name_of(visit: Visit, back: str = "who_takes") -> VisitName:
    """What names a visit wherever it is moved."""
    return VisitName(visit.appointment.id, visit.on, back)


def after(found: Sequence[Visit], name: VisitName) -> VisitName | None:
    """The visit after the one of that name; after the last the first. None where there is no
    other.
    """
    names = [name_of(one, name.back) for one in found]
    at = names.index(name) + 1 if name in names else 0
    other = names[at % len(names)] if names else name
    return other if other != name else None


def same_visit(household: Household, name: VisitName, at: Moment) -> Visit | None:
    """The visit of that name, if it is not over; a cancelled one too. None where it is no longer
    planned.
    """
    plan = household.plan
    own = replace(
        plan, appointments=tuple(one for one in plan.appointments if one.id == name.appointment)
    )
    for one in visits(own, at.wall, MOST):
        if one.on == name.on:
            return one
    today = household.practice_day(at)
    cancelled = cancelled_between(own, today, today + YEAR)
    return next((one for one in cancelled if one.on == name.on), None)
