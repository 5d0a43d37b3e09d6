"""`samestars plan check / import / export`: the plan file in and out; and its conflicts."""

import argparse
from functools import cache, partial
from pathlib import Path

from kiosk.device import command, holds_household
from kiosk.household.household import Household
from kiosk.household.plan import Plan
from kiosk.household.plan_file import write_plan

from . import plan_conflicts, plan_import
from .answer import DONE, REFUSED, Answer
from .opening import folder, opened
from .parser import Declaring
from .plan_files import check_file, remark_document, warnings_in_words
from .plan_photos import beside, faults, write_beside
from .whole_file import replace_file


def declare(commands: Declaring) -> None:
    group = commands.group(
        "plan",
        "Check, import or export the plan file; choose where both homes changed it.",
        "samestars plan check plan.toml",
    )
    check = group.add(
        "check",
        run_check,
        "Name every mistake in a plan file; changes nothing.",
        "samestars plan check plan.toml",
    )
    check.add_argument("file", type=Path, metavar="FILE")
    plan_import.declare(group)
    give = group.add(
        "export",
        run_export,
        "Write the plan to a file, or to standard output with -.",
        "samestars plan export plan.toml",
    )
    give.add_argument("file", type=Path, metavar="FILE")
    plan_conflicts.declare(group)


def run_check(arguments: argparse.Namespace) -> Answer:
    """All mistakes and warnings of a file at once."""
    checked = check_file(arguments.file, cache(partial(faults, beside(arguments.file))))
    document = {
        "ok": not checked.mistakes,
        "mistakes": [remark_document(remark) for remark in checked.mistakes],
        "warnings": [remark_document(remark) for remark in checked.warnings],
    }
    lines = [remark.sentence for remark in checked.mistakes] + warnings_in_words(checked)
    if checked.plan is None:
        lines.append(f"{len(checked.mistakes)} to mend. Nothing was changed.")
    else:
        lines.append(f"The plan is good. Put it in with: {way_in(checked.plan, arguments)}")
    return Answer(document, lines, REFUSED if checked.mistakes else DONE)


def way_in(plan: Plan, arguments: argparse.Namespace) -> str:
    """The command that puts a good plan in: a household is made of it, or holds it from now on."""
    place = folder(arguments)
    file = "plan.toml" if str(arguments.file) == "-" else arguments.file
    if holds_household(place):
        return command(place, "plan", "import", file)
    return command(place, "setup", "--home", plan.homes[0].id, "--plan", file)


def run_export(arguments: argparse.Namespace) -> Answer:
    """The plan as a file that imports to the same plan, with its photos beside it."""
    file = arguments.file
    with opened(arguments) as device:
        plan = Household.over(device.day).plan
        text = write_plan(plan)
        if str(file) == "-":
            return on_standard_output(text, arguments)
        replace_file(file, text.encode("utf-8"))
        notes = list(write_beside(device.replica, plan, file))
    lines = [f"The plan was written to {file}.", *notes]
    return Answer({"file": str(file), "notes": notes}, lines)


def on_standard_output(text: str, arguments: argparse.Namespace) -> Answer:
    """The plan alone: photos go nowhere there."""
    if getattr(arguments, "json", False):
        return Answer({"file": "-", "text": text})
    return Answer({}, [text.rstrip("\n")])
