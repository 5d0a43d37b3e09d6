"""Records of the plan in words: what one is called, and its values with names in place of ids."""

import json
from collections.abc import Mapping
from typing import Any

from kiosk.household.ledger import Undated
from kiosk.household.plan import WEEKDAYS, Plan
from kiosk.household.plan_diff import TITLES, Words
from kiosk.household.plan_form.calendar import APPOINTMENT
from kiosk.household.plan_form.form import Key, Section
from kiosk.household.plan_form.kinds import Days, Mapped
from kiosk.household.plan_form.sections import SECTIONS
from kiosk.household.plan_records import ENDED, RecordReading
from kiosk.household.visits.appointment_records import VISIT, named_visit
from kiosk.language import N_, _
from kiosk.language.days import short_day, short_weekday

GONE = "gone"
THERE = {False: N_("in the plan"), True: N_("taken out of the plan")}


class RecordWords:
    """The values that records of the plan hold, as a person reads them."""

    def __init__(self, ledger: Undated, plan: Plan) -> None:
        self.ledger = ledger
        self.words = Words(plan)
        self.reading = RecordReading(ledger)
        for section in SECTIONS:
            if section.many:
                entries = getattr(plan, section.attribute)
                self.reading.known[section.name] = [entry.id for entry in entries]

    def value(self, key: Key | None, value: Any) -> str:
        """A value of a record in words; as it stands there, if this version cannot read it. Without
        a key it says whether the record is gone.
        """
        if key is None:
            return _(THERE[value is True])
        if key is ENDED:
            return _(THERE[value is not None])
        if value is None:
            return _("none")
        read = key.kind.read(value, (key.name,), self.reading)
        if read is None:
            return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        if isinstance(key.kind, Days) and read != WEEKDAYS:
            names = (short_weekday(WEEKDAYS.index(day)) for day in read)
            return " ".join(name[:1].upper() + name[1:] for name in names)
        return (self.table(key.kind, read) or self.words.of(key, read)) or _("none")

    def table(self, kind: object, read: Any) -> str:
        """Of a table each line: the homes with their times, the letters with their homes."""
        if not isinstance(kind, Mapped) or not isinstance(read, Mapping):
            return ""
        pairs = (
            (self._word(kind.name, name), self._word(kind.value, each))
            for name, each in read.items()
        )
        return ", ".join(f"{name} {each}" for name, each in pairs)

    def _word(self, kind: Any, value: Any) -> str:
        return self.words.of(Key("", kind, ""), value)


def title(section: Section, id: str, ledger: Undated) -> str:
    """What a person calls the record, gone or not: a visit as "Speech with Kim 22 Dec 15:30"."""
    if not section.many:
        return section.name.replace("_", " ").capitalize()
    if section is VISIT and (visit := named_visit(id)):
        appointment, on = visit
        return f"{title(APPOINTMENT, appointment, ledger)} {short_day(on.date())} {on:%H:%M}"
    fields = ledger.records(section.name).get(id, {})
    return next((str(fields[name]) for name in TITLES if fields.get(name)), id.replace("-", " "))
