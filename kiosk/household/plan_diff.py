"""What changed from one plan to another, in words: for the import and for the handover."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal

from kiosk.household.due import label
from kiosk.household.plan import WEEKDAYS, Plan, ScheduleChange, VisitException
from kiosk.household.plan_form.form import Key, Section
from kiosk.household.plan_form.key_words import called
from kiosk.household.plan_form.kinds import Many, Mapped, Reference
from kiosk.household.plan_form.people import HOUSEHOLD
from kiosk.household.plan_form.sections import SECTIONS
from kiosk.language import N_, _
from kiosk.language.days import short_day

SMALL = ("changes", "exceptions")  # keys that hold small tables
ON = "on"  # a small table that is there
LONGEST_QUOTED = 40  # characters of a value in a line for a glance
TITLES = ("title", "name", "text")
What = Literal["added", "changed", "ended", "removed", "moved"]
FLAGS = {
    ("paused", True): N_("paused"),
    ("paused", False): N_("no longer paused"),
    ("focus", True): N_("in focus"),
    ("focus", False): N_("no longer in focus"),
}


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One thing that is different. `id`, `key`, `old` and `new` are empty where they say nothing.

    `text` is short: "Five k words: minutes 5, was 3". `old` and `new` are words, not plan values.
    """

    section: str
    id: str
    what: What
    text: str
    key: str = ""
    old: str = ""
    new: str = ""
    words: str = ""  # `text` without what it is about

    @property
    def brief(self) -> str:
        """`text` for a tile: a task by its short name, "k words: minutes 5, was 3"."""
        short = self.section == "task" and self.id
        return f"{label(self.id)}: {self.words}" if short else self.text


def plan_changes(old: Plan, new: Plan) -> tuple[PlanChange, ...]:
    """Every difference, in the order of the plan file; none for plans that are the same.

    A task that is ended in `new` and not in `old`, or no longer there, has ended.
    """
    return tuple(
        change for section in SECTIONS for change in SectionDiff(section, old, new).changes()
    )


class SectionDiff:
    """The same section of two plans, side by side."""

    def __init__(self, section: Section, old: Plan, new: Plan) -> None:
        self.section = section
        self.old, self.new = Words(old), Words(new)
        self.before, self.after = entries(section, old), entries(section, new)

    def changes(self) -> Iterator[PlanChange]:
        for id, entry in self.after.items():
            if id not in self.before:
                yield self.change(id, entry, "added", _("new"))
            else:
                yield from self.changed(id, self.before[id], entry)
        for id, entry in self.before.items():
            if id not in self.after:
                ended = self.section.name == "task"
                what: What = "ended" if ended else "removed"
                yield self.change(id, entry, what, _("ended") if ended else _("removed"))
        if self.is_reordered():
            text = _("{section}: new order").format(section=self.section.attribute)
            yield PlanChange(self.section.name, "", "moved", text)

    def is_reordered(self) -> bool:
        stayed = [id for id in self.before if id in self.after]
        return stayed != [id for id in self.after if id in self.before]

    def changed(self, id: str, before: Any, after: Any) -> Iterator[PlanChange]:
        for key in self.section.keys:
            old, new = getattr(before, key.name), getattr(after, key.name)
            if old == new:
                continue
            for name, was, now in self.parts(key, old, new):
                flag = FLAGS.get((key.name, new)) if isinstance(new, bool) else None
                words = _(flag) if flag else said(key.name, name, was, now)
                yield self.change(id, before, "changed", words, key.name, was, now)

    def parts(self, key: Key, old: Any, new: Any) -> Iterator[tuple[str, str, str]]:
        """What is said of a key: its words, the old value, the new one. A table has several."""
        name = called(key.name)
        if isinstance(key.kind, Mapped):
            for each in dict.fromkeys([*old, *new]):
                was, now = self.old.of(key, old.get(each)), self.new.of(key, new.get(each))
                if was != now:
                    yield f"{name} {self.new.name('home', each)}", was, now
        elif key.name in SMALL:
            for each in sorted({*old} ^ {*new}, key=lambda one: (one.on, repr(one))):
                was, now = ("", ON) if each in new else (ON, "")
                yield self.new.value(each), was, now
        else:
            yield name, self.old.of(key, old), self.new.of(key, new)

    def change(
        self,
        id: str,
        entry: Any,
        what: What,
        words: str,
        key: str = "",
        old: str = "",
        new: str = "",
    ) -> PlanChange:
        text = f"{title(self.section, entry)}: {words}"
        return PlanChange(self.section.name, id, what, text, key, old, new, words)


def entries(section: Section, plan: Plan) -> dict[str, Any]:
    """The entries that stand in the plan, by id."""
    if section is HOUSEHOLD:
        return {"": plan}
    found = getattr(plan, section.attribute)
    if not section.many:
        return {} if found is None else {"": found}
    return {each.id: each for each in found if getattr(each, "ended", None) is None}


def title(section: Section, entry: Any) -> str:
    """What a person calls the entry."""
    if not section.many:
        return section.name.replace("_", " ").capitalize()
    return shortened(next(str(getattr(entry, name)) for name in TITLES if hasattr(entry, name)))


def said(key: str, name: str, was: str, now: str) -> str:
    """`minutes 5, was 3`; where a value is too long for a glance, that it changed."""
    if key in TITLES:
        return _("now {value}").format(value=shortened(now))
    if ON in (was, now):
        return name if now else _("no longer {change}").format(change=name)
    if max(len(was), len(now)) > LONGEST_QUOTED or "\n" in was + now:
        return _("{key} changed").format(key=name)
    values = {"key": name, "value": now or _("none"), "other": was or _("none")}
    return _("{key} {value}, was {other}").format(**values)


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTED else text[: LONGEST_QUOTED - 1].rstrip() + "…"


class Words:
    """The values of one plan in words: names in place of ids."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def name(self, section: str, id: str) -> str:
        """What the entry with this id is called; the id, when there is none."""
        attribute = next(each.attribute for each in SECTIONS if each.name == section)
        found = [each for each in getattr(self.plan, attribute) if each.id == id]
        return str(getattr(found[0], "name", "") or getattr(found[0], "text", id)) if found else id

    def of(self, key: Key, value: Any) -> str:
        """A key's value; empty for none."""
        kind = key.kind.item if isinstance(key.kind, Many) else key.kind
        kind = kind.value if isinstance(kind, Mapped) else kind
        if not isinstance(kind, Reference) or not value:
            return self.value(value)
        ids = value if isinstance(value, tuple) else [value]
        return ", ".join(self.name(kind.section, id) for id in ids)

    def value(self, value: Any) -> str:
        if value == WEEKDAYS:
            return _("daily")
        if isinstance(value, tuple):
            joint = " " if set(value) <= set(WEEKDAYS) else ", "
            return joint.join(self.value(each) for each in value)
        if isinstance(value, ScheduleChange):
            return self.nights(value)
        if isinstance(value, VisitException):
            return self.visit(value)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, datetime):
            return f"{self.value(value.date())} {value:%H:%M}"
        if isinstance(value, date):
            return f"{short_day(value)} {value.year}"
        if isinstance(value, time):
            return f"{value:%H:%M}"
        return "" if value is None else str(value)

    def nights(self, change: ScheduleChange) -> str:
        """As "Blue house on 24 Dec 2026", "Blue house 24 Dec 2026 to 27 Dec 2026 (Christmas)"."""
        words = _("{home} {day} to {last}") if change.until else _("{home} on {day}")
        home, day, last = self.name("home", change.home), change.on, change.until
        said = words.format(home=home, day=self.value(day), last=self.value(last))
        return f"{said} ({change.why})" if change.why else said

    def visit(self, one: VisitException) -> str:
        """As "22 Dec 2026 15:30 cancelled", "22 Dec 2026 15:30 moved to 23 Dec 2026 10:00"."""
        if one.cancelled:
            return _("{visit} cancelled").format(visit=self.value(one.on))
        if one.starts:
            words = _("{visit} moved to {moment}")
            return words.format(visit=self.value(one.on), moment=self.value(one.starts))
        taker = self.name("caregiver", one.taker) if one.taker else ""
        minutes = _("{n} min").format(n=one.minutes) if one.minutes else ""
        return " ".join(filter(None, (self.value(one.on), one.place, minutes, taker)))
