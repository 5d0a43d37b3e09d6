"""What is open between the adults: visits to come that nobody is agreed to take the child to."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.household.agreeing.proposals import Proposal, Proposals
from kiosk.household.ledger import Undated
from kiosk.household.plan import Plan
from kiosk.household.practice_day import practice_day
from kiosk.household.visits.appointments import Visit, visits_between
from kiosk.household.visits.taker_proposals import KIND, visit_of
from kiosk.household.visits.takers import suggested

AHEAD = timedelta(days=14)
LOUD = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """A visit without a taker to whom every home agreed; `loud` from seven days before.

    `suggested` is a caregiver's id, empty if the plan has none: of the home whose day it is.
    `proposals` wait for an answer, oldest first; with more than one somebody has to choose.
    """

    visit: Visit
    loud: bool
    suggested: str = ""
    proposals: tuple[Proposal, ...] = ()

    def waits_for(self, home: str) -> bool:
        """Whether a proposal waits for the answer of this home."""
        return any(one.waits_for(home) for one in self.proposals)


def open_matters(
    ledger: Undated, plan: Plan, wall: datetime, child: str = ""
) -> tuple[OpenMatter, ...]:
    """What is open at `wall` (aware) of the next 14 days, soonest first; the same in every home."""
    today = practice_day(wall, ZoneInfo(plan.time_zone), plan.day_starts)
    proposals = Proposals(ledger, plan, today).open()
    return tuple(
        OpenMatter(
            visit,
            loud=visit.starts.date() - today <= LOUD,
            suggested=next((one.id for one in suggested(plan, visit.home)), ""),
            proposals=about(proposals, visit),
        )
        for visit in visits_between(plan, today, today + AHEAD, child)
        if visit.ends > wall and not visit.agreed
    )


def about(proposals: tuple[Proposal, ...], visit: Visit) -> tuple[Proposal, ...]:
    """Those of the proposals that say who takes the child to this visit, or to the series."""
    return tuple(
        one
        for one in proposals
        if one.kind == KIND
        and one.about == visit.appointment.id
        and visit_of(one) in (None, visit.on)
    )
