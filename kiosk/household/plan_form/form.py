"""The form of the plan: what a key and a section are.

A section is `[[task]]` in the file, `task/...` among the records, and a tuple of `Task` in the
plan.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from functools import cached_property
from typing import Any

from kiosk.household.plan_form.kinds import Kind, Path, Reading, Unordered


@dataclass(eq=False, repr=False)
class Tables:
    """A list of inline tables, each of them a small entry without an id. `by` is a key that tells
    them apart and orders them; empty: any, in the order in which they are written.
    """

    section: "Section"
    by: str = ""

    def read(self, value: object, path: Path, reading: Reading) -> tuple[Any, ...] | None:
        if not isinstance(value, list | tuple):
            reading.mistake(path, value, f"Write a list of tables, such as [{self.example}].")
            return None
        built = (self.read_one(each, (*path, place), reading) for place, each in enumerate(value))
        found = [each for each in built if each is not None]
        return tuple(self.by_key(found, path, reading) if self.by else found)

    def by_key(self, found: list[Any], path: Path, reading: Reading) -> list[Any]:
        """In the order of the key, each value of it once."""
        known: dict[Any, Any] = {}
        for each in found:
            value = getattr(each, self.by)
            if value in known:
                remedy = f"Write one table with this {self.by!r}, not two."
                reading.mistake(path, str(value), remedy)
            known.setdefault(value, each)
        return [known[value] for value in sorted(known)]

    def read_one(self, value: object, path: Path, reading: Reading) -> Any:
        if not isinstance(value, Mapping):
            reading.mistake(path, value, f"Write a table in braces, such as {self.example}.")
            return None
        return self.section.build(self.section.read(value, path, reading))

    @property
    def example(self) -> str:
        needed = (key.example for key in self.section.keys if key.required)
        return f"{{ {', '.join(needed)} }}"


@dataclass(eq=False, repr=False)
class Key:
    """One key of a section. `written`: a file has it even at its default."""

    name: str
    kind: Kind
    example: str
    required: bool = False
    written: bool = False


@dataclass(eq=False, repr=False)
class Section:
    """A part of the plan: its name in the file, its attribute in `Plan`, the values it holds."""

    name: str
    attribute: str
    holds: type[Any]
    keys: tuple[Key, ...]
    many: bool = True

    @cached_property
    def defaults(self) -> dict[str, Any]:
        """The value of each key that may be left out."""
        names = {key.name for key in self.keys if not key.required}
        return {each.name: default_of(each) for each in fields(self.holds) if each.name in names}

    @cached_property
    def required(self) -> frozenset[str]:
        return frozenset(key.name for key in self.keys if key.required)

    @cached_property
    def unordered(self) -> frozenset[str]:
        """The keys whose items are recorded one by one."""
        return frozenset(key.name for key in self.keys if isinstance(key.kind, Unordered))

    @cached_property
    def by_name(self) -> dict[str, Key]:
        return {key.name: key for key in self.keys}

    def read(self, found: object, path: Path, reading: Reading) -> dict[str, Any]:
        """The readable values of an entry, by key; of all others the reading has been told."""
        if not isinstance(found, Mapping):
            reading.mistake(path, found, f"Write a table: {self.heading} and its keys below it.")
            return {}
        for name in found:
            if name not in self.by_name:
                reading.unknown((*path, name), list(self.by_name))
        values = {
            name: value
            for name, key in self.by_name.items()
            if found.get(name) is not None
            and (value := key.kind.read(found[name], (*path, name), reading)) is not None
        }
        for name in sorted(self.required - values.keys()):
            given = found.get(name) is not None
            substitute = reading.missing((*path, name), self.by_name[name].example, given)
            if substitute is not None:
                values[name] = substitute
        return values

    def build(self, values: dict[str, Any]) -> Any:
        """The entry as a value of the plan; None when a required value is missing."""
        return self.holds(**values) if self.required <= values.keys() else None

    @property
    def heading(self) -> str:
        return f"[[{self.name}]]" if self.many else f"[{self.name}]"


def default_of(each: "Field[Any]") -> Any:
    if each.default_factory is not MISSING:
        return each.default_factory()
    return each.default


def said_of(entry: Any) -> dict[str, Any]:
    """What a small entry says beyond its defaults, by key."""
    values = {each: getattr(entry, each.name) for each in fields(entry)}
    return {each.name: value for each, value in values.items() if value != default_of(each)}
