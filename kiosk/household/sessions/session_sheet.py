"""Before the session: what a provider asks about, from both homes together, the hard ones first.

Nothing in it says in which home something was said, and nothing is a share: facts without blame.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kiosk.household.childs_day import ChildsDay
from kiosk.household.diary import completions_between
from kiosk.household.due import label, tasks_of
from kiosk.household.ledger import Ledger
from kiosk.household.moment import Moment
from kiosk.household.news import News, news_between
from kiosk.household.pauses import Pauses, Rest
from kiosk.household.plan import Plan, Routine, Task
from kiosk.household.plan_diff import shortened
from kiosk.household.refusals import known_child
from kiosk.household.sessions.notes import known_provider
from kiosk.household.sessions.questions import Question, open_questions
from kiosk.household.sessions.session_period import (
    Period,
    Span,
    begun,
    days_of,
    longest_back,
    since_last_visit,
    weeks_shown,
)
from kiosk.household.sessions.session_tally import NONE, Tally, total
from kiosk.household.sessions.session_tasks import (
    Asking,
    Said,
    TaskSheet,
    Told,
    ordered,
    task_sheet,
)
from kiosk.household.sessions.updates import Update, updates_between
from kiosk.language import _


@dataclass(frozen=True, slots=True)
class RoutineSheet:
    """What hangs on a routine; None: on none."""

    routine: Routine | None
    tally: Tally


@dataclass(frozen=True, slots=True)
class WeekSheet:
    """A week of the picture; the last one ends today."""

    first: date
    last: date
    tally: Tally


@dataclass(frozen=True, slots=True)
class SessionSheet:
    """All of it. `tasks`: what was hard first, then what was little practised; `weekdays` has seven
    tallies, Monday first. `weeks` may begin before the period, to compare with.

    `changes` is what became of these tasks in the plan since, `updates` what was filed after a
    session, both oldest first. `rests` are days of the period on which nothing was asked.
    """

    provider: str
    child: str
    period: Period
    tasks: tuple[TaskSheet, ...] = ()
    weeks: tuple[WeekSheet, ...] = ()
    weekdays: tuple[Tally, ...] = ()
    routines: tuple[RoutineSheet, ...] = ()
    learned: tuple[Task, ...] = ()
    rests: tuple[Rest, ...] = ()
    questions: tuple[Question, ...] = ()
    changes: tuple[News, ...] = ()
    updates: tuple[Update, ...] = ()

    @property
    def tally(self) -> Tally:
        return total(each.tally for each in self.tasks)


def session_sheet(
    household: ChildsDay, provider: str, child: str, at: Moment, since: date | None = None
) -> SessionSheet:
    """The sheet of a provider for one child at a moment; with `since`, from that practice day on,
    at most LONGEST days back.

    Raises HouseholdError where the plan does not know one of them.
    """
    plan, ledger = household.plan, household.ledger
    known_provider(plan, provider)
    known_child(plan, child)
    today = household.practice_day(at)
    period = since_last_visit(plan, provider, child, at.wall, today)
    if since is not None:
        first = max(longest_back(today), min(since, today))
        period = replace(period, first=first, last_visit=None)
    span = min(period.first, weeks_shown(plan, period)[0][0]), period.last
    sheet = told(
        plan,
        provider,
        child,
        period,
        completions_between(ledger, child, *span),
        household.pauses,
        beginnings(ledger, plan, child, span),
    )
    theirs = tasks_with(plan, provider, child)
    news = news_between(ledger, period.first, period.last)
    return replace(
        sheet,
        questions=open_questions(ledger, provider),
        changes=tuple(one for one in news if any(tells_of(task, one) for task in theirs)),
        updates=updates_between(ledger, period.first, period.last, provider)[::-1],
    )


def told(
    plan: Plan,
    provider: str,
    child: str,
    period: Period,
    said: Said,
    pauses: Pauses | None = None,
    begins: Mapping[str, date] | None = None,
) -> SessionSheet:
    """The counts of a sheet, from what was said by (day, task, slot)."""
    spans = weeks_shown(plan, period)
    every = days_of((min(period.first, spans[0][0]), period.last))
    rests = pauses.rests(child, every) if pauses else ()
    asking = Asking(frozenset(rest.day for rest in rests), begins)
    theirs = tasks_with(plan, provider, child)
    found = [task_sheet(Told(task, said, asking, period.last), period, spans) for task in theirs]
    return SessionSheet(
        provider=provider,
        child=child,
        period=period,
        tasks=ordered(found),
        weeks=_by_week(spans, found),
        weekdays=tuple(total(each.weekdays[day] for each in found) for day in range(7)),
        routines=_by_routine(plan, found),
        learned=tuple(
            task for task in theirs if task.learned and period.first <= task.learned <= period.last
        ),
        rests=tuple(rest for rest in rests if rest.day >= period.first),
    )


def tasks_with(plan: Plan, provider: str, child: str) -> list[Task]:
    """The child's tasks that come from the provider, also those that left the plan."""
    return [task for task in tasks_of(plan.tasks, child) if task.provider == provider]


def beginnings(ledger: Ledger, plan: Plan, child: str, span: Span) -> dict[str, date]:
    """Since when each task was asked for, where it came into the plan within the span: a plan file
    need not say so, the news of it does. "": since when any was.
    """
    news = [one for one in news_between(ledger, *span) if one.text.endswith(f": {_('new')}")]
    found = {"": begun(ledger, child, span)}
    for task in tasks_of(plan.tasks, child):
        days = [one.day for one in news if tells_of(task, one)]
        if days:
            found[task.id] = min(days)
    return found


def tells_of(task: Task, news: News) -> bool:
    """Whether a change of the plan is one of this task: it begins with what the task is called."""
    return news.text.partition(": ")[0] in (label(task), shortened(task.title))


def _by_week(spans: Iterable[Span], sheets: Iterable[TaskSheet]) -> tuple[WeekSheet, ...]:
    found = list(sheets)
    return tuple(
        WeekSheet(*span, total(each.weeks[number] for each in found))
        for number, span in enumerate(spans)
    )


def _by_routine(plan: Plan, sheets: Iterable[TaskSheet]) -> tuple[RoutineSheet, ...]:
    """In the order of the plan, then what hangs on no routine."""
    known = {routine.id: routine for routine in plan.routines}
    tallies: dict[str, Tally] = {}
    for each in sheets:
        id = each.task.routine if each.task.routine in known else ""
        tallies[id] = tallies.get(id, NONE) + each.tally
    return tuple(
        RoutineSheet(known.get(id), tallies[id])
        for id in (*known, "")
        if tallies.get(id, NONE) != NONE
    )
