"""`samestars schedule set`: a preset or a pattern of one's own, from a day on. Where two homes live
by one already, it is proposed.
"""

import argparse
from typing import Any

from kiosk.device import Device
from kiosk.errors import WrongUse
from kiosk.household.household import Household
from kiosk.household.nights.schedule_presets import BY_NAME, preset_of
from kiosk.household.nights.schedule_proposing import holds, propose_schedule
from kiosk.household.nights.schedule_setting import (
    EXCHANGE,
    Terms,
    preset_terms,
    schedule_of,
    set_schedule,
)
from kiosk.household.nights.schedule_yes import needs_yes
from kiosk.household.plan_form.scalars import UnreadableValue
from kiosk.household.plan_form.times import clock

from .answer import Answer
from .opening import day, opened
from .parser import Declaring
from .proposal_answers import as_json as proposal_as_json
from .proposal_answers import waits_in_words


def declare(within: Declaring) -> None:
    parser = within.add(
        "set",
        run,
        "Change the parenting schedule; with two homes it waits for the other one's yes.",
        "samestars schedule set --preset 2-2-3 --starts 2026-12-07 --exchange 17:00",
    )
    parser.add_argument("--preset", choices=tuple(BY_NAME), metavar="NAME", help=", ".join(BY_NAME))
    parser.add_argument("--pattern", metavar="LETTERS", help="a letter a night, such as AABBB")
    parser.add_argument("--first", metavar="ID", help="the home that is A; the plan's first")
    parser.add_argument("--starts", type=day, metavar="DATE", help="today if left out")
    parser.add_argument("--exchange", metavar="TIME", help="as it is, or 17:00, if left out")
    parser.add_argument("--reason", default="", metavar="WORDS", help="for the other home")
    parser.add_argument(
        "--answer-by", type=day, metavar="DATE", help="in a week, or on the first day, if left out"
    )
    parser.add_argument("--by", default="", metavar="CAREGIVER", help="who says so")


def run(arguments: argparse.Namespace) -> Answer:
    """Putting in or proposing the same twice changes nothing."""
    if bool(arguments.preset) == bool(arguments.pattern):
        raise WrongUse("Say either --preset or --pattern. Nothing was changed.")
    with opened(arguments) as device:
        terms = terms_of(device, arguments)
        if needs_yes(device.day.plan) and not holds(device.day.plan, terms):
            return propose(device, terms, arguments)
        return put_in(device, terms, arguments)


def put_in(device: Device, terms: Terms, arguments: argparse.Namespace) -> Answer:
    """At once: there is no other home, or no schedule yet."""
    household = Household.over(device.day)
    changes = set_schedule(household, terms, device.moment(), arguments.by)
    document = terms_as_json(terms) | {"changed": bool(changes), "state": "holds", "proposal": None}
    lines = [change.text for change in changes] or ["Nothing changed."]
    return Answer(document, [*lines, "Nights before today are as they were."])


def propose(device: Device, terms: Terms, arguments: argparse.Namespace) -> Answer:
    """Ask the other home; nothing changes before its yes."""
    one = propose_schedule(
        device.day,
        terms,
        at=device.moment(),
        answer_by=arguments.answer_by,
        reason=arguments.reason,
        by=arguments.by,
    )
    told = {"changed": False, "state": "proposed", "proposal": proposal_as_json(one)}
    return Answer(terms_as_json(terms) | told, waits_in_words(device.day.plan, one))


def terms_as_json(terms: Terms) -> dict[str, Any]:
    """The schedule that they say."""
    schedule = schedule_of(terms)
    return {
        "preset": preset_of(schedule),
        "pattern": schedule.pattern,
        "letters": dict(schedule.letters),
        "starts": schedule.starts.isoformat(),
        "exchange": f"{schedule.exchange:%H:%M}",
    }


def terms_of(device: Device, arguments: argparse.Namespace) -> Terms:
    """What the command line asks for. Raises WrongUse for a time that is none."""
    plan = device.day.plan
    schedule = plan.parenting_schedule
    exchange = schedule.exchange if schedule else EXCHANGE
    if arguments.exchange:
        try:
            exchange = clock(arguments.exchange)
        except UnreadableValue as error:
            raise WrongUse(f"{error} Nothing was changed.") from None
    starts = arguments.starts or device.day.practice_day(device.moment())
    homes = [home.id for home in plan.homes]
    if arguments.first:
        homes = [arguments.first, *(home for home in homes if home != arguments.first)]
    if arguments.preset:
        return preset_terms(arguments.preset, homes, starts, exchange)
    return Terms(arguments.pattern.upper(), tuple(homes), starts, exchange)
