"""From a session's sheet to its page: every word, and every bar."""

from collections.abc import Iterable

from kiosk.household.plan import Plan
from kiosk.household.sessions import session_words as words
from kiosk.household.sessions.session_sheet import SessionSheet
from kiosk.household.sessions.session_tally import Tally
from kiosk.household.sessions.session_tasks import TaskSheet
from kiosk.language import N_, _, language, ngettext
from kiosk.language.days import brief_day, short_day, short_weekday

from .bars import Bar, highest, lying, upright
from .page_view import Figure, Noted, PageView, Part, RoutineView, TaskView

WEEKS = (116.0, 24.0)  # mm of the picture
WEEKDAYS = (43.0, 6.2)  # mm of a task's own
ROUTINE = (64.0, 2.6)
ROOMY = 7  # weeks of the picture with air between their numbers
NAMES_OF_DAYS = 2  # letters under a task's weekdays
PARTS = ((True, N_("What was hard comes first")), (False, N_("The others")))
KEY = (
    ("done", N_("done")),
    ("tried", N_("tried")),
    ("other-day", N_("another day")),
    ("asked", N_("asked for")),
)


def page_view(plan: Plan, sheet: SessionSheet) -> PageView:
    """The whole page, in the language that holds."""
    provider = next(one for one in plan.providers if one.id == sheet.provider)
    mark = session_mark(sheet)
    weeks = week_bars(sheet)
    return PageView(
        language=language(),
        title=_("Before the session"),
        provider=provider.name,
        discipline=words.discipline(provider),
        child=next(one.name for one in plan.children if one.id == sheet.child),
        when=" · ".join(filter(None, (words.since(sheet.period), upcoming(sheet)))),
        sum=figures(sheet.tally),
        parts=parts(plan, sheet.tasks),
        questions=tuple(Noted(one.text, words.asked_by(plan, one)) for one in sheet.questions),
        changes=tuple(Noted(text, day) for day, text in words.changes(plan, sheet)),
        weeks=weeks,
        said_weeks=said_bars(weeks),
        joint=" · " if len(weeks) <= ROOMY else "·",
        session=mark,
        key=key(marked=mark is not None),
        routines=routine_bars(sheet),
        lines=learned_and_rested(sheet),
        foot=_("From both homes together. Days of rest are left out of what was asked for."),
    )


def upcoming(sheet: SessionSheet) -> str:
    """The next visit, as far as the plan knows."""
    visit = sheet.period.next_visit
    if visit is None:
        return ""
    day = brief_day(visit.starts.date())
    if visit.appointment.all_day:
        return _("next: {day}").format(day=day)
    at = f"{visit.starts.hour}:{visit.starts.minute:02}"
    return _("next: {day}, {time}").format(day=day, time=at)


def figures(tally: Tally) -> tuple[Figure, ...]:
    """What catches the eye; what there was none of is not said."""
    said = (
        Figure(tally.practised, ngettext("practice", "practices", tally.practised)),
        Figure(tally.tried, ngettext("of them hard", "of them hard", tally.tried)),
        Figure(
            tally.not_today,
            ngettext("left for another day", "left for another day", tally.not_today),
        ),
    )
    return tuple(one for one in said if one.number)


def parts(plan: Plan, tasks: Iterable[TaskSheet]) -> tuple[Part, ...]:
    """What was hard, and the others."""
    every = tuple(tasks)
    found = (
        Part(_(heading), tuple(task_view(plan, one) for one in every if one.is_hard is hard))
        for hard, heading in PARTS
    )
    return tuple(part for part in found if part.tasks)


def task_view(plan: Plan, sheet: TaskSheet) -> TaskView:
    """A row of the table."""
    names = [short_weekday(day) for day in range(7)]
    days = upright(sheet.weekdays, [name[:NAMES_OF_DAYS] for name in names], *WEEKDAYS, thick=0.72)
    return TaskView(
        title=sheet.task.title,
        place=" · ".join(words.place(plan, sheet.task)),
        lines=tuple(filter(None, (*words.reasons(sheet), words.with_whom(sheet)))),
        tally=sheet.tally,
        days=days,
        said_days=said_bars(days),
    )


def week_bars(sheet: SessionSheet) -> tuple[Bar, ...]:
    """The picture; nothing where nothing was ever practised."""
    if not any(week.tally.practised for week in sheet.weeks):
        return ()
    labels = [short_day(week.first) for week in sheet.weeks]
    return upright([week.tally for week in sheet.weeks], labels, *WEEKS)


def said_bars(bars: Iterable[Bar]) -> str:
    """A picture for who listens to the page."""
    return "; ".join(f"{bar.label}: {words.counts(bar.tally)}" for bar in bars if bar.pieces)


def session_mark(sheet: SessionSheet) -> float | None:
    """Where on the picture the last visit was, in mm from the left."""
    visit, pitch = sheet.period.last_visit, WEEKS[0] / len(sheet.weeks)
    for number, week in enumerate(sheet.weeks):
        days = (visit.starts.date() - week.first).days if visit else -1
        if 0 <= days < 7:
            return pitch * (number + (days + 1) / 7)
    return None


def key(*, marked: bool) -> tuple[tuple[str, str], ...]:
    """What the patterns stand for, and the mark of the last visit where there is one."""
    every = (*KEY, ("session", N_("the last session"))) if marked else KEY
    return tuple((name, _(said)) for name, said in every)


def routine_bars(sheet: SessionSheet) -> tuple[RoutineView, ...]:
    """What hangs on each routine, in the order of the plan."""
    most = highest([one.tally for one in sheet.routines])
    return tuple(
        RoutineView(
            one.routine.name if one.routine else _("No routine"),
            numbers(one.tally),
            lying(one.tally, most, *ROUTINE),
        )
        for one in sheet.routines
    )


def numbers(tally: Tally, joint: str = " · ") -> str:
    """Done, tried, another day, in the order of the key: "10 · 3 · 2"."""
    return joint.join(map(str, (tally.done, tally.tried, tally.not_today)))


def learned_and_rested(sheet: SessionSheet) -> tuple[str, ...]:
    """What the child has mastered, and when nothing was asked."""
    learned = (
        _("Learned on {day}: {task}").format(day=short_day(task.learned), task=task.title)
        for task in sheet.learned
        if task.learned
    )
    return (*learned, *words.rested(sheet.rests))
