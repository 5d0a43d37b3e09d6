"""`key=value` as typed for a plan: TOML, or bare words where they can only mean text."""

import tomllib
from collections.abc import Sequence
from typing import Any

from kiosk.errors import WrongUse
from kiosk.household.plan import Plan
from kiosk.household.plan_file.document import document_of
from kiosk.household.plan_file.entries import PlanExamination
from kiosk.household.plan_form.form import Key, Section
from kiosk.household.plan_form.kinds import Days, Many, Reference
from kiosk.household.plan_form.remarks import listed, nearest
from kiosk.household.plan_form.sections import SECTIONS

UNCHANGED = "Nothing was changed."


def section_named(name: str) -> Section:
    """The section of a plan with that name. Raises WrongUse."""
    for section in SECTIONS:
        if section.name == name:
            return section
    known = [section.name for section in SECTIONS]
    near = nearest(name, known)
    raise WrongUse(f'A plan has no "{name}". {near}Known: {", ".join(known)}. {UNCHANGED}')


def record_named(record: str) -> tuple[Section, str]:
    """A record such as task/k-words, a task by its id alone, or a section of one by its name.
    Raises WrongUse.
    """
    name, slash, id = record.partition("/")
    if slash:
        section = section_named(name)
        return section, id if section.many else ""
    alone = (section for section in SECTIONS if section.name == record and not section.many)
    return next(((section, "") for section in alone), (section_named("task"), record))


def values_of(section: Section, typed: Sequence[str], plan: Plan) -> dict[str, Any]:
    """The values by key; an empty one leaves the key out. Raises WrongUse for a key that the
    section does not have.
    """
    reading = PlanExamination(document_of(plan), {})
    return dict(value_of(section, each, reading) for each in typed)


def value_of(section: Section, typed: str, reading: PlanExamination) -> tuple[str, Any]:
    name, equals, text = typed.partition("=")
    name = name.strip()
    if not equals:
        raise WrongUse(f'"{typed}" is no key=value, such as minutes=5. {UNCHANGED}')
    key = section.by_name.get(name)
    if key is None or name == "id":
        known = [each for each in section.by_name if each != "id"]
        near = nearest(name, known)
        words = f'A {section.name} has no "{name}". {near}Known: {listed(known)}. {UNCHANGED}'
        raise WrongUse(words)
    if not text:
        return name, None
    meant = [*toml(text), *items(key, text), text]
    return name, next((each for each in meant if is_read(key, each, reading)), meant[0])


def toml(text: str) -> list[Any]:
    """The value that the text is in TOML; nothing where it is none."""
    try:
        document = tomllib.loads(f"value = {text}")
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return []
    return [document["value"]] if document.keys() == {"value"} else []


def items(key: Key, text: str) -> list[Any]:
    """`mon,thu` for a list whose items are single words."""
    single = isinstance(key.kind, Days) or (
        isinstance(key.kind, Many) and isinstance(key.kind.item, Reference)
    )
    return [[each.strip() for each in text.split(",")]] if single and text != "daily" else []


def is_read(key: Key, value: Any, reading: PlanExamination) -> bool:
    """Whether the plan can hold the value, without a word about it."""
    before = len(reading.mistakes)
    read = key.kind.read(value, (key.name,), reading)
    return read is not None and len(reading.mistakes) == before
