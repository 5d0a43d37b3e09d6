"""A new plan takes the place of the old one: its records, and the news of it, in one step."""

from zoneinfo import ZoneInfo

from kiosk.household.learned import keeping_learned
from kiosk.household.ledger import Ledger
from kiosk.household.moment import Moment
from kiosk.household.news import news_edits
from kiosk.household.plan import Plan
from kiosk.household.plan_diff import PlanChange, plan_changes
from kiosk.household.plan_records import plan_edits
from kiosk.household.practice_day import practice_day
from kiosk.language import speaking


def import_plan(
    ledger: Ledger, old: Plan, new: Plan, at: Moment, author: str
) -> tuple[PlanChange, ...]:
    """Write `new` over `old`, which the ledger tells; returns what changed, in words.

    Tasks that left the plan end on the day of `at`; what was learned stays learned. A household's
    first plan is no news: all of it would be.
    """
    new = keeping_learned(old, new)
    day = practice_day(at.wall, ZoneInfo(new.time_zone), new.day_starts)
    edits = plan_edits(new, ledger, day)
    if not edits:
        return ()
    changes = plan_changes(old, new)
    with speaking(new.language, new.time_zone):  # the news is for the screens
        lines = [change.brief for change in plan_changes(old, new)] if old.homes else []
    ledger.write([*edits, *news_edits(day, at.wall, lines, author)], author=author)
    return changes
