"""From one session with a provider to the next: which days a sheet tells of."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from kiosk.household.completions import COLLECTION, Completion
from kiosk.household.diary import months_between
from kiosk.household.ledger import Ledger
from kiosk.household.plan import Plan
from kiosk.household.practice_day import ONE_DAY, month_of, practice_day, week_start
from kiosk.household.visits.appointments import Visit, visits_between
from kiosk.language.days import first_weekday

WITHOUT_VISIT = 28  # days that a sheet looks back, today included, where no visit is over
LONGEST = 26 * 7  # days that it tells of at most
AHEAD = 92  # days in which the next visit is looked for
LEAST_WEEKS, MOST_WEEKS = 6, 9  # bars of its picture: a week or two alone show nothing

Span = tuple[date, date]  # first and last day, both included


@dataclass(frozen=True, slots=True)
class Period:
    """The practice days from `first` to `last`, both included.

    `last_visit` was the last one that is over: what was said before its end belongs to the sheet
    before this one. `next_visit` is the one that comes, or goes on now.
    """

    first: date
    last: date
    last_visit: Visit | None = None
    next_visit: Visit | None = None

    @property
    def days(self) -> tuple[date, ...]:
        return days_of((self.first, self.last))

    def is_before(self, day: date, said: Completion) -> bool:
        """Whether all that was said of a slot on a practice day was said before the last visit
        ended. What bears no time was said after it.
        """
        if self.last_visit is None or day != self.first or not said.facts:
            return False
        ends = self.last_visit.ends
        return all(fact.at is not None and fact.at < ends for fact in said.facts)


def days_of(span: Span) -> tuple[date, ...]:
    """The days from the first to the last."""
    return tuple(span[0] + number * ONE_DAY for number in range((span[1] - span[0]).days + 1))


def since_last_visit(plan: Plan, provider: str, child: str, wall: datetime, today: date) -> Period:
    """The days since the child's last visit to the provider that is over at `wall` (aware); four
    weeks where there was none.
    """
    longest = longest_back(today)
    seen = [
        visit
        for visit in visits_between(plan, longest, today + AHEAD * ONE_DAY, child)
        if visit.appointment.provider == provider and not visit.cancelled
    ]
    over = [visit for visit in seen if visit.ends <= wall]
    last = max(over, key=lambda visit: visit.ends, default=None)
    coming = next((visit for visit in seen if visit.ends > wall), None)
    if last is None:
        return Period(today - (WITHOUT_VISIT - 1) * ONE_DAY, today, None, coming)
    ended = practice_day(last.ends, ZoneInfo(plan.time_zone), plan.day_starts)
    return Period(max(longest, min(ended, today)), today, last, coming)


def longest_back(today: date) -> date:
    """The first day of the longest period that ends today."""
    return today - (LONGEST - 1) * ONE_DAY


def weeks_shown(plan: Plan, period: Period) -> tuple[Span, ...]:
    """The weeks of the picture, as they begin where the family lives, oldest first: those of the
    period, but LEAST_WEEKS at least and the last MOST_WEEKS at most. This one ends today.
    """
    first = first_weekday(plan.time_zone)
    this = week_start(period.last, first)
    number = (this - week_start(period.first, first)).days // 7 + 1
    number = min(MOST_WEEKS, max(LEAST_WEEKS, number))
    starts = [this - 7 * back * ONE_DAY for back in range(number - 1, -1, -1)]
    return tuple((start, min(start + 6 * ONE_DAY, period.last)) for start in starts)


def begun(ledger: Ledger, child: str, span: Span) -> date:
    """The first day on which anybody can have been asked: the span's own, or that on which
    something was said of the child first, where the family began later; the last where it did not.
    """
    first, last = span
    months = ledger.months()
    if months and months[0] < month_of(first):
        return first
    said = (
        id[:10]
        for month in months_between(first, last)
        for id, fields in ledger.dated(COLLECTION, month).items()
        if fields.get("child") == child
    )
    return max(first, min(last, date.fromisoformat(min(said, default=last.isoformat()))))
