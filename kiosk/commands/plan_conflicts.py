"""`samestars plan conflicts / restore`: what both homes changed while apart, and which holds."""

import argparse
from typing import Any

from kiosk.device import command
from kiosk.household.both_homes import PlanRival, find_rival
from kiosk.household.household import Household
from kiosk.household.moment import Moment
from kiosk.household.nights.rival_schedules import asks_for, propose_rival
from kiosk.household.plan import Plan

from .answer import Answer
from .opening import opened
from .parser import Declaring
from .proposal_answers import as_json, waits_in_words
from .words import counted, home_name


def declare(group: Declaring) -> None:
    group.add(
        "conflicts",
        run_conflicts,
        "List what both homes changed while apart: the value that holds, and the other one.",
        "samestars plan conflicts",
    )
    restore = group.add(
        "restore",
        run_restore,
        "Make the other value of a field hold that both homes changed.",
        "samestars plan restore task/k-words minutes",
    )
    restore.add_argument("record", metavar="RECORD", help="as `plan conflicts` names it")
    restore.add_argument("field", metavar="FIELD", help="as `plan conflicts` names it")
    restore.add_argument("--by", default="", metavar="CAREGIVER", help="who changes the plan")


def run_conflicts(arguments: argparse.Namespace) -> Answer:
    """Each with the command that makes the other value hold; they never ask again once chosen."""
    with opened(arguments) as device:
        household = Household.over(device.day)
        rivals, plan, folder = household.rivals(), household.plan, device.folder
    lines = [f"{counted(len(rivals), 'change')} in both homes:"] if rivals else []
    for rival in rivals:
        lines.append(f"  {in_words(rival, plan)}")
        words = command(folder, "plan", "restore", rival.record, rival.field)
        lines.append(f"    To use the other: {words}")
    document = {"conflicts": [conflict_document(rival) for rival in rivals]}
    return Answer(document, lines or ["Nothing was changed in both homes at once."])


def in_words(rival: PlanRival, plan: Plan) -> str:
    """Both values, each with where it was set."""
    return (
        f"{rival.title}, {rival.words}: {rival.kept}{where(plan, rival.kept_home)} holds; "
        f"the other is {rival.other}{where(plan, rival.other_home)}."
    )


def where(plan: Plan, home: str) -> str:
    return f" ({home_name(plan, home)})" if home else ""


def conflict_document(rival: PlanRival) -> dict[str, Any]:
    """A rival as JSON: `kept` and `other` as records hold them, `where` the ids of the homes."""
    return {
        "record": rival.record,
        "field": rival.field,
        "title": rival.title,
        "kept": rival.was,
        "other": rival.wanted,
        "where": {"kept": rival.kept_home or None, "other": rival.other_home or None},
    }


def run_restore(arguments: argparse.Namespace) -> Answer:
    """As a tap on "Use the other" does it; where there is no other value, nothing happens. Another
    schedule of two homes is proposed.
    """
    record, field = arguments.record, arguments.field
    with opened(arguments) as device:
        household = Household.over(device.day)
        rival = find_rival(household.ledger, household.plan, record, field)
        if rival is not None and asks_for(household.plan, rival):
            return proposed(household, rival, device.moment(), arguments.by)
        restored = rival is not None and household.restore(rival, device.moment(), arguments.by)
    document = {"record": record, "field": field, "restored": restored, "proposal": None}
    if rival is None or not restored:
        said = "There is no other value to choose there, or it was chosen already"
        return Answer(document, [f"{said}: nothing was changed."])
    said = f"{rival.title}, {rival.words}: now {rival.other}, was {rival.kept}."
    return Answer(document, [said, "Both homes are told at the handover."])


def proposed(household: Household, rival: PlanRival, at: Moment, by: str) -> Answer:
    """The other home is asked; until its yes that holds which held."""
    one = propose_rival(household, rival, at, by)
    assert one is not None
    document = {
        "record": rival.record,
        "field": rival.field,
        "restored": False,
        "proposal": as_json(one),
    }
    return Answer(document, waits_in_words(household.plan, one))
