"""`samestars report`: what was practised since a day, or since the last visit to a provider."""

import argparse
import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from kiosk.device import Device
from kiosk.errors import WrongUse
from kiosk.household.household import Household
from kiosk.household.sessions.session_sheet import session_sheet
from kiosk.language import speaking
from kiosk.pages.printing import printed

from .answer import Answer
from .handed_out import handed_out
from .opening import child_of, day, opened
from .parser import Declaring
from .session_report import child_with, document, provider_of

COLUMNS = ("day", "child", "task", "title", "discipline", "outcome", "stars", "helped_by")
LONGEST = timedelta(days=3660)
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def declare(commands: Declaring) -> None:
    parser = commands.add(
        "report",
        run,
        "List what was practised since a day, or make the sheet for a session with a provider.",
        "samestars report --provider kim --format pdf --output kim.pdf",
    )
    parser.add_argument(
        "--since", type=day, metavar="DATE", help="the first day; with --provider, the last visit's"
    )
    parser.add_argument("--provider", metavar="ID", help="whose tasks, the hard ones first")
    parser.add_argument("--format", choices=("json", "csv", "html", "pdf"), default="json")
    parser.add_argument("--child", metavar="ID", help="whose; the plan's first child if left out")
    parser.add_argument("--output", type=Path, metavar="FILE", help="instead of standard output")


def run(arguments: argparse.Namespace) -> Answer:
    """One row for each task and day on which something was said of it; both homes together. With
    a provider the sheet for the session.
    """
    if arguments.provider is None:
        check_without_provider(arguments)
    with opened(arguments) as device:
        if arguments.provider is not None:
            document, content = for_session(device, arguments)
        else:
            document, content = since_a_day(device, arguments)
    return handed_out(document, content, arguments, binary=arguments.format == "pdf")


def check_without_provider(arguments: argparse.Namespace) -> None:
    """A page is one for a session, and a list begins somewhere."""
    if arguments.format in ("html", "pdf"):
        raise WrongUse(
            f"A page ({arguments.format}) is about a provider. Nothing was written. "
            "Add --provider ID, or take --format csv."
        )
    if arguments.since is None:
        raise WrongUse(
            "Since when? Nothing was written. Add --since DATE, or --provider ID for the sheet "
            "since the last visit."
        )


def since_a_day(device: Device, arguments: argparse.Namespace) -> tuple[dict[str, Any], bytes]:
    """What was practised of every task: the document, and what is printed of it."""
    child, since = child_of(device, arguments.child), arguments.since
    rows = practised(device, child, since)
    document = {"child": child, "since": since.isoformat(), "rows": rows}
    document["rests"] = rested(device, child, since)
    return document, written(document if arguments.format == "json" else as_csv(rows))


def for_session(device: Device, arguments: argparse.Namespace) -> tuple[dict[str, Any], bytes]:
    """The sheet of a provider: the document, and what is printed of it."""
    plan = device.day.plan
    provider = provider_of(plan, arguments.provider)
    child = child_of(device, arguments.child or child_with(device, provider))
    with speaking(plan.language, plan.time_zone):  # the page is for those who read the wall
        sheet = session_sheet(device.day, provider, child, device.moment(), arguments.since)
        told = document(sheet)
        if arguments.format in ("html", "pdf"):
            from kiosk.pages.session_sheet import session_page  # jinja2: for pages alone

            page = session_page(plan, sheet)
            return told, page.encode() if arguments.format == "html" else printed(page)
    if arguments.format == "csv":
        rows = practised(device, child, sheet.period.first)
        theirs = {task.id for task in plan.tasks if task.provider == provider}
        return told, written(as_csv([row for row in rows if row["task"] in theirs]))
    return told, written(told)


def written(content: str | dict[str, Any]) -> bytes:
    """Text, or a JSON document, as it stands in a file."""
    text = (
        content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=2)
    )
    return f"{text}\n".encode()


def practised(device: Device, child: str, since: date) -> list[dict[str, Any]]:
    """The rows, oldest day first."""
    household = Household.over(device.day)
    today = household.practice_day(device.moment())
    if not timedelta(0) <= today - since <= LONGEST:
        raise WrongUse(f"--since {since} must lie within the last ten years. Nothing was changed.")
    weeks = (today - since).days // 7 + 2
    rows = []
    for week in reversed(household.weeks(child, today, weeks)):
        for column, on in enumerate(week.days):
            cells = [(row, row.cells[column]) for row in week.rows]
            rows += [
                {
                    "day": on.isoformat(),
                    "child": child,
                    "task": row.id,
                    "title": row.title,
                    "discipline": row.discipline,
                    "outcome": cell.outcome,
                    "stars": cell.stars,
                    "helped_by": " ".join(cell.helpers),
                }
                for row, cell in cells
                if cell.outcome and since <= on <= today
            ]
    return rows


def rested(device: Device, child: str, since: date) -> list[dict[str, str]]:
    """The days since then on which nothing was asked: no gap in the practice."""
    today = device.day.practice_day(device.moment())
    days = [since + timedelta(days=number) for number in range((today - since).days + 1)]
    return [
        {"day": one.day.isoformat(), "why": one.why} for one in device.day.pauses.rests(child, days)
    ]


def as_csv(rows: list[dict[str, Any]]) -> str:
    """The rows as CSV; a text that a spreadsheet would take for a formula begins with a quote."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: harmless(value) for key, value in row.items()} for row in rows)
    return text.getvalue().rstrip("\n")


def harmless(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
