"""`samestars sync`: one round now, and what it did."""

import argparse
from pathlib import Path
from typing import Any

from kiosk.between_homes import plan_lines, waiting_line
from kiosk.device import Device
from kiosk.errors import NobodyReachable, WrongUse

from .answer import Answer
from .opening import opened
from .parser import Declaring
from .reaching import reaching
from .words import counted


def declare(commands: Declaring) -> None:
    parser = commands.add(
        "sync",
        run,
        "Exchange plan and stars with the other home now, and say what came of it.",
        "samestars sync --folder /media/SAMESTARS",
    )
    parser.add_argument(
        "--folder", type=Path, metavar="DIR", help="a stick or a synced folder, in place of the hub"
    )


def run(arguments: argparse.Namespace) -> Answer:
    """Where nobody is reachable everything is kept, and the exit code is 3."""
    with opened(arguments) as device:
        told = _exchanged(device, arguments.folder)
        from sync.link import state  # as in `_exchanged`

        stands = state(device.replica)
        document = {
            "received": told.pulled,
            "sent": told.pushed,
            "refused": list(told.refused),
            "waiting_to_be_sent": stands.waiting_to_be_sent,
            "same_plan": stands.same_plan,
        }
        received, sent = counted(told.pulled, "change"), counted(told.pushed, "change")
        lines = [f"Received {received}, sent {sent}."]
        lines += [waiting_line(stands)] if stands.waiting_to_be_sent else []
        lines += plan_lines(stands, device.day.plan)
    return Answer(document, lines + list(told.refused))


def _exchanged(device: Device, folder: Path | None) -> Any:
    from sync.link import FolderAway, Link, meet, sync_folder  # requests: 0.1 s to load

    link = Link.open(device.folder)
    if folder is None and not link.hub:
        raise WrongUse(
            "No hub is set, so there is nobody to ask; everything is kept. "
            "Name the stick or the folder where the homes meet with --folder."
        )
    if folder is None:
        with reaching():
            return meet(device.replica, link, device.reading)
    try:
        return sync_folder(device.replica, link, folder)
    except FolderAway as error:
        raise NobodyReachable(str(error)) from error
