"""`samestars tick`: what a tap does."""

import argparse
from datetime import date, timedelta

from kiosk.device import Device, command
from kiosk.errors import KioskError, WrongUse
from kiosk.household import Tick, Undone
from kiosk.household.completions import HELPERS
from kiosk.household.due import has_left
from kiosk.household.plan import Plan, Task

from .answer import Answer
from .opening import day, opened
from .parser import Declaring
from .words import asked_for, whose

SAID = {
    "done": "done",
    "tried": "tried; that earns the star too",
    "not-today": "another day",
    "": "open again",
}


def declare(commands: Declaring) -> None:
    parser = commands.add(
        "tick",
        run,
        "Record what came of a task; saying it twice is harmless.",
        "samestars tick k-words --outcome tried --reason 'too tired'",
    )
    parser.add_argument("task", metavar="TASK", help="the task's id, with or without task/")
    parser.add_argument("--slot", type=int, metavar="N", help="which of several a day")
    parser.add_argument("--outcome", choices=("done", "tried", "not-today"), default="done")
    parser.add_argument("--reason", default="", metavar="R", help="why, in a few words")
    parser.add_argument("--helped-by", choices=HELPERS, default="", help="who was there")
    parser.add_argument("--by", default="", metavar="CAREGIVER", help="who says so")
    parser.add_argument("--on", type=day, metavar="DATE", help="another practice day")
    parser.add_argument("--undo", action="store_true", help="take it back, or correct it later")


def run(arguments: argparse.Namespace) -> Answer:
    """Tick or take back, durably, before a word is said."""
    with opened(arguments) as device:
        household, at = device.day, device.moment()
        plan, today = household.plan, household.practice_day(at)
        task = task_named(plan, arguments.task.removeprefix("task/"))
        if not (arguments.on or arguments.undo):
            refuse_what_left(device, task, today)
        wanted = arguments.on or (today if at.trusted else None)
        said: Tick | Undone
        if arguments.undo:
            said = household.undo(
                task.child, task.id, day=wanted, slot=arguments.slot, at=at, by=arguments.by
            )
        else:
            said = household.tick(
                task.child,
                task.id,
                day=wanted,
                slot=arguments.slot,
                outcome=arguments.outcome,
                reason=arguments.reason,
                by=arguments.by,
                helper=arguments.helped_by,
                at=at,
            )
        lifetime = household.lifetime(task.child)
    document = {
        "task": said.task,
        "child": said.child,
        "day": said.day.isoformat() if said.day else None,
        "slot": said.slot,
        "outcome": said.outcome,
        "star": said.star,
        "lifetime": lifetime,
    }
    star = "★ " if said.star else ""
    kept = " The star stays." if arguments.undo and said.star else ""
    return Answer(
        document, [f"{star}{whose(plan, said.child)}{said.task}: {SAID[said.outcome]}.{kept}"]
    )


def task_named(plan: Plan, id: str) -> Task:
    """The task with this id. Raises WrongUse for one that the plan never had."""
    for task in plan.tasks:
        if task.id == id:
            return task
    known = ", ".join(one.id for one in asked_for(plan)) or "none yet"
    raise WrongUse(f'There is no task "{id}". Nothing was changed. The plan has: {known}.')


def refuse_what_left(device: Device, task: Task, today: date) -> None:
    """Raises KioskError for a task that is no longer asked for; an earlier day can be named."""
    if task.ended is not None and has_left(task, today):
        before = task.ended - timedelta(days=1)
        late = command(device.folder, "tick", task.id, "--on", before)
        raise KioskError(
            f'"{task.id}" left the plan on {task.ended}. Nothing was changed; its stars stay. '
            f"To say what came of it before, name the day: {late}"
        )
