"""The sheet before a session in words and bars: what stands on each of its pages."""

from kiosk.household.plan import Plan
from kiosk.household.sessions import session_words as words
from kiosk.household.sessions.session_sheet import SessionSheet
from kiosk.household.sessions.session_tasks import TaskSheet
from kiosk.language import _
from kiosk.language.days import short_day, short_weekday
from widgets.week_bars import WeekBar

from .dates import headed

Lines = tuple[tuple[str, str], ...]


def beside(sheet: SessionSheet) -> tuple[str, str]:
    """Since when, and how much it was in all."""
    return words.since_when(sheet.period), words.in_sum(sheet.tally) or _("Nothing noted yet")


def task_lines(plan: Plan, sheet: SessionSheet) -> Lines:
    """Each task with its counts and its reasons, the hard ones first."""
    return tuple((one.task.title, _about(plan, one)) for one in sheet.tasks)


def _about(plan: Plan, sheet: TaskSheet) -> str:
    """As "Done 10, tried 3, asked for 17. Tried: too hard 2, got tired.", then where it stands."""
    place = ", ".join(words.place(plan, sheet.task))
    said = (words.counts(sheet.tally), *words.reasons(sheet), words.with_whom(sheet), place)
    return ". ".join(part[:1].upper() + part[1:] for part in said if part)


def question_lines(plan: Plan, sheet: SessionSheet) -> Lines:
    """Each question with who noted it and when."""
    asked = ((one.text, words.asked_by(plan, one)) for one in sheet.questions)
    return tuple((f"{text} ({by})" if by else text, "") for text, by in asked)


def change_lines(plan: Plan, sheet: SessionSheet) -> Lines:
    """What is new in the plan, then what was learned, and when the child rested."""
    learned = (
        (_("Learned"), f"{short_day(task.learned)}: {task.title}")
        for task in sheet.learned
        if task.learned
    )
    rests = ((line, "") for line in words.rested(sheet.rests))
    return (*words.changes(plan, sheet), *learned, *rests)


def weekday_lines(sheet: SessionSheet) -> Lines:
    """How it was on each day of the week on which anything was noted or asked for."""
    said = ((day, words.counts(tally)) for day, tally in enumerate(sheet.weekdays))
    return tuple((headed(short_weekday(day)), told) for day, told in said if told)


def routine_lines(sheet: SessionSheet) -> Lines:
    """The same by what it hangs on, in the order of the plan."""
    return tuple(
        (one.routine.name if one.routine else _("No routine"), told)
        for one in sheet.routines
        if (told := words.counts(one.tally))
    )


def bars(sheet: SessionSheet) -> tuple[WeekBar, ...]:
    """The weeks of the picture."""
    return tuple(
        WeekBar(
            short_day(week.first),
            week.tally.due + week.tally.more,
            (week.tally.done, week.tally.tried, week.tally.not_today),
        )
        for week in sheet.weeks
    )


def marked(sheet: SessionSheet) -> int:
    """Which of the weeks is that of the last session; -1 for none."""
    visit = sheet.period.last_visit
    if visit is None:
        return -1
    day = visit.starts.date()
    return next((at for at, week in enumerate(sheet.weeks) if 0 <= (day - week.first).days < 7), -1)
