"""What the family practised in a week, from all homes together: a line for the adults."""

from dataclasses import dataclass
from datetime import date

from kiosk.household.childs_day import ChildsDay
from kiosk.household.completions import EARNS, Fact, complete
from kiosk.household.diary import facts_between
from kiosk.household.moment import Moment
from kiosk.household.practice_day import ONE_DAY, week_start
from kiosk.language.days import first_weekday


@dataclass(frozen=True, slots=True)
class Week:
    """A week from its `first` day on, so far: practices that were done or tried, and how many of
    them were tried, so hard. Never by home and never by person.
    """

    first: date
    practices: int = 0
    hard: int = 0


@dataclass(frozen=True, slots=True)
class WeeklyLine:
    """This week and the last one. `treat` is what the adults give themselves, empty if they want
    nothing; `earned` says that one of the two weeks has as many practices as they set.
    """

    this: Week
    last: Week
    treat: str = ""
    earned: bool = False

    @property
    def told(self) -> Week:
        """The week to tell of: this one, and on its first days, while it is empty, the last."""
        return self.this if self.this.practices else self.last


def weekly_line(day: ChildsDay, at: Moment, child: str = "") -> WeeklyLine:
    """The line at a moment; of one child if it is named, else of all."""
    plan = day.plan
    first = week_start(day.practice_day(at), first_weekday(plan.time_zone))
    this, last = _week(day, first, child), _week(day, first - 7 * ONE_DAY, child)
    wants = bool(plan.treat) and plan.treat_at > 0
    earned = wants and max(this.practices, last.practices) >= plan.treat_at
    return WeeklyLine(this, last, plan.treat if wants else "", earned)


def _week(day: ChildsDay, first: date, child: str) -> Week:
    found: dict[tuple[date, str, int], list[Fact]] = {}
    for fact in facts_between(day.ledger, first, first + 6 * ONE_DAY):
        if fact.day and child in ("", fact.child):  # what children did together is one practice
            found.setdefault((fact.day, fact.task, fact.slot), []).append(fact)
    said = [complete(facts).outcome for facts in found.values()]
    return Week(first, sum(one in EARNS for one in said), said.count("tried"))
