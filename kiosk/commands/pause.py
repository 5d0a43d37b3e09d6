"""`samestars pause`: a sick day, a rest day, holidays; nothing is due, in both homes."""

import argparse
from datetime import date

from kiosk.errors import KioskError, WrongUse
from kiosk.household.household import Household
from kiosk.household.pauses import WHYS, Pause

from .answer import Answer
from .opening import child_of, day, opened
from .parser import Declaring
from .today import REST_WORDS
from .words import whose


def declare(commands: Declaring) -> None:
    parser = commands.add(
        "pause",
        run,
        "Ask nothing of a child today, or for a span of days.",
        "samestars pause --first 2026-12-24 --last 2027-01-03 --why holiday",
    )
    parser.add_argument("--child", metavar="ID", help="whose; the plan's first child if left out")
    parser.add_argument("--first", type=day, metavar="DATE", help="today if left out")
    parser.add_argument("--last", type=day, metavar="DATE", help="the first day if left out")
    parser.add_argument("--open", action="store_true", help="until it is taken back")
    parser.add_argument("--why", choices=WHYS, default="rest")
    parser.add_argument("--by", default="", metavar="CAREGIVER", help="who says so")
    parser.add_argument("--end", action="store_true", help="ask again, from --first or today on")


def run(arguments: argparse.Namespace) -> Answer:
    """Pause, or ask again, durably, before a word is said."""
    if arguments.open and arguments.last:
        raise WrongUse("Say --last or --open, not both. Nothing was changed.")
    with opened(arguments) as device:
        household, at = Household.over(device.day), device.moment()
        child, today = child_of(device, arguments.child), household.practice_day(at)
        first = arguments.first or today
        if arguments.end:
            said = ended(household, child, first, arguments.by)
        else:
            last = None if arguments.open else arguments.last or first
            household.pause(child, at, first=first, last=last, why=arguments.why, by=arguments.by)
            said = (
                f"{REST_WORDS[arguments.why]}: {span(first, last)}. Nothing is due, in both homes."
            )
        pauses = household.pauses.after(child, today)
        name = whose(household.plan, child)
    document = {"child": child, "pauses": [as_json(one) for one in pauses]}
    return Answer(document, [name + said])


def ended(household: Household, child: str, first: date, by: str) -> str:
    """Ask again from a day on. Raises KioskError where nothing holds on it."""
    if not household.end_pause(child, first, by):
        coming = household.pauses.after(child, first)
        after = f" The next one begins on {coming[0].first}." if coming else ""
        raise KioskError(f"No pause holds on {first}. Nothing was changed.{after}")
    return f"Asked again from {first} on; days that were rested stay so."


def span(first: date, last: date | None) -> str:
    if last is None:
        return f"from {first} until it is taken back"
    return str(first) if first == last else f"{first} to {last}"


def as_json(pause: Pause) -> dict[str, str | None]:
    last = None if pause.last == date.max else pause.last.isoformat()
    return {"first": pause.first.isoformat(), "last": last, "why": pause.why}
