"""TinyDB's storage on a snapshot and a journal: one operation is one durable line."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, Protocol

from tinydb.storages import Storage

from sync.aside import set_aside
from sync.errors import (
    AFTER_A_FAILED_SYNC,
    NewerFormat,
    StoreReadOnly,
    SyncError,
    not_read,
    not_written,
)
from sync.fold import Tables
from sync.journal import Journal, Scan
from sync.lock import StoreLock
from sync.sealed import FORMAT, Damaged, seal, sync_folder, unseal

Puts = Mapping[
    str, Mapping[str, Any]
]  # table -> document id -> document, or None where it was removed

SNAPSHOT = "state.json"
JOURNAL = "state.journal"


class Keeper(Protocol):
    """Who is told what the storage takes in, from whichever process it came."""

    def taken(self, puts: Puts) -> None:
        """`puts` are durable and in the tables."""

    def reloaded(self) -> None:
        """The tables are others than before."""

    def rebuilt(self, entries: Sequence[Puts]) -> Tables:
        """Tables put together without the snapshot, with these journal entries in them."""

    def remark(self, sentence: str) -> None:
        """Something was repaired or set aside."""


class JournalStorage(Storage):
    """The tables in memory, `state.json` as of the last snapshot, and the journal of what came
    after.

    `read` gives the live tables: nobody alters them but `commit`. Any thread may call; one RLock in
    the process and one `flock` between processes make writers queue.
    """

    def __init__(self, folder: Path, keeper: Keeper) -> None:
        self.folder = folder
        self.tables: Tables = {}
        self._keeper = keeper
        self.guard = RLock()
        self._depth = 0
        self._lock = StoreLock(folder / "lock")
        self._journal: Journal | None = None
        self._generation = 0
        self._snapshot_seen: tuple[int, int] | None = None

    @staticmethod
    def create(folder: Path, tables: Tables) -> None:
        """Write the two files of a new store. Raises OSError."""
        Journal.prepare(folder / JOURNAL, 1)
        seal(folder / SNAPSHOT, tables, 1)

    @property
    def journal_bytes(self) -> int:
        """The length of what a start has to replay."""
        return self._journal.end if self._journal else 0

    def read(self) -> Tables:
        """The live tables, as of the last refresh."""
        return self.tables

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Make `data` the next snapshot, with an empty journal. Raises a SyncError; then all is
        as before.
        """
        with self.exclusive():
            self._renew(data)
            self.tables = {name: dict(table) for name, table in data.items()}
            self._keeper.reloaded()

    def commit(self, *entries: Puts) -> None:
        """Make the entries durable with one sync, each all or none, then take them into the
        tables.
        """
        with self.exclusive():
            assert self._journal is not None
            self._journal.append(entries)
            for entry in entries:
                self._take(entry)

    def refresh(self) -> None:
        """Take in what other processes wrote; two `stat` and one byte read when there is
        nothing.
        """
        with self.guard:
            if self._journal is None or self._replaced() or self._journal.has_news():
                with self.exclusive():
                    pass

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the store against other threads and processes, having taken in what they wrote."""
        with self.guard:
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
            self._let_go()
            self._lock.close()

    def _take(self, puts: Puts) -> None:
        merge(self.tables, puts)
        self._keeper.taken(puts)

    def _catch_up(self) -> None:
        try:
            if self._journal is None or self._replaced():
                self._load()
            elif self._journal.has_news():
                self._follow(self._journal, self._journal.read())
        except OSError as error:
            raise not_read(error, self.folder) from error

    def _replaced(self) -> bool:
        """Whether another process has made a new snapshot or journal since."""
        assert self._journal is not None
        try:
            inode = (self.folder / JOURNAL).stat().st_ino
        except FileNotFoundError:
            return True
        return inode != self._journal.inode or self._snapshot_seen != seen(self.folder / SNAPSHOT)

    def _load(self) -> None:
        self._let_go()
        self._snapshot_seen = seen(self.folder / SNAPSHOT)
        snapshot = self._read_snapshot()
        header, found = self._open_journal()
        if snapshot is not None and header is not None and header <= snapshot[0]:
            self._generation, self.tables = snapshot
            self._keeper.reloaded()
            if header == self._generation:
                self._follow(self._journal, found)
            else:  # a compaction stopped between its renames: the snapshot holds all of it
                self._renew_if_possible()
        else:
            self._generation = max(header or 0, snapshot[0] if snapshot else 0)
            self._rebuild(found, whole=snapshot is not None)

    def _read_snapshot(self) -> tuple[int, Tables] | None:
        try:
            return unseal(self.folder / SNAPSHOT)
        except (Damaged, FileNotFoundError):
            return None

    def _open_journal(self) -> tuple[int | None, Scan]:
        """The generation that the header names (None: no header), and the entries without the
        header.
        """
        try:
            self._journal = Journal(self.folder / JOURNAL)
        except FileNotFoundError:
            return None, Scan([], 0, b"", [])
        found = self._journal.read()
        if not found.entries or "generation" not in found.entries[0]:
            return None, found
        header = found.entries.pop(0)
        if header["format"] > FORMAT:
            raise NewerFormat(
                f"A newer version of Same Stars wrote {self.folder}; it was left as it is. "
                f"Update this device and start again."
            )
        return header["generation"], found

    def _follow(self, journal: Journal | None, found: Scan) -> None:
        """Take the entries of this generation's journal, and mend the journal where it does not
        end whole.
        """
        assert journal is not None
        for entry in (*found.entries, *found.later):
            self._take(entry)
        if found.later:
            self._keep(JOURNAL, "damaged")
            self._keeper.remark(
                f"Part of the newest records was damaged on the card: {len(found.later)} entries "
                "behind the damage were kept, and the damaged file lies in the folder aside. "
                "Check the last days' stars."
            )
            self._renew_if_possible()
        elif found.rest:
            self._cut(journal, found.rest)

    def _cut(self, journal: Journal, rest: bytes) -> None:
        self._keeper.remark(
            "The last entry was only half written when the power went, and was set aside; "
            "everything before it is kept. Check whether the last tap is there."
        )
        try:
            set_aside(self.folder, JOURNAL, rest, "torn")
            journal.cut()
        except OSError as error:
            journal.refusal = not_written(error, self.folder)

    def _rebuild(self, found: Scan, *, whole: bool) -> None:
        """Put the state together from the logs and every readable journal entry."""
        self._keep(JOURNAL if whole else SNAPSHOT, "damaged")
        self.tables = self._keeper.rebuilt([*found.entries, *found.later])
        self._keeper.reloaded()
        self._keeper.remark(
            "A file of the store was damaged or missing; the plan and the stars were put together "
            "again from the records that can be read, and the damaged file lies in the folder "
            "aside. Check the last days' stars."
        )
        self._renew_if_possible()

    def _renew_if_possible(self) -> None:
        """A new snapshot and journal; where that cannot be, go on in memory and take no writes."""
        try:
            self._renew(self.tables)
        except SyncError as error:
            if self._journal is None:
                raise
            self._journal.refusal = error

    def _renew(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        path, fresh = self.folder / JOURNAL, self.folder / f"{JOURNAL}.new"
        try:
            Journal.prepare(fresh, self._generation + 1)
            seal(self.folder / SNAPSHOT, data, self._generation + 1)
            os.replace(fresh, path)
            sync_folder(self.folder)
        except OSError as error:
            self._refuse_if_replaced()
            raise not_written(error, self.folder) from error
        self._generation += 1
        self._let_go()
        self._snapshot_seen = seen(self.folder / SNAPSHOT)
        self._journal = Journal(path)
        self._journal.read()

    def _refuse_if_replaced(self) -> None:
        """A journal that is older than the snapshot would be ignored at the next start: append
        no more to it.
        """
        if self._journal and self._snapshot_seen != seen(self.folder / SNAPSHOT):
            self._journal.refusal = StoreReadOnly(AFTER_A_FAILED_SYNC)

    def _keep(self, name: str, why: str) -> None:
        path = self.folder / name
        if not path.exists():
            return
        try:
            set_aside(self.folder, name, path.read_bytes(), why)
        except OSError as error:
            if self._journal:  # not kept aside: then it must not be replaced either
                self._journal.refusal = not_written(error, self.folder)

    def _let_go(self) -> None:
        if self._journal:
            self._journal.close()
        self._journal = None


def merge(tables: Tables, puts: Puts) -> None:
    """Put documents into the tables, and take out those that are None."""
    for name, documents in puts.items():
        table = tables.setdefault(name, {})
        for key, document in documents.items():
            if document is None:
                table.pop(key, None)
            else:
                table[key] = document


def seen(path: Path) -> tuple[int, int] | None:
    """What tells one snapshot from the next."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns


def entry_tables(entries: Sequence[Puts]) -> Tables:
    """All puts of the entries, the later ones over the earlier."""
    tables: Tables = {}
    for entry in entries:
        merge(tables, entry)
    return tables
