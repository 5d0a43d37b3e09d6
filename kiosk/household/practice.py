"""Practice said, taken back and read. This is the tap path: it is measured."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from kiosk.household.completions import (
    OPEN,
    RANK,
    Completion,
    Edit,
    Fact,
    Outcome,
    complete,
    fresh,
    wall_text,
)
from kiosk.household.diary import DayReader
from kiosk.household.ledger import Ledger
from kiosk.household.moment import Moment
from kiosk.household.plan import Task
from kiosk.household.saying import said, unsaid
from kiosk.household.waiting import COLLECTION as WAITING
from kiosk.household.waiting import completion_record, waiting

Slots = dict[tuple[str, int], Completion]


class Tick(NamedTuple):
    """What a tap came to. `day` is None while it waits to be filed.

    `earned`: it brought a star that was not there before. `written` is False if all was said
    already.
    """

    child: str
    task: str
    day: date | None
    slot: int
    outcome: Outcome
    star: bool
    earned: bool
    written: bool


class Undone(NamedTuple):
    """What taking back came to.

    `withdrawn`: a mis-tap, as if never made. `corrected`: the record only.
    """

    child: str
    task: str
    day: date | None
    slot: int
    outcome: Outcome
    star: bool
    withdrawn: bool
    corrected: bool


class Saying(NamedTuple):
    """Who says what about which slot of which task; `day` None: the clock cannot be true."""

    task: Task
    day: date | None
    slot: int
    outcome: str
    reason: str
    by: str
    home: str
    screen: str = ""  # the one that will file it; empty: any of the home
    helper: str = ""

    def fact(self, at: Moment) -> Edit:
        """A new fact: a completion, or one that waits to be filed."""
        task, fields = self.task, self._said_fields(at)
        if self.day is None:
            return f"{WAITING}/{fresh()}", {**fields, "screen": self.screen}
        return completion_record(self.day, task.child, task.id, self.slot, fresh()), fields

    def _said_fields(self, at: Moment) -> dict[str, Any]:
        helped = {"helper": self.helper} if self.helper else {}
        return helped | {
            "child": self.task.child,
            "task": self.task.id,
            "slot": self.slot,
            "outcome": self.outcome,
            "reason": self.reason,
            "by": self.by,
            "home": self.home,
            "at": wall_text(at.wall),
            "trusted": at.trusted,
            "boot": at.boot,
            "uptime": round(at.uptime, 3),
        }


class Practice:
    """The completions of a ledger as one home's screen reads and writes them. For one thread."""

    def __init__(self, ledger: Ledger, home: str, screen: str = "") -> None:
        self._ledger = ledger
        self._home = home
        self._screen = screen
        self._days: dict[date, dict[tuple[str, str, int], list[Fact]]] = {}
        self._version = -1
        self._readers: dict[date, DayReader] = {}  # of the day that was asked for last

    def on(self, child: str, day: date | None) -> Slots:
        """What each (task, slot) of a child says on a day; what waits to be filed alone for day
        None.
        """
        return self._complete(child, self._facts(day) if day else {}, day is None)

    def meanwhile(self, child: str, day: date) -> Slots:
        """The same with what waits to be filed laid over the day."""
        return self._complete(child, self._facts(day), True)

    def _complete(
        self, child: str, facts: dict[tuple[str, str, int], list[Fact]], with_waiting: bool
    ) -> Slots:
        slots = {key[1:]: list(found) for key, found in facts.items() if key[0] == child}
        for fact in self.waiting() if with_waiting else ():
            if fact.child == child:
                slots.setdefault((fact.task, fact.slot), []).append(fact)
        return {key: complete(found) for key, found in slots.items()}

    def waiting(self) -> list[Fact]:
        """What this screen has not filed yet."""
        return list(waiting(self._ledger, self._home, self._screen).values())

    def _facts(self, day: date) -> dict[tuple[str, str, int], list[Fact]]:
        if self._version != self._ledger.version:
            self._version = self._ledger.version
            self._days.clear()
        if day not in self._days:
            if day not in self._readers:
                self._readers = {day: DayReader(self._ledger, day)}
            self._days[day] = self._readers[day].by_slot()
        return self._days[day]

    def say(
        self, was: Completion, saying: Saying, at: Moment, also: Sequence[Edit] = ()
    ) -> list[Edit]:
        """Write what makes the slot say `saying`, with `also`, in one step; returns all of it."""
        edits = said(was, saying.fact(at), at)
        return self._write([*edits, *also], saying.by or saying.task.child)

    def unsay(
        self, was: Completion, author: str, at: Moment, also: Sequence[Edit] = ()
    ) -> list[Edit]:
        """Take back what was tapped just now, or correct the record; `also` in the same step.
        Returns what was written.
        """
        return self._write([*unsaid(was, at), *also], author)

    def _write(self, edits: list[Edit], author: str) -> list[Edit]:
        if edits:
            self._ledger.write(edits, author=author)
        return edits


def open_slot(task: Task, outcome: str, slots: Slots) -> int:
    """The slot that is meant where none is named: the first open one.

    Where none is open, the first that says something quieter; then the first that says anything
    else; then the first.
    """
    numbers = range(1, task.times + 1)
    says = {number: slots.get((task.id, number), OPEN).outcome for number in numbers}
    quieter = [number for number in numbers if RANK[says[number]] < RANK[outcome]]
    other = [number for number in numbers if says[number] != outcome]
    still_open = [number for number in numbers if not says[number]]
    return (still_open or quieter or other or [1])[0]


def last_said(task: Task, slots: Slots) -> int:
    """The slot that is meant by taking back where none is named: the last that says anything."""
    numbers = range(task.times, 0, -1)
    return next((number for number in numbers if slots.get((task.id, number), OPEN).outcome), 1)
