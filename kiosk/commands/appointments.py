"""`samestars appointments`: the visits to come, who takes the child, and what each adult took."""

import argparse
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from kiosk.device import Device
from kiosk.errors import WrongUse
from kiosk.household.agreeing.proposal_words import in_words as proposal_words
from kiosk.household.agreeing.proposals import Proposal, Proposals
from kiosk.household.plan import Plan
from kiosk.household.visits.appointments import Visit, cancelled_between, visits_between
from kiosk.household.visits.open_matters import about, open_matters
from kiosk.household.visits.took import took

from .answer import Answer
from .appointment_verbs import declare_verbs
from .opening import child_of, day, opened
from .parser import Declaring
from .words import home_name, whose

AHEAD = timedelta(days=27)  # four weeks, today included
LONGEST = timedelta(days=731)


def declare(commands: Declaring) -> None:
    """The list, and the verbs below it."""
    parser = commands.add(
        "appointments",
        show,
        "Show the visits to come, and who takes the child.",
        "samestars appointments --from 2026-12-01 --to 2026-12-31",
    )
    parser.add_argument("--from", dest="first", type=day, metavar="DATE", help="today if left out")
    parser.add_argument("--to", dest="last", type=day, metavar="DATE", help="four weeks on")
    parser.add_argument("--child", metavar="ID", help="whose; all children if left out")
    within = Declaring(parser)
    declare_verbs(within)
    within.add(
        "took",
        show_taken,
        "List what each adult took over the last three months.",
        "samestars appointments took",
    )


def show(arguments: argparse.Namespace) -> Answer:
    """The visits of the days asked for, the cancelled ones too."""
    with opened(arguments) as device:
        at, plan = device.moment(), device.day.plan
        first = arguments.first or device.day.practice_day(at)
        last = arguments.last or first + AHEAD
        check_span(first, last)
        child = asked_child(device, arguments)
        found = visits_between(plan, first, last, child)
        cancelled = cancelled_between(plan, first, last, child)
        matters = open_matters(device.replica, plan, at.wall, child)
        today = device.day.practice_day(at)
        proposals = Proposals(device.day.ledger, plan, today).open()
    loud = {(one.visit.appointment.id, one.visit.on): one.loud for one in matters}
    document = {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "visits": [
            as_json(one) | openness(one, loud) | {"proposed": proposed(one, proposals)}
            for one in found
        ],
        "cancelled": [as_json(one) for one in cancelled],
    }
    lines = []
    for one in found:
        lines.append(in_words(one, plan))
        lines += [asked_in_words(each, plan) for each in about(proposals, one)]
    lines += [f"{in_words(one, plan, bare=True)}: cancelled" for one in cancelled]
    return Answer(document, lines or [f"No visits from {first} to {last}."])


def openness(visit: Visit, loud: Mapping[tuple[str, datetime], bool]) -> dict[str, bool]:
    """Whether somebody has to say who takes the child, and whether it is time."""
    name = visit.appointment.id, visit.on
    return {"open": name in loud, "loud": loud.get(name, False)}


def proposed(visit: Visit, proposals: tuple[Proposal, ...]) -> list[dict[str, str]]:
    """What waits for a yes about who takes the child: of the visit, or of its whole series."""
    return [
        {
            "id": one.id,
            "taker": str(one.wanted.get("taker", "")),
            "visit": str(one.wanted.get("visit", "")),
            "home": one.home,
            "answer_by": one.answer_by.isoformat(),
        }
        for one in about(proposals, visit)
    ]


def asked_in_words(one: Proposal, plan: Plan) -> str:
    """As "  Proposed: Alex takes Speech with Kim, by Green house, answer by 2026-12-01"."""
    home = home_name(plan, one.home)
    return f"  {proposal_words(plan, one)}, by {home}, answer by {one.answer_by}"


def check_span(first: date, last: date) -> None:
    """Raises WrongUse for days that nobody can have meant."""
    if last < first:
        raise WrongUse(f"--to {last} is before --from {first}. Nothing was changed.")
    if last - first > LONGEST:
        raise WrongUse("Ask for two years at most. Nothing was changed.")


def show_taken(arguments: argparse.Namespace) -> Answer:
    """A plain list, as it held when the visits were."""
    with opened(arguments) as device:
        plan, child = device.day.plan, asked_child(device, arguments)
        found = took(device.replica, plan, device.moment().wall, child)
    document = {
        "took": [
            {
                "caregiver": one.caregiver,
                "name": one.name,
                "visits": [as_json(visit) for visit in one.visits],
            }
            for one in found
        ]
    }
    lines = [
        f"{one.name}: {in_words(visit, plan, bare=True)}" for one in found for visit in one.visits
    ]
    return Answer(document, lines or ["No visits in the last three months."])


def asked_child(device: Device, arguments: argparse.Namespace) -> str:
    """The child that is named; empty for all."""
    return child_of(device, arguments.child) if arguments.child else ""


def as_json(visit: Visit) -> dict[str, Any]:
    """A visit as JSON; `on` names it, whatever became of it."""
    return {
        "id": visit.appointment.id,
        "title": visit.appointment.title,
        "child": visit.appointment.child,
        "on": visit.on.isoformat(),
        "starts": visit.starts.isoformat(),
        "ends": visit.ends.isoformat(),
        "all_day": visit.appointment.all_day,
        "place": visit.place,
        "provider": visit.appointment.provider,
        "home": visit.home,
        "taker": visit.caregiver,
        "agreed": visit.agreed,
        "moved": visit.moved,
    }


def in_words(visit: Visit, plan: Plan, *, bare: bool = False) -> str:
    """A line; a `bare` one without who takes the child."""
    when = f"{visit.starts:{'%a %d %b' if visit.appointment.all_day else '%a %d %b %H:%M'}}"
    said = f"{whose(plan, visit.appointment.child)}{when} {visit.appointment.title}"
    if bare:
        return said
    place = f", {visit.place}" if visit.place else ""
    home = f" ({home_name(plan, visit.home)}'s day)" if visit.home else ""
    agreed = ", agreed" if visit.agreed else ", not agreed yet" if visit.taker else ""
    return f"{said}{place}{home}: {visit.taker or 'nobody yet'}{agreed}"
