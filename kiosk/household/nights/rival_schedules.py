"""The other schedule of two homes that changed it while apart: it is proposed, as any new one."""

from collections.abc import Sequence

from kiosk.household.agreeing.proposals import Proposal
from kiosk.household.both_homes import PlanRival, keeping, restored
from kiosk.household.completions import Edit
from kiosk.household.household import Household
from kiosk.household.moment import Moment
from kiosk.household.nights.schedule_proposing import propose_nights
from kiosk.household.nights.schedule_records import TERMS
from kiosk.household.nights.schedule_yes import RECORD, check_no_yes_needed, needs_yes
from kiosk.household.plan import Plan


def asks_for(plan: Plan, rival: PlanRival) -> bool:
    """Whether its other value is one that the other home has to say yes to."""
    return rival.record == RECORD and needs_yes(plan)


def can_be_proposed(rival: PlanRival) -> bool:
    """Whether the other home can be asked for it in one tap; single nights are swapped instead."""
    return rival.field in TERMS


def propose_rival(
    household: Household, rival: PlanRival, at: Moment, by: str = ""
) -> Proposal | None:
    """Propose the other schedule, whole as it was set; what holds is kept until the yes, so that
    nobody is asked to choose again. None where somebody has chosen meanwhile.

    Raises HouseholdError for single nights, and where it could not be proposed.
    """
    rivals = household.rivals()
    if rival not in rivals:
        return None
    if not can_be_proposed(rival):
        check_no_yes_needed(household.plan, rival.record)
    schedule = restored(household.ledger, rival, household.practice_day(at)).parenting_schedule
    assert schedule is not None
    return propose_nights(household, schedule, at=at, by=by, also=kept(rivals))


def kept(rivals: Sequence[PlanRival]) -> list[Edit]:
    """What holds of the schedule, as that which was chosen."""
    ours = (one for one in rivals if one.record == RECORD and can_be_proposed(one))
    return [edit for one in ours for edit in keeping(one)]
