"""A month of nights: where the child sleeps, when it moves, and what is different or asked for."""

from dataclasses import dataclass
from datetime import date

from kiosk.household.agreeing.proposals import Proposal, Proposals
from kiosk.household.chart import month_days
from kiosk.household.errors import HouseholdError
from kiosk.household.nights.parenting_schedule import (
    Exchange,
    change_on,
    exchange_on,
    night,
    swap_on,
)
from kiosk.household.nights.standing import waiting
from kiosk.household.plan import Plan
from kiosk.household.refusals import refusal
from kiosk.household.visits.appointments import visits_between
from kiosk.language import _


@dataclass(frozen=True, slots=True)
class Night:
    """A practice day and the night that begins on it; `home` is empty where no schedule says.

    `why` says why it is different, where it was given. `asked` is the id of an open proposal.
    """

    day: date
    home: str = ""
    exchange: Exchange | None = None
    swapped: bool = False
    changed: bool = False
    why: str = ""
    asked: str = ""
    visits: int = 0


def nights_of(plan: Plan, month: str, proposals: Proposals) -> tuple[Night, ...]:
    """The nights of a month, named as "2026-12". Raises HouseholdError for what is no month."""
    try:
        days = month_days(month)
    except ValueError:
        raise HouseholdError(f'"{month}" is no month; say it as in "2026-11".') from None
    except OverflowError:
        raise refusal(_("The calendar ends before that month.")) from None
    visits = visits_by_day(plan, days[0], days[-1])
    open_swaps = [one for one in waiting(plan, proposals.open()) if one.kind == "swap"]
    return tuple(_night(plan, day, open_swaps, visits.get(day, 0)) for day in days)


def visits_by_day(plan: Plan, first: date, last: date) -> dict[date, int]:
    """How many visits each day has, by the calendar of the household's wall."""
    found: dict[date, int] = {}
    for visit in visits_between(plan, first, last):
        day = visit.starts.date()
        found[day] = found.get(day, 0) + 1
    return found


def _night(plan: Plan, day: date, open_swaps: list[Proposal], visits: int) -> Night:
    asked = next((one.id for one in open_swaps if is_about(one, day)), "")
    schedule = plan.parenting_schedule
    home = night(schedule, day) if schedule else None
    if schedule is None or home is None:
        return Night(day, asked=asked, visits=visits)
    swap = swap_on(schedule, day)
    different = swap or change_on(schedule, day)
    return Night(
        day=day,
        home=home,
        exchange=exchange_on(plan, day),
        swapped=swap is not None,
        changed=different is not None and swap is None,
        why=different.why if different else "",
        asked=asked,
        visits=visits,
    )


def is_about(proposal: Proposal, day: date) -> bool:
    """Whether a swap speaks of a night."""
    first, last = (str(proposal.wanted.get(name, "")) for name in ("first", "last"))
    return first <= day.isoformat() <= last
