"""`samestars history`: who changed what, when, and on which home's screen."""

import argparse

from kiosk.errors import WrongUse
from kiosk.household.history.history_words import history_in_words
from kiosk.household.history.naming import records_named

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
        help="an id such as k-words, or kind and id such as task/k-words",
    )
    parser.add_argument(
        "--verify", action="store_true", help="say of each device whether its record is whole"
    )


def run(arguments: argparse.Namespace) -> Answer:
    """The changes of one record in words, oldest first; the same in every home."""
    if arguments.verify:
        if arguments.record:
            raise WrongUse("--verify looks at all records: leave RECORD out. Nothing was changed.")
        return verification.run(arguments)
    if not arguments.record:
        raise WrongUse("Name a record, such as task/k-words, or say --verify. Nothing was changed.")
    with opened(arguments) as device:
        record, *others = records_named(device.replica, arguments.record)
        if others and not record.startswith("task/"):
            every = ", ".join((record, *others))
            raise WrongUse(f"Several records are called so: {every}. Name one of them.")
        changes = device.replica.history(record)
        told = history_in_words(device.day, record)
    words = [one.sentence for one in told]
    documents = [change.document() for change in changes]
    document = {"record": record, "changes": documents, "words": words, "others": others}
    also = [f"Of the same name: {', '.join(others)}"] if others else []
    return Answer(document, [*words, *also])
