"""How the value of a key is read, from a file and from a record alike: the kinds of values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from kiosk.household.plan import WEEKDAYS
from kiosk.household.plan_form.habits import meant_days
from kiosk.household.plan_form.remarks import listed, nearest, quoted
from kiosk.household.plan_form.scalars import UnreadableValue, id_like, weekday

MOST_COMPARED = 200  # ids, for a remedy
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


@dataclass(eq=False, repr=False)
class One:
    """A single value, read by a function that raises UnreadableValue."""

    function: Callable[[object], Any]

    def read(self, value: object, path: Path, reading: Reading) -> Any:
        try:
            return self.function(value)
        except UnreadableValue as error:
            reading.mistake(path, value, str(error))
            return None


@dataclass(eq=False, repr=False)
class Reference:
    """The id of an entry in another section; `blank` allows "" for nobody."""

    section: str
    blank: bool = False

    def read(self, value: object, path: Path, reading: Reading) -> str | None:
        known = reading.ids(self.section)
        if isinstance(value, str) and (value in known or (self.blank and not value)):
            return value
        reading.mistake(path, value, self.remedy(value, known))
        return None

    def remedy(self, value: object, known: Sequence[str]) -> str:
        """What to write: an id of the file, or what a mistaken one there should become."""
        right = {id_like(id) or id: id for id in known[:MOST_COMPARED]}
        word = value if isinstance(value, str) else ""
        near = id_like(word)
        if near in right and right[near] != near:
            return (
                f"In [[{self.section}]] it is written as {quoted(right[near])}, and that is no id."
                f" Both must be the same: try {quoted(near)}."
            )
        some = listed(right) or "there is none yet"
        return f"{nearest(word, right)}Write the id of a [[{self.section}]] in this file: {some}."


@dataclass(eq=False, repr=False)
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


class Unordered(Many):
    """A list whose order says nothing, each item in it once: ids in the order of their section, all
    else as it sorts. In the records each item has a field of its own.
    """

    def __init__(self, item: Kind) -> None:
        super().__init__(item, unique=True)

    def read(self, value: object, path: Path, reading: Reading) -> tuple[Any, ...] | None:
        found = super().read(value, path, reading)
        if not found or not isinstance(self.item, Reference):
            return found and tuple(sorted(found))
        return tuple(sorted(found, key=list(reading.ids(self.item.section)).index))


class Days:
    """Weekdays in week order, or "daily" for all seven."""

    days: ClassVar[Many] = Many(One(weekday), unique=True)

    def read(self, value: object, path: Path, reading: Reading) -> tuple[str, ...] | None:
        if value == "daily":
            return WEEKDAYS
        if not isinstance(value, list | tuple) or not value:
            reading.mistake(path, value, self.remedy(value))
            return None
        found = self.days.read(value, path, reading)
        return tuple(sorted(found, key=WEEKDAYS.index)) if found else None

    def remedy(self, value: object) -> str:
        days = meant_days(value) if isinstance(value, str) else ()
        if days and days != WEEKDAYS:
            return f"Write [{listed(days)}]."
        return 'Write "daily", or a list such as ["mon", "wed", "fri"].'


@dataclass(eq=False, repr=False)
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
