"""`samestars plan add / set / end / rest / go-on / shown`: one entry of the plan by command."""

import argparse
from typing import Any

from kiosk.device import Device
from kiosk.errors import WrongUse
from kiosk.household.editing.plan_candidate import PlanEdit, added, altered, ended, unplaced
from kiosk.household.editing.plan_editing import PlanEditing, said
from kiosk.household.plan_form.form import Section
from kiosk.household.plan_form.remarks import Remark
from kiosk.household.plan_form.sections import SECTIONS

from .answer import Answer
from .opening import child_of, opened
from .parser import Declaring, Run
from .plan_values import UNCHANGED, record_named, section_named, values_of
from .staying import notes_on, stays, stays_as_json

VALUE_HELP = "as in a plan file, quotes where they are needed; KEY= leaves it out"
TOLD = "Both homes are told at the handover."
PICTURES = ("picture", "then_picture", "step_pictures")


def declare(group: Declaring) -> None:
    add = group.add(
        "add",
        run_add,
        "Add an entry to the plan: a task, a reward, an appointment and so on.",
        'samestars plan add task title="Hum a song" minutes=3 days=mon,thu',
    )
    known = ", ".join(section.name for section in SECTIONS if section.many)
    add.add_argument("section", metavar="SECTION", help=known)
    add.add_argument("values", nargs="+", metavar="KEY=VALUE", help=VALUE_HELP)
    add.add_argument("--child", metavar="ID", help="whose; the plan's first child if left out")
    by_whom(add)
    change = about_a_record(group, "set", run_set, "Change keys of an entry.", " minutes=5")
    change.add_argument("values", nargs="+", metavar="KEY=VALUE", help=VALUE_HELP)
    about_a_record(group, "end", run_end, "Take an entry out; a task keeps stars and history.")
    about_a_record(group, "rest", run_rest, "Ask for a task no more, until it goes on.")
    about_a_record(group, "go-on", run_go_on, "Ask again for a task that rests.")
    shown = about_a_record(group, "shown", run_shown, "Note that a therapist has tried it with us.")
    shown.add_argument("--home", metavar="ID", help="the home; this one if left out")
    shown.add_argument("--undo", action="store_true", help="it was not shown there")


def about_a_record(
    group: Declaring, name: str, run: Run, about: str, more: str = ""
) -> argparse.ArgumentParser:
    """A command that names an entry of the plan."""
    parser = group.add(name, run, about, f"samestars plan {name} task/k-words{more}")
    parser.add_argument("record", metavar="RECORD", help="as task/k-words; a task by its id alone")
    by_whom(parser)
    return parser


def by_whom(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", default="", metavar="CAREGIVER", help="who changes the plan")


def run_add(arguments: argparse.Namespace) -> Answer:
    """A new entry with an id of its name; the rest is as in a plan file that says no more."""
    section = section_named(arguments.section)
    if not section.many:
        raise WrongUse(f"A plan has one {section.name}; use plan set. {UNCHANGED}")
    with opened(arguments) as device:
        values = values_of(section, arguments.values, device.day.plan)
        if "child" in section.by_name and "child" not in values:
            values = {"child": child_of(device, arguments.child), **values}
        return edited(device, added(section, values), arguments)


def run_set(arguments: argparse.Namespace) -> Answer:
    """Other values of these keys; all others stay as they are, also those another home changes."""
    section, id = record_named(arguments.record)
    with opened(arguments) as device:
        values = values_of(section, arguments.values, device.day.plan)
        return edited(device, altered(section, id, values), arguments)


def run_end(arguments: argparse.Namespace) -> Answer:
    """Without the entry, in both homes."""
    section, id = record_named(arguments.record)
    if not section.many:
        raise WrongUse(f"A plan cannot be without its {section.name}. {UNCHANGED}")
    with opened(arguments) as device:
        return edited(device, ended(section, id), arguments)


def run_rest(arguments: argparse.Namespace) -> Answer:
    """The task is not asked for."""
    return paused(arguments, rests=True)


def run_go_on(arguments: argparse.Namespace) -> Answer:
    """The task is asked for again."""
    return paused(arguments, rests=False)


def paused(arguments: argparse.Namespace, *, rests: bool) -> Answer:
    section, id = task_named(arguments.record)
    with opened(arguments) as device:
        return edited(device, altered(section, id, {"paused": rests}), arguments)


def run_shown(arguments: argparse.Namespace) -> Answer:
    """The home joins those to which the task was shown, or leaves them."""
    section, id = task_named(arguments.record)
    with opened(arguments) as device:
        home = arguments.home or device.settings.home
        tasks = device.day.plan.tasks
        homes = next((task.shown for task in tasks if task.id == id), ())
        others = tuple(one for one in homes if one != home)
        shown = others if arguments.undo else homes if home in homes else (*homes, home)
        return edited(device, altered(section, id, {"shown": shown}), arguments)


def task_named(record: str) -> tuple[Section, str]:
    """A task. Raises WrongUse for another kind of record."""
    section, id = record_named(record)
    if section.name != "task":
        raise WrongUse(f"Only a task can do that, such as task/k-words. {UNCHANGED}")
    return section, id


def edited(device: Device, edit: PlanEdit, arguments: argparse.Namespace) -> Answer:
    """Write the edit, and say what changed and what is to be heeded."""
    editing, at = PlanEditing(device.day, known_pictures(edit)), device.moment()
    after = editing.look(edit, at).plan if edit.what == "end" else None
    stay = stays(device, after) if after else ()
    done = editing.save(edit, at, arguments.by)
    changes = [change.text for change in done.changes]
    document = {
        "record": done.record,
        "changed": bool(changes),
        "changes": changes,
        "stays": stays_as_json(stay),
        "warnings": [as_json(remark) for remark in done.warnings],
    }
    notes = [f"Note: {said(remark)}" for remark in done.warnings] + notes_on(stay)
    new = [f"It is {done.record} from now on."] if edit.what == "add" else []
    end = TOLD if changes else "It is so already; nothing was changed."
    return Answer(document, [*changes, *notes, *new, end])


def known_pictures(edit: PlanEdit) -> frozenset[str] | None:
    """The built-in pictures, where the edit names one."""
    if not edit.values.keys() & set(PICTURES):
        return None
    from widgets.drawings import pictures  # brings Textual in, 0.3 s that others need not wait

    return frozenset(pictures())


def as_json(remark: Remark) -> dict[str, Any]:
    return {"key": unplaced(remark)[0], "found": remark.found, "remedy": remark.remedy}
