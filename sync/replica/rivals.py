"""Rivals: values of one field that were set in two places without seeing each other."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from sync.disk.tables import Document, Tables, canonical
from sync.replica.fold import stamps_of

HINTS = "_rivals"  # record -> {"fields"}: those that may have rivals, and those that had some
SETTLES = "settles"  # in a change: field -> the stamps of the rivals that its writer saw


class Side(NamedTuple):
    """A value, and where it was set: by whom, at which wall time, under which stamp."""

    value: Any
    device: str
    author: str
    wall: str
    stamp: str


class Rival(NamedTuple):
    """A field that holds `kept`, while elsewhere it was set to `other`, neither knowing of the
    other.
    """

    record: str
    field: str
    kept: Side
    other: Side


def hint(tables: Tables, change: Document) -> None:
    """Note the fields of an undated record that the change does not simply set anew.

    Asked before the change is folded. Where each change saw the value that it replaced there is
    one line of changes and no rival, in whatever order they arrive.
    """
    record, stamp, saw = change["record"], change["stamp"], change["saw"]
    stamps = stamps_of(tables, record)
    for field in change["fields"]:
        standing = stamps.get(field, "")
        if saw.get(field, "") != standing or stamp <= standing:
            fields = tables.setdefault(HINTS, {}).setdefault(record, {"fields": []})["fields"]
            if field not in fields:
                fields.append(field)


def hinted(tables: Tables, record: str) -> list[str]:
    """The fields of a record that may have rivals."""
    return sorted(tables.get(HINTS, {}).get(record, {"fields": []})["fields"])


def forget(tables: Tables, record: str, field: str) -> None:
    """The field has no rivals: only a change that would be hinted at can bring one."""
    fields = tables[HINTS][record]["fields"]
    fields.remove(field)
    if not fields:
        del tables[HINTS][record]


def rivals_of(record: str, field: str, changes: Iterable[Document]) -> list[Rival]:
    """The rivals in all changes of a record; of several with one value the newest."""
    kept, open_ends = ends(field, changes)
    by_value = {canonical(change["fields"][field]): change for change in open_ends}
    return [
        Rival(record, field, _side(kept, field), _side(by_value[value], field))
        for value in sorted(by_value)
    ]


def ends(field: str, changes: Iterable[Document]) -> tuple[Document, list[Document]]:
    """The change whose value the field holds, and by stamp those that nobody who knew of them has
    replaced.

    One whose value was set on the kept one's side too is none: somebody has gone on from it.
    """
    line = _Line(field, changes)
    kept = len(line.changes) - 1
    known = line.before(kept)
    rest = [at for at in range(kept) if at not in known]
    replaced = {earlier for at in rest for earlier in line.saw(at)}
    found = [at for at in rest if at not in replaced and not line.is_said(at, known)]
    return line.changes[kept], [line.changes[at] for at in found]


class _Line:
    """The changes that set one field, in the order in which they win, and who saw which."""

    def __init__(self, field: str, changes: Iterable[Document]) -> None:
        self._field = field
        setting = (change for change in changes if field in change["fields"])
        self.changes = sorted(setting, key=self._rank)
        self._at: dict[str, list[int]] = {}
        devices: dict[str, list[tuple[int, int]]] = {}
        for at, change in enumerate(self.changes):
            self._at.setdefault(change["stamp"], []).append(at)
            devices.setdefault(change["device"], []).append((change["number"], at))
        self._own = {
            later: earlier
            for places in map(sorted, devices.values())
            for (_, earlier), (_, later) in pairwise(places)
        }

    def is_said(self, at: int, others: set[int]) -> bool:
        """Whether one of the others set the same value on its own."""
        equal = {other for other in others if self.value(other) == self.value(at)}
        return bool(equal - self.before(at))

    def value(self, at: int) -> str:
        """The value as text that is equal where the value is."""
        return canonical(self.changes[at]["fields"][self._field])

    def saw(self, at: int) -> set[int]:
        """The changes that the writer of this one had seen last: what it replaced, what it settled,
        and the device's own one before.
        """
        change = self.changes[at]
        stamps = [change["saw"].get(self._field, ""), *settled(change, self._field)]
        found = {place for stamp in stamps for place in self._at.get(stamp, ())}
        if at in self._own:
            found.add(self._own[at])
        return found - {at}

    def before(self, at: int) -> set[int]:
        """The change and all that its writer had seen."""
        found, waiting = {at}, [at]
        while waiting:
            new = self.saw(waiting.pop()) - found
            found |= new
            waiting.extend(new)
        return found

    def _rank(self, change: Document) -> tuple[str, str, str]:
        return change["stamp"], canonical(change["fields"][self._field]), change["id"]


def settled(change: Mapping[str, Any], field: str) -> Sequence[str]:
    """The stamps that a change settles; whatever else another version wrote there is none."""
    fields = change.get(SETTLES)
    stamps = fields.get(field) if isinstance(fields, dict) else None
    return [one for one in stamps if isinstance(one, str)] if isinstance(stamps, list) else []


def _side(change: Document, field: str) -> Side:
    return Side(
        change["fields"][field], change["device"], change["author"], change["wall"], change["stamp"]
    )
