"""`samestars learn`: a task that the child has mastered."""

import argparse

from kiosk.household.household import Household

from .answer import Answer
from .opening import opened
from .parser import Declaring
from .tick import task_named
from .words import whose


def declare(commands: Declaring) -> None:
    parser = commands.add(
        "learn",
        run,
        "Say that a task is mastered: it is asked for no more, its stars stay.",
        "samestars learn k-words",
    )
    parser.add_argument("task", metavar="TASK", help="the task's id, with or without task/")
    parser.add_argument("--by", default="", metavar="CAREGIVER", help="who says so")
    parser.add_argument("--undo", action="store_true", help="ask for it again")


def run(arguments: argparse.Namespace) -> Answer:
    """Saying it twice is harmless; the day on which it was learned stays."""
    with opened(arguments) as device:
        household, at = Household.over(device.day), device.moment()
        task = task_named(household.plan, arguments.task.removeprefix("task/"))
        verb = household.unlearn if arguments.undo else household.learn
        changed = verb(task.child, task.id, at, arguments.by)
        now = task_named(household.plan, task.id)
        name = whose(household.plan, task.child)
    learned = now.learned.isoformat() if now.learned else None
    document = {"task": now.id, "child": now.child, "learned": learned, "changed": changed}
    said = f"learned on {learned}. It is asked for no more." if learned else "asked for again."
    return Answer(document, [f"{name}{now.title}: {said} History and stars stay."])
