"""The reader: what may be asked of a store. Nothing here writes but what a look has mended."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sync.clock import Reading, physical
from sync.replica import marks
from sync.replica.books import Books
from sync.replica.chains import Chain, chains
from sync.replica.change import Change
from sync.replica.digests import Digests
from sync.replica.view import Records

Clock = Callable[[], Reading]
Month = Mapping[str, Records]  # collection -> record id -> fields


class Reader:
    """Records, changes and accounts of one device's folder. Any thread may ask."""

    def __init__(self, books: Books, clock: Clock) -> None:
        """Use `create` or `open`."""
        self._books = books
        self._storage = books.storage
        self._clock = clock
        self._digests = Digests(books.folder)

    @property
    def folder(self) -> Path:
        """Where the store lies."""
        return self._books.folder

    @property
    def device(self) -> str:
        """The random id of this device, 16 hexadecimal digits."""
        return self._books.device

    @property
    def version(self) -> int:
        """Grows with every change that this process has seen."""
        return self._books.version

    @property
    def undated_version(self) -> int:
        """Grows with every change to an undated record."""
        return self._books.undated_version

    @property
    def newest(self) -> int:
        """Physical part of the newest stamp, in ms since 1970: no true clock shows much less."""
        with self._storage.guard:
            return physical(marks.newest(self._books.tables))

    @property
    def count(self) -> int:
        """How many changes the folder holds, of all devices."""
        with self._storage.guard:
            return sum(
                month["changes"]
                for table in marks.marks(self._books.tables)
                for month in table.values()
            )

    def records(self, collection: str) -> Records:
        """The undated records of a collection: id -> fields. Read-only."""
        return self._books.undated.records(collection)

    def dated(self, collection: str, month: str) -> Records:
        """The records of a collection dated in `month` ("2026-11"): id -> fields. Read-only."""
        with self._storage.guard:
            return self._books.view(month).records(collection)

    def months(self) -> list[str]:
        """Months that hold dated records, oldest first."""
        return sorted(self._books.tables.get(marks.DATED, {}))

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

    def history(self, record: str) -> list[Change]:
        """All changes of a record, oldest first by stamp. For an undated one every month is
        opened.
        """
        found = (change for change in self.changes() if change.record == record)
        return sorted(found, key=lambda change: change.stamp)

    def changes(self) -> Iterator[Change]:
        """All changes, month by month, in a month by stamp. What is written meanwhile may be
        missed.
        """
        for month in self._books.log_months():
            with self._storage.guard:
                documents = self._books.log(month).values()
            for document in sorted(documents, key=lambda document: document["stamp"]):
                yield Change.from_checked(document)
        self._books.settle()

    def verify(self) -> list[Chain]:
        """Whether each device's hash chain is whole; opens every month."""
        return chains(self.changes())
