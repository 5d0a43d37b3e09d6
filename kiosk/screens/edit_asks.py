"""By which screen a value of the plan is asked for: it follows from the kind of its key."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from kiosk.household.plan import Plan
from kiosk.household.plan_diff import Words
from kiosk.household.plan_form.form import Section
from kiosk.household.plan_form.kinds import Days, Kind, Many, Mapped, One, Reference
from kiosk.household.plan_form.scalars import (
    LONGEST_TEXT,
    Choice,
    Whole,
    flag,
    picture,
    picture_or_none,
    repeat,
)
from kiosk.household.plan_form.sections import SECTIONS
from kiosk.household.plan_form.times import clock, day, moment
from kiosk.language import N_, _

from .asking import Asking
from .dates import headed

Then = Callable[[object], Awaitable[None]]
Check = Callable[[object], tuple[str, ...]]

PICTURES = (picture, picture_or_none)
PADS: dict[object, str] = {day: "day", moment: "moment", clock: "time", flag: "flag"}
REPEATS = {
    "": N_("once"),
    "FREQ=WEEKLY": N_("every week"),
    "FREQ=WEEKLY;INTERVAL=2": N_("every two weeks"),
    "FREQ=WEEKLY;INTERVAL=4": N_("every four weeks"),
    "FREQ=MONTHLY": N_("every month"),
}
OPTIONS = (
    N_("speech"), N_("ot"), N_("pt"), N_("behaviour"), N_("tutor"), N_("other"),
    N_("leaf"), N_("blue"), N_("berry"), N_("clay"), N_("honey"), N_("violet"),
    N_("cards"), N_("one"), N_("first then"), N_("list"), N_("off"), N_("still"), N_("moving"),
    N_("en"), N_("de"), N_("es"), N_("fr"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and where the answer goes. `back` is the screen that asks."""

    title: str
    value: Any
    back: str
    then: Then
    check: Check | None = None
    words: tuple[str, ...] = ()  # that the family uses often
    about: str = ""  # what the entry is called
    needed: bool = False  # a text must not be empty


@dataclass(frozen=True, slots=True)
class Part:
    """A question about a value that has parts of this kind, one screen for all of them."""

    question: Question
    kind: Kind


def asked(kind: object, question: Question, plan: Plan) -> tuple[str, object] | None:
    """The screen that asks for a value of this kind, and what it is to be about. None where the
    wall has no way to: the plan file has.
    """
    if isinstance(kind, Mapped) and isinstance(kind.name, Reference):
        return "edit_each", Part(question, kind)
    if isinstance(kind, Many):
        if isinstance(kind.item, Reference):
            return pad("several", question, options=entries_of(plan, kind.item))
        return "edit_list", Part(question, kind.item)
    if isinstance(kind, Days):
        return pad("days", question)
    if isinstance(kind, Reference):
        return pad("choice", question, options=entries_of(plan, kind))
    return asked_alone(kind.function, question) if isinstance(kind, One) else None


def asked_alone(reader: object, question: Question) -> tuple[str, object] | None:
    """For a single value: its reader says what it is."""
    if reader in PICTURES:
        return "edit_picture", Part(
            question, One(picture if reader is picture else picture_or_none)
        )
    if reader is repeat:
        return pad("choice", question, options=repeats(question.value))
    if isinstance(reader, Choice):
        return pad("choice", question, options=options_of(reader))
    if isinstance(reader, Whole):
        return pad("number", question, least=reader.low, most=reader.high)
    if reader in PADS:
        return pad(PADS[reader], question)
    return pad("text", question, most=LONGEST_TEXT, least=int(question.needed))


def pad(kind: str, question: Question, **more: Any) -> tuple[str, Asking]:
    """One of the pads."""
    one = question
    asking = Asking(
        one.title,
        kind,
        one.value,
        words=one.words,
        check=one.check,
        back=one.back,
        then=one.then,
        about=one.about,
        **more,
    )
    return "ask", asking


def entries_of(plan: Plan, kind: Reference) -> tuple[tuple[str, str], ...]:
    """What may be named: the entries of a section, and none where that is allowed."""
    words = Words(plan)
    ids = [each.id for each in getattr(plan, section_of(kind).attribute)]
    named = tuple((id, words.name(kind.section, id)) for id in ids)
    return (*named, ("", headed(_("none")))) if kind.blank else named


def section_of(kind: Reference) -> Section:
    return next(one for one in SECTIONS if one.name == kind.section)


def options_of(reader: Choice) -> tuple[tuple[str, str], ...]:
    every = tuple((one, headed(_(one.replace("-", " ")))) for one in reader.options)
    return (*every, ("", headed(_("none")))) if reader.blank else every


def repeats(rule: str) -> tuple[tuple[str, str], ...]:
    """The usual rules in words; one of the plan's own stays as it is."""
    usual = tuple((each, headed(_(words))) for each, words in REPEATS.items())
    return usual if rule in REPEATS else (*usual, (rule, rule))
