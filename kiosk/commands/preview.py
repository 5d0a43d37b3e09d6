"""What a command would change, shown before it does: it goes on only with a yes."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from kiosk.errors import KioskError, WrongUse

from .words import counted


class WithoutYes(WrongUse):
    """Nobody was there to say yes, and nothing was changed; `document` says what --yes would do."""

    def __init__(self, sentence: str, document: Mapping[str, Any]) -> None:
        super().__init__(sentence)
        self.document = {**document, "changed": False, "done": False}


def ask(
    changes: Sequence[str],
    arguments: argparse.Namespace,
    document: Mapping[str, Any],
    notes: Sequence[str] = (),
) -> None:
    """Show the difference on standard error, and the notes on it, and wait for a yes; with --json
    nobody is asked. Raises WithoutYes where nobody can say it, KioskError at a no.

    `document` is what the command would answer with.
    """
    if getattr(arguments, "json", False):
        said = "The plan would change. Nothing was changed. To put it in, add --yes."
        raise WithoutYes(said, document)
    for change in (*changes, *notes):
        print(f"  {change}", file=sys.stderr)
    if not sys.stdin.isatty():
        number = counted(len(changes), "change")
        said = f"{number} above. Nothing was changed. To put the plan in, add --yes."
        raise WithoutYes(said, document)
    print("Put this plan in? [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise KioskError("The plan was not put in; the old one still holds.")
