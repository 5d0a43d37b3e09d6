"""`samestars appointments take / agree / move / cancel`: what an adult says of a visit."""

import argparse
from datetime import datetime
from typing import Any

from kiosk.device import Device
from kiosk.household.agreeing.proposal_words import in_words
from kiosk.household.agreeing.proposals import Proposal
from kiosk.household.errors import HouseholdError
from kiosk.household.household import Household
from kiosk.household.plan_diff import PlanChange
from kiosk.household.visits.appointments import Visit, cancelled_between
from kiosk.household.visits.changing_visits import ChangingVisits
from kiosk.household.visits.taking import Taking, find_visit

from .answer import Answer
from .opening import day, opened
from .parser import Declaring, Run

WHO = "who says so"
VISIT = "the day of the visit; the next one if left out"


def declare_verbs(within: Declaring) -> None:
    """Each verb is about an appointment, on a day."""
    take = verb(
        within, "take", take_visit, "Say who takes the child; the other home agrees.",
        "samestars appointments take kim-tuesdays --on 2026-12-01 --by alex",
    )  # fmt: skip
    take.add_argument("--by", required=True, metavar="CAREGIVER", help="who takes the child")
    take.add_argument("--reason", default="", metavar="TEXT", help="why, in a few words")
    take.add_argument("--all", action="store_true", help="all visits of the series")
    agree = verb(
        within, "agree", agree_to_visit, "Agree to who takes the child.",
        "samestars appointments agree kim-tuesdays --on 2026-12-01",
    )  # fmt: skip
    move = verb(
        within, "move", move_visit, "Move a visit to another day or time.",
        "samestars appointments move kim-tuesdays --on 2026-12-01 --to 2026-12-03T09:00",
    )  # fmt: skip
    move.add_argument("--to", required=True, type=moment, metavar="MOMENT", help="day and time")
    cancel = verb(
        within, "cancel", cancel_visit, "Cancel a visit; both homes are told.",
        "samestars appointments cancel kim-tuesdays --on 2026-12-01",
    )  # fmt: skip
    cancel.add_argument("--undo", action="store_true", help="it takes place as planned")
    for one in (move, cancel):
        one.add_argument("--all", action="store_true", help="those after it in the series too")
    for one in (agree, move, cancel):
        one.add_argument("--by", default="", metavar="CAREGIVER", help=WHO)


def verb(
    within: Declaring, name: str, run: Run, about: str, example: str
) -> argparse.ArgumentParser:
    """A verb over a visit."""
    parser = within.add(name, run, about, example)
    parser.add_argument("appointment", metavar="ID", help="the appointment's id")
    parser.add_argument("--on", type=day, metavar="DATE", help=VISIT)
    return parser


def moment(text: str) -> datetime:
    """A day and a time on the household's clock, from the command line."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None or "T" not in text.replace(" ", "T"):
        said = f'"{text}" is no day and time; write them like 2026-12-03T09:00'
        raise argparse.ArgumentTypeError(said)
    return found


def take_visit(arguments: argparse.Namespace) -> Answer:
    """Propose, or agree with what the other home proposed."""
    with opened(arguments) as device:
        household, at = Household.over(device.day), device.moment()
        visit = find_visit(household.plan, arguments.appointment, at, arguments.on)
        proposal = Taking(household).take(
            visit, arguments.by, at=at, series=arguments.all, reason=arguments.reason
        )
        return settled(device, visit, proposal)


def agree_to_visit(arguments: argparse.Namespace) -> Answer:
    """Say yes to what the other home proposed, or to whom the plan names."""
    with opened(arguments) as device:
        household, at = Household.over(device.day), device.moment()
        visit = find_visit(household.plan, arguments.appointment, at, arguments.on)
        proposal = Taking(household).agree(visit, at=at, by=arguments.by)
        return settled(device, visit, proposal)


def settled(device: Device, visit: Visit, proposal: Proposal | None) -> Answer:
    """How it stands with the visit now."""
    plan, at = device.day.plan, device.moment()
    now = find_visit(plan, visit.appointment.id, at, visit.starts.date())
    document = {
        **named(now),
        "taker": now.caregiver,
        "agreed": now.agreed,
        "proposal": proposal.id if proposal else None,
        "state": proposal.state if proposal else "agreed",
    }
    if proposal:
        return Answer(document, [f"{in_words(plan, proposal)}."])
    return Answer(document, [f"Agreed: {now.taker} takes {now.appointment.title}."])


def move_visit(arguments: argparse.Namespace) -> Answer:
    """To another time on the household's clock."""
    with opened(arguments) as device:
        household, at = Household.over(device.day), device.moment()
        visit = find_visit(household.plan, arguments.appointment, at, arguments.on)
        changes = ChangingVisits(household).move(
            visit, arguments.to, at=at, series=arguments.all, by=arguments.by
        )
        return told(visit, changes)


def cancel_visit(arguments: argparse.Namespace) -> Answer:
    """Or take that back."""
    with opened(arguments) as device:
        household, at = Household.over(device.day), device.moment()
        changing = ChangingVisits(household)
        visit = visit_or_cancelled(household, arguments, device)
        if arguments.undo:
            changes = changing.put_back(visit, at=at, by=arguments.by)
        else:
            changes = changing.cancel(visit, at=at, series=arguments.all, by=arguments.by)
        return told(visit, changes)


def visit_or_cancelled(
    household: Household, arguments: argparse.Namespace, device: Device
) -> Visit:
    """The visit that is meant: of a day that is named, also a cancelled one."""
    try:
        return find_visit(household.plan, arguments.appointment, device.moment(), arguments.on)
    except HouseholdError:
        if arguments.on is None:
            raise
        every = cancelled_between(household.plan, arguments.on, arguments.on)
        for one in every:
            if one.appointment.id == arguments.appointment:
                return one
        raise


def told(visit: Visit, changes: tuple[PlanChange, ...]) -> Answer:
    """What changed in the plan."""
    document = {**named(visit), "changes": [one.text for one in changes]}
    return Answer(document, [one.text for one in changes] or ["Nothing to change."])


def named(visit: Visit) -> dict[str, Any]:
    """Which visit it is about."""
    return {"id": visit.appointment.id, "on": visit.on.isoformat()}
