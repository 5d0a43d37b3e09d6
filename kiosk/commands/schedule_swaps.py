"""`samestars schedule swap / answer / withdraw`: what needs the other home's yes."""

import argparse

from kiosk.device import Device
from kiosk.household.agreeing.proposal_words import in_words
from kiosk.household.agreeing.proposals import Proposal
from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.nights.swaps import propose_swap

from .answer import Answer
from .opening import day, opened
from .parser import Declaring
from .proposal_answers import as_json, proposal_named


def declare(within: Declaring) -> None:
    swap = within.add(
        "swap",
        run_swap,
        "Propose other nights; nothing changes before the other home's yes.",
        "samestars schedule swap --on 2026-12-05 --home blue --reason work --answer-by 2026-12-01",
    )
    swap.add_argument("--on", type=day, required=True, metavar="DATE", help="the first night")
    swap.add_argument("--until", type=day, metavar="DATE", help="the last one, if there are more")
    swap.add_argument("--home", required=True, metavar="ID", help="where they are to be")
    swap.add_argument("--reason", default="", metavar="WORDS", help="for the other home")
    swap.add_argument("--answer-by", type=day, required=True, metavar="DATE")
    swap.add_argument("--by", default="", metavar="CAREGIVER", help="who proposes it")
    reply = within.add(
        "answer",
        run_answer,
        "Say yes or no to what the other home proposes.",
        "samestars schedule answer swap.0a1b2c3d4e yes",
    )
    reply.add_argument(
        "id", metavar="ID", help="as `samestars schedule` lists it, or its beginning"
    )
    reply.add_argument("word", choices=("yes", "no"))
    reply.add_argument("--by", default="", metavar="CAREGIVER", help="who says so")
    back = within.add(
        "withdraw",
        run_withdraw,
        "Take back what this home has proposed, while nothing is agreed.",
        "samestars schedule withdraw swap.0a1b2c3d4e",
    )
    back.add_argument("id", metavar="ID", help="as `samestars schedule` lists it, or its beginning")
    back.add_argument("--by", default="", metavar="CAREGIVER", help="who says so")


def run_swap(arguments: argparse.Namespace) -> Answer:
    """Proposing the same twice is harmless; with one home it is so at once."""
    with opened(arguments) as device:
        one = propose_swap(
            device.day,
            arguments.on,
            arguments.until or arguments.on,
            arguments.home,
            answer_by=arguments.answer_by,
            at=device.moment(),
            reason=arguments.reason,
            by=arguments.by,
        )
        return told(device, one)


def run_answer(arguments: argparse.Namespace) -> Answer:
    """Saying the same twice is harmless."""
    with opened(arguments) as device:
        proposing, at = Proposing(device.day), device.moment()
        id = proposal_named(proposing.proposals(at), arguments.id).id
        return told(device, proposing.answer(id, arguments.word == "yes", at=at, by=arguments.by))


def run_withdraw(arguments: argparse.Namespace) -> Answer:
    """Saying it twice is harmless."""
    with opened(arguments) as device:
        proposing, at = Proposing(device.day), device.moment()
        id = proposal_named(proposing.proposals(at), arguments.id).id
        return told(device, proposing.withdraw(id, at=at, by=arguments.by))


def told(device: Device, one: Proposal) -> Answer:
    """How it stands now."""
    until = f" The other home can answer until {one.answer_by}." if one.state == "open" else ""
    return Answer(as_json(one), [f"{one.id}  {in_words(device.day.plan, one)}.{until}"])
