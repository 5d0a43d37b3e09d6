"""A swap of nights: what may be proposed. What was agreed lies over the schedule (`night`)."""

from datetime import date

from kiosk.household.agreeing.proposals import Proposal
from kiosk.household.agreeing.proposing import Proposing, check_answer_by
from kiosk.household.childs_day import ChildsDay
from kiosk.household.moment import Moment
from kiosk.household.nights.parenting_schedule import night
from kiosk.household.plan import ParentingSchedule
from kiosk.household.practice_day import ONE_DAY
from kiosk.household.refusals import refusal
from kiosk.language import _

ABOUT = "schedule"  # one schedule tells of all children
MOST_NIGHTS = 62  # of one swap: the longest holidays


def propose_swap(
    day: ChildsDay,
    first: date,
    last: date,
    home: str,
    *,
    answer_by: date,
    at: Moment,
    reason: str = "",
    by: str = "",
) -> Proposal:
    """Propose that the nights from `first` to `last` (both included) are in `home`.

    Raises HouseholdError for nights that are over, for more than MOST_NIGHTS, where nothing would
    be different, and where the other home could not answer before the first of them.
    """
    schedule, today = day.plan.parenting_schedule, day.practice_day(at)
    if schedule is None:
        raise refusal(_("The plan has no parenting schedule, so there is nothing to swap."))
    check_home(day, home)
    check_nights(first, last, today)
    check_different(schedule, first, last, home)
    check_answer_by(answer_by, today, first)
    wanted = {"first": first.isoformat(), "last": last.isoformat(), "home": home}
    return Proposing(day).propose(
        "swap", ABOUT, wanted, answer_by=answer_by, at=at, reason=reason, by=by
    )


def check_home(day: ChildsDay, home: str) -> None:
    """Raises HouseholdError unless the plan has the home."""
    known = [each.id for each in day.plan.homes]
    if home not in known:
        said = _('The plan has no home "{id}", only {known}.')
        raise refusal(said, id=home, known=", ".join(known))


def check_nights(first: date, last: date, today: date) -> None:
    """Raises HouseholdError for nights that are over, or too many."""
    if last < first:
        raise refusal(
            _("The swap ends on {last}, before it begins on {first}."), last=last, first=first
        )
    if first < today:
        said = _("The night of {day} is over and stays as it was; today is {today}.")
        raise refusal(said, day=first, today=today)
    if last - first >= MOST_NIGHTS * ONE_DAY:
        said = _("A swap has at most {n} nights; change the schedule for more.")
        raise refusal(said, n=MOST_NIGHTS)


def check_different(schedule: ParentingSchedule, first: date, last: date, home: str) -> None:
    """Raises HouseholdError where the child would be in `home` anyway, or no schedule says."""
    days = [first + number * ONE_DAY for number in range((last - first).days + 1)]
    nights = {night(schedule, each) for each in days}
    if None in nights:
        raise refusal(_("The schedule starts on {day}, after that night."), day=schedule.starts)
    if nights == {home}:
        raise refusal(_("These nights are there anyway."))
