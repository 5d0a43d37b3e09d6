"""A new parenting schedule as a proposal: it holds when the other home has said yes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from kiosk.household.agreeing.proposals import Proposal
from kiosk.household.agreeing.proposing import SCHEDULE, Proposing, check_answer_by
from kiosk.household.childs_day import ChildsDay
from kiosk.household.completions import Edit
from kiosk.household.moment import Moment
from kiosk.household.nights.schedule_presets import preset_of
from kiosk.household.nights.schedule_setting import Terms, check_terms, schedule_of
from kiosk.household.nights.swaps import ABOUT
from kiosk.household.plan import ParentingSchedule, Plan
from kiosk.household.refusals import refusal
from kiosk.language import _

TIME_TO_ANSWER = timedelta(days=7)


def holds(plan: Plan, terms: Terms) -> bool:
    """Whether the plan's schedule is this one already."""
    return _is_held(plan, schedule_of(terms))


def _is_held(plan: Plan, wanted: ParentingSchedule) -> bool:
    now = plan.parenting_schedule
    return now is not None and replace(wanted, changes=now.changes) == now


def last_day(starts: date, today: date) -> date:
    """Until when the other home may answer, if nobody says: a week, and not after the first night
    of what is to come.
    """
    week = today + TIME_TO_ANSWER
    return min(week, starts) if starts > today else week


def propose_schedule(
    day: ChildsDay,
    terms: Terms,
    *,
    at: Moment,
    answer_by: date | None = None,
    reason: str = "",
    by: str = "",
) -> Proposal:
    """Propose it to the other home; `answer_by` as `last_day` if left out. It holds from its first
    night on, from the day of the yes at the earliest; dated changes and swaps stay. What this home
    had proposed instead is taken back in the same step.

    Raises HouseholdError for a pattern or a home that cannot be meant, for the schedule that holds
    already, and where the other home could not answer before the first night.
    """
    check_terms(terms, day.plan.homes)
    return propose_nights(day, schedule_of(terms), at=at, answer_by=answer_by, reason=reason, by=by)


def propose_nights(
    day: ChildsDay,
    schedule: ParentingSchedule,
    *,
    at: Moment,
    answer_by: date | None = None,
    reason: str = "",
    by: str = "",
    also: Sequence[Edit] = (),
) -> Proposal:
    """Propose the nights of a schedule as `propose_schedule` does. `also` is written in the same
    step.
    """
    today = day.practice_day(at)
    if _is_held(day.plan, schedule):
        raise refusal(_("This is the schedule already."))
    last = answer_by or last_day(schedule.starts, today)
    check_answer_by(last, today, schedule.starts if schedule.starts > today else None)
    proposing, wanted = Proposing(day), wanted_of(schedule)
    waiting = [one for one in proposing.proposals(at).open() if dict(one.wanted) == wanted]
    instead = [] if waiting else proposing.taking_back_schedules(at=at, by=by)
    every = [*instead, *also]
    return proposing.propose(
        SCHEDULE, ABOUT, wanted, answer_by=last, at=at, reason=reason, by=by, also=every
    )


def wanted_of(found: ParentingSchedule) -> dict[str, object]:
    """The schedule as the plan file has it, with the name of the preset that it is."""
    return {
        "preset": preset_of(found),
        "pattern": found.pattern,
        "letters": dict(found.letters),
        "starts": found.starts.isoformat(),
        "exchange": f"{found.exchange:%H:%M}",
    }
