"""`samestars chart`: the star chart, week by week."""

import argparse
from typing import Any

from kiosk.household.chart import WeekChart
from kiosk.household.household import Household

from .answer import Answer
from .opening import child_of, opened
from .parser import Declaring
from .words import counted, whose

MARKS = {"done": "★", "tried": "★", "not-today": "·", "": " "}
MOST_WEEKS = 520


def declare(commands: Declaring) -> None:
    parser = commands.add("chart", run, "Show the star chart.", "samestars chart --weeks 4")
    parser.add_argument(
        "--weeks", type=weeks, default=1, metavar="N", help="how many, from now back"
    )
    parser.add_argument("--child", metavar="ID", help="whose; the plan's first child if left out")


def weeks(text: str) -> int:
    """A number of weeks, 1 to 520."""
    if not text.isdecimal() or not 1 <= int(text) <= MOST_WEEKS:
        raise argparse.ArgumentTypeError(
            f'"{text}" is not a number of weeks from 1 to {MOST_WEEKS}'
        )
    return int(text)


def run(arguments: argparse.Namespace) -> Answer:
    """The same facts as the screen."""
    with opened(arguments) as device:
        household = Household.over(device.day)
        child = child_of(device, arguments.child)
        today = household.practice_day(device.moment())
        charts = household.weeks(child, today, arguments.weeks)
        lifetime, child_named = household.lifetime(child), whose(household.plan, child)
    document = {
        "child": child,
        "lifetime": lifetime,
        "weeks": [week_document(week) for week in charts],
    }
    lines = [line for week in charts for line in week_lines(week)]
    return Answer(
        document, [*lines, f"{child_named}{counted(lifetime, 'star')} in all, yours to keep"]
    )


def week_document(week: WeekChart) -> dict[str, Any]:
    """A week: days, stars a day, and a row for each task."""
    return {
        "days": [day.isoformat() for day in week.days],
        "stars": list(week.stars),
        "total": week.total,
        "tasks": [
            {
                "id": row.id,
                "title": row.title,
                "discipline": row.discipline,
                "outcomes": [cell.outcome for cell in row.cells],
                "stars": [cell.stars for cell in row.cells],
            }
            for row in week.rows
        ],
    }


def week_lines(week: WeekChart) -> list[str]:
    """A week as a small table."""
    lines = [
        f"{week.days[0]} to {week.days[-1]}: {counted(week.total, 'star')}",
        " " * 34 + " ".join("MTWTFSS"[day.weekday()] for day in week.days),
    ]
    for row in week.rows:
        marks = " ".join(MARKS[cell.outcome] for cell in row.cells)
        lines.append(f"{row.title[:32]:34}{marks}")
    return [*lines, ""]
