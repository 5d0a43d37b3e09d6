"""The replica: this device's copy of all records, folded from all changes."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from sync.clock import Reading, physical
from sync.disk.generation import JOURNAL, SNAPSHOT, Generation
from sync.disk.lock import StoreLock
from sync.disk.tables import Document
from sync.errors import NoStore, StoreExists, SyncError, not_read, not_written
from sync.replica import marks
from sync.replica.books import PENDING, Books
from sync.replica.chains import Chain, chains
from sync.replica.change import Change, check, log_month
from sync.replica.digests import Digests
from sync.replica.edits import Edit, drawn_up
from sync.replica.identity import NAME, identity, new_identity
from sync.replica.view import Records

Clock = Callable[[], Reading]
Month = Mapping[str, Records]  # collection -> record id -> fields

LONG = 128 * 1024  # bytes of journal from which a compaction is worth while
VERY_LONG = 4 * 1024 * 1024  # bytes of journal at which taking in many changes compacts between
BATCH = 5_000  # changes made durable with one sync
LINE = 100  # changes a journal line


class Replica:
    """Records and changes of one device, in one folder.

    Any thread and any number of processes may use the folder at once. What was read never changes
    under its reader. `write` and `apply` return when it is durable, and raise a SyncError when it
    was not recorded.
    """

    def __init__(self, books: Books, clock: Clock) -> None:
        """Use `create` or `open`."""
        self._books = books
        self._storage = books.storage
        self._clock = clock
        self._digests = Digests(books.folder)

    @classmethod
    def create(cls, folder: Path, *, clock: Clock) -> "Replica":
        """Make a store with a new device id. Raises StoreExists, StoreFull and the like."""
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with StoreLock(folder / "lock").held():
                _make(folder)
        except OSError as error:
            raise not_written(error, folder) from error
        return cls.open(folder, clock=clock)

    @classmethod
    def open(cls, folder: Path, *, clock: Clock) -> "Replica":
        """Open a store, mending what a power cut left. Raises NoStore, NewerFormat, StoreBusy.

        Where the disk cannot be written, reading works and `write` raises StoreReadOnly.
        """
        try:
            if not has_store(folder):
                raise NoStore(
                    f"There is no household in {folder} yet. Make one with `samestars setup`."
                )
            device = identity(folder)
            books = Books(folder, device or os.urandom(8).hex())
        except OSError as error:
            raise not_read(error, folder) from error
        books.storage.refresh()
        if device is None:
            books.rename()
        books.settle()
        return cls(books, clock)

    @property
    def folder(self) -> Path:
        """Where the store lies."""
        return self._books.folder

    @property
    def device(self) -> str:
        """The random id of this device, 16 hexadecimal digits."""
        return self._books.device

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences about what was repaired or set aside, until `acknowledge`."""
        return self._books.notices()

    def acknowledge(self) -> None:
        """A person has read the notices. Raises a SyncError."""
        self._books.acknowledge()

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

    def write(self, edits: Sequence[Edit], *, author: str) -> tuple[Change, ...]:
        """Set fields on records: one durable journal line, all or none; nothing for no edits.

        Raises StoreFull, StoreReadOnly or StoreBusy (nothing was recorded then), BadChange for a
        record's name that is none, and ValueError or TypeError for a value that is not JSON.
        """
        if not edits:
            return ()
        with self._storage.exclusive():
            documents = list(drawn_up(self._books, edits, author, self._clock()))
            self._storage.commit({PENDING: {document["id"]: document for document in documents}})
        return tuple(map(Change.from_checked, documents))

    def apply(self, changes: Iterable[Change]) -> int:
        """Take in changes from elsewhere, in any order, again or split; returns how many were new.

        They are kept as they are, so that each device's chain stays its own. All are checked first:
        BadChange means that none was taken. Many at once are made durable in few steps: when it
        raises another SyncError some may be recorded, and applying all again is right.
        """
        arrived = {document["id"]: document for document in map(Change.document, changes)}
        for document in arrived.values():
            check(document)
        documents = iter(sorted(arrived.values(), key=log_month))
        new = 0
        with self._storage.exclusive():
            while batch := list(islice(documents, BATCH)):
                new += self._apply(batch)
        self._books.settle()
        return new

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

    def refresh(self) -> bool:
        """Take in what other processes wrote; True if there was something. Some microseconds if
        not.
        """
        before = self.version
        self._storage.refresh()
        return self.version != before

    @property
    def wants_compaction(self) -> bool:
        """Whether `compact` is worth while when nobody is waiting."""
        return self._storage.journal_bytes > LONG or self._digests.many_unsaved

    def compact(self) -> None:
        """Fold the journal into snapshot and months, in some tens of milliseconds; never on the way
        of a tap.

        A crash anywhere in it is harmless. Raises a SyncError when the disk refuses; nothing is
        lost then.
        """
        self._books.compact()
        self._save_digests()
        self._books.settle()

    def close(self) -> None:
        """Let go of the files; twice is harmless. Everything written is durable already."""
        if self._digests.many_unsaved:
            with suppress(SyncError):  # a disk that takes nothing: they are worked out again
                self._save_digests()
        self._storage.close()

    def _save_digests(self) -> None:
        with self._storage.exclusive():
            try:
                self._digests.save()
            except OSError as error:
                raise not_written(error, self.folder) from error

    def _apply(self, batch: list[Document]) -> int:
        new = [document for document in batch if not self._books.knows(document)]
        lines = [
            {PENDING: {document["id"]: document for document in new[start : start + LINE]}}
            for start in range(0, len(new), LINE)
        ]
        if lines:
            self._storage.commit(*lines)
        if self._storage.journal_bytes > VERY_LONG:
            self._books.compact()
        return len(new)


def _make(folder: Path) -> None:
    if has_store(folder):
        raise StoreExists(
            f"There is a household in {folder} already; it was left as it is. "
            f"Open it, or name another folder."
        )
    Generation.create(folder)
    new_identity(folder)


def has_store(folder: Path) -> bool:
    """Whether there is anything of a store in the folder."""
    return any((folder / name).exists() for name in (NAME, SNAPSHOT, JOURNAL))
