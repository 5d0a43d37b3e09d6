"""`samestars kit`: what is in each home's box, and what the coming practice lacks."""

import argparse
from typing import Any

from kiosk.device import Device
from kiosk.household.boxes import Boxes, Thing
from kiosk.household.kit import Kit, Missing

from .answer import Answer
from .opening import opened
from .parser import Declaring

WHOSE = "whose box; this home's if left out"


def declare(commands: Declaring) -> None:
    kit = commands.add(
        "kit", show, "Show what is in a home's box, and what is missing.", "samestars kit"
    )
    kit.add_argument("--home", default="", metavar="ID", help=WHOSE)
    within = Declaring(kit)
    ticks = (("have", have, "is in the box"), ("lack", lack, "is not in the box (any more)"))
    for name, verb, what in ticks:
        tick = within.add(name, verb, f"Say that a thing {what}.", f"samestars kit {name} mirror")
        tick.add_argument("thing", nargs="+", metavar="THING", help="as the plan calls it")
        tick.add_argument("--home", default=argparse.SUPPRESS, metavar="ID", help=WHOSE)
        tick.add_argument("--by", default="", metavar="CAREGIVER", help="who says so")


def show(arguments: argparse.Namespace) -> Answer:
    """The box of a home, and what the coming practice lacks there."""
    with opened(arguments) as device:
        return box(device, arguments.home)


def have(arguments: argparse.Namespace) -> Answer:
    """It is in the box. Saying it twice is harmless."""
    return tick(arguments, here=True)


def lack(arguments: argparse.Namespace) -> Answer:
    """It is not, or not any more."""
    return tick(arguments, here=False)


def tick(arguments: argparse.Namespace, here: bool) -> Answer:
    """The box as it then is."""
    with opened(arguments) as device:
        name = " ".join(arguments.thing)
        changed = Kit(device.day).put(name, here, arguments.home, arguments.by)
        answer = box(device, arguments.home)
    return Answer({**answer.document, "changed": changed}, answer.lines)


def box(device: Device, named: str) -> Answer:
    """What is in a home's box, in words and as JSON."""
    kit = Kit(device.day)
    home, boxes = kit.home(named), kit.boxes
    lacking = kit.missing(device.moment(), home.id)
    document = {
        "home": home.id,
        "things": [thing_as_json(one, home.id, boxes) for one in boxes.things()],
        "missing": [missing_as_json(one) for one in lacking],
    }
    lines = [in_words(one, boxes.has(home.id, one)) for one in boxes.things()]
    return Answer(document, [home.name, *lines, *map(missing_in_words, lacking)])


def thing_as_json(thing: Thing, home: str, boxes: Boxes) -> dict[str, Any]:
    return {
        "name": thing.name,
        "here": boxes.has(home, thing),
        "where": thing.where,
        "lent_by": thing.lent_by,
        "travels": thing.travels,
    }


def missing_as_json(one: Missing) -> dict[str, Any]:
    tasks = list(one.tasks)
    return {"name": one.thing.name, "needed": one.day.isoformat(), "for": tasks}


def in_words(thing: Thing, here: bool) -> str:
    """As "  [x] mirror", with where to get it and who lent it."""
    where = f"; where: {thing.where}" if thing.where else ""
    lent = f"; lent by {thing.lent_by}" if thing.lent_by else ""
    travels = "; comes along" if thing.travels else ""
    return f"  [{'x' if here else ' '}] {thing.name}{where}{lent}{travels}"


def missing_in_words(one: Missing) -> str:
    return f"Missing: {one.thing.name}, needed {one.day} for {', '.join(one.tasks)}"
