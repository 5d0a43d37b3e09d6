"""`samestars question`: what either home wants to ask a provider, until it was discussed."""

import argparse
from typing import Any

from kiosk.errors import WrongUse
from kiosk.household.agreeing.proposal_words import named
from kiosk.household.history.said_where import filed
from kiosk.household.plan import Plan, Provider
from kiosk.household.sessions.left_providers import asked_provider, left_providers
from kiosk.household.sessions.questions import (
    Question,
    ask_question,
    discuss,
    every_question,
    open_questions,
)

from .answer import Answer
from .opening import opened
from .parser import Declaring
from .words import counted


def declare(commands: Declaring) -> None:
    group = commands.group(
        "question",
        "Note questions for a provider; close them when they were discussed.",
        'samestars question add --provider kim "How long is a straw?"',
    )
    add = group.add(
        "add",
        run_add,
        "Note a question; both homes have it.",
        'samestars question add --provider kim "How long is a straw?" --by sam',
    )
    add.add_argument("text", nargs="+", metavar="TEXT", help="at most 280 characters")
    add.add_argument("--provider", required=True, metavar="ID", help="whom to ask")
    add.add_argument("--by", default="", metavar="CAREGIVER", help="who asks")
    show = group.add(
        "list", run_list, "Show the questions that are open.", "samestars question list"
    )
    show.add_argument("--provider", default="", metavar="ID", help="to this one")
    show.add_argument("--all", action="store_true", help="those that were discussed, too")
    close = group.add(
        "discussed",
        run_discussed,
        "Close questions that were discussed, in both homes.",
        "samestars question discussed --provider kim",
    )
    close.add_argument("id", nargs="*", metavar="ID", help="as `question list` names them")
    close.add_argument("--provider", default="", metavar="ID", help="all that are open to this one")
    close.add_argument("--by", default="", metavar="CAREGIVER", help="who says so")


def run_add(arguments: argparse.Namespace) -> Answer:
    """Saying the same twice is harmless."""
    with opened(arguments) as device:
        text = " ".join(arguments.text)
        one = ask_question(
            device.day, arguments.provider, text, by=arguments.by, at=device.moment()
        )
        plan = device.day.plan
    return Answer(as_json(one), [in_words(plan, plan.providers, one)])


def run_list(arguments: argparse.Namespace) -> Answer:
    """Oldest first."""
    with opened(arguments) as device:
        plan, ledger = device.day.plan, device.day.ledger
        asked = every_question if arguments.all else open_questions
        found = asked(ledger, arguments.provider)
        providers = (*plan.providers, *left_providers(ledger, plan))
    document = {"questions": [as_json(one) for one in found]}
    lines = [in_words(plan, providers, one) for one in found]
    return Answer(document, lines or ["No question is open."])


def run_discussed(arguments: argparse.Namespace) -> Answer:
    """Those named, or all that are open to a provider."""
    if bool(arguments.id) == bool(arguments.provider):
        raise WrongUse("Name questions by their ids, or say --provider ID. Nothing was written.")
    with opened(arguments) as device:
        day = device.day
        ids = arguments.id
        if arguments.provider:
            provider = asked_provider(day.ledger, day.plan, arguments.provider).id
            ids = [one.id for one in open_questions(day.ledger, provider)]
        closed = discuss(day, ids, by=arguments.by, at=device.moment())
        still = len(open_questions(day.ledger))
    said = f"{counted(len(closed), 'question')} closed; {still} still open."
    return Answer({"closed": [one.id for one in closed], "open": still}, [said])


def in_words(plan: Plan, providers: tuple[Provider, ...], one: Question) -> str:
    """As "kim.0123456789, to Kim: How loud? (26 Nov, 10:00, at the Green house's screen)"."""
    about = filed(plan, one.at, one.home, one.by)
    done = f"; discussed {one.discussed}" if one.discussed else ""
    to = named(providers, one.provider)
    return f"{one.id}, to {to}: {one.text} ({about}{done})"


def as_json(one: Question) -> dict[str, Any]:
    return {
        "id": one.id,
        "provider": one.provider,
        "text": one.text,
        "by": one.by,
        "home": one.home,
        "at": one.at.isoformat() if one.at else None,
        "discussed": one.discussed.isoformat() if one.discussed else None,
    }
