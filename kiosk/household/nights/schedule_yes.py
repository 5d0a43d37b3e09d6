"""Which change of the parenting schedule needs the other home's yes, by whatever way it is made."""

from kiosk.household.plan import Plan
from kiosk.household.plan_form.calendar import PARENTING_SCHEDULE
from kiosk.household.plan_records import SCHEDULE
from kiosk.household.refusals import refusal
from kiosk.language import _

RECORD = f"{PARENTING_SCHEDULE.name}/{SCHEDULE}"


def needs_yes(plan: Plan) -> bool:
    """Whether a new schedule takes the place of one that two homes live by."""
    return len(plan.homes) > 1 and plan.parenting_schedule is not None


def check_no_yes_needed(plan: Plan, record: str) -> None:
    """Raises HouseholdError where `record` is a schedule that two homes live by: it is proposed."""
    if record == RECORD and needs_yes(plan):
        said = _(
            "The schedule needs the other home's yes: propose it with schedule set, "
            "single nights with schedule swap."
        )
        raise refusal(said)
