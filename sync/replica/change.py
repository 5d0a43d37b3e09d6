"""A change: the small, immutable, idempotent fact that all state is folded from."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any

from sync.clock import is_stamp, month_of
from sync.disk.tables import Document, canonical
from sync.errors import BadChange

_CIVIL_DATE = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_HEX = re.compile(r"[0-9a-f]{8,64}")

FIRST_MONTH = "1000-01"  # "dates" before it are shelves: what is large, belongs to no day, and is
# opened alone. They are kept, sealed and sent like any month, the last of all.


@dataclass(frozen=True, slots=True)
class Change:
    """Sets `fields` on one record, once.

    `number` runs per device from 1; `previous` is the fingerprint of that device's change before
    (empty for the first). `saw` maps a field to the stamp of the value that it replaced, so that
    concurrent edits can be told. `unknown` holds what a newer version wrote besides; it is kept and
    passed on.
    """

    id: str
    device: str
    number: int
    author: str
    wall: str
    trusted: bool
    stamp: str
    record: str
    fields: Mapping[str, Any]
    saw: Mapping[str, str]
    previous: str
    unknown: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Change":
        """The change in a JSON object; raises BadChange where it is not one."""
        check(document)
        return cls.from_checked(document)

    @classmethod
    def from_checked(cls, document: Mapping[str, Any]) -> "Change":
        """The same for a document that was checked when it was taken in."""
        unknown = {name: value for name, value in document.items() if name not in _KNOWN_NAMES}
        return cls(*(*_VALUES(document), unknown))

    def document(self) -> Document:
        """The change as a JSON object, with what is unknown to this version beside the rest."""
        return {**dict(zip(_KNOWN, _PARTS(self), strict=True)), **self.unknown}

    def fingerprint(self) -> str:
        """SHA-256 over all of the change, as the next change of the device names it."""
        return fingerprint(self.document())


_KNOWN = tuple(part.name for part in fields(Change) if part.name != "unknown")
_KNOWN_NAMES = frozenset(_KNOWN)
_PARTS, _VALUES = attrgetter(*_KNOWN), itemgetter(*_KNOWN)


def fingerprint(document: Mapping[str, Any]) -> str:
    """SHA-256, in hexadecimal, of the canonical JSON (sorted keys, no spaces, ASCII)."""
    return hashlib.sha256(canonical(document).encode("ascii")).hexdigest()


@lru_cache(maxsize=512)  # one write asks several times for the same few
def collection_and_id(record: str) -> tuple[str, str]:
    """Both parts of "tasks/k-words"; raises BadChange. Names with "_" in front are the store's."""
    collection, slash, name = record.partition("/")
    if not slash or not name or not collection or collection.startswith("_"):
        raise BadChange(f"{record!r} is not a record's name (collection/id); it was left out.")
    return collection, name


@lru_cache(maxsize=512)
def month_of_record(record: str) -> str:
    """The month, "2026-11", of a dated record; empty for an undated one."""
    name = record[record.find("/") + 1 :]
    return name[:7] if _CIVIL_DATE.match(name) else ""


def log_month(document: Mapping[str, Any]) -> str:
    """The month whose log keeps the change: the record's, or the stamp's where the record has
    none.
    """
    return month_of_record(document["record"]) or month_of(document["stamp"])


def check(document: Mapping[str, Any]) -> None:
    """Raises BadChange where the document is not a change that can be folded, kept and passed
    on.
    """
    for name, kind in _KINDS:
        if type(document.get(name)) is not kind:
            raise _unreadable(name)
    for name, right in _RULES:
        if not right(document[name]):
            raise _unreadable(name)
    collection_and_id(document["record"])


def _unreadable(name: str) -> BadChange:
    return BadChange(f"A change with an unreadable {name} was left out; all others are kept.")


def _is_hex(value: str) -> bool:
    return _HEX.fullmatch(value) is not None


def _are_texts(values: Iterable[object]) -> bool:
    return _TEXT.issuperset(map(type, values))


_TEXT = frozenset({str})
_KINDS: tuple[tuple[str, type], ...] = (  # JSON's own, so that True is no number
    ("id", str),
    ("device", str),
    ("number", int),
    ("author", str),
    ("wall", str),
    ("trusted", bool),
    ("stamp", str),
    ("record", str),
    ("fields", dict),
    ("saw", dict),
    ("previous", str),
)
_RULES: tuple[tuple[str, Callable[[Any], bool]], ...] = (
    ("id", _is_hex),
    ("device", _is_hex),
    ("number", lambda value: value > 0),
    ("stamp", is_stamp),
    ("fields", _are_texts),
    ("saw", lambda value: _are_texts(value.values())),
)
