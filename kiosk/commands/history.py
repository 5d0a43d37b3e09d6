"""`samestars history`: who changed what, when, on which device."""

import argparse
from typing import Any

from kiosk.errors import KioskError, WrongUse
from sync import Change

from . import verification
from .answer import Answer
from .opening import opened
from .parser import Declaring


def declare(commands: Declaring) -> None:
    parser = commands.add(
        "history", run, "Show who changed a record, and when.", "samestars history task/k-words"
    )
    parser.add_argument(
        "record",
        metavar="RECORD",
        nargs="?",
        help="a task's id, or any record such as household/household",
    )
    parser.add_argument(
        "--verify", action="store_true", help="say of each device whether its record is whole"
    )


def run(arguments: argparse.Namespace) -> Answer:
    """The changes of one record, oldest first; the same in every home."""
    if arguments.verify:
        if arguments.record:
            raise WrongUse("--verify looks at all records: leave RECORD out. Nothing was changed.")
        return verification.run(arguments)
    if not arguments.record:
        raise WrongUse("Name a record, such as task/k-words, or say --verify. Nothing was changed.")
    with opened(arguments) as device:
        record = arguments.record if "/" in arguments.record else f"task/{arguments.record}"
        changes = device.replica.history(record)
        here = device.replica.device
        names = {one.id: one.name for one in device.day.plan.caregivers}
        names |= {one.id: one.name for one in device.day.plan.children}
    if not changes:
        raise KioskError(
            f'Nothing is recorded of "{record}". A record is named by its kind and id, '
            "such as task/k-words; a task by its id alone."
        )
    document = {"record": record, "changes": [change.document() for change in changes]}
    return Answer(document, [in_words(change, here, names) for change in changes])


def in_words(change: Change, here: str, names: dict[str, str]) -> str:
    """A line: when, on which device, by whom, which fields."""
    device = "this device" if change.device == here else f"device {change.device[:6]}"
    who = f", by {names.get(change.author, change.author)}" if change.author else ""
    doubt = "" if change.trusted else " (the clock was not set)"
    fields = ", ".join(f"{name} = {shown(value)}" for name, value in change.fields.items())
    return f"{change.wall[:16].replace('T', ' ')}{doubt} on {device}{who}: {fields}"


def shown(value: Any) -> str:
    """A value on one line."""
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"
