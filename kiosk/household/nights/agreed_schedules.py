"""The schedules to which every home agreed, laid over what the plan says by itself.

An agreed schedule holds from the day of the last yes on. The record of the plan's schedule keeps a
field `after_schedule.0123456789` with the day on which somebody who knew of the agreement put in
another one; what is put in unknowingly does not undo what both homes agreed to. All of it follows
from the records, so that homes that hold the same changes show the same nights.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kiosk.household.agreeing.proposals import Proposal, Proposals
from kiosk.household.ledger import Fields, Undated
from kiosk.household.nights.schedule_records import AFTER, TERMS, Read
from kiosk.household.plan import FormerSchedule, Home, ParentingSchedule, Plan

KIND = "schedule"


@dataclass(frozen=True, slots=True)
class Agreed:
    """A schedule that holds from the day `on`, and until the day `until` if that is known."""

    id: str
    terms: Fields
    on: date
    until: date | None = None


def agreed_schedules(ledger: Undated, homes: Sequence[Home], fields: Fields) -> list[Agreed]:
    """All of them in the order in which they were agreed, also those that hold no more. `fields`
    are those of the plan's schedule.
    """
    proposals = Proposals(ledger, Plan("", homes=tuple(homes)), date.max)
    return [
        Agreed(
            one.id,
            {name: one.wanted[name] for name in TERMS},
            agreed_on(one),
            _day(fields.get(f"{AFTER}{one.id}")),
        )
        for one in proposals.agreed(KIND)
        if one.answers and one.wanted.keys() >= set(TERMS)
    ]


def agreed_on(proposal: Proposal) -> date:
    """The practice day of the last yes."""
    return max(one.on for one in proposal.answers)


def laid_over(
    schedule: ParentingSchedule,
    former: Sequence[FormerSchedule],
    agreed: Sequence[Agreed],
    read: Read,
) -> ParentingSchedule:
    """The schedule with all that held before it; the dated changes stay those of the plan."""
    known = [(one, found) for one in agreed if (found := read(one.terms))]
    days = {one.before for one in former} | {one.on for one, _found in known}
    turns = sorted(days | {one.until for one, _found in known if one.until})

    def holding(day: date) -> ParentingSchedule:
        own = next((one.schedule for one in former if day < one.before), schedule)
        for one, found in reversed(known):
            if one.on <= day and (one.until is None or day < one.until):
                return replace(found, changes=own.changes)
        return own

    eras = [holding(day) for day in (date.min, *turns)]
    before = tuple(FormerSchedule(*each) for each in zip(turns, eras, strict=False))
    return replace(eras[-1], swaps=schedule.swaps, former=before)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
