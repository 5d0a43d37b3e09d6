"""`samestars plan check / import / export`: the plan file in and out."""

import argparse
import os
import sys
from pathlib import Path

from kiosk.device.device import require_home
from kiosk.errors import KioskError, WrongUse
from kiosk.household.household import Household
from kiosk.household.plan_diff import PlanChange, plan_changes
from kiosk.household.plan_file import write_plan

from .answer import DONE, REFUSED, Answer
from .opening import opened
from .parser import Declaring
from .plan_files import check_file, readable_plan, remark_document, warnings_in_words


def declare(commands: Declaring) -> None:
    group = commands.group(
        "plan",
        "Check, import or export the plan file.",
        "samestars plan check plan.toml",
    )
    check = group.add(
        "check",
        run_check,
        "Name every mistake in a plan file; changes nothing.",
        "samestars plan check plan.toml",
    )
    check.add_argument("file", type=Path, metavar="FILE")
    bring = group.add(
        "import",
        run_import,
        "Make a plan file this household's plan; shows what changes before it does.",
        "samestars plan import plan.toml --yes",
    )
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--yes", action="store_true", help="do not ask")
    bring.add_argument("--by", default="", metavar="CAREGIVER", help="who changes the plan")
    give = group.add(
        "export",
        run_export,
        "Write the plan to a file, or to standard output with -.",
        "samestars plan export plan.toml",
    )
    give.add_argument("file", type=Path, metavar="FILE")


def run_check(arguments: argparse.Namespace) -> Answer:
    """All mistakes and warnings of a file at once."""
    checked = check_file(arguments.file)
    document = {
        "ok": not checked.mistakes,
        "mistakes": [remark_document(remark) for remark in checked.mistakes],
        "warnings": [remark_document(remark) for remark in checked.warnings],
    }
    lines = [remark.sentence for remark in checked.mistakes] + warnings_in_words(checked)
    if checked.mistakes:
        lines.append(f"{len(checked.mistakes)} to mend. Nothing was changed.")
    else:
        lines.append("The plan is good. Put it in with: samestars plan import FILE")
    return Answer(document, lines, REFUSED if checked.mistakes else DONE)


def run_import(arguments: argparse.Namespace) -> Answer:
    """Show what would change, ask, and apply it in one step."""
    checked = readable_plan(arguments.file)
    assert checked.plan is not None
    with opened(arguments) as device:
        household = Household.over(device.day)
        require_home(checked.plan, household.home)
        changes = plan_changes(household.plan, checked.plan)
        if changes and not arguments.yes:
            ask(changes, arguments)
        household.import_plan(checked.plan, device.moment(), arguments.by)
    document = {
        "changed": bool(changes),
        "changes": [change.text for change in changes],
        "warnings": [remark_document(remark) for remark in checked.warnings],
    }
    lines = [change.text for change in changes] if arguments.yes else []
    said = "The plan is in." if changes else "The plan is the same as before; nothing changed."
    return Answer(document, [*lines, *warnings_in_words(checked), said])


def ask(changes: tuple[PlanChange, ...], arguments: argparse.Namespace) -> None:
    """Show the difference on standard error and wait for a yes; raises KioskError at a no."""
    if getattr(arguments, "json", False) or not sys.stdin.isatty():
        raise WrongUse("A changed plan is only put in after a yes: look at it, then add --yes.")
    for change in changes:
        print(f"  {change.text}", file=sys.stderr)
    print("Put this plan in? [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise KioskError("The plan was not put in; the old one still holds.")


def run_export(arguments: argparse.Namespace) -> Answer:
    """The plan as a file that imports to the same plan."""
    with opened(arguments) as device:
        text = write_plan(Household.over(device.day).plan)
    if str(arguments.file) == "-":
        if getattr(arguments, "json", False):
            return Answer({"file": "-", "text": text})
        return Answer({}, [text.rstrip("\n")])
    replace_file(arguments.file, text.encode("utf-8"))
    return Answer({"file": str(arguments.file)}, [f"The plan was written to {arguments.file}."])


def replace_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises KioskError in words."""
    fresh = path.with_name(path.name + ".new")
    try:
        with open(fresh, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise KioskError(
            f"{path} could not be written ({error.strerror}). What was there before is untouched. "
            "Choose another place, or free some space."
        ) from error
