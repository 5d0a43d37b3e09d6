"""`samestars plan merge`: a therapist's fragment into the plan, after showing what changes."""

import argparse
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from kiosk.device import Device
from kiosk.household.editing.fragment_reading import CheckedFragment, read_fragment
from kiosk.household.editing.plan_fragment import (
    Fragment,
    alone,
    has_news,
    merge,
    merged,
    said_of_tasks,
)
from kiosk.household.household import Household
from kiosk.household.photos import named
from kiosk.household.plan import Plan
from kiosk.household.plan_diff import plan_changes
from kiosk.household.sessions.updates import TaskSaid

from .answer import REFUSED, Answer
from .opening import child_of, opened
from .parser import Declaring
from .plan_files import built_in_pictures, remark_document, source_of, warnings_in_words
from .plan_photos import Brought, beside, faults, keep, look_beside
from .preview import ask


def declare(group: Declaring) -> None:
    merge = group.add(
        "merge",
        run,
        "Put a provider's tasks from a file into the plan; shows what changes before it does.",
        "samestars plan merge kim.toml --by sam --yes",
    )
    merge.add_argument("file", type=Path, metavar="FILE")
    merge.add_argument("--yes", action="store_true", help="do not ask")
    merge.add_argument("--by", default="", metavar="CAREGIVER", help="which adult says yes")
    merge.add_argument("--child", metavar="ID", help="whose the tasks are that name nobody")


def run(arguments: argparse.Namespace) -> Answer:
    """Show what would change, ask, and write plan, news and update in one step."""
    with opened(arguments) as device:
        plan = device.day.plan
        child = child_of(device, arguments.child) if arguments.child else ""
        checked = read_fragment(
            source_of(arguments.file),
            plan,
            child,
            pictures=built_in_pictures(),
            photos=cache(partial(faults, beside(arguments.file))),
        )
        if checked.fragment is None:
            return faulty(checked, arguments.file)
        return merged_in(device, checked.fragment, checked, arguments)


def merged_in(
    device: Device, fragment: Fragment, checked: CheckedFragment, arguments: argparse.Namespace
) -> Answer:
    """Ask, and put it in."""
    plan = device.day.plan
    new, told = merged(plan, fragment), said_of_tasks(plan, fragment)
    photos = look_beside(
        alone(new, fragment.provider), beside(arguments.file), named(device.replica)
    )
    changes = [change.text for change in plan_changes(plan, new)] + photos.lines()
    household = Household.over(device.day)
    if has_news(household, fragment, device.moment()):
        changes.append(f"Note: {fragment.note}")
    document = as_json(fragment, changes, told, photos, checked)
    if changes and not arguments.yes:
        ask(changes, arguments, document)
    keep(device, photos, arguments.by)
    merge(household, fragment, device.moment(), arguments.by)
    said = f"{name(plan, fragment.provider)}'s part is in, and both homes are told."
    if not changes:
        said = f"{name(plan, fragment.provider)}'s part is the same as before."
    notes = [*warnings_in_words(checked), *photos.notes()]
    return Answer(document, [*(changes if arguments.yes else []), *notes, said])


def as_json(
    fragment: Fragment,
    changes: list[str],
    told: Sequence[TaskSaid],
    photos: Brought,
    checked: CheckedFragment,
) -> dict[str, Any]:
    return {
        "changed": bool(changes),
        "provider": fragment.provider,
        "changes": changes,
        "tasks": [{"task": one.task, "what": one.what} for one in told],
        "photos": photos.document(),
        "warnings": [remark_document(remark) for remark in checked.warnings],
        "done": True,
    }


def faulty(checked: CheckedFragment, file: Path) -> Answer:
    """All mistakes of the file at once; nothing was changed."""
    document: dict[str, Any] = {
        "changed": False,
        "done": False,
        "mistakes": [remark_document(remark) for remark in checked.mistakes],
        "warnings": [remark_document(remark) for remark in checked.warnings],
    }
    number = len(checked.mistakes)
    lines = [*(one.sentence for one in checked.mistakes), *warnings_in_words(checked)]
    return Answer(document, [*lines, f"{number} to mend in {file}. Nothing was changed."], REFUSED)


def name(plan: Plan, provider: str) -> str:
    return next((one.name for one in plan.providers if one.id == provider), provider)
