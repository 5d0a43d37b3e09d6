"""`samestars update`: what changed at a session, filed by whoever was there, and corrected."""

import argparse
from datetime import date
from typing import Any

from kiosk.device import Device
from kiosk.errors import KioskError, WrongUse
from kiosk.household.agreeing.proposal_words import named
from kiosk.household.history.said_where import filed
from kiosk.household.plan import Plan
from kiosk.household.sessions.update_filing import correct, file_update
from kiosk.household.sessions.update_words import WHATS, full_name
from kiosk.household.sessions.updates import LASTING, TaskSaid, Update, updates_between

from .answer import Answer
from .opening import day, opened
from .parser import Declaring

LAST = "last"  # in place of an id


def declare(commands: Declaring) -> None:
    file = commands.add(
        "update",
        run_file,
        "File what changed at a session; told in both homes.",
        'samestars update --provider kim --changed k-words --note "Softly." --by sam',
    )
    file.add_argument("--provider", metavar="ID", help="whose session it was")
    for what in WHATS:
        about = "a task's id, or what it is called" if what == "new" else "a task's id"
        file.add_argument(
            f"--{what}", action="append", default=[], metavar="TASK", help=f"{about}; repeat it"
        )
    file.add_argument("--note", default="", metavar="TEXT", help="at most 280 characters")
    file.add_argument("--by", default="", metavar="CAREGIVER", help="who files it")
    within = Declaring(file)
    show = within.add("list", run_list, "Show what was filed.", "samestars update list")
    show.add_argument("--provider", default=argparse.SUPPRESS, metavar="ID", help="of this one")
    show.add_argument("--since", type=day, metavar="DATE", help="two months ago if left out")
    fix = within.add(
        "correct",
        run_correct,
        "Add a correction to an update, which stays as it is.",
        'samestars update correct last --note "Car and key, too." --by sam',
    )
    fix.add_argument("id", metavar="ID", help="as `update list` names it, or last")
    fix.add_argument("--note", default=argparse.SUPPRESS, required=True, metavar="TEXT")
    fix.add_argument("--by", default=argparse.SUPPRESS, metavar="CAREGIVER", help="who corrects it")


def run_file(arguments: argparse.Namespace) -> Answer:
    """File it, durably, before a word is said. Saying the same twice is harmless."""
    if not arguments.provider:
        raise WrongUse("Say whose session it was with --provider ID. Nothing was written.")
    with opened(arguments) as device:
        plan = device.day.plan
        known = {task.id for task in plan.tasks}
        tasks = [TaskSaid(*named_new(one, known)) for one in arguments.new]
        tasks += [TaskSaid(one, "changed") for one in arguments.changed]
        tasks += [TaskSaid(one, "stopped") for one in arguments.stopped]
        update = file_update(
            device.day,
            arguments.provider,
            tasks,
            note=arguments.note,
            by=arguments.by,
            at=device.moment(),
        )
    return Answer(as_json(update), [*in_words(plan, update), "Both homes are told."])


def named_new(text: str, known: set[str]) -> tuple[str, Any, str]:
    """What is new is in the plan already, or has only its name."""
    return (text, "new", "") if text in known else ("", "new", text)


def run_list(arguments: argparse.Namespace) -> Answer:
    """Newest first, each with its corrections."""
    with opened(arguments) as device:
        plan, found = (
            device.day.plan,
            filed_since(device, arguments.since, arguments.provider or ""),
        )
    lines = [line for one in found for line in in_words(plan, one)]
    document = {"updates": [as_json(one) for one in found]}
    return Answer(document, lines or ["Nothing was filed after a session in this time."])


def run_correct(arguments: argparse.Namespace) -> Answer:
    """The update with all its corrections."""
    with opened(arguments) as device:
        plan, id = device.day.plan, arguments.id
        if id == LAST:
            id = newest(device).id
        update = correct(device.day, id, arguments.note, by=arguments.by, at=device.moment())
    return Answer(as_json(update), [*in_words(plan, update), "Both homes are told."])


def newest(device: Device) -> Update:
    """The last update. Raises KioskError if there is none."""
    found = filed_since(device, None, "")
    if not found:
        raise KioskError("There is no update to correct. Nothing was written.")
    return found[0]


def filed_since(device: Device, since: date | None, provider: str) -> tuple[Update, ...]:
    today = device.day.practice_day(device.moment())
    return updates_between(device.day.ledger, since or today - LASTING, today, provider)


def in_words(plan: Plan, update: Update) -> list[str]:
    """A line for the session, one a task, the note, and the corrections."""
    about = filed(plan, update.at, update.home, update.by)
    lines = [f"{named(plan.providers, update.provider)}'s session ({update.id}), {about}"]
    lines += [f"  {full_name(plan, one)}: {WHATS[one.what]}" for one in update.tasks]
    lines += [f"  {update.note}"] if update.note else []
    for one in update.corrections:
        lines.append(f"  Corrected {filed(plan, one.at, one.home, one.by)}: {one.note}")
    return lines


def as_json(update: Update) -> dict[str, Any]:
    """An update; a task that is not in the plan yet has a title and no id."""
    return {
        "id": update.id,
        "day": update.day.isoformat(),
        "provider": update.provider,
        "by": update.by,
        "home": update.home,
        "at": update.at.isoformat() if update.at else None,
        "note": update.note,
        "tasks": [
            {"task": one.task, "what": one.what, **({"title": one.title} if one.title else {})}
            for one in update.tasks
        ],
        "corrections": [as_json(one) for one in update.corrections],
    }
