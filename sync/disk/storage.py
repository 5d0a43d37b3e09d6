"""TinyDB's storage on a snapshot and a journal: one operation is one durable line."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, Protocol

from tinydb.storages import Storage

from sync.disk.generation import Generation
from sync.disk.journal import Scan
from sync.disk.lock import StoreLock
from sync.disk.tables import Tables
from sync.errors import SyncError, not_read

Puts = Mapping[str, Mapping[str, Any]]  # table -> document id -> document; None: it was removed


class Keeper(Protocol):
    """Who is told what the storage takes in, from whichever process it came."""

    def taken(self, puts: Puts) -> None:
        """`puts` are durable and in the tables."""

    def reloaded(self) -> None:
        """The tables are others than before."""

    def rebuilt(self, entries: Iterable[Puts]) -> Tables:
        """Tables put together without the snapshot, with these journal entries in them."""

    def lost(self) -> None:
        """Entries may be missing from the tables, which become the next snapshot."""

    def remark(self, sentence: str) -> None:
        """Something was repaired or set aside."""


class JournalStorage(Storage):
    """Tables in memory, as the snapshot and the journal on the disk have them.

    `read` gives the live tables: nobody alters them but `commit`, and the keeper as it is told. Any
    thread may call; one RLock in the process and one `flock` between processes make writers queue.
    """

    def __init__(self, folder: Path, keeper: Keeper) -> None:
        """Raises OSError. Nothing is read before the first refresh."""
        self.tables: Tables = {}
        self.guard = RLock()
        self._folder = folder
        self._keeper = keeper
        self._lock = StoreLock(folder / "lock")
        self._depth = 0
        self._files = Generation(folder)
        self._loaded = False
        self._closed = False

    @property
    def journal_bytes(self) -> int:
        """The length of what a start has to replay."""
        return self._files.journal_bytes

    def read(self) -> Tables:
        """The live tables, as of the last refresh."""
        return self.tables

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Make `data` the next snapshot. Raises a SyncError; then all is as before."""
        with self.exclusive():
            self._files.renew(data)
            self.tables = {name: dict(table) for name, table in data.items()}
            self._keeper.reloaded()

    def commit(self, *entries: Puts) -> None:
        """Make the entries durable with one sync, each all or none, then take them in.

        Raises a SyncError; then nothing changed.
        """
        with self.exclusive():
            self._files.append(entries)
            for entry in entries:
                self._take(entry)

    def refresh(self) -> None:
        """Take in what other processes wrote; two `stat` and one byte read when there is nothing.

        Raises a SyncError.
        """
        with self.guard:
            if self._has_news():
                with self.exclusive():
                    pass

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the store against other threads and processes, having taken in what they wrote."""
        with self.guard:
            if self._closed:
                raise SyncError("The store is closed: nothing was recorded. Open it again.")
            if self._depth == 0:
                self._lock.acquire()
            self._depth += 1
            try:
                if self._depth == 1:
                    self._catch_up()
                yield
            finally:
                self._depth -= 1
                if self._depth == 0:
                    self._lock.release()

    def close(self) -> None:
        """Let go of the files; twice is harmless. Nothing waits to be written."""
        with self.guard:
            self._closed = True
            self._files.close()
            self._lock.close()

    def _has_news(self) -> bool:
        try:
            return not self._loaded or self._files.replaced() or self._files.has_news()
        except OSError as error:
            raise not_read(error, self._folder) from error

    def _catch_up(self) -> None:
        try:
            if not self._loaded or self._files.replaced():
                self._load()
            elif self._files.has_news():
                self._follow(self._files.read())
        except OSError as error:
            raise not_read(error, self._folder) from error

    def _load(self) -> None:
        self._loaded = False  # until it is done: a store half read must not be written to
        found = self._files.open()
        if found.tables is None:
            self._rebuild(found.scan)
        else:
            self.tables = found.tables
            self._keeper.reloaded()
            self._follow(found.scan)
            if found.stale:  # a compaction stopped between its two renames: finish it
                self._files.renew_or_refuse(self.tables)
        self._loaded = True

    def _follow(self, scan: Scan) -> None:
        """Take the entries, and mend the journal where it does not end whole."""
        for entry in (*scan.entries, *scan.later):
            self._take(entry)
        if scan.later:
            self._keeper.remark(
                f"Part of the newest records was damaged on the card: {len(scan.later)} entries "
                "behind the damage were kept, and the damaged file lies in the folder aside. "
                "Check the last days' stars."
            )
            self._keeper.lost()
            self._files.mend(self.tables)
        elif scan.rest:
            self._keeper.remark(
                "The last entry was only half written when the power went, and was set aside; "
                "everything before it is kept. Check whether the last tap is there."
            )
            self._files.cut(scan.rest)

    def _rebuild(self, scan: Scan) -> None:
        """Put the state together from the logs and every readable journal entry."""
        self.tables = self._keeper.rebuilt([*scan.entries, *scan.later])
        self._keeper.reloaded()
        self._keeper.remark(
            "A file of the store was damaged or missing; the plan and the stars were put together "
            "again from the records that can be read, and the damaged file lies in the folder "
            "aside. Check the last days' stars."
        )
        self._files.mend(self.tables)

    def _take(self, puts: Puts) -> None:
        merge(self.tables, puts)
        self._keeper.taken(puts)


def merge(tables: Tables, puts: Puts) -> None:
    """Put documents into the tables, and take out those that are None."""
    for name, documents in puts.items():
        table = tables.setdefault(name, {})
        for key, document in documents.items():
            if document is None:
                table.pop(key, None)
            else:
                table[key] = document
