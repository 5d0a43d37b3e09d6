"""`samestars handover`: the facts since the last exchange."""

import argparse
from typing import Any

from kiosk.household.handover import Handover
from kiosk.household.household import Household
from kiosk.household.plan import Plan

from .answer import Answer
from .opening import child_of, opened
from .parser import Declaring
from .words import home_name, whose


def declare(commands: Declaring) -> None:
    parser = commands.add(
        "handover", run, "Show the facts since the last exchange.", "samestars handover"
    )
    parser.add_argument("--child", metavar="ID", help="whose; the plan's first child if left out")


def run(arguments: argparse.Namespace) -> Answer:
    """The same facts as the screen, the same in every home."""
    with opened(arguments) as device:
        child = child_of(device, arguments.child)
        plan = Household.over(device.day).plan
        facts = Household.over(device.day).handover(child, device.moment())
    return Answer(document(facts), in_words(plan, facts))


def document(facts: Handover) -> dict[str, Any]:
    """The handover as JSON."""
    where = facts.whereabouts
    goes = facts.goes
    return {
        "child": facts.child,
        "day": facts.day.isoformat(),
        "since": facts.since.isoformat(),
        "home_now": where.now if where else None,
        "home_tonight": where.tonight if where else None,
        "goes": {"day": goes.day.isoformat(), "time": f"{goes.time:%H:%M}", "home": goes.home}
        if goes
        else None,
        "sleeps": where.sleeps if where else None,
        "practised": [{"task": one.task, "count": one.count} for one in facts.practised],
        "tried": [remembered(one) for one in facts.tried],
        "not_today": [remembered(one) for one in facts.not_today],
        "still_useful": list(facts.still_useful),
        "pack": list(facts.pack),
        "new": [{"day": one.day.isoformat(), "text": one.text, "by": one.by} for one in facts.new],
        "appointments": [
            {
                "id": visit.appointment.id,
                "title": visit.appointment.title,
                "starts": visit.starts.isoformat(),
                "place": visit.appointment.place,
                "taker": visit.appointment.taker,
                "agreed": visit.agreed,
            }
            for visit in facts.visits
        ],
    }


def remembered(one: Any) -> dict[str, str]:
    """A task that was tried or put off."""
    return {"task": one.task, "day": one.day.isoformat(), "reason": one.reason}


def in_words(plan: Plan, facts: Handover) -> list[str]:
    """A line a fact."""
    lines = [f"{whose(plan, facts.child)}Since {facts.since}"]
    if facts.goes:
        home = home_name(plan, facts.goes.home)
        lines.append(f"Goes to {home} on {facts.goes.day} at {facts.goes.time:%H:%M}")
    lines += [f"Practised: {one.label}, {one.count}" for one in facts.practised]
    lines += [f"Tried: {one.label}. {one.reason}".rstrip(". ") for one in facts.tried]
    lines += [f"Another day: {one.label}. {one.reason}".rstrip(". ") for one in facts.not_today]
    lines += [f"Still useful: {label}" for label in facts.still_useful]
    lines += [f"Pack: {thing}" for thing in facts.pack]
    lines += [f"New: {one.text}" for one in facts.new]
    for visit in facts.visits:
        who = visit.taker or "nobody yet"
        agreed = ", agreed" if visit.agreed else ""
        lines.append(f"{visit.starts:%a %d %b %H:%M} {visit.appointment.title}: {who}{agreed}")
    return lines
