"""`samestars plan import`: a new plan, after showing what changes."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kiosk.device import Device, command
from kiosk.device.device import require_home
from kiosk.errors import WrongUse
from kiosk.household.household import Household
from kiosk.household.learned import keeping_learned
from kiosk.household.photos import named
from kiosk.household.plan import Plan
from kiosk.household.plan_diff import plan_changes
from kiosk.household.plan_file import Checked
from kiosk.household.sessions.left_providers import Staying

from .answer import Answer
from .opening import opened
from .parser import Declaring
from .plan_files import readable_plan, remark_document, warnings_in_words
from .plan_photos import Brought, beside, keep, look_beside
from .preview import ask
from .staying import notes_on, stays, stays_as_json
from .words import REOPEN, home_name


def declare(group: Declaring) -> None:
    bring = group.add(
        "import",
        run,
        "Make a plan file this household's plan; shows what changes before it does.",
        "samestars plan import plan.toml --yes",
    )
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--yes", action="store_true", help="do not ask")
    bring.add_argument("--home", metavar="ID", help="the home where this device hangs from now on")
    bring.add_argument("--by", default="", metavar="CAREGIVER", help="who changes the plan")


def run(arguments: argparse.Namespace) -> Answer:
    """Show what would change, ask, and apply it in one step."""
    checked = readable_plan(arguments.file)
    assert checked.plan is not None
    with opened(arguments) as device:
        before, home = device.settings.home, arguments.home or device.settings.home
        check_author(arguments.by, device.day.plan, checked.plan)
        require_home(checked.plan, home, other_home(device, checked.plan, arguments))
        plan = keeping_learned(device.day.plan, checked.plan)
        photos = look_beside(plan, beside(arguments.file), named(device.replica))
        changes = [change.text for change in plan_changes(device.day.plan, plan)] + photos.lines()
        stay = stays(device, plan)
        document = as_json(home, changes, photos, stay, checked)
        if changes and not arguments.yes:
            ask(changes, arguments, document, notes_on(stay))
        if home != before:
            device.hang_in(home)
        keep(device, photos, arguments.by)
        Household.over(device.day).import_plan(checked.plan, device.moment(), arguments.by)
    lines = [*changes, *notes_on(stay)] if arguments.yes else []
    said = "The plan is in." if changes else "The plan is the same as before; nothing changed."
    moved = [f"This device now hangs in {home_name(checked.plan, home)}. {REOPEN}"]
    notes = [*warnings_in_words(checked), *photos.notes()]
    return Answer(document, [*lines, *notes, said, *(moved if home != before else [])])


def as_json(
    home: str, changes: list[str], photos: Brought, stay: Sequence[Staying], checked: Checked
) -> dict[str, Any]:
    return {
        "changed": bool(changes),
        "home": home,
        "changes": changes,
        "photos": photos.document(),
        "stays": stays_as_json(stay),
        "warnings": [remark_document(remark) for remark in checked.warnings],
        "done": True,
    }


def check_author(by: str, *plans: Plan) -> None:
    """Refuse an author whom neither the old plan nor the new one knows."""
    known = {one.id for plan in plans for one in plan.caregivers}
    known |= {one.id for plan in plans for one in plan.providers}
    if by and by not in known:
        people = ", ".join(sorted(known)) or "none"
        raise WrongUse(f'There is nobody "{by}" in the plan. Nothing was changed. Known: {people}.')


def other_home(device: Device, plan: Plan, arguments: argparse.Namespace) -> str:
    """What to do where the plan lacks this device's home."""
    words = ("plan", "import", arguments.file, "--home", plan.homes[0].id)
    return f"Name the one where this device hangs, such as: {command(device.folder, *words)}"
