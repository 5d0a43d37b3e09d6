"""`samestars print`: today's tasks for the fridge, and a task's card for whoever helps out once."""

import argparse
from pathlib import Path
from typing import Any

from kiosk.device import Device
from kiosk.errors import KioskError
from kiosk.household.photos import files_of, named, photo
from kiosk.household.plan import Plan, Task
from kiosk.household.refusals import known_child
from kiosk.language import speaking
from kiosk.pages.printing import printed

from .answer import Answer
from .handed_out import handed_out
from .opening import child_of, day, opened
from .parser import Declaring
from .tick import task_named
from .today import document

FORMATS = ("html", "pdf")


def declare(commands: Declaring) -> None:
    group = commands.group(
        "print",
        "Print today's tasks for the fridge, or a task's card for a grandparent or a sitter.",
        "samestars print today --output today.pdf",
    )
    sheet = group.add(
        "today",
        run_today,
        "Today's tasks on paper, a page for each child, with circles to tick.",
        "samestars print today --output today.pdf",
    )
    sheet.add_argument("--child", metavar="ID", help="whose; every child's if left out")
    sheet.add_argument("--on", type=day, metavar="DATE", help="another practice day")
    card = group.add(
        "task",
        run_task,
        "A task's card: picture, steps, how often, and the code of its instructions.",
        "samestars print task k-words --output k-words.pdf",
    )
    card.add_argument("task", metavar="TASK", help="the task's id, with or without task/")
    for parser in (sheet, card):
        parser.add_argument(
            "--format", choices=FORMATS, help="html if left out, but pdf for a FILE that ends so"
        )
        parser.add_argument(
            "--output", type=Path, metavar="FILE", help="instead of standard output"
        )


def run_today(arguments: argparse.Namespace) -> Answer:
    """The day as the child's screen shows it, by the clocks of this home."""
    with opened(arguments) as device:
        household, at = device.day, device.moment()
        wanted = arguments.on or household.practice_day(at)
        if arguments.child is None and household.plan.children:
            children = household.plan.children
        else:
            children = (known_child(household.plan, child_of(device, arguments.child)),)
        days = [(child, household.today(child.id, wanted, at)) for child in children]
        from kiosk.pages.day_sheet import day_page  # jinja2 and drawings: for pages alone

        with speaking(household.plan.language, household.plan.time_zone):
            page = day_page(days, photos(device))
        told = {"pages": [document(facts, household.home) for _child, facts in days]}
    return delivered(told, page, arguments)


def run_task(arguments: argparse.Namespace) -> Answer:
    """A card that needs no screen and no account."""
    with opened(arguments) as device:
        plan = device.day.plan
        task = in_plan(plan, arguments.task.removeprefix("task/"))
        from kiosk.pages.task_card import card_page  # jinja2 and drawings: for pages alone

        with speaking(plan.language, plan.time_zone):
            page = card_page(plan, task, device.day.home, photos(device))
    return delivered({"child": task.child, "task": task.id}, page, arguments)


def in_plan(plan: Plan, id: str) -> Task:
    """The task with this id. Raises WrongUse where there is none, KioskError for one that left."""
    task = task_named(plan, id)
    if task.ended is not None:
        raise KioskError(f'"{id}" left the plan on {task.ended}. Nothing was written.')
    return task


def photos(device: Device) -> dict[str, bytes]:
    """The family's own that have come to this device, by the names that the plan has for them."""
    known, ledger = named(device.replica), device.replica
    whole = {
        name: photo(ledger, known[name]) for name in files_of(device.day.plan) if name in known
    }
    return {name: content for name, content in whole.items() if content}


def delivered(told: dict[str, Any], page: str, arguments: argparse.Namespace) -> Answer:
    """The page where it was asked for: as it is, or printed."""
    output: Path | None = arguments.output
    by_name = "pdf" if output and output.suffix.lower() == ".pdf" else "html"
    form = arguments.format or by_name
    content = printed(page) if form == "pdf" else page.encode()
    return handed_out(told, content, arguments, binary=form == "pdf")
