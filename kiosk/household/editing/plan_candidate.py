"""An edit of one entry of the plan, and what it would make of the plan: with its remarks."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, Literal, cast

from kiosk.household.editing.plan_ids import new_id
from kiosk.household.editing.plan_references import forget, needing
from kiosk.household.plan import Plan
from kiosk.household.plan_diff import TITLES
from kiosk.household.plan_file.advice import Photos
from kiosk.household.plan_file.document import Document, document_of
from kiosk.household.plan_file.reading import built, examined
from kiosk.household.plan_form.form import Section
from kiosk.household.plan_form.people import HOME
from kiosk.household.plan_form.remarks import Remark
from kiosk.household.refusals import refusal
from kiosk.language import _

PLACE = re.compile(r'^(\w+)\[\d+\](?= ")')  # of an entry in its section, where its id follows


@dataclass(frozen=True, slots=True)
class PlanEdit:
    """One edit of one entry. `values` are as the plan or its file has them, by key; None leaves a
    key out, so that its default holds. The id is empty in a section of one, and of what is new.
    """

    what: Literal["add", "change", "end"]
    section: Section
    id: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


def added(section: Section, values: Mapping[str, Any]) -> PlanEdit:
    """A new entry; its id comes from what it is called."""
    return PlanEdit("add", section, "", values)


def altered(section: Section, id: str, values: Mapping[str, Any]) -> PlanEdit:
    """Other values of some keys."""
    return PlanEdit("change", section, id, values)


def ended(section: Section, id: str) -> PlanEdit:
    """The entry leaves the plan; a task keeps its history."""
    return PlanEdit("end", section, id)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What an edit would make of the plan: `plan` is None exactly where it has mistakes.

    The remarks are those that the edit causes, as `plan check` gives them.
    """

    id: str
    plan: Plan | None
    mistakes: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The mistakes first."""
        return (*self.mistakes, *self.warnings)


def candidate(
    plan: Plan,
    edit: PlanEdit,
    *,
    taken: Collection[str] = (),
    pictures: Collection[str] | None = None,
    photos: Photos | None = None,
    today: date | None = None,
) -> Candidate:
    """What the edit would make of the plan. `taken`: ids that nothing new may have, beside those
    of the plan; the others as in `read_plan`. Raises HouseholdError where the entry is not there,
    or others cannot be without it.
    """
    document = document_of(plan)
    look = partial(examined, document, {}, pictures=pictures, photos=photos, today=today)
    before = look()
    id = apply(document, edit, taken)
    after = look()
    mistakes = caused(after.mistakes, before.mistakes)
    return Candidate(
        id,
        None if mistakes else built(after),
        mistakes,
        caused(after.warnings, before.warnings),
    )


def apply(document: Document, edit: PlanEdit, taken: Collection[str]) -> str:
    """Make the edit in a document; returns the id of the entry."""
    section = edit.section
    entries = document.setdefault(section.name, []) if section.many else []
    if edit.what == "add" and section.many:
        known = {*taken, *(each["id"] for each in entries)}
        entries.append({"id": new_id(title(edit.values), section.name, known)})
    table = found(document, edit) if edit.what != "add" or not section.many else entries[-1]
    if edit.what == "end":
        take_out(document, edit, table)
    for name, value in edit.values.items():
        table[name] = value
        if value is None:
            del table[name]
    return str(table.get("id", ""))


def found(document: Document, edit: PlanEdit) -> Document:
    """The entry that the edit is about. Raises HouseholdError where it is not in the plan."""
    section = edit.section
    if not section.many:
        table: Document = document.setdefault(section.name, {})
        return table
    for each in document[section.name]:
        if each["id"] == edit.id:
            return cast(Document, each)
    raise refusal(_('"{id}" is not in the plan: perhaps it was taken out.'), id=edit.id)


def take_out(document: Document, edit: PlanEdit, table: Document) -> None:
    """Without the entry. Raises HouseholdError where others cannot be without it."""
    section = edit.section
    if section is HOME:
        raise refusal(_("A home is taken out of the plan file, with plan import."))
    document[section.name] = [each for each in document[section.name] if each is not table]
    forget(document, section, edit.id)
    others = [title(other) for _section, other in needing(document, section, edit.id)]
    if others:
        words = _("{name} is needed by: {others}. Change or end that first.")
        raise refusal(words, name=title(table), others=", ".join(others))


def title(values: Mapping[str, Any]) -> str:
    """What a person calls an entry; its id where it has no name."""
    known = (str(values[name]) for name in (*TITLES, "id") if values.get(name))
    return next(known, "")


def caused(after: Sequence[Remark], before: Sequence[Remark]) -> tuple[Remark, ...]:
    """The remarks that were not there before, whatever place their entries moved to."""
    known = {unplaced(remark) for remark in before}
    return tuple(remark for remark in after if unplaced(remark) not in known)


def unplaced(remark: Remark) -> tuple[str, str, str]:
    return PLACE.sub(r"\1", remark.key), remark.found, remark.remedy
