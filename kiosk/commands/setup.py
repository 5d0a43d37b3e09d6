"""`samestars setup`: a new household on this device."""

import argparse
from pathlib import Path

from kiosk.device import Device

from .answer import Answer
from .opening import folder
from .parser import Declaring
from .plan_files import readable_plan, warnings_in_words


def declare(commands: Declaring) -> None:
    parser = commands.add(
        "setup",
        run,
        "Make a new household on this device.",
        "samestars setup --home green --plan plan.toml",
    )
    parser.add_argument("--home", required=True, metavar="ID", help="the home where it hangs")
    parser.add_argument("--plan", type=Path, metavar="FILE", help="the plan to begin with")


def run(arguments: argparse.Namespace) -> Answer:
    """Create the store, import the plan, remember the home."""
    checked = readable_plan(arguments.plan) if arguments.plan else None
    device = Device.set_up(folder(arguments), arguments.home, checked.plan if checked else None)
    try:
        plan = device.day.plan
        document = {
            "folder": str(device.folder),
            "device": device.replica.device,
            "home": arguments.home,
            "tasks": len(plan.tasks),
        }
    finally:
        device.close()
    lines = [
        f"This device now hangs in {arguments.home}; its data lies in {document['folder']}.",
        f"The plan has {len(plan.tasks)} tasks. Open the screen with: samestars",
    ]
    if not arguments.plan:
        lines.append("Put in your plan with: samestars plan import plan.toml")
    return Answer(document, lines + (warnings_in_words(checked) if checked else []))
