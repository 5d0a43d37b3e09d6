"""`samestars report`: what was practised since a day, for a spreadsheet or a script."""

import argparse
import csv
import io
import json
from datetime import date, timedelta
from typing import Any

from kiosk.device import Device
from kiosk.errors import WrongUse
from kiosk.household.household import Household

from .answer import Answer
from .opening import child_of, day, opened
from .parser import Declaring

COLUMNS = ("day", "child", "task", "title", "discipline", "outcome", "stars", "helped_by")
LONGEST = timedelta(days=3660)
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def declare(commands: Declaring) -> None:
    parser = commands.add(
        "report",
        run,
        "List what was practised since a day.",
        "samestars report --since 2026-11-01 --format csv > practice.csv",
    )
    parser.add_argument("--since", type=day, required=True, metavar="DATE", help="the first day")
    parser.add_argument("--format", choices=("json", "csv"), default="json")
    parser.add_argument("--child", metavar="ID", help="whose; the plan's first child if left out")


def run(arguments: argparse.Namespace) -> Answer:
    """One row for each task and day on which something was said of it; both homes together."""
    with opened(arguments) as device:
        child = child_of(device, arguments.child)
        rows = practised(device, child, arguments.since)
        rests = rested(device, child, arguments.since)
    document: dict[str, Any] = {"child": child, "since": arguments.since.isoformat(), "rows": rows}
    document["rests"] = rests
    if arguments.format == "json":
        return Answer(document, [json.dumps(document, ensure_ascii=False, indent=2)])
    return Answer(document, [as_csv(rows)])


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
