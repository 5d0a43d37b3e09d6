"""`samestars schedule`: the nights of a month; a new schedule; swaps, and what waits for a yes."""

import argparse
from typing import Any

from kiosk.device import Device
from kiosk.household.agreeing.proposal_words import in_words, named
from kiosk.household.agreeing.proposals import Proposal, Proposals
from kiosk.household.nights.month import Night, nights_of
from kiosk.household.nights.schedule_presets import label_of, preset_of
from kiosk.household.nights.standing import stands_already
from kiosk.household.practice_day import month_of

from . import schedule_set, schedule_swaps
from .answer import Answer
from .opening import opened
from .parser import Declaring
from .proposal_answers import as_json


def declare(commands: Declaring) -> None:
    parser = commands.add(
        "schedule",
        show,
        "Show a month of nights, and what waits for a yes.",
        "samestars schedule --month 2026-12",
    )
    parser.add_argument("--month", metavar="MONTH", help="such as 2026-12; this one if left out")
    within = Declaring(parser)
    schedule_set.declare(within)
    schedule_swaps.declare(within)


def show(arguments: argparse.Namespace) -> Answer:
    """The nights of a month with their exchanges, and every proposal that is open or crossed."""
    with opened(arguments) as device:
        plan, today = device.day.plan, device.day.practice_day(device.moment())
        proposals = Proposals(device.day.ledger, plan, today)
        month = arguments.month or month_of(today)
        nights = nights_of(plan, month, proposals)
        asked = (*proposals.crossed(), *proposals.open())
        schedule = plan.parenting_schedule
        preset = preset_of(schedule) if schedule else ""
        lines = [
            label_of(preset) if preset else "The plan has no parenting schedule.",
            *(night_in_words(device, night) for night in nights),
            *(waiting_in_words(device, one) for one in asked),
        ]
    document = {
        "month": month,
        "preset": preset,
        "pattern": schedule.pattern if schedule else "",
        "nights": [night_as_json(night) for night in nights],
        "proposals": [as_json(one) for one in asked],
    }
    return Answer(document, lines)


def night_as_json(night: Night) -> dict[str, Any]:
    return {
        "day": night.day.isoformat(),
        "home": night.home,
        "exchange": night.exchange.at.isoformat() if night.exchange else None,
        "swapped": night.swapped,
        "changed": night.changed,
        "why": night.why,
        "asked": night.asked,
        "visits": night.visits,
    }


def night_in_words(device: Device, night: Night) -> str:
    """As "Thu 2026-12-24  Blue house  exchange 17:00  changed: Christmas"."""
    parts = [f"{night.day:%a} {night.day}", named(device.day.plan.homes, night.home) or "-"]
    if night.exchange:
        parts.append(f"exchange {night.exchange.time:%H:%M}")
    kind = "swapped" if night.swapped else "changed" if night.changed else ""
    if kind:
        parts.append(f"{kind}: {night.why}" if night.why else kind)
    if night.asked:
        parts.append("a swap is asked for")
    if night.visits:
        parts.append("1 appointment" if night.visits == 1 else f"{night.visits} appointments")
    return "  ".join(parts)


def waiting_in_words(device: Device, one: Proposal) -> str:
    """As "swap.0a1b2c3d4e  Proposed: Blue house on 5 Dec (work), answer by 2026-11-29"."""
    until = f", answer by {one.answer_by}" if one.state == "open" else ""
    if stands_already(device.day.plan, one):
        until = ", stands already"
    return f"{one.id}  {in_words(device.day.plan, one)}{until}"
