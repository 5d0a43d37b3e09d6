"""A new plan takes the place of the old one: its records, and the news of it, in one step."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from kiosk.household.completions import Edit
from kiosk.household.learned import keeping_learned
from kiosk.household.ledger import Ledger
from kiosk.household.moment import Moment
from kiosk.household.news import news_edits
from kiosk.household.plan import Plan
from kiosk.household.plan_diff import PlanChange, plan_changes
from kiosk.household.plan_news import plan_news
from kiosk.household.plan_records import plan_edits
from kiosk.household.practice_day import practice_day
from kiosk.household.visits.appointment_records import keeping_former
from kiosk.household.visits.past_visits import keeping_past_visits
from kiosk.language import speaking


def import_plan(
    ledger: Ledger,
    old: Plan,
    new: Plan,
    at: Moment,
    author: str,
    also: Sequence[Edit] = (),
    told: Sequence[str] = (),
) -> tuple[PlanChange, ...]:
    """Write `new` over `old`, which the ledger tells; returns what changed, in words.

    Tasks that left the plan end on the day of `at`; what was learned stays learned, and visits that
    are over stay as they were. A household's first plan is no news: all of it would be. `also` is
    written in the same step, if anything is; `told` is the news of it in place of a line a change.
    """
    new = keeping_past_visits(old, keeping_learned(old, new), at.wall, ledger)
    day = practice_day(at.wall, ZoneInfo(new.time_zone), new.day_starts)
    edits = keeping_former(plan_edits(new, ledger, day), ledger, at.wall)
    if not edits:
        return ()
    changes = plan_changes(old, new)
    with speaking(new.language, new.time_zone):  # the news is for the screens
        briefs = plan_news(old, new)
    lines = list(told) or briefs if old.homes else []
    ledger.write([*edits, *news_edits(day, at.wall, lines, author), *also], author=author)
    return changes
