"""`samestars handover`: the facts since the last exchange."""

import argparse
from typing import Any

from kiosk.between_homes import away_since, for_a_parent
from kiosk.device import Device
from kiosk.household.agreeing.proposal_words import in_words as proposal_words
from kiosk.household.handover import Handover
from kiosk.household.household import Household
from kiosk.household.plan import Plan
from kiosk.screens.dates import near_day, on_day
from sync.wire import LINK_FILE

from .answer import Answer
from .opening import child_of, opened
from .parser import Declaring
from .today import REST_WORDS
from .words import counted, home_name, whose


def declare(commands: Declaring) -> None:
    parser = commands.add(
        "handover", run, "Show the facts since the last exchange.", "samestars handover"
    )
    parser.add_argument("--child", metavar="ID", help="whose; the plan's first child if left out")


def run(arguments: argparse.Namespace) -> Answer:
    """The same facts as the screen, the same in every home."""
    with opened(arguments) as device:
        child = child_of(device, arguments.child)
        household = Household.over(device.day)
        facts, rivals = household.handover(child, device.moment()), len(household.rivals())
        between, sentences = between_homes(device)
        lines = [*in_words(household.plan, facts), *sentences]
    if rivals:
        both = f"{counted(rivals, 'change')} in both homes at once: samestars plan conflicts"
        lines.append(both)
    return Answer({**document(facts), "changed_in_both_homes": rivals, **between}, lines)


def between_homes(device: Device) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Whether the other home has this plan, as JSON and in words; nothing of a home on its own."""
    if not (device.folder / LINK_FILE).exists():
        return {"same_plan": None, "away_since": None}, ()
    from sync.link import state  # requests: 0.1 s that a home on its own does without

    stands = state(device.replica)
    document = {"same_plan": stands.same_plan, "away_since": away_since(stands)}
    return document, for_a_parent(stands, device.day.plan, device.moment().wall)


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
        "practised": [
            {"task": one.task, "count": one.count, "helpers": list(one.helpers)}
            for one in facts.practised
        ],
        "tried": [remembered(one) for one in facts.tried],
        "not_today": [remembered(one) for one in facts.not_today],
        "rest": facts.rest or None,
        "rests": [{"day": one.day.isoformat(), "why": one.why} for one in facts.rests],
        "still_useful": list(facts.still_useful),
        "pack": list(facts.pack),
        "goal": facts.goal,
        "open": [
            {
                "appointment": one.visit.appointment.id,
                "starts": one.visit.starts.isoformat(),
                "taker": one.visit.caregiver or None,
                "suggested": one.suggested or None,
                "loud": one.loud,
            }
            for one in facts.open
        ],
        "proposals": [
            {"id": one.id, "kind": one.kind, "state": one.state, "home": one.home}
            for one in facts.proposals
        ],
        "new": [{"day": one.day.isoformat(), "text": one.text, "by": one.by} for one in facts.new],
        "appointments": [
            {
                "id": visit.appointment.id,
                "title": visit.appointment.title,
                "starts": visit.starts.isoformat(),
                "place": visit.place,
                "taker": visit.caregiver,
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
    lines = [f"{whose(plan, facts.child)}Since {near_day(facts.since, facts.day)}"]
    if facts.goes:
        home = home_name(plan, facts.goes.home)
        lines.append(
            f"Goes to {home} {on_day(facts.goes.day, facts.day)} at {facts.goes.time:%H:%M}"
        )
    lines += [f"{REST_WORDS[one.why]}: {near_day(one.day, facts.day)}" for one in facts.rests]
    for one in facts.practised:
        with_whom = f", with {' and '.join(one.helpers)}" if one.helpers else ""
        lines.append(f"Practised: {one.label}, {one.count}{with_whom}")
    lines += [f"Tried: {one.label}. {one.reason}".rstrip(". ") for one in facts.tried]
    lines += [f"Another day: {one.label}. {one.reason}".rstrip(". ") for one in facts.not_today]
    lines += [f"Still useful: {label}" for label in facts.still_useful]
    lines += [f"Pack: {thing}" for thing in facts.pack]
    asked = [proposal_words(plan, one) for one in facts.proposals]
    lines += asked
    lines += [f"New: {one.text}" for one in facts.new if one.text not in asked]  # its own news
    for visit in facts.visits:
        who = visit.taker or "nobody yet"
        agreed = ", agreed" if visit.agreed else ""
        lines.append(f"{visit.starts:%a %d %b %H:%M} {visit.appointment.title}: {who}{agreed}")
    if facts.goal:
        lines.append(f"Our goal: {facts.goal}")
    return lines
