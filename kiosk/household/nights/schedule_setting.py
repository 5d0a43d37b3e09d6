"""A new parenting schedule in the plan: the nights that are over keep the home that they had."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from kiosk.household.errors import HouseholdError
from kiosk.household.household import Household
from kiosk.household.moment import Moment
from kiosk.household.nights.parenting_schedule import night
from kiosk.household.nights.schedule_presets import BY_NAME, pattern_from
from kiosk.household.plan import Home, ParentingSchedule
from kiosk.household.plan_diff import PlanChange
from kiosk.household.plan_form.scalars import LONGEST_PATTERN
from kiosk.household.practice_day import ONE_DAY, week_start
from kiosk.household.refusals import KEPT, check_caregiver, refusal
from kiosk.language import _

LETTERS = "ABCDEFGH"  # of the homes of a pattern, in their order
EXCHANGE = time(17)  # where no schedule was there before


@dataclass(frozen=True, slots=True)
class Terms:
    """A schedule as somebody would have it. `pattern` has a letter a night, A for the first of
    `homes`, B for the second and so on.
    """

    pattern: str
    homes: tuple[str, ...]
    starts: date
    exchange: time = EXCHANGE


def preset_terms(
    preset: str, homes: Sequence[str], starts: date, exchange: time = EXCHANGE
) -> Terms:
    """A preset from a day on; a weekly one keeps its weekdays. Raises HouseholdError for a name
    that is none.
    """
    if preset not in BY_NAME:
        raise HouseholdError(f'"{preset}" is no preset; say {", ".join(BY_NAME)}. {KEPT}')
    return Terms(pattern_from(BY_NAME[preset], starts), tuple(homes), starts, exchange)


def schedule_of(terms: Terms) -> ParentingSchedule:
    """The schedule that they say; letters that the pattern has not are left out."""
    named = dict(zip(LETTERS, terms.homes, strict=False))
    letters = {letter: named[letter] for letter in sorted(set(terms.pattern)) if letter in named}
    return ParentingSchedule(terms.pattern, letters, terms.starts, terms.exchange)


def set_schedule(
    household: Household, terms: Terms, at: Moment, by: str = ""
) -> tuple[PlanChange, ...]:
    """Make it the plan's schedule from its first day on; until then the one before it holds. Dated
    changes stay. Returns what changed, in words: nothing the second time.
    """
    check_caregiver(household.plan, by)
    check_terms(terms, household.plan.homes)
    new = schedule_of(terms)
    old = household.plan.parenting_schedule
    new = replace(new, changes=old.changes if old else ())
    return household.import_plan(replace(household.plan, parenting_schedule=new), at, by)


def check_terms(terms: Terms, homes: Sequence[Home]) -> None:
    """Raises HouseholdError for a pattern or a home that cannot be meant."""
    known = [home.id for home in homes]
    if unknown := next((home for home in terms.homes if home not in known), ""):
        said = _('The plan has no home "{id}", only {known}.')
        raise refusal(said, id=unknown, known=", ".join(known))
    possible = LETTERS[: len(terms.homes)]
    if not terms.pattern or not set(terms.pattern) <= set(possible):
        said = _('Write the pattern with {letters}, one letter a night, as in "AABBAAABBAABBB".')
        raise refusal(said, letters=", ".join(possible))
    if len(terms.pattern) > LONGEST_PATTERN:
        said = _("A pattern has at most {n} nights.")
        raise refusal(said, n=LONGEST_PATTERN)


def fortnight(schedule: ParentingSchedule, first_weekday: int) -> tuple[str, ...]:
    """The homes of two weeks by the pattern, from the first day of a week on."""
    schedule = replace(schedule, changes=(), swaps=(), former=())
    start = week_start(schedule.starts, first_weekday)
    if start < schedule.starts:
        start += len(schedule.pattern) * 7 * ONE_DAY  # the same place in pattern and week
    return tuple(night(schedule, start + number * ONE_DAY) or "" for number in range(14))
