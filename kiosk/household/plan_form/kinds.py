"""How the value of a key is read, from a file and from a record alike: the kinds of values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from kiosk.household.plan import WEEKDAYS
from kiosk.household.plan_form.remarks import listed, nearest
from kiosk.household.plan_form.scalars import UnreadableValue, weekday

Path = tuple[str | int, ...]  # ("task", 2, "days", 0): from the top of a file, places from 0


class Reading(Protocol):
    """One run over a file or over records: the ids that exist, and what becomes of a mistake."""

    def ids(self, section: str) -> Sequence[str]:
        """The ids of a section, in order."""

    def mistake(self, path: Path, found: object, remedy: str) -> None:
        """A value that cannot be used."""

    def unknown(self, path: Path, known: Sequence[str]) -> None:
        """A key that the form does not have."""

    def missing(self, path: Path, example: str, given: bool) -> Any:
        """What stands in for a required value: absent, or `given` and unreadable. None: nothing."""


class Kind(Protocol):
    """How a key's value is read. None: not readable, and the reading has been told."""

    def read(self, value: object, path: Path, reading: Reading) -> Any: ...


@dataclass(frozen=True, slots=True)
class One:
    """A single value, read by a function that raises UnreadableValue."""

    function: Callable[[object], Any]

    def read(self, value: object, path: Path, reading: Reading) -> Any:
        try:
            return self.function(value)
        except UnreadableValue as error:
            reading.mistake(path, value, str(error))
            return None


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of an entry in another section; `blank` allows "" for nobody."""

    section: str
    blank: bool = False

    def read(self, value: object, path: Path, reading: Reading) -> str | None:
        known = reading.ids(self.section)
        if isinstance(value, str) and (value in known or (self.blank and not value)):
            return value
        near = nearest(value, known[:200]) if isinstance(value, str) else ""
        remedy = f"{near}Write the id of a [[{self.section}]] in this file"
        reading.mistake(path, value, f"{remedy}: {listed(known) or 'there is none yet'}.")
        return None


@dataclass(frozen=True, slots=True)
class Many:
    """A list, read item by item; `unique` allows each value once."""

    item: Kind
    unique: bool = False

    def read(self, value: object, path: Path, reading: Reading) -> tuple[Any, ...] | None:
        if not isinstance(value, list | tuple):
            reading.mistake(path, value, 'Write a list in brackets, such as ["a", "b"].')
            return None
        found: list[Any] = []
        for place, each in enumerate(value):
            item = self.item.read(each, (*path, place), reading)
            if self.unique and item is not None and item in found:
                reading.mistake((*path, place), each, "It is in the list already. Name it once.")
            elif item is not None:
                found.append(item)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Days:
    """Weekdays in week order, or "daily" for all seven."""

    days: ClassVar[Many] = Many(One(weekday), unique=True)

    def read(self, value: object, path: Path, reading: Reading) -> tuple[str, ...] | None:
        if value == "daily":
            return WEEKDAYS
        if not isinstance(value, list | tuple) or not value:
            remedy = 'Write "daily", or a list such as ["mon", "wed", "fri"].'
            reading.mistake(path, value, remedy)
            return None
        found = self.days.read(value, path, reading)
        return tuple(sorted(found, key=WEEKDAYS.index)) if found else None


@dataclass(frozen=True, slots=True)
class Mapped:
    """An inline table from names to values, such as home ids to times."""

    name: Kind
    value: Kind
    example: str

    def read(self, value: object, path: Path, reading: Reading) -> dict[str, Any] | None:
        if not isinstance(value, dict):
            reading.mistake(path, value, f"Write a table in braces, such as {self.example}.")
            return None
        found = {}
        for name, each in value.items():
            key = self.name.read(name, (*path, name), reading)
            item = self.value.read(each, (*path, name), reading)
            if key is not None and item is not None:
                found[key] = item
        return found
