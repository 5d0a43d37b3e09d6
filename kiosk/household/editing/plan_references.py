"""Who in a plan names an entry: taken out where it may be left out, else a reason to refuse."""

from collections.abc import Iterator
from typing import Any

from kiosk.household.plan_file.document import Document
from kiosk.household.plan_form.form import Key, Section, Tables
from kiosk.household.plan_form.kinds import Kind, Many, Mapped, Reference
from kiosk.household.plan_form.sections import SECTIONS


def tables_of(document: Document, section: Section) -> list[Document]:
    """The entries of a section, also of one that has a single one."""
    found = document.get(section.name, [])
    return list(found) if section.many else [found] if found else []


def forget(document: Document, section: Section, id: str) -> None:
    """Take the id out of all that may do without it."""
    for other in SECTIONS:
        for table in tables_of(document, other):
            forget_in(table, other, section.name, id)


def forget_in(table: Document, section: Section, named: str, id: str) -> None:
    for key in section.keys:
        if key.name in table:
            left = remaining(key.kind, table[key.name], named, id)
            if left is None:
                del table[key.name]
            else:
                table[key.name] = left


def remaining(kind: Kind | Tables, value: Any, named: str, id: str) -> Any:
    """The value without the id; None where nothing of it is left."""
    if isinstance(kind, Reference):
        return None if kind.section == named and kind.blank and value == id else value
    if isinstance(kind, Many):
        return tuple(each for each in value if not is_named(kind.item, each, named, id))
    if isinstance(kind, Mapped):
        return {
            name: each for name, each in value.items() if not is_named(kind.name, name, named, id)
        }
    if isinstance(kind, Tables):
        for each in value:
            forget_in(each, kind.section, named, id)
    return value


def is_named(kind: Kind, value: Any, named: str, id: str) -> bool:
    return isinstance(kind, Reference) and kind.section == named and value == id


def needing(document: Document, section: Section, id: str) -> Iterator[tuple[Section, Document]]:
    """The entries that cannot be without the id."""
    for other in SECTIONS:
        for table in tables_of(document, other):
            if any(needs(key, table.get(key.name), section.name, id) for key in other.keys):
                yield other, table


def needs(key: Key, value: Any, named: str, id: str) -> bool:
    kind = key.kind
    if isinstance(kind, Mapped):
        return any(is_named(kind.value, each, named, id) for each in (value or {}).values())
    if isinstance(kind, Tables):
        inner = kind.section.keys
        return any(
            needs(one, table.get(one.name), named, id) for table in value or () for one in inner
        )
    return isinstance(kind, Reference) and not kind.blank and is_named(kind, value, named, id)
