"""The star chart: tasks down, days across.

Neutral where nothing was due and where nothing was done.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.household.completions import RANK, Completion, Outcome
from kiosk.household.due import is_due, label, tasks_of
from kiosk.household.pauses import Rest
from kiosk.household.plan import DISCIPLINES, Plan, Task
from kiosk.household.practice_day import ONE_DAY, week_start

Done = Mapping[tuple[date, str, int], Completion]  # by day, task, slot


@dataclass(frozen=True, slots=True)
class Cell:
    """One task, or one discipline, on one day: the best outcome and the stars of all slots."""

    outcome: Outcome = ""
    stars: int = 0
    helpers: tuple[str, ...] = ()  # who was there with the child


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A task or a discipline; `id` is the one's or the other's. One cell a day of the chart."""

    id: str
    title: str
    discipline: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Some days of one child. `stars` has one figure a day; `total` is their sum."""

    child: str
    days: tuple[date, ...]
    rows: tuple[ChartRow, ...]
    disciplines: tuple[ChartRow, ...]
    stars: tuple[int, ...]
    rests: tuple[Rest, ...] = ()  # days on which nothing was asked

    @property
    def total(self) -> int:
        return sum(self.stars)


class WeekChart(Chart):
    """Seven days, from that with which weeks begin where the family lives."""

    __slots__ = ()


class MonthChart(Chart):
    """A calendar month, from the first to the last."""

    __slots__ = ()


def week_days(day: date, first: int = 0) -> tuple[date, ...]:
    """The seven days of the week that holds `day`, from the weekday `first`; Monday is 0."""
    return tuple(week_start(day, first) + number * ONE_DAY for number in range(7))


def month_days(month: str) -> tuple[date, ...]:
    """The days of a month. Raises ValueError if `month` is not like "2026-11"."""
    first = date.fromisoformat(f"{month}-01")
    end = (first + timedelta(days=31)).replace(day=1)
    return tuple(first + number * ONE_DAY for number in range((end - first).days))


def week_chart(
    plan: Plan, child: str, days: tuple[date, ...], done: Done, rests: tuple[Rest, ...] = ()
) -> WeekChart:
    """The chart of `week_days`; `done` may hold more days than these."""
    rows = _task_rows(plan, child, days, done, rests)
    return WeekChart(child, days, rows, _discipline_rows(rows), _stars(days, done), rests)


def month_chart(
    plan: Plan, child: str, days: tuple[date, ...], done: Done, rests: tuple[Rest, ...] = ()
) -> MonthChart:
    """The chart of `month_days`."""
    rows = _task_rows(plan, child, days, done, rests)
    return MonthChart(child, days, rows, _discipline_rows(rows), _stars(days, done), rests)


def _task_rows(
    plan: Plan, child: str, days: tuple[date, ...], done: Done, rests: tuple[Rest, ...]
) -> tuple[ChartRow, ...]:
    """The tasks due or practised on these days, in the order of the plan; then those that it
    forgot. On a day of rest nothing is due.
    """
    rested = {rest.day for rest in rests}
    asked = tuple(day for day in days if day not in rested)
    slots: dict[str, dict[date, list[Completion]]] = {}
    for (day, task, _), completion in done.items():
        if days[0] <= day <= days[-1]:
            slots.setdefault(task, {}).setdefault(day, []).append(completion)
    theirs = tasks_of(plan.tasks, child)
    shown = [task for task in theirs if _is_shown(task, asked, slots)]
    names = [(task.id, task.title, _discipline(plan, task)) for task in shown]
    forgotten = sorted(slots.keys() - {task.id for task in theirs})
    names += [(id, label(id), "other") for id in forgotten]
    return tuple(
        ChartRow(id, title, kind, tuple(_cell(slots.get(id, {}).get(day, ())) for day in days))
        for id, title, kind in names
    )


def _is_shown(task: Task, days: tuple[date, ...], slots: Mapping[str, object]) -> bool:
    return task.id in slots or any(is_due(task, day) for day in days)


def _discipline(plan: Plan, task: Task) -> str:
    providers = {provider.id: provider.discipline for provider in plan.providers}
    return providers.get(task.provider, "other")


def _cell(completions: Iterable[Completion]) -> Cell:
    outcome, stars, helpers = "", 0, set()
    for completion in completions:
        outcome = max(outcome, completion.outcome, key=RANK.__getitem__)
        stars += completion.star
        helpers.add(completion.helper)
    return Cell(outcome, stars, tuple(sorted(helpers - {""})))  # type: ignore[arg-type]


def _discipline_rows(rows: Iterable[ChartRow]) -> tuple[ChartRow, ...]:
    """The rows of each discipline laid over each other, in the order of DISCIPLINES."""
    groups: dict[str, list[ChartRow]] = {}
    for row in rows:
        groups.setdefault(row.discipline, []).append(row)
    return tuple(
        ChartRow(
            kind, kind, kind, tuple(map(_over, zip(*(row.cells for row in group), strict=True)))
        )
        for kind, group in sorted(groups.items(), key=lambda pair: DISCIPLINES.index(pair[0]))
    )


def _over(cells: tuple[Cell, ...]) -> Cell:
    loudest = max(cells, key=lambda cell: RANK[cell.outcome])
    return Cell(loudest.outcome, sum(cell.stars for cell in cells))


def _stars(days: tuple[date, ...], done: Done) -> tuple[int, ...]:
    starry = [day for (day, _, _), completion in done.items() if completion.star]
    return tuple(starry.count(day) for day in days)
