"""The tasks of a session's sheet: how often, on which weekdays, and why it was hard."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kiosk.household.completions import Completion
from kiosk.household.due import is_due
from kiosk.household.plan import Task
from kiosk.household.sessions.session_period import Period, Span, days_of
from kiosk.household.sessions.session_tally import (
    NONE,
    Counted,
    Tally,
    counted,
    counting,
    tally_of,
    total,
)

Said = Mapping[tuple[date, str, int], Completion]  # one child's, by day, task and slot


@dataclass(frozen=True, slots=True)
class TaskSheet:
    """A task in the period. `weekdays` has seven tallies, Monday first.

    `weeks` are those of the picture, which may begin before the period. `tried_for` and
    `put_off_for` are the reasons that were given, `helpers` who was there with the child; the most
    frequent first.
    """

    task: Task
    tally: Tally
    weekdays: tuple[Tally, ...]
    weeks: tuple[Tally, ...]
    tried_for: tuple[Counted, ...] = ()
    put_off_for: tuple[Counted, ...] = ()
    helpers: tuple[Counted, ...] = ()

    @property
    def is_hard(self) -> bool:
        """Whether it was tried or put off, and so comes first."""
        return self.tally.hard > 0


@dataclass(frozen=True, slots=True)
class Asking:
    """On which days a task was asked for: not while the child rested, and not before `begins`,
    where the plan has it since then.
    """

    rested: frozenset[date] = frozenset()
    begins: Mapping[str, date] | None = None  # by task; "": of all

    def slots(self, task: Task, day: date) -> range:
        begins = self.begins or {}
        known = all(day >= begins[id] for id in ("", task.id) if id in begins)
        asks = known and day not in self.rested and is_due(task, day)
        return range(1, task.times + 1 if asks else 1)


class Told:
    """What was said of one task, by day and slot, and what that counts for."""

    def __init__(self, task: Task, said: Said, asking: Asking, last: date) -> None:
        self.task = task
        self._asking = asking
        self._last = last  # the day that is not over yet
        self._said: dict[date, dict[int, Completion]] = {}
        for (day, id, slot), one in said.items():
            if id == task.id and one.outcome:
                self._said.setdefault(day, {})[slot] = one

    def whole(self, day: date) -> Tally:
        """A day as it was."""
        asked, said = self._asking.slots(self.task, day), self._said.get(day, {})
        return tally_of(asked, said, is_over=day < self._last)

    def within(self, period: Period, day: date) -> Tally:
        """A day without what belongs to the sheet before this one."""
        asked, said = self._within(period, day)
        return tally_of(asked, said, is_over=day < self._last)

    def counting(self, period: Period) -> list[Completion]:
        """What counts in the period."""
        return [one for day in period.days for one in counting(*self._within(period, day))]

    def _within(self, period: Period, day: date) -> tuple[list[int], dict[int, Completion]]:
        said = self._said.get(day, {})
        before = {slot for slot, one in said.items() if period.is_before(day, one)}
        asked = [slot for slot in self._asking.slots(self.task, day) if slot not in before]
        return asked, {slot: one for slot, one in said.items() if slot not in before}


def task_sheet(told: Told, period: Period, weeks: Iterable[Span]) -> TaskSheet:
    """One task, counted; with a tally of nothing where nobody asked for it or practised it."""
    days = {day: told.within(period, day) for day in period.days}
    counts = told.counting(period)

    def those(*outcomes: str) -> list[Completion]:
        return [one for one in counts if one.outcome in outcomes]

    return TaskSheet(
        task=told.task,
        tally=total(days.values()),
        weekdays=tuple(
            total(tally for day, tally in days.items() if day.weekday() == number)
            for number in range(7)
        ),
        weeks=tuple(total(map(told.whole, days_of(week))) for week in weeks),
        tried_for=counted(one.reason for one in those("tried")),
        put_off_for=counted(one.reason for one in those("not-today")),
        helpers=counted(one.helper for one in those("done", "tried")),
    )


def ordered(sheets: Iterable[TaskSheet]) -> tuple[TaskSheet, ...]:
    """What was tried or put off most comes first; then what was practised least of what was asked;
    what is alike stays in its order, and what the child has learned comes last.
    """

    def key(each: TaskSheet) -> tuple[bool, int, Fraction]:
        tally = each.tally
        share = Fraction(tally.practised, max(1, tally.due + tally.more))
        return bool(each.task.learned), -tally.hard, share

    return tuple(sorted((each for each in sheets if each.tally != NONE), key=key))
