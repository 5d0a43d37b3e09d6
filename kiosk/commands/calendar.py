"""`samestars calendar import / export`: appointments from other programs, and for them.

What reads calendars takes half a second to load, so each command imports it when it runs.
"""

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.errors import KioskError
from kiosk.household.plan import Plan
from kiosk.household.plan_diff import PlanChange, plan_changes
from kiosk.household.plan_import import import_plan
from kiosk.household.refusals import check_caregiver

from .answer import Answer
from .opening import child_of, opened
from .parser import Declaring
from .preview import ask
from .whole_file import replace_file
from .words import counted

SECONDS = 60.0  # to read a calendar: 5,000 coming entries took 2 s on a desktop
LATE = f"This calendar takes longer than {SECONDS:.0f} seconds to read: a rule in it has no end."


def declare(commands: Declaring) -> None:
    group = commands.group(
        "calendar",
        "Take appointments from an .ics calendar, or write them as one.",
        "samestars calendar import therapy.ics",
    )
    bring = group.add(
        "import",
        run_import,
        "Take the coming appointments of a calendar; shows what changes before it does.",
        "samestars calendar import therapy.ics --only speech --provider kim",
    )
    bring.add_argument("source", metavar="FILE|URL", help="an .ics file, its address, or - ")
    bring.add_argument("--child", metavar="ID", help="whose; the plan's first child if left out")
    bring.add_argument("--provider", default="", metavar="ID", help="with whom the new ones are")
    bring.add_argument("--only", default="", metavar="WORDS", help="only titles that hold them")
    bring.add_argument(
        "--replace", action="store_true", help="take out what came from a calendar and left it"
    )
    bring.add_argument("--yes", action="store_true", help="do not ask")
    bring.add_argument("--by", default="", metavar="CAREGIVER", help="who changes the plan")
    give = group.add(
        "export",
        run_export,
        "Write the appointments as a calendar, or to standard output with -.",
        "samestars calendar export stars.ics",
    )
    give.add_argument("file", type=Path, metavar="FILE")
    give.add_argument("--child", metavar="ID", help="only hers or his")


def run_import(arguments: argparse.Namespace) -> Answer:
    """Show what would change, ask, and apply it in one step. Again, it changes nothing."""
    from kiosk.calendars.bounded import bounded
    from kiosk.calendars.fetching import fetched
    from kiosk.calendars.merging import Wanted, merged, told
    from kiosk.calendars.reading import read_calendar, span_from

    with opened(arguments) as device:
        plan, at = device.day.plan, device.moment()
        child = child_of(device, arguments.child)
        check_people(plan, arguments)
        zone = ZoneInfo(plan.time_zone)
        today = at.wall.astimezone(zone).date()
        source = fetched(arguments.source)
        reading = bounded(SECONDS, lambda: read_calendar(source, today, zone), LATE)
        wanted = Wanted(
            child,
            named=arguments.child is not None,
            provider=arguments.provider,
            words=arguments.only,
            replace=arguments.replace,
        )
        found = merged(plan, reading, wanted, span_from(today, zone))
        changes = plan_changes(plan, found.plan)
        lines = [in_words(change, found.plan) for change in changes]
        document = {
            "changed": bool(changes),
            "appointments": found.taken,
            "changes": lines,
            "past": reading.past,
            "cancelled": len(reading.cancelled),
            "others": found.others,
            "skipped": list(reading.skipped),
            "done": True,
        }
        if changes and not arguments.yes:
            ask(lines, arguments, document, reading.skipped)
        if changes:
            ledger = device.day.ledger
            import_plan(ledger, plan, found.plan, at, arguments.by, told=told(changes))
    return Answer(document, [*(lines if arguments.yes else []), *passed_over(document)])


def check_people(plan: Plan, arguments: argparse.Namespace) -> None:
    """Raises KioskError for a provider, HouseholdError for an author whom the plan lacks."""
    check_caregiver(plan, arguments.by)
    known = [one.id for one in plan.providers]
    if arguments.provider and arguments.provider not in known:
        said = f'There is no provider "{arguments.provider}"'
        raise KioskError(f"{said}. Known: {', '.join(known) or 'none'}. Nothing was changed.")


def in_words(change: PlanChange, plan: Plan) -> str:
    """The change; of what is new also when it begins."""
    starts = next((one.starts for one in plan.appointments if one.id == change.id), None)
    if change.what != "added" or starts is None:
        return change.text
    return f"{change.text}, from {spoken(starts)}"


def spoken(starts: datetime) -> str:
    return f"{starts:%Y-%m-%d %H:%M}"


def passed_over(document: dict[str, object]) -> Sequence[str]:
    """What was not taken, and why; and what came of it."""
    skipped = document["skipped"]
    assert isinstance(skipped, list)
    counts = (
        (document["past"], "entry is over", "entries are over"),
        (document["cancelled"], "entry is cancelled there", "entries are cancelled there"),
        (document["others"], "title has other words", "titles have other words"),
    )
    lines = [f"Not taken: {one}" for one in skipped]
    lines += [f"Passed over: {n} {one if n == 1 else more}." for n, one, more in counts if n]
    taken = document["appointments"]
    assert isinstance(taken, int)
    end = "are in" if document["changed"] else "were in already; nothing was changed"
    if not taken and not document["changed"]:
        return [*lines, "The calendar has no appointment to take; nothing was changed."]
    return [*lines, f"{counted(taken, 'appointment')} of the calendar {end}."]


def run_export(arguments: argparse.Namespace) -> Answer:
    """The same appointments always under the same UIDs, so that other programs follow changes."""
    from kiosk.calendars.writing import written_calendar

    with opened(arguments) as device:
        plan = device.day.plan
        child = child_of(device, arguments.child) if arguments.child else ""
        meant = [one for one in plan.appointments if child in ("", one.child)]
        found = written_calendar(plan, meant, device.moment().wall)
    document = {"file": str(arguments.file), "appointments": len(meant)}
    if str(arguments.file) == "-":
        text = found.decode("utf-8")
        if getattr(arguments, "json", False):
            return Answer({**document, "text": text})
        return Answer({}, text.splitlines())
    replace_file(arguments.file, found)
    return Answer(document, [f"{counted(len(meant), 'appointment')} written to {arguments.file}."])
