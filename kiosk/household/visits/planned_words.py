"""What a change set on a record of the plan, in words: "minutes 5, was 3"."""

from collections.abc import Iterator, Mapping
from typing import Any

from kiosk.household.history.record_words import GONE, RecordWords
from kiosk.household.item_fields import whole
from kiosk.household.ledger import Undated
from kiosk.household.plan import Plan
from kiosk.household.plan_diff import FLAGS, ON, SMALL, SectionDiff, shortened
from kiosk.household.plan_form.form import Key, Section
from kiosk.household.plan_form.key_words import called
from kiosk.household.plan_form.kinds import Mapped
from kiosk.household.plan_records import ENDED, is_same, plain
from kiosk.household.visits.appointment_records import VISIT
from kiosk.language import N_, _

ORDER = "order"
FORMER = "former_"  # what a schedule keeps of the one before; the change itself is told
NEW = N_("new")
MOVED = N_("another place in the plan")
GONE_WORDS = {True: N_("taken out of the plan"), False: N_("in the plan again")}
ENDED_WORDS = {True: N_("left the plan"), False: N_("in the plan again")}


class PlannedWords:
    """Changes of one section's records in words, with the names that the plan has now."""

    def __init__(self, section: Section, ledger: Undated, plan: Plan) -> None:
        self._section = section
        self._values = RecordWords(ledger, plan)
        self._tables = SectionDiff(section, plan, plan)

    def of(self, before: Mapping[str, Any], fields: Mapping[str, Any]) -> Iterator[str]:
        """What a change says, given the record as it was; an empty one is new."""
        fields = self._whole(before, fields)
        now = {name: plain(value) for name, value in self._section.defaults.items()}
        now |= whole(self._section, before)
        if not before and self._section is not VISIT:  # of a visit what is not as planned
            yield _(NEW)
        for name, value in fields.items():
            if name == GONE:
                yield _(GONE_WORDS[value is True])
            elif name == ENDED.name and self._section.by_name.get(name) == ENDED:
                yield from self._left(before, value)
            elif name == ORDER or name.startswith(FORMER):
                continue
            elif before or not is_same(now, name, value):
                yield from self._field(name, now.get(name) if before else None, value)
        if before and fields.keys() == {ORDER}:
            yield _(MOVED)

    def _whole(self, before: Mapping[str, Any], fields: Mapping[str, Any]) -> Mapping[str, Any]:
        """The fields, with a whole list in place of its items that came or went."""
        lists = whole(self._section, fields).keys() & self._section.unordered
        after = whole(self._section, {**before, **fields})
        return {**whole(self._section, fields), **{name: after[name] for name in lists}}

    def _left(self, before: Mapping[str, Any], ended: Any) -> Iterator[str]:
        if before or ended is not None:
            yield _(ENDED_WORDS[ended is not None])

    def _field(self, name: str, was: Any, value: Any) -> Iterator[str]:
        key = self._section.by_name.get(name)
        if key is None:  # a newer version's
            yield _("{key} changed").format(key=called(name))
        elif was == value:
            yield _("{key} stays {value}").format(key=called(name), value=self._said(key, value))
        elif isinstance(value, bool) and (name, value) in FLAGS:
            yield _(FLAGS[name, value])
        elif name in SMALL or isinstance(key.kind, Mapped):
            yield from self._parts(key, was, value)
        else:
            yield changed(called(name), self._said(key, value), self._said(key, was))

    def _parts(self, key: Key, was: Any, value: Any) -> Iterator[str]:
        """Of a table line by line what is different."""
        none: object = {} if isinstance(key.kind, Mapped) else ()
        reading, path = self._values.reading, (key.name,)
        old, new = (key.kind.read(each or none, path, reading) for each in (was, value))
        if old is None or new is None:
            yield _("{key} changed").format(key=called(key.name))
            return
        for name, before, after in self._tables.parts(key, old, new):
            if key.name in SMALL:
                yield name if after == ON else _("no longer {change}").format(change=name)
            else:
                yield changed(name, after or _("none"), before or _("none"))

    def _said(self, key: Key, value: Any) -> str:
        return shortened(self._values.value(key, value).replace("\n", " "))


def changed(name: str, value: str, was: str) -> str:
    """As "minutes 5, was 3"; without what was if there was nothing."""
    if was == _("none"):
        return f"{name} {value}"
    words = _("{key} {value}, was {other}")
    return words.format(key=name, value=value, other=was)
