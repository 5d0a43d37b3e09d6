"""Whether what is proposed about nights holds as things stand, so that nobody need answer it."""

from datetime import date

from kiosk.household.agreeing.proposals import Proposal
from kiosk.household.nights.parenting_schedule import night
from kiosk.household.plan import Plan
from kiosk.household.practice_day import ONE_DAY


def stands_already(plan: Plan, proposal: Proposal) -> bool:
    """Whether an open swap wants nights where they are anyway, by what was agreed after it."""
    schedule = plan.parenting_schedule
    if proposal.kind != "swap" or proposal.state != "open" or schedule is None:
        return False
    wanted = proposal.wanted
    try:
        first, last = (date.fromisoformat(str(wanted.get(each))) for each in ("first", "last"))
    except ValueError:
        return False
    days = (first + number * ONE_DAY for number in range((last - first).days + 1))
    return first <= last and all(night(schedule, day) == wanted.get("home") for day in days)


def waiting(plan: Plan, proposals: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """Those of the proposals that do not stand already."""
    return tuple(one for one in proposals if not stands_already(plan, one))
