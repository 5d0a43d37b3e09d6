"""The verbs of an edit: look what it would make of the plan, and write it.

Only the fields that an edit is about are written, over the plan as it is at that moment: what
another home changes meanwhile in the same entry stays.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from kiosk.household.childs_day import ChildsDay
from kiosk.household.completions import Edit
from kiosk.household.editing.plan_candidate import Candidate, PlanEdit, candidate, unplaced
from kiosk.household.errors import HouseholdError
from kiosk.household.moment import Moment
from kiosk.household.news import news_edits
from kiosk.household.nights.schedule_records import as_agreed, schedule_edit
from kiosk.household.nights.schedule_yes import check_no_yes_needed
from kiosk.household.photos import named
from kiosk.household.plan import Plan
from kiosk.household.plan_diff import PlanChange, plan_changes
from kiosk.household.plan_form.calendar import APPOINTMENT, PARENTING_SCHEDULE
from kiosk.household.plan_form.form import Section
from kiosk.household.plan_form.remarks import Remark
from kiosk.household.plan_news import plan_news
from kiosk.household.plan_records import (
    RECORDED,
    SCHEDULE,
    changed,
    leaving,
    place,
    recorded,
    section_edits,
)
from kiosk.household.refusals import KEPT, check_caregiver
from kiosk.household.visits.appointment_records import VISIT, keeping_former
from kiosk.household.visits.past_visits import keeping_past_visits
from kiosk.language import _, speaking


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit came to: its record, and what changed, nothing the second time."""

    record: str
    changes: tuple[PlanChange, ...]
    warnings: tuple[Remark, ...]


class PlanEditing:
    """Edits of a household's plan. `pictures` are the names of the built-in ones, if known."""

    def __init__(self, day: ChildsDay, pictures: Collection[str] | None = None) -> None:
        self._day = day
        self._ledger = day.ledger
        self._pictures = pictures

    @property
    def plan(self) -> Plan:
        return self._day.plan

    def look(self, edit: PlanEdit, at: Moment) -> Candidate:
        """What the edit would make of the plan as it is now. Raises HouseholdError where it cannot
        be made at all. Visits that are over stay as they were.
        """
        found = candidate(
            self.plan,
            self._agreed_here(edit),
            taken=self._ledger.records(edit.section.name).keys(),
            pictures=self._pictures,
            photos=self._photo,
            today=self._day.practice_day(at),
        )
        if found.plan is None or "exceptions" not in edit.values:
            return found
        kept = keeping_past_visits(self.plan, found.plan, at.wall, self._ledger)
        return replace(found, plan=kept)

    def save(self, edit: PlanEdit, at: Moment, by: str = "") -> Edited:
        """Write the edit, with the news of it, in one step. Raises HouseholdError where it has
        mistakes, or needs the other home's yes, and then nothing is written.
        """
        old = self.plan
        check_caregiver(old, by)
        found = self.look(edit, at)
        if found.plan is None:
            raise HouseholdError(f"{said(found.mistakes[0])} {_(KEPT)}")
        record = record_name(edit.section, found.id)
        written = self._written(record, self._agreed_here(edit), found, at)
        if not written:
            return Edited(record, (), found.warnings)
        check_no_yes_needed(old, record)
        with speaking(old.language, old.time_zone):  # the news is for the screens
            lines = plan_news(old, found.plan)
        day = self._day.practice_day(at)
        news = news_edits(day, at.wall, lines, by)
        self._ledger.write([*written, *news], author=by)
        return Edited(record, plan_changes(old, found.plan), found.warnings)

    def _agreed_here(self, edit: PlanEdit) -> PlanEdit:
        """Another taker is what this home says: the other one has yet to agree."""
        if edit.section is not APPOINTMENT or not edit.values.keys() & {"taker"}:
            return edit
        agreed = (self._day.home,) if edit.values["taker"] and self._day.home else ()
        values = {"agreed": agreed, **edit.values}
        return PlanEdit(edit.what, edit.section, edit.id, values)

    def _written(self, record: str, edit: PlanEdit, found: Candidate, at: Moment) -> list[Edit]:
        """What to write; nothing where nothing differs. A visit of an appointment that is not as
        planned has a record of its own.
        """
        fields = self._fields(edit, found, at)
        edits = [(record, fields)] if fields else []
        if "exceptions" in edit.values and found.plan is not None:
            today = self._day.practice_day(at)
            edits += section_edits(VISIT, found.plan, self._ledger, today)
        return keeping_former(edits, self._ledger, at.wall)

    def _fields(self, edit: PlanEdit, found: Candidate, at: Moment) -> dict[str, Any]:
        """What to write on the one record that the edit is about: the fields that differ."""
        section = next(one for one in RECORDED if one.name == edit.section.name)
        records, today = self._ledger.records(section.name), self._day.practice_day(at)
        was = records.get(record_name(section, found.id).partition("/")[2], {})
        if edit.what == "end":
            return leaving(section, was, today)
        assert found.plan is not None
        whole = recorded(section, entry(section, found.plan, found.id))
        if edit.what == "add":
            orders = [place(one) for one in records.values() if isinstance(one.get("order"), int)]
            return {**changed(section, whole, was), "order": max(orders, default=-1) + 1}
        wanted = {name: whole[name] for name in edit.values if name in whole}
        if section is PARENTING_SCHEDULE:
            fields = changed(section, wanted, as_agreed(was, self._ledger))
            return schedule_edit(whole, fields, was, today, self._ledger)
        return changed(section, wanted, was)

    def _photo(self, name: str) -> str:
        """What is wrong with a photo of that name: that nobody has brought it in."""
        if name in named(self._ledger):
            return ""
        return "Nobody has brought in this photo. Do it with plan import, beside the plan file."


def record_name(section: Section, id: str) -> str:
    """The record of an entry; of a section of one its only one."""
    alone = SCHEDULE if section is PARENTING_SCHEDULE else section.name
    return f"{section.name}/{id or alone}"


def entry(section: Section, plan: Plan, id: str) -> Any:
    """The entry of a section with that id; the plan itself for the household."""
    if not section.attribute:
        return plan
    found = getattr(plan, section.attribute)
    return next(one for one in found if one.id == id) if section.many else found


def said(remark: Remark) -> str:
    """A remark of a plan that stands in no file: `task "hum".days: found nothing. Add it.`"""
    words = _("{key}: found {found}. {remedy}")
    return words.format(key=unplaced(remark)[0], found=remark.found, remedy=remark.remedy)
