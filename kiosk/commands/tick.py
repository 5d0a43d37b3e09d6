"""`samestars tick`: what a tap does."""

import argparse

from kiosk.errors import WrongUse
from kiosk.household import Tick, Undone
from kiosk.household.plan import Plan

from .answer import Answer
from .opening import day, opened
from .parser import Declaring

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
    parser.add_argument("task", metavar="TASK", help="the task's id")
    parser.add_argument("--slot", type=int, metavar="N", help="which of several a day")
    parser.add_argument("--outcome", choices=("done", "tried", "not-today"), default="done")
    parser.add_argument("--reason", default="", metavar="R", help="why, in a few words")
    parser.add_argument("--by", default="", metavar="CAREGIVER", help="who says so")
    parser.add_argument("--on", type=day, metavar="DATE", help="another practice day")
    parser.add_argument("--undo", action="store_true", help="take it back, or correct it later")


def run(arguments: argparse.Namespace) -> Answer:
    """Tick or take back, durably, before a word is said."""
    with opened(arguments) as device:
        household, at = device.day, device.moment()
        child = child_with(household.plan, arguments.task)
        wanted = arguments.on or (household.practice_day(at) if at.trusted else None)
        said: Tick | Undone
        if arguments.undo:
            said = household.undo(
                child, arguments.task, day=wanted, slot=arguments.slot, at=at, by=arguments.by
            )
        else:
            said = household.tick(
                child,
                arguments.task,
                day=wanted,
                slot=arguments.slot,
                outcome=arguments.outcome,
                reason=arguments.reason,
                by=arguments.by,
                at=at,
            )
        lifetime = household.lifetime(child)
    document = {
        "task": said.task,
        "day": said.day.isoformat() if said.day else None,
        "slot": said.slot,
        "outcome": said.outcome,
        "star": said.star,
        "lifetime": lifetime,
    }
    star = "★ " if said.star else ""
    kept = " The star stays." if arguments.undo and said.star else ""
    return Answer(document, [f"{star}{said.task}: {SAID[said.outcome]}.{kept}"])


def child_with(plan: Plan, task: str) -> str:
    """Whose task it is. Raises WrongUse for a task that the plan does not have."""
    owner = next((one.child for one in plan.tasks if one.id == task), None)
    if owner is None:
        known = ", ".join(one.id for one in plan.tasks if one.ended is None) or "none yet"
        raise WrongUse(f'There is no task "{task}". Nothing was changed. The plan has: {known}.')
    return owner
