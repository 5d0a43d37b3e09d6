"""What both homes changed while apart: both values as a person reads them, and one tap to choose.

One value holds, the same in every home. The other one is kept; `restore` makes it hold, and `keep`
says that it was right as it is. Either settles it for all homes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.household.completions import Edit
from kiosk.household.errors import HouseholdError
from kiosk.household.history.record_words import GONE, RecordWords, title
from kiosk.household.ledger import Fields, Ledger, Rival, Undated
from kiosk.household.moment import Moment
from kiosk.household.news import news_edits
from kiosk.household.nights.schedule_records import restored_schedule
from kiosk.household.nights.schedule_yes import RECORD as SCHEDULE_RECORD
from kiosk.household.nights.schedule_yes import check_no_yes_needed
from kiosk.household.plan import Plan
from kiosk.household.plan_diff import shortened
from kiosk.household.plan_form.form import Section
from kiosk.household.plan_form.key_words import called
from kiosk.household.plan_news import plan_news
from kiosk.household.plan_records import (
    ENDED,
    RECORDED,
    RECORDED_TASK,
    plan_from_records,
)
from kiosk.household.practice_day import practice_day
from kiosk.household.refusals import KEPT
from kiosk.household.visits.appointment_records import keeping_former
from kiosk.language import N_, _, speaking

IN_OR_OUT = N_("in the plan or not")
DEVICE = "device"  # the collection that says in which home a device hangs
MOST_RENEWALS = 20  # devices that one has been, followed at most: a loop in the records ends


@dataclass(frozen=True, slots=True)
class PlanRival:
    """A field of the plan that both homes changed. `kept` and `other` are words, for a person.

    `kept_home` and `other_home` are ids of the homes on whose screens it was; empty where nobody
    knows. `was` and `wanted` are the same two values as records hold them.
    """

    record: str
    field: str
    title: str
    words: str  # the field in plain words
    kept: str
    other: str
    kept_home: str
    other_home: str
    was: Any
    wanted: Any


def plan_rivals(ledger: Ledger, plan: Plan) -> tuple[PlanRival, ...]:
    """What waits to be chosen, by record and field; of several other values the newest.

    Fields that this version does not know, the order of a section, and whatever else was changed in
    what has left the plan are passed over: there is nothing to see of them.
    """
    newest: dict[tuple[str, str], Rival] = {}
    for rival in ledger.rivals():
        at = rival.record, rival.field
        if at not in newest or rival.other.stamp > newest[at].other.stamp:
            newest[at] = rival
    saying = _Saying(ledger, plan)
    return tuple(found for rival in newest.values() for found in saying.of(rival))


def find_rival(ledger: Ledger, plan: Plan, record: str, field: str) -> PlanRival | None:
    """What waits to be chosen there; None where nothing does. Raises HouseholdError for a record or
    a field that the plan does not have.
    """
    for rival in plan_rivals(ledger, plan):
        if (rival.record, rival.field) == (record, field):
            return rival
    collection, _slash, id = record.partition("/")
    section = next((one for one in RECORDED if one.name == collection), None)
    if section is None or id not in ledger.records(collection):
        raise HouseholdError(f'The plan has no record "{record}". {KEPT}')
    if field not in section.by_name and field != GONE:
        known = ", ".join(name for name in section.by_name if name != "id")
        raise HouseholdError(f'A {collection} has no "{field}", only {known}. {KEPT}')
    return None


def restoring(ledger: Ledger, plan: Plan, rival: PlanRival, at: Moment, by: str) -> list[Edit]:
    """What to write so that the other value holds, with the news of it for the next handover.
    Raises HouseholdError for a schedule that needs the other home's yes.
    """
    check_no_yes_needed(plan, rival.record)
    day = practice_day(at.wall, ZoneInfo(plan.time_zone), plan.day_starts)
    edit = _edit(ledger, rival, day)
    with speaking(plan.language, plan.time_zone):  # the news is for the screens
        lines = plan_news(plan, restored(ledger, rival, day))
        if not lines:
            lines = [f"{shortened(rival.title)}: {_('{key} changed').format(key=rival.words)}"]
    return [*keeping_former([edit], ledger, at.wall), *news_edits(day, at.wall, lines, by)]


def restored(ledger: Ledger, rival: PlanRival, on: date) -> Plan:
    """The plan as it would be with the other value, from the practice day `on`."""
    return plan_from_records(_Edited(ledger, *_edit(ledger, rival, on)))


def _edit(ledger: Ledger, rival: PlanRival, on: date) -> Edit:
    if rival.record != SCHEDULE_RECORD:
        return rival.record, {rival.field: rival.wanted}
    return rival.record, restored_schedule(ledger, rival.record, rival.field, rival.wanted, on)


def keeping(rival: PlanRival) -> list[Edit]:
    """What to write so that the value that holds is the one that was chosen."""
    return [(rival.record, {rival.field: rival.was})]


class _Saying(RecordWords):
    """Rivals in words."""

    def of(self, rival: Rival) -> Iterator[PlanRival]:
        """The rival; nothing for one that is not shown."""
        collection, _slash, id = rival.record.partition("/")
        section = next((one for one in RECORDED if one.name == collection), None)
        fields = self.ledger.records(collection).get(id, {})
        if section is None or not is_shown(section, rival.field, fields):
            return
        key = section.by_name.get(rival.field)
        yield PlanRival(
            record=rival.record,
            field=rival.field,
            title=title(section, id, self.ledger),
            words=called(rival.field) if key not in (None, ENDED) else _(IN_OR_OUT),
            kept=self.value(key, rival.kept.value),
            other=self.value(key, rival.other.value),
            kept_home=home_of(self.ledger, rival.kept.device),
            other_home=home_of(self.ledger, rival.other.device),
            was=rival.kept.value,
            wanted=rival.other.value,
        )


def is_shown(section: Section, field: str, fields: Fields) -> bool:
    """Whether a person is asked about the field."""
    if field == GONE or (section is RECORDED_TASK and field == ENDED.name):
        return True
    left = fields.get(GONE) is True or fields.get(ENDED.name) is not None
    return field in section.by_name and not left


def home_of(ledger: Undated, device: str) -> str:
    """The id of the home in which a device hangs; of one that went on under a new id, too."""
    records = ledger.records(DEVICE)
    for _step in range(MOST_RENEWALS):
        fields = records.get(device, {})
        if fields.get("home"):
            return str(fields["home"])
        device = str(fields.get("of", ""))
    return ""


class _Edited:
    """A ledger as it would be after one edit, as far as the plan is read from it."""

    def __init__(self, ledger: Undated, record: str, fields: Fields) -> None:
        self._ledger = ledger
        self._collection, _slash, self._id = record.partition("/")
        self._fields = fields

    def records(self, collection: str) -> Mapping[str, Fields]:
        records = self._ledger.records(collection)
        if collection != self._collection:
            return records
        return {**records, self._id: {**records.get(self._id, {}), **self._fields}}
