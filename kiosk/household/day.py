"""A child's day on the wall: its tasks at their places, what was said of them, its stars."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from kiosk.household.completions import OPEN, Completion
from kiosk.household.due import DueTask, Place, is_due, is_in_plan, places, tasks_of
from kiosk.household.moment import Moment
from kiosk.household.plan import Plan, Task
from kiosk.household.rewards import RewardProgress
from kiosk.household.saying import can_take_back

Said = Mapping[tuple[str, int], Completion]  # one child's day, by task and slot


class Day(NamedTuple):
    """What Today shows. `tasks` are in the order of the day, and keep it whatever is ticked.

    `stars_today` counts what waits for a right clock too; `lifetime` and `reward` take it up once
    it is filed. `paused` are the tasks that the plan would ask for if they were not paused.
    """

    date: date
    child: str
    tasks: tuple[DueTask, ...] = ()
    stars_today: int = 0
    lifetime: int = 0
    reward: RewardProgress | None = None
    paused: tuple[Task, ...] = ()
    waiting: int = 0  # taps that are not filed yet
    rest: str = ""  # why nothing is asked on this day: "sick", "rest" or "holiday"


def shown_places(
    plan: Plan, child: str, day: date, home: str, said: Said, *, rests: bool = False
) -> tuple[Place, ...]:
    """The slots due on the day, none if the child rests; and those practised though nothing asked
    for them (any more).
    """
    theirs = tasks_of(plan.tasks, child)
    due = {task.id for task in theirs if is_due(task, day)} if not rests else set()
    spoken = {task for (task, _), completion in said.items() if completion.outcome}
    wanted = [task for task in theirs if task.id in due or task.id in spoken]
    return tuple(
        place
        for place in places(plan, wanted, home)
        if place.task.id in due or outcome_at(said, place)
    )


def outcome_at(said: Said, place: Place) -> str:
    """What is said of the slot at a place; empty if nothing is."""
    return said.get((place.task.id, place.slot), OPEN).outcome


def due_task(place: Place, completion: Completion, at: Moment) -> DueTask:
    """A place with what is said about it."""
    oops = any(fact.says and can_take_back(fact, at) for fact in completion.facts)
    return DueTask(
        task=place.task,
        slot=place.slot,
        slots=place.slots,
        routine=place.routine,
        at=place.at,
        outcome=completion.outcome,
        reason=completion.reason,
        by=completion.by,
        oops=oops,
        star=completion.star,
        helper=completion.helper,
    )


def paused_tasks(tasks: Iterable[Task], child: str, day: date) -> tuple[Task, ...]:
    """The child's paused tasks that are in the plan on the day."""
    return tuple(task for task in tasks_of(tasks, child) if task.paused and is_in_plan(task, day))
