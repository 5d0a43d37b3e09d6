"""`samestars status`: this device, its clock, its hub, what waits, and who holds which plan."""

import argparse
from typing import Any

from kiosk.between_homes import away_since, contact_line, plan_lines, waiting_line
from kiosk.device import Device
from kiosk.device.looks import seen_news
from kiosk.household.household import Household
from kiosk.household.news import unseen
from kiosk.household.waiting import waiting

from .answer import Answer
from .opening import opened
from .parser import Declaring
from .plan_photos import photos_here
from .words import home_name


def declare(commands: Declaring) -> None:
    commands.add(
        "status",
        run,
        "Show this device, its clock, its hub, and whether both homes have this plan.",
        "samestars status",
    )


def run(arguments: argparse.Namespace) -> Answer:
    """As it was written down; nobody is asked. Nothing tells when a person was there."""
    with opened(arguments) as device:
        from sync.link import state  # requests: 0.1 s that most commands do without

        stands = state(device.replica)
        own, own_lines = this_device(device)
        document = {**own, **between(stands)}
        plan, now = device.day.plan, device.moment().wall
        lines = [
            *own_lines,
            contact_line(stands, plan, now),
            *filter(None, [waiting_line(stands)]),
            *plan_lines(stands, plan),
            *stands.refused,
            *device.replica.notices,
        ]
    return Answer(document, lines)


def this_device(device: Device) -> tuple[dict[str, Any], list[str]]:
    """What concerns this machine alone, as JSON and in words."""
    at, replica, plan = device.moment(), device.replica, device.day.plan
    wall = at.wall.isoformat(timespec="seconds")
    here, lacking = photos_here(replica, plan)
    document = {
        "device": replica.device,
        "home": device.settings.home,
        "homes": [home.id for home in plan.homes],
        "folder": str(device.folder),
        "clock": {"wall": wall, "trusted": at.trusted},
        "practice_day": device.day.practice_day(at).isoformat(),
        "changes": replica.count,
        "months": len(replica.months()),
        "photos": {"here": here, "to_come": lacking},
        "notices": list(replica.notices),
        "new_since_last_look": new_since_last_look(device),
        "waiting_for_the_clock": len(waiting(replica, device.day.home, device.day.screen)),
    }
    clock = (
        "is right as far as this device can tell"
        if at.trusted
        else "is not set yet; stars are kept until it is"
    )
    home = home_name(plan, device.settings.home)
    lines = [
        f"This device hangs in {home}; its data lies in {device.folder}.",
        f"The clock {clock} ({wall}).",
        f"The practice day is {document['practice_day']}.",
    ]
    if lacking:
        lines.append(f"Photos that are still to come: {', '.join(lacking)}.")
    return document, lines


def new_since_last_look(device: Device) -> int:
    """How many news of the first child's handover nobody has seen on this screen yet."""
    children = device.day.plan.children
    if not children:
        return 0
    facts = Household.over(device.day).handover(children[0].id, device.moment())
    return len(unseen(facts.new, seen_news(device.replica)))


def between(stands: Any) -> dict[str, Any]:
    """How it stands between the homes: `other_homes` and `same_plan` by what they said."""
    paired = stands.contact != "not paired"
    return {
        "hub": stands.hub or None,
        "contact": stands.contact,
        "away_since": away_since(stands),
        "waiting_to_be_sent": stands.waiting_to_be_sent if paired else None,
        "same_plan": stands.same_plan,
        "other_homes": [{"home": one.home, "holds_plan": one.holds_plan} for one in stands.homes],
        "refused": list(stands.refused),
    }
