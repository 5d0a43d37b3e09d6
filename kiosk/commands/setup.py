"""`samestars setup`: a household on this device, or another of its homes."""

import argparse
from pathlib import Path
from typing import Any

from kiosk.device import Device, Settings, command, holds_household, lost_its_settings
from kiosk.device.device import require_home
from kiosk.errors import KioskError

from .answer import Answer
from .opening import folder, opened
from .parser import Declaring
from .plan_files import readable_plan, remark_document, warnings_in_words
from .plan_photos import beside, keep, look_beside
from .words import REOPEN, asked_for, counted, home_name


def declare(commands: Declaring) -> None:
    parser = commands.add(
        "setup",
        run,
        "Make a household on this device, or say in which of its homes the device hangs.",
        "samestars setup --home green --plan plan.toml",
    )
    parser.add_argument("--home", required=True, metavar="ID", help="the home where it hangs")
    parser.add_argument("--plan", type=Path, metavar="FILE", help="the plan to begin with")
    parser.add_argument(
        "--usb-folder",
        metavar="DIR",
        help='where sticks are mounted, such as /media: one labelled SAMESTARS is met; "" for none',
    )


def run(arguments: argparse.Namespace) -> Answer:
    """Hang the device in its home, and look for sticks where that is asked for."""
    wanted = arguments.usb_folder
    if wanted is None:
        return hang(arguments)
    if wanted and not Path(wanted).is_dir():
        raise KioskError(
            f"There is no folder {wanted}. Nothing was changed. "
            "Name the folder below which sticks are mounted, such as /media."
        )
    hung = hang(arguments)
    watched = str(Path(wanted).resolve()) if wanted else ""
    Settings.read(folder(arguments))._replace(usb_folder=watched).write(folder(arguments))
    said = (
        f"A stick labelled SAMESTARS below {watched} is met while this device's screen runs."
        if watched
        else "No stick is looked for."
    )
    lines = [line for line in hung.lines if line != REOPEN]
    document = {**hung.document, "usb_folder": watched}
    return Answer(document, [*lines, said, REOPEN], hung.code)


def hang(arguments: argparse.Namespace) -> Answer:
    """Make the household; where there is one, only the home is changed."""
    if lost_its_settings(folder(arguments)) and not arguments.plan:
        Settings(arguments.home).write(folder(arguments))
        return move(arguments)
    if not holds_household(folder(arguments)):
        return begin(arguments)
    if arguments.plan:
        raise already_there(arguments)
    return move(arguments)


def begin(arguments: argparse.Namespace) -> Answer:
    """Create the store, import the plan, remember the home."""
    checked = readable_plan(arguments.plan) if arguments.plan else None
    device = Device.set_up(folder(arguments), arguments.home, checked.plan if checked else None)
    try:
        document, lines = told(device)
        photos = look_beside(device.day.plan, beside(arguments.plan or Path("-")), {})
        keep(device, photos, "")
    finally:
        device.close()
    opening = command(device.folder)
    tasks = counted(document["tasks"], "task")
    lines.append(f"The plan has {tasks}. Open the screen with: {opening}")
    if checked is None:
        bring = command(device.folder, "plan", "import", "plan.toml")
        lines.append(f"Put in your plan with: {bring}")
        return Answer({**document, "warnings": []}, lines)
    warnings = [remark_document(remark) for remark in checked.warnings]
    told_all = {**document, "photos": photos.document(), "warnings": warnings}
    return Answer(told_all, [*lines, *warnings_in_words(checked), *photos.notes()])


def move(arguments: argparse.Namespace) -> Answer:
    """Hang this device in another home of the plan that is there."""
    with opened(arguments) as device:
        bring = command(device.folder, "plan", "import", "FILE", "--home", arguments.home)
        require_home(device.day.plan, arguments.home, f"For a plan that has it: {bring}")
        before = device.settings.home
        if arguments.home != before:
            device.hang_in(arguments.home)
        document, lines = told(device)
    moved = [REOPEN] if before != arguments.home else []
    return Answer({**document, "warnings": []}, lines + moved)


def told(device: Device) -> tuple[dict[str, Any], list[str]]:
    """Where the device hangs, as JSON and in words."""
    plan, home = device.day.plan, device.settings.home
    document = {
        "folder": str(device.folder),
        "device": device.replica.device,
        "home": home,
        "tasks": len(asked_for(plan)),
    }
    hangs = f"This device now hangs in {home_name(plan, home)}; its data lies in {device.folder}."
    return document, [hangs]


def already_there(arguments: argparse.Namespace) -> KioskError:
    place = folder(arguments)
    bring = command(place, "plan", "import", arguments.plan, "--home", arguments.home)
    return KioskError(
        f"{place} already holds a household. Nothing was changed. "
        f"To put this plan into it: {bring}. For another household name a new folder with --data."
    )
