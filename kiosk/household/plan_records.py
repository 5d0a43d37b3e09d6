"""The plan as records, and back: what an import writes, and what every start reads.

A record is `task/k-words`; its fields are the keys of the plan file with JSON values, and `order`,
the place in the file. What left the file is `gone`; a task is `ended` on a practice day, so that
its history keeps its name. On the start-up path: nothing slow is imported here.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from datetime import date, time
from typing import Any

from kiosk.household.item_fields import by_item, whole
from kiosk.household.ledger import Fields, Ledger, Undated
from kiosk.household.nights.schedule_records import as_agreed, complete_schedule, schedule_edit
from kiosk.household.plan import WEEKDAYS, Home, ParentingSchedule, Plan
from kiosk.household.plan_form.calendar import APPOINTMENT, PARENTING_SCHEDULE
from kiosk.household.plan_form.form import Key, Section, said_of
from kiosk.household.plan_form.kinds import One, Path
from kiosk.household.plan_form.people import HOUSEHOLD
from kiosk.household.plan_form.practice import TASK
from kiosk.household.plan_form.scalars import UnreadableValue
from kiosk.household.plan_form.sections import SECTIONS
from kiosk.household.plan_form.times import day
from kiosk.household.visits.appointment_records import (
    RECORDED_APPOINTMENT,
    VISIT,
    complete_appointments,
    visit_edit,
    wanted_visits,
)

UNNAMED, NO_ZONE = "Our plan", "UTC"
SCHEDULE = "schedule"
LAST = 1 << 30  # the place of a record that says none
SPOKEN = frozenset({"name", "title", "text"})  # words that an id can stand in for
ENDED = Key("ended", One(day), "")
RECORDED_TASK = Section(TASK.name, TASK.attribute, TASK.holds, (*TASK.keys, ENDED))
OTHERWISE = {TASK: RECORDED_TASK, APPOINTMENT: RECORDED_APPOINTMENT}  # as records have them
ENTRIES = tuple(OTHERWISE.get(section, section) for section in SECTIONS)
RECORDED = (*ENTRIES, VISIT)
NAMED_FIRST = sorted(  # goals before the tasks that name them
    (section for section in ENTRIES if section.many), key=lambda section: section.name == "task"
)


def plan_from_records(ledger: Undated) -> Plan:
    """The plan that the records tell, whatever a newer version or half a sync left in them.

    Unknown fields are passed over; a value that cannot be read counts as not there; a title that
    is not there is made from the id; an entry that still lacks something, or whose child is not
    there, is left out.
    """
    reading = RecordReading(ledger)
    parts: dict[str, Any] = reading.household()
    parts |= {section.attribute: reading.entries(section) for section in NAMED_FIRST}
    parts["appointments"] = complete_appointments(
        parts["appointments"], ledger, reading.entry, parts["homes"]
    )
    return Plan(**parts, parenting_schedule=reading.schedule(parts["homes"]))


class RecordReading:
    """One run over the records, as a `Reading` that takes what it gets."""

    def __init__(self, ledger: Undated) -> None:
        self.ledger = ledger
        self.known: dict[str, list[str]] = {}

    def ids(self, section: str) -> Sequence[str]:
        return self.known.get(section, ())

    def mistake(self, path: Path, found: object, remedy: str) -> None:
        """Passed over: the caller leaves the value out."""

    def unknown(self, path: Path, known: Sequence[str]) -> None:
        """Passed over: a newer version wrote it."""

    def missing(self, path: Path, example: str, given: bool) -> Any:
        if path == (HOUSEHOLD.name, HOUSEHOLD.name, "name"):
            return UNNAMED
        if path[-1] == "time_zone":
            return NO_ZONE
        return str(path[1]).replace("-", " ") if path[-1] in SPOKEN else None

    def values(self, section: Section, name: str, found: Fields) -> dict[str, Any]:
        return section.read({**whole(section, found), "id": name}, (section.name, name), self)

    def household(self) -> dict[str, Any]:
        found = self.ledger.records(HOUSEHOLD.name).get(HOUSEHOLD.name, {})
        return self.values(HOUSEHOLD, HOUSEHOLD.name, found)

    def entries(self, section: Section) -> tuple[Any, ...]:
        """The section's entries in the order of the file, and their ids for those who name them."""
        records = self.ledger.records(section.name)
        names = sorted(standing(records), key=lambda name: (place(records[name]), name))
        built = [self.entry(section, name, records[name]) for name in names]
        found = tuple(entry for entry in built if entry is not None)
        self.known[section.name] = [entry.id for entry in found]
        return found

    def entry(self, section: Section, name: str, found: Fields) -> Any:
        """One entry; None if it lacks something."""
        return section.build(self.values(section, name, found))

    def schedule(self, homes: Sequence[Home]) -> ParentingSchedule | None:
        records = self.ledger.records(PARENTING_SCHEDULE.name)
        if SCHEDULE not in standing(records):
            return None
        fields = records[SCHEDULE]
        found = self.plain_schedule(fields)
        if found is None:
            return None
        return complete_schedule(found, fields, self.plain_schedule, self.ledger, homes)

    def plain_schedule(self, fields: Fields) -> ParentingSchedule | None:
        """A schedule as the plan file has it; None unless all of it is there."""
        values = self.values(PARENTING_SCHEDULE, SCHEDULE, fields)
        found: ParentingSchedule | None = PARENTING_SCHEDULE.build(values)
        return found if found and set(found.pattern) <= found.letters.keys() else None


def standing(records: Mapping[str, Fields]) -> list[str]:
    return [name for name, found in records.items() if found.get("gone") is not True]


def place(found: Fields) -> int:
    order = found.get("order")
    return order if isinstance(order, int) else LAST


def plan_edits(plan: Plan, ledger: Ledger, on: date) -> list[tuple[str, Fields]]:
    """What to write so that the records tell `plan`: fields that differ, so nothing twice.

    `on` is today's practice day: tasks that left the plan end on it. What comes back is no longer
    gone.
    """
    every = (section_edits(section, plan, ledger, on) for section in RECORDED)
    return [edit for edits in every for edit in edits]


def section_edits(
    section: Section, plan: Plan, ledger: Ledger, on: date
) -> list[tuple[str, dict[str, Any]]]:
    """The same for one of the RECORDED sections."""
    edits: dict[str, dict[str, Any]] = {}
    records = ledger.records(section.name)
    wanted = wanted_records(section, plan)
    for name, found in wanted.items():
        was = records.get(name, {})
        if section is PARENTING_SCHEDULE:
            edit = changed(section, found, as_agreed(was, ledger))
            edit = schedule_edit(found, edit, was, on, ledger)
        else:
            edit = changed(section, found, was)
        if section is VISIT:
            edit = visit_edit(edit, was)
        edits[f"{section.name}/{name}"] = edit
    for name in leftover(section, plan, records) - wanted.keys():
        edits[f"{section.name}/{name}"] = leaving(section, records[name], on)
    return [(record, found) for record, found in edits.items() if found]


def leftover(section: Section, plan: Plan, records: Mapping[str, Fields]) -> set[str]:
    """The records that a plan which does not have them takes out: all, but for the visits of an
    appointment that has left it.
    """
    known = {one.id for one in plan.appointments}
    return {name for name in records if section is not VISIT or name.partition(".")[0] in known}


def wanted_records(section: Section, plan: Plan) -> dict[str, dict[str, Any]]:
    """The whole records of a section, by id."""
    if section is HOUSEHOLD:
        return {HOUSEHOLD.name: recorded(section, plan)}
    if section is VISIT:
        return wanted_visits(plan.appointments, recorded)
    found = getattr(plan, section.attribute)
    if section is PARENTING_SCHEDULE:
        return {SCHEDULE: recorded(section, found)} if found else {}
    wanted = {entry.id: recorded(section, entry) for entry in found}
    lasting = (record for record in wanted.values() if record.get("ended") is None)
    for at, record in enumerate(lasting):
        record["order"] = at  # what has ended keeps the place that it had
    return wanted


def recorded(section: Section, entry: Any) -> dict[str, Any]:
    return {key.name: plain(getattr(entry, key.name)) for key in section.keys if key.name != "id"}


def changed(section: Section, wanted: Fields, found: Fields) -> dict[str, Any]:
    """The fields to set; a field that is not there counts as its default."""
    defaults = {name: plain(value) for name, value in section.defaults.items()}
    now = {**defaults, **whole(section, found)}
    edit = {name: value for name, value in wanted.items() if not is_same(now, name, value)}
    edit = by_item(section, edit, now)
    return {**edit, "gone": False} if found.get("gone") is True else edit


def is_same(now: Fields, name: str, value: Any) -> bool:
    """Equal as JSON, where 1 is not true."""
    return name in now and json.dumps(now[name], sort_keys=True) == json.dumps(
        value, sort_keys=True
    )


def leaving(section: Section, found: Fields, on: date) -> dict[str, Any]:
    if section is RECORDED_TASK:
        return {} if is_day(found.get("ended")) else {"ended": on.isoformat()}
    return {} if section is HOUSEHOLD or found.get("gone") is True else {"gone": True}


def is_day(value: object) -> bool:
    try:
        day(value)
    except UnreadableValue:
        return False
    return True


def plain(value: Any) -> Any:
    """A value of the plan as JSON: dates and times in ISO form, every day as "daily"."""
    if value == WEEKDAYS:
        return "daily"
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):  # a datetime too
        return value.isoformat()
    if is_dataclass(value):
        return {name: plain(each) for name, each in said_of(value).items()}
    return value
