"""What a plan fragment may not contain, and what it does better without."""

from collections.abc import Iterator
from typing import Any

from kiosk.household.plan import Task
from kiosk.household.plan_file.advice import (
    TITLED,
    Photos,
    advise_on_address,
    advise_on_goal,
    advise_on_picture,
    advise_on_steps,
    advise_on_title,
    pictured,
)
from kiosk.household.plan_file.check import check_dates, check_format, check_ids
from kiosk.household.plan_file.entries import Entry
from kiosk.household.plan_file.fragment import KEYS, TABLES, FragmentExamination
from kiosk.household.plan_form.kinds import Reference
from kiosk.household.plan_form.remarks import MISSING, listed, nearest, quoted
from kiosk.household.plan_form.sections import SECTIONS, most
from kiosk.household.plan_records import recorded
from kiosk.household.sessions.notes import note_fault

NOT_HERE = "A fragment holds the tasks of one provider; the rest of the plan is the family's."


def check_fragment(plan: FragmentExamination) -> None:
    """Remark on every mistake that lies between values, or in what is no fragment's."""
    check_format(plan)
    check_names(plan)
    check_heads(plan)
    for name in TABLES:
        check_number(plan, name)
        check_ids(plan, plan.of(name))
    for task in plan.of("task"):
        check_dates(plan, task)
        check_theirs(plan, task)
    for name in ("goal", "material"):
        for entry in plan.of(name):
            check_shared(plan, entry)
    check_ended(plan)


def check_names(plan: FragmentExamination) -> None:
    sections = [section.name for section in SECTIONS]
    for name in plan.whole:
        if name in KEYS:
            continue
        if name in sections:
            plan.refuse((name,), f"a {name}", NOT_HERE)
        else:
            remedy = nearest(name, KEYS) or f"Known here: {', '.join(KEYS)}."
            plan.refuse((name,), "a key that a fragment does not have", remedy.strip())


def check_heads(plan: FragmentExamination) -> None:
    given = plan.whole.get("provider", MISSING)
    if given is MISSING:
        known = listed(provider.id for provider in plan.plan.providers) or "there is none yet"
        plan.mistake(("provider",), given, f"Begin with the id of the plan's provider: {known}.")
    else:
        Reference("provider").read(given, ("provider",), plan)
    note = plan.whole.get("note", "")
    if not isinstance(note, str):
        plan.mistake(("note",), note, "Write a short text in quotes.")
    elif fault := note_fault(note.strip()):
        plan.mistake(("note",), note, fault)


def check_number(plan: FragmentExamination, name: str) -> None:
    section = next(one for one in SECTIONS if one.name == name)
    found = plan.document.get(name)
    if isinstance(found, list) and len(found) > most(section):
        remedy = f"A plan holds {most(section)} at most. Take out what is over."
        plan.refuse((name, most(section)), f"{len(found)} entries of {section.heading}", remedy)


def check_theirs(plan: FragmentExamination, task: Entry) -> None:
    """Only this provider's tasks may be in a fragment, or be changed by it."""
    before = plan.before("task", task.values.get("id"))
    name = next((one.name for one in plan.plan.providers if one.id == plan.provider), "")
    remedy = f"Only tasks of {name or 'this provider'} may be in it. Leave this one out"
    if isinstance(before, Task) and before.provider != plan.provider:
        plan.refuse(task.at("id"), f"{quoted(before.id)}, which is not theirs", f"{remedy}.")
    elif task.get("provider") not in ("", None, plan.provider):
        remedy += f", or write provider = {quoted(plan.provider)}."
        plan.mistake(task.at("provider"), task.get("provider"), remedy)


def check_shared(plan: FragmentExamination, entry: Entry) -> None:
    """A goal or a material that tasks of others go by is changed in the family's plan alone."""
    section, id = entry.section, entry.values.get("id")
    before = plan.before(section.name, id)
    if before is None or recorded(section, before) == recorded(section, _built(entry, before)):
        return
    others = [
        task.id
        for task in plan.plan.tasks
        if task.provider != plan.provider and task.ended is None and _goes_by(task, before)
    ]
    if others:
        remedy = "Leave it out: the family changes it in the plan itself."
        plan.refuse(entry.at("id"), f"{quoted(before.id)}, which {listed(others)} needs", remedy)


def _built(entry: Entry, before: Any) -> Any:
    """The entry as a value; as it was, where it cannot be read."""
    built = entry.section.build(entry.values)
    return before if built is None else built


def _goes_by(task: Task, entry: Any) -> bool:
    called = {entry.id.casefold(), str(getattr(entry, "name", "")).casefold()}
    return task.goal == entry.id or any(thing.casefold() in called for thing in task.materials)


def check_ended(plan: FragmentExamination) -> None:
    found = plan.whole.get("ended", [])
    if not isinstance(found, list):
        plan.mistake(("ended",), found, 'Write a list of ids in brackets, such as ["k-words"].')
        return
    theirs = [
        task.id for task in plan.plan.tasks if task.provider == plan.provider and task.ended is None
    ]
    named = plan.known.get("task", ())
    for place, id in enumerate(found):
        before = plan.before("task", id)
        over = isinstance(before, Task) and before.ended and before.provider == plan.provider
        if id in named:
            remedy = "It is among the tasks below, too. Keep one of the two."
            plan.mistake(("ended", place), id, remedy)
        elif id not in theirs and not over:
            remedy = (
                f"Write the id of a task of this provider: {listed(theirs) or 'there is none'}."
            )
            plan.mistake(("ended", place), id, remedy)


def advise_on_fragment(
    plan: FragmentExamination, pictures: frozenset[str] | None, photos: Photos | None
) -> None:
    """Warn of what is allowed and not wise, as of a plan file."""
    for task in plan.of("task"):
        advise_on_steps(plan, task)
        advise_on_address(plan, task)
        advise_on_goal(plan, task)
        advise_on_title(plan, task, TITLED["task"])
    for path, picture in pictured(plan):
        advise_on_picture(plan, path, picture, pictures, photos)


def built_entries(plan: FragmentExamination, name: str) -> Iterator[Any]:
    """The entries of a fragment without mistakes."""
    for entry in plan.of(name):
        yield entry.section.build(entry.values)
