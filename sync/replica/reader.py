"""The reader: what may be asked of a store. Nothing here writes but what a look has mended."""

import copy
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sync.clock import Reading
from sync.replica import finding, lookup, marks, rivals
from sync.replica.books import Books
from sync.replica.chains import Chain, chains
from sync.replica.change import FIRST_MONTH, Change
from sync.replica.digests import Digests
from sync.replica.doubt import damage
from sync.replica.finding import Have
from sync.replica.local import check_name
from sync.replica.rivals import Rival
from sync.replica.view import Records

Clock = Callable[[], Reading]
Month = Mapping[str, Records]  # collection -> record id -> fields


class Reader:
    """Records, changes and accounts of one device's folder. Any thread may ask."""

    def __init__(self, books: Books) -> None:
        self._books = books
        self._storage = books.storage
        self._digests = Digests(books.folder)
        self._rivals: tuple[int, tuple[Rival, ...]] | None = None
        self._doubled: tuple[dict[str, list[int]], list[Change]] = ({}, [])

    @property
    def folder(self) -> Path:
        """Where the store lies."""
        return self._books.folder

    @property
    def version(self) -> int:
        """Grows with every change that this process has seen."""
        return self._books.version

    @property
    def undated_version(self) -> int:
        """Grows with every change to an undated record."""
        return self._books.undated_version

    @property
    def count(self) -> int:
        """How many changes the folder holds, of all devices."""
        with self._storage.guard:
            return marks.changes(self._books.tables)

    def records(self, collection: str) -> Records:
        """The undated records of a collection: id -> fields. Read-only."""
        return self._books.undated.records(collection)

    def dated(self, collection: str, month: str) -> Records:
        """The records of a collection dated in `month` ("2026-11"): id -> fields. Read-only."""
        with self._storage.guard:
            return self._books.view(month).records(collection)

    def months(self) -> list[str]:
        """Months that hold dated records, oldest first; shelves are none."""
        held = self._books.tables.get(marks.DATED, {})
        return sorted(month for month in held if month >= FIRST_MONTH)

    def digest(self, name: str, month: str, fold: Callable[[Month], Any]) -> Any:
        """`fold({collection: {id: fields}})` over a month, remembered on the disk until that month
        changes.

        The result must be JSON, and comes back as JSON does: tuples are lists, keys are text. Not
        to be altered. Whoever changes what `fold` does changes `name` too.
        """
        with self._storage.guard:
            mark = self._books.tables.get(marks.DATED, {}).get(month, marks.NOTHING_YET)["mark"]
            known, value = self._digests.find(name, month, mark)
            if not known:
                value = fold(self._books.view(month).collections())
                value = self._digests.keep(name, month, mark, value)
            return value

    def local(self, table: str) -> Mapping[str, Mapping[str, Any]]:
        """A table of what this device noted for itself, as of now: id -> document. Not to be
        altered. Raises ValueError for a table that is not for notes.
        """
        check_name(table)
        with self._storage.guard:
            return MappingProxyType(dict(self._books.tables.get(table, {})))

    def heads(self) -> dict[str, int]:
        """Device -> the greatest running number that is here."""
        return {device: held[-1][1] for device, held in self.held().items()}

    def held(self) -> dict[str, list[list[int]]]:
        """Device -> the running numbers that are here, as stretches: `[[1, 6], [8, 9]]`."""
        with self._storage.guard:
            heads = self._books.tables.get(marks.HEADS, {})
            held = {device: marks.held(head) for device, head in heads.items()}
            return {
                device: [list(span) for span in spans] for device, spans in held.items() if spans
            }

    @property
    def damage(self) -> str:
        """A text that becomes another one whenever the card may have lost changes. Whoever keeps a
        cursor keeps this beside it, and begins anew when it is another.
        """
        with self._storage.guard:
            return damage(self._books.tables)

    def after(self, have: Have, limit: int | None = None) -> list[Change]:
        """The changes that are here and that another does not have, by device and number.

        `have` gives for a device the number up to which all are there, or the stretches that are,
        as `held` does. No month is opened where nothing is new. Of changes that share a number one
        at least is given: see `doubled`.
        """
        with self._storage.guard:
            wanted = finding.wanted(self._books.tables, have, limit)
        found = lookup.numbered(self._books, wanted) if wanted else []
        return list(map(Change.from_checked, found))

    def doubled(self) -> list[Change]:
        """The changes that share device and number with another, as only a copied card can make
        them.

        Whoever sends by numbers sends these beside. The months that may hold some are opened, once
        for each that arrives.
        """
        with self._storage.guard:
            heads = self._books.tables.get(marks.HEADS, {}).items()
            numbers = {name: head["doubled"] for name, head in heads if "doubled" in head}
            if numbers != self._doubled[0]:
                wanted = {name: [[one, one] for one in all_] for name, all_ in numbers.items()}
                changes = list(map(Change.from_checked, lookup.doubled(self._books, wanted)))
                self._doubled = copy.deepcopy(numbers), changes
            return list(self._doubled[1])

    @property
    def plan_mark(self) -> str:
        """A mark of all changes to the plan, which is all undated records but those that devices,
        keys and taps not filed yet need: equal sets of changes, equal text, on any device.
        """
        with self._storage.guard:
            return marks.plan_mark(self._books.tables)

    def plan_changes(self) -> list[Change]:
        """All changes that `plan_mark` is a mark of, oldest first by stamp; the months that hold
        some are opened.
        """
        with self._storage.guard:
            found = lookup.of_plan(self._books)
        self._books.settle()
        return list(map(Change.from_checked, found))

    def rivals(self) -> tuple[Rival, ...]:
        """The fields of undated records that were set in two places without seeing each other, by
        record and field; equal sets of changes give equal rivals, on any device.

        Settled as soon as somebody writes the field who knew both. Worked out anew only when the
        undated records have changed; the months of records that were ever in question are opened.
        """
        with self._storage.guard:
            if self._rivals is None or self._rivals[0] != self._books.undated_version:
                self._rivals = self._books.undated_version, tuple(self._found_rivals())
            return self._rivals[1]

    def _found_rivals(self) -> Iterator[Rival]:
        tables = self._books.tables
        changes = lookup.of_records(self._books, sorted(tables.get(rivals.HINTS, {})))
        for record in changes:
            for field in rivals.hinted(tables, record):
                found = rivals.rivals_of(record, field, changes[record])
                yield from found
                if not found:
                    rivals.forget(tables, record, field)

    def history(self, record: str) -> list[Change]:
        """All changes of a record, oldest first by stamp; the months that hold some are opened."""
        with self._storage.guard:
            found = lookup.of_records(self._books, [record])[record]
        self._books.settle()
        return list(map(Change.from_checked, found))

    def changes(self) -> Iterator[Change]:
        """All changes, month by month, in a month by stamp. What is written meanwhile may be
        missed.
        """
        yield from map(Change.from_checked, self._books.all())
        self._books.settle()

    def verify(self) -> list[Chain]:
        """Whether each device's hash chain is whole; opens every month."""
        return chains(self.changes())
