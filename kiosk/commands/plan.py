"""`samestars plan check / import / export`: the plan file in and out; and its conflicts."""

import argparse
from functools import cache, partial
from pathlib import Path

from kiosk.device import command, holds_household
from kiosk.errors import KioskError
from kiosk.household.editing.fragment_reading import CheckedFragment, read_fragment
from kiosk.household.editing.plan_fragment import alone, write_fragment
from kiosk.household.household import Household
from kiosk.household.plan import Plan
from kiosk.household.plan_file import Checked, Photos, read_plan, write_plan
from kiosk.household.plan_file.fragment import names_a_provider
from kiosk.household.sessions.notes import known_provider

from . import plan_conflicts, plan_edit, plan_import, plan_merge
from .answer import DONE, REFUSED, Answer
from .opening import folder, opened
from .parser import Declaring
from .plan_files import built_in_pictures, remark_document, source_of, warnings_in_words
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
    give.add_argument(
        "--provider", metavar="ID", help="only this provider's part, as a fragment to merge again"
    )
    plan_merge.declare(group)
    plan_edit.declare(group)
    plan_conflicts.declare(group)


def run_check(arguments: argparse.Namespace) -> Answer:
    """All mistakes and warnings of a file at once; of a fragment, as it would go into the plan."""
    source = source_of(arguments.file)
    photos = cache(partial(faults, beside(arguments.file)))
    if names_a_provider(source):
        return checked_part(source, arguments, photos)
    checked = read_plan(source, pictures=built_in_pictures(), photos=photos)
    said = f"The plan is good. Put it in with: {way_in(checked.plan, arguments)}"
    return found(checked, said)


def found(checked: Checked | CheckedFragment, good: str) -> Answer:
    """The remarks; `good` is said where nothing is to mend."""
    document = {
        "ok": not checked.mistakes,
        "mistakes": [remark_document(remark) for remark in checked.mistakes],
        "warnings": [remark_document(remark) for remark in checked.warnings],
    }
    lines = [remark.sentence for remark in checked.mistakes] + warnings_in_words(checked)
    if checked.mistakes:
        good = f"{len(checked.mistakes)} to mend. Nothing was changed."
    return Answer(document, [*lines, good], REFUSED if checked.mistakes else DONE)


def checked_part(source: bytes, arguments: argparse.Namespace, photos: Photos) -> Answer:
    """A provider's part, against the plan of this device's household."""
    if not holds_household(folder(arguments)):
        raise KioskError(
            f"{arguments.file} is a provider's part of a plan, and no plan is here to check it "
            "against. Nothing was changed. Check it on a device of the family, "
            "or with --data FOLDER."
        )
    with opened(arguments) as device:
        plan = device.day.plan
    checked = read_fragment(source, plan, pictures=built_in_pictures(), photos=photos)
    way = command(folder(arguments), "plan", "merge", file_of(arguments))
    return found(checked, f"This part of the plan is good. Put it in with: {way}")


def file_of(arguments: argparse.Namespace) -> object:
    """The file's name, for a command; what came by standard input needs one."""
    return "plan.toml" if str(arguments.file) == "-" else arguments.file


def way_in(plan: Plan | None, arguments: argparse.Namespace) -> str:
    """The command that puts a good plan in: a household is made of it, or holds it from now on."""
    if plan is None:
        return ""
    place, file = folder(arguments), file_of(arguments)
    if holds_household(place):
        return command(place, "plan", "import", file)
    return command(place, "setup", "--home", plan.homes[0].id, "--plan", file)


def run_export(arguments: argparse.Namespace) -> Answer:
    """The plan as a file that imports to the same plan, with its photos beside it."""
    file = arguments.file
    with opened(arguments) as device:
        plan = Household.over(device.day).plan
        text = write_plan(plan)
        if arguments.provider:
            text = write_fragment(plan, known_provider(plan, arguments.provider).id)
            plan = alone(plan, arguments.provider)
        if str(file) == "-":
            return on_standard_output(text, arguments)
        replace_file(file, text.encode("utf-8"))
        notes = list(write_beside(device.replica, plan, file))
    what = f"{arguments.provider}'s part of the plan" if arguments.provider else "The plan"
    lines = [f"{what} was written to {file}.", *notes]
    return Answer({"file": str(file), "notes": notes}, lines)


def on_standard_output(text: str, arguments: argparse.Namespace) -> Answer:
    """The plan alone: photos go nowhere there."""
    if getattr(arguments, "json", False):
        return Answer({"file": "-", "text": text})
    return Answer({}, [text.rstrip("\n")])
