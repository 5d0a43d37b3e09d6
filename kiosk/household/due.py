"""Which tasks are due on a practice day, and in which order the day brings them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from typing import NamedTuple

from kiosk.household.completions import Outcome
from kiosk.household.plan import WEEKDAYS, Plan, Routine, Task


class Place(NamedTuple):
    """One slot of one task, at its place in the day.

    `at` is this home's own clock, if it has one.
    """

    task: Task
    slot: int
    slots: int
    routine: str = ""
    at: time | None = None


class DueTask(NamedTuple):
    """One slot of one task on one day, with what was said about it.

    `oops`: it can still be taken back.
    """

    task: Task
    slot: int
    slots: int
    routine: str = ""
    at: time | None = None
    outcome: Outcome = ""
    reason: str = ""
    by: str = ""
    oops: bool = False
    star: bool = False
    helper: str = ""


def tasks_of(tasks: Iterable[Task], child: str) -> list[Task]:
    """The child's tasks; those that it does together with others look as if they were its own."""
    return [own(task, child) for task in tasks if task.child == child or child in task.together]


def own(task: Task, child: str) -> Task:
    """A task as one of the children that do it together has it."""
    if task.child == child:
        return task
    others = (task.child, *(one for one in task.together if one != child))
    return replace(task, child=child, together=others)


def is_due(task: Task, day: date) -> bool:
    """Whether the plan asks for the task on this practice day.

    On the day on which it was learned it is not asked for any more; what was said of it stays.
    """
    asked = not task.paused and task.learned != day
    return asked and is_in_plan(task, day) and WEEKDAYS[day.weekday()] in task.days


def is_in_plan(task: Task, day: date) -> bool:
    """Whether the day lies between the task's first and last, and before it left the plan."""
    started = task.starts is None or task.starts <= day
    lasts = all(last is None or day <= last for last in (task.ends, task.learned))
    return started and lasts and not has_left(task, day)


def has_left(task: Task, day: date) -> bool:
    """Whether the task had left the plan by this day."""
    return task.ended is not None and task.ended <= day


def label(task: Task | str) -> str:
    """The short name of a task, from its id: "k-words" is "k words"."""
    return (task if isinstance(task, str) else task.id).replace("-", " ").replace("_", " ")


def places(plan: Plan, tasks: Iterable[Task], home: str) -> tuple[Place, ...]:
    """The slots of the tasks, in the order of the day in `home`.

    Routines come by this home's clock (a routine without one goes by the other home's), counted
    from the start of the practice day; then what has no routine. Each slot of a task keeps the
    routine's time: within a routine all first slots come before all second ones, so that a task is
    not asked for twice in a row. Then the order of the plan. What was ticked plays no part: a place
    stays where it is.
    """
    routines = {routine.id: routine for routine in plan.routines}
    order = {task.id: number for number, task in enumerate(plan.tasks)}
    hours = {id: _hour(routine, plan, home) for id, routine in routines.items()}

    def key(place: Place) -> tuple[float, int, int]:
        return hours.get(place.task.routine, _NO_ROUTINE), place.slot, order[place.task.id]

    found = [place for task in tasks for place in _slots(task, routines.get(task.routine), home)]
    return tuple(sorted(found, key=key))


_NO_CLOCK = 24 * 60.0  # minutes into the day: after every clock
_NO_ROUTINE = _NO_CLOCK * 1000


def _slots(task: Task, routine: Routine | None, home: str) -> list[Place]:
    name = routine.name if routine else ""
    at = routine.at.get(home) if routine else None
    return [Place(task, slot, task.times, name, at) for slot in range(1, task.times + 1)]


def _hour(routine: Routine, plan: Plan, home: str) -> float:
    """Minutes into the practice day at which the routine comes; the order of the plan without any
    clock.
    """
    clocks = [routine.at.get(home), *(routine.at.get(other.id) for other in plan.homes)]
    at = next((clock for clock in clocks if clock is not None), None)
    if at is None:
        return _NO_CLOCK + plan.routines.index(routine)
    return (minutes(at) - minutes(plan.day_starts)) % (24 * 60)


def minutes(at: time) -> int:
    """Minutes since midnight."""
    return at.hour * 60 + at.minute
