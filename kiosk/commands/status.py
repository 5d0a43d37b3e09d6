"""`samestars status`: this device, its clock, what waits."""

import argparse

from .answer import Answer
from .opening import opened
from .parser import Declaring
from .words import home_name


def declare(commands: Declaring) -> None:
    commands.add("status", run, "Show this device, its clock and its store.", "samestars status")


def run(arguments: argparse.Namespace) -> Answer:
    """The hub and the other home are named as absent until this household has them."""
    with opened(arguments) as device:
        at, replica = device.moment(), device.replica
        plan = device.day.plan
        home = home_name(plan, device.settings.home)
        waiting = sum(1 for _ in replica.records("unfiled"))
        document = {
            "device": replica.device,
            "home": device.settings.home,
            "homes": [home.id for home in plan.homes],
            "folder": str(device.folder),
            "clock": {"wall": at.wall.isoformat(timespec="seconds"), "trusted": at.trusted},
            "practice_day": device.day.practice_day(at).isoformat(),
            "changes": replica.count,
            "months": len(replica.months()),
            "notices": list(replica.notices),
            "waiting_for_the_clock": waiting,
            "hub": None,
            "waiting_to_be_sent": None,
            "same_plan": None,
        }
    clock = (
        "is right as far as this device can tell"
        if at.trusted
        else "is not set yet; stars are kept until it is"
    )
    lines = [
        f"This device hangs in {home}; its data lies in {device.folder}.",
        f"The clock {clock} ({document['clock']['wall']}).",  # type: ignore[index]
        f"The practice day is {document['practice_day']}.",
        "It is not joined to another home: no hub is set.",
    ]
    return Answer(document, lines + list(replica.notices))
