"""`samestars today`: today's tasks."""

import argparse
from typing import Any

from kiosk.household import Day

from .answer import Answer
from .opening import child_of, day, opened
from .parser import Declaring
from .words import counted, whose

OUTCOME_WORDS = {"": "open", "done": "done", "tried": "tried it", "not-today": "another day"}
REST_WORDS = {"sick": "Sick day", "rest": "Rest day", "holiday": "Holidays"}


def declare(commands: Declaring) -> None:
    parser = commands.add("today", run, "Show today's tasks.", "samestars today --child rosa")
    parser.add_argument("--child", metavar="ID", help="whose; the plan's first child if left out")
    parser.add_argument("--on", type=day, metavar="DATE", help="another practice day")


def run(arguments: argparse.Namespace) -> Answer:
    """The day as the child's screen shows it."""
    with opened(arguments) as device:
        household, at = device.day, device.moment()
        child = child_of(device, arguments.child)
        wanted = arguments.on or household.practice_day(at)
        facts = household.today(child, wanted, at)
        home, child_named = household.home, whose(household.plan, child)
    first, *tasks = in_words(facts)
    return Answer(document(facts, home), [child_named + first, *tasks])


def document(facts: Day, home: str) -> dict[str, Any]:
    """The JSON contract of `today`."""
    return {
        "day": facts.date.isoformat(),
        "child": facts.child,
        "home": home,
        "stars": {"today": facts.stars_today, "lifetime": facts.lifetime},
        "tasks": [
            {
                "id": due.task.id,
                "title": due.task.title,
                "slot": due.slot,
                "outcome": due.outcome,
                "reason": due.reason,
                "helper": due.helper,
                "routine": due.routine,
                "minutes": due.task.minutes,
            }
            for due in facts.tasks
        ],
        "rest": facts.rest or None,
    }


def in_words(facts: Day) -> list[str]:
    """A line a task."""
    lines = [f"{facts.date}  {counted(facts.stars_today, 'star')} today, {facts.lifetime} in all"]
    for due in facts.tasks:
        mark = "★" if due.star else "☆" if not due.outcome else " "
        slot = f" ({due.slot} of {due.slots})" if due.slots > 1 else ""
        where = f", {due.routine.lower()}" if due.routine else ""
        lines.append(f"{mark} {due.task.title}{slot}{where}: {OUTCOME_WORDS[due.outcome]}")
    if facts.rest:
        return [*lines, f"{REST_WORDS[facts.rest]}: nothing is due."]
    return lines if facts.tasks else [*lines, "A quiet day: nothing is planned."]
