"""What a change set on a record that is not of the plan, in words: a tick, a note, a proposal."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.household.agreeing.proposal_words import STATES, asked_for, named
from kiosk.household.agreeing.proposals import ANSWER, COLLECTION, Proposal, read_proposal
from kiosk.household.completions import time_of
from kiosk.household.due import label
from kiosk.household.plan import Plan
from kiosk.household.plan_diff import Words
from kiosk.household.plan_form.key_words import called
from kiosk.household.sessions.update_words import CHANGES
from kiosk.household.visits.planned_words import changed
from kiosk.language import N_, _

LONGEST = 280  # characters of a value: a whole note
WORDLESS = frozenset({"photo", "picture", "pin"})  # collections that hold nothing to be read
READABLE = {"device": frozenset({"home", "name"})}  # of these collections nothing else is
HIDDEN = frozenset(
    {"at", "trusted", "boot", "uptime", "screen", "banked", "corrects", "filed", "asked", "title"}
)
ASKED_FOR = frozenset({"about", "wanted"})  # of a proposal: told in its own words
NAMED = {
    "child": "children",
    "provider": "providers",
    "by": "caregivers",
    "caregiver": "caregivers",
    "taker": "caregivers",
    "home": "homes",
    "reward": "rewards",
}
WORDS = {
    "done": N_("done"),
    "tried": N_("tried"),
    "not-today": N_("another day"),
    "none": N_("nothing"),
}
YES_NO = {True: N_("{home} says yes"), False: N_("{home} says no")}
HERE = {True: N_("in the box"), False: N_("not in the box")}
EVENTS = {
    "withdrawn": N_("taken back"),
    "dismissed": N_("put aside"),
    "discussed": N_("discussed"),
    "talked": N_("talked about"),
}


class FieldWords:
    """Changes of any record in words, as far as there are some; names in place of ids."""

    def __init__(self, record: str, plan: Plan) -> None:
        self._collection, _slash, self._id = record.partition("/")
        self._plan = plan
        self._words = Words(plan)

    def of(
        self, before: Mapping[str, Any], fields: Mapping[str, Any], said: frozenset[str]
    ) -> Iterator[str]:
        """What a change says, given the record as it was. `said` are the values that stand in the
        sentence already: who, and in which home.
        """
        if self._collection in WORDLESS:
            return
        proposal = None if before else self._proposal(fields)
        if proposal:
            yield f"{_(STATES['open'])}: {asked_for(self._plan, proposal)}"
            fields = {name: fields[name] for name in fields if name not in ASKED_FOR}
        readable = READABLE.get(self._collection)
        for name, value in fields.items():
            spoken = name in ("by", "home") and value in said and self._collection != "kit"
            if not (name in HIDDEN or spoken or (readable and name not in readable)):
                yield from self._field(name, before.get(name), value)

    def _proposal(self, fields: Mapping[str, Any]) -> Proposal | None:
        """The proposal that the fields make; None where they make none."""
        if self._collection != COLLECTION:
            return None
        homes = tuple(home.id for home in self._plan.homes)
        return read_proposal(self._id, fields, homes, date.max)

    def _field(self, name: str, was: Any, value: Any) -> Iterator[str]:
        if name in EVENTS:
            if value:
                yield _(EVENTS[name])
        elif name.startswith(ANSWER) and isinstance(value, Mapping):
            home = named(self._plan.homes, name.removeprefix(ANSWER))
            yield _(YES_NO[value.get("yes") is True]).format(home=home)
        elif name == "here":
            yield _(HERE[value is True])
        elif name == "tasks" and isinstance(value, list):
            yield from filter(None, map(self._task, value))
        elif words := self._value(name, value):
            yield changed(called(name), words, self._value(name, was) or _("none"))
        elif was:
            words = _("{key} {value}, was {other}")
            other = self._value(name, was)
            yield words.format(key=called(name), value=_("none"), other=other)

    def _task(self, value: Any) -> str:
        """What an update says of a task."""
        if not isinstance(value, Mapping) or value.get("what") not in CHANGES:
            return ""
        task = str(value.get("title") or label(str(value.get("task") or ""))) or _("something")
        return _(CHANGES[value["what"]]).format(task=task)

    def _value(self, name: str, value: Any) -> str:
        """A value in words; empty for nothing."""
        if value is None or value in ("", [], {}):
            return ""
        if name in NAMED and isinstance(value, str):
            return named(getattr(self._plan, NAMED[name]), value)
        if name == "task" and isinstance(value, str):
            return label(value)
        if isinstance(value, list):
            return ", ".join(self._value("", each) for each in value)
        if isinstance(value, Mapping):
            pairs = ((called(str(each)), self._value(str(each), of)) for each, of in value.items())
            return ", ".join(f"{each} {of}" for each, of in pairs if of)
        text = self._plain(value).replace("\n", " ")
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"

    def _plain(self, value: Any) -> str:
        if not isinstance(value, str):
            return self._words.value(value)
        moment = time_of(value)
        if moment:
            return self._words.value(moment.astimezone(ZoneInfo(self._plan.time_zone)))
        return self._words.value(_civil(value)) or _(WORDS.get(value, "")) or value


def _civil(text: str) -> date | None:
    """The day or the moment that a text is; None for any other."""
    for kind in (date, datetime):
        try:
            return kind.fromisoformat(text)
        except ValueError:
            continue
    return None
