"""What paper says of a task besides its steps: when, how long, with what."""

from datetime import time

from kiosk.household.plan import WEEKDAYS, Plan, Task
from kiosk.language import _, ngettext
from kiosk.language.days import on_weekdays


def effort(task: Task) -> tuple[str, ...]:
    """How long it takes, and how often within one practice."""
    minutes = ngettext("{n} minute", "{n} minutes", task.minutes).format(n=task.minutes)
    repeats = _("{n} times in a row").format(n=task.repeat)
    return tuple(
        words for told, words in ((task.minutes, minutes), (task.repeat > 1, repeats)) if told
    )


def needs(task: Task) -> str:
    """The things for it, as the plan calls them."""
    return ", ".join(task.materials)


def when(plan: Plan, task: Task, home: str) -> tuple[str, ...]:
    """As ("Mon Wed Fri", "2 times a day", "Bath time, 18:30"), by the clock of that home."""
    routine = next((one for one in plan.routines if one.id == task.routine), None)
    at = clock(routine.at.get(home)) if routine else ""
    days = on_weekdays([WEEKDAYS.index(name) for name in task.days])
    times = _("{n} times a day").format(n=task.times) if task.times > 1 else ""
    place = ", ".join(filter(None, (routine.name, at))) if routine else ""
    return tuple(filter(None, (days, times, place)))


def clock(at: time | None) -> str:
    """As "15:30"; all four languages read it so."""
    return f"{at.hour}:{at.minute:02}" if at else ""
