"""The boxes: what practice needs, and what of it each home has; the plan's word, and the wall's."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from string import ascii_lowercase, digits

from kiosk.household.ledger import Fields
from kiosk.household.plan import Material, Plan, Task

COLLECTION = "kit"
NOTHING: Mapping[str, Fields] = {}
PLAIN = frozenset(ascii_lowercase + digits + " ")  # letters that a record's name keeps


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that practice needs, called as the plan calls it. `travels`: it goes along at each
    exchange, so it is wherever the child is until somebody says that it is not.
    """

    name: str
    where: str = ""  # where to get it
    lent_by: str = ""
    travels: bool = False

    @property
    def key(self) -> str:
        return key_of(self.name)


class Boxes:
    """What each home has: `Home.kit`, and over it what was ticked on a wall, one record a home and
    a thing, so that two homes that tick while apart lose nothing.
    """

    def __init__(self, plan: Plan, records: Mapping[str, Fields] = NOTHING) -> None:
        self._plan = plan
        self._materials = {key_of(one.id): one for one in plan.materials}
        self._materials |= {key_of(one.name): one for one in plan.materials}
        kits = ((home.id, self.thing(name).key) for home in plan.homes for name in home.kit)
        self._here = dict.fromkeys(kits, True)
        self._ticked: dict[str, str] = {}  # what is in a box by a tick: key -> name
        self._records: dict[tuple[str, str], list[str]] = {}
        for id, home, name, here in _ticks(records):
            key = self.thing(name).key
            self._here[home, key] = here
            self._records.setdefault((home, key), []).append(f"{COLLECTION}/{id}")
            if here:
                self._ticked.setdefault(key, name)

    def thing(self, name: str) -> Thing:
        """The thing that a text of the plan means; what `[[material]]` does not tell of is its
        name alone.
        """
        found = self._materials.get(key_of(name))
        return _thing(found) if found else Thing(" ".join(name.split()))

    def has(self, home: str, thing: Thing) -> bool:
        """Whether the thing is in a home's box, or comes along with the child."""
        return self._here.get((home, thing.key), thing.travels)

    def records_of(self, home: str, thing: Thing) -> list[str]:
        """The records to tick for a thing in a home: several where the plan came to call two things
        one.
        """
        return self._records.get((home, thing.key)) or [record_of(home, thing)]

    def things(self) -> tuple[Thing, ...]:
        """All that the boxes are about, each once: what the tasks need, in the order of the plan,
        then what else the plan lends, the homes keep, or somebody ticked.
        """
        found: dict[str, Thing] = {}
        for name in self._names():
            thing = self.thing(name)
            found.setdefault(thing.key, thing)
        return tuple(found.values())

    def find(self, name: str) -> Thing | None:
        """The thing that somebody speaks of; None if the boxes are not about it."""
        wanted = self.thing(name).key
        return next((thing for thing in self.things() if thing.key == wanted), None)

    def _names(self) -> Iterator[str]:
        for task in self._plan.tasks:
            if is_practised(task):
                yield from task.materials
        for material in self._plan.materials:
            yield material.name
        for home in self._plan.homes:
            yield from home.kit
        yield from self._ticked.values()


def is_practised(task: Task) -> bool:
    """Whether the task is still asked for, today or another day."""
    return task.ended is None and task.learned is None


def _thing(material: Material) -> Thing:
    return Thing(material.name, material.where, material.lent_by, material.travels)


def _ticks(records: Mapping[str, Fields]) -> Iterator[tuple[str, str, str, bool]]:
    """Id, home, thing and whether it is here, in an order that is the same on every device."""
    for id in sorted(records):
        fields = records[id]
        home, thing, here = fields.get("home"), fields.get("thing"), fields.get("here")
        if isinstance(home, str) and isinstance(thing, str) and isinstance(here, bool):
            yield id, home, thing, here


def key_of(name: str) -> str:
    """What makes two names the same thing: its letters, whatever their case and spaces."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def record_of(home: str, thing: Thing) -> str:
    """The record of a thing in a home, alike on all devices. A name that a record cannot be called
    by in full ends in its fingerprint, so that no two things share a record.
    """
    key = thing.key
    plain = "".join(letter if letter in PLAIN else "-" for letter in key).replace(" ", "-")
    mark = "" if set(key) <= PLAIN else "." + sha256(key.encode()).hexdigest()[:8]
    return f"{COLLECTION}/{home}.{plain}{mark}"
