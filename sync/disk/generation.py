"""A generation of the store on the disk: a snapshot, and the journal of what came after it."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from sync.disk.aside import set_aside
from sync.disk.checked_file import FORMAT, Damaged, load_checked, save_checked, sync_folder
from sync.disk.journal import Entry, Journal, Scan
from sync.disk.tables import Tables
from sync.errors import NewerFormat, SyncError, SyncFailed, not_written

SNAPSHOT = "state.json"
JOURNAL = "state.journal"
FRESH = "state.journal.new"


class Found(NamedTuple):
    """What the files hold: `tables` of the snapshot (None: they must be rebuilt) and the journal
    entries that belong on top. `stale`: the journal is of the generation before, and all in the
    snapshot.
    """

    tables: Tables | None
    scan: Scan
    stale: bool = False


class Generation:
    """`state.json` of one generation and `state.journal`, whose first record names it.

    Whoever calls anything but `replaced` and `has_news` holds the store's lock. What could not be
    mended can be read, but not written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._snapshot_path = folder / SNAPSHOT
        self._journal_path = folder / JOURNAL
        self._journal: Journal | None = None
        self._generation = 0
        self._seen: tuple[int, int] | None = None
        self._refusal: SyncError | None = None  # until the files are opened anew
        self._failure: SyncError | None = None  # until the process ends

    @staticmethod
    def create(folder: Path) -> None:
        """Write the files of an empty store. Raises OSError."""
        Journal.prepare(folder / JOURNAL, 1)
        save_checked(folder / SNAPSHOT, {}, 1)

    @property
    def journal_bytes(self) -> int:
        """The length of what a start has to replay."""
        return self._journal.end if self._journal else 0

    def open(self) -> Found:
        """Read both files. Raises OSError and NewerFormat."""
        self.close()
        self._refusal = None
        self._seen = seen(self._snapshot_path)
        generation, tables = self._snapshot()
        header, scan = self._open_journal()
        self._generation = max(generation, header)
        if tables is None or not 0 < header <= generation:
            return Found(None, scan)
        if header < generation:
            return Found(tables, Scan([], 0, b"", []), stale=True)
        return Found(tables, scan)

    def replaced(self) -> bool:
        """Whether another process has made a new snapshot or journal since. Raises OSError."""
        inode = (seen(self._journal_path) or (None,))[0]
        own = self._journal.inode if self._journal else None
        return inode != own or self._seen != seen(self._snapshot_path)

    def has_news(self) -> bool:
        """Whether another process has appended since. Raises OSError."""
        return self._journal is not None and self._journal.has_news()

    def read(self) -> Scan:
        """What was appended since. Raises OSError."""
        return self._journal.read() if self._journal else Scan([], 0, b"", [])

    def append(self, entries: Iterable[Mapping[str, Any]]) -> None:
        """Make entries durable with one sync. Raises a SyncError; then nothing was appended."""
        journal = self._writable()
        try:
            journal.append(entries)
        except SyncFailed as failure:
            self._failure = failure
            raise

    def renew(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        """Make `tables` the snapshot of the next generation, with an empty journal.

        The journal is written before the snapshot and renamed after it: a full disk shows before
        anything is replaced, and a crash between leaves a journal that the snapshot makes stale.
        Raises a SyncError; then nothing is lost.
        """
        if refusal := self._failure or self._refusal:
            raise refusal
        fresh = self._folder / FRESH
        try:
            Journal.prepare(fresh, self._generation + 1)
            save_checked(self._snapshot_path, tables, self._generation + 1)
            os.replace(fresh, self._journal_path)
            sync_folder(self._folder)
            self.open()
        except OSError as error:
            raise self._refused(error) from error

    def cut(self, rest: bytes) -> None:
        """Keep the torn end of the journal aside, and cut it off; else write no more."""
        assert self._journal
        try:
            set_aside(self._folder, JOURNAL, rest, "torn")
            self._journal.cut()
        except OSError as error:
            self._refusal = not_written(error, self._folder)

    def mend(self, tables: Tables) -> None:
        """Keep both files aside and begin a new generation; where that fails, write no more."""
        try:
            for path in (self._snapshot_path, self._journal_path):
                if path.exists():
                    set_aside(self._folder, path.name, path.read_bytes(), "damaged")
        except OSError as error:
            self._refusal = not_written(error, self._folder)
        self.renew_or_refuse(tables)

    def renew_or_refuse(self, tables: Tables) -> None:
        """A new generation; where that cannot be, memory can be read and nothing be written."""
        try:
            self.renew(tables)
        except SyncError as error:
            self._refusal = error

    def close(self) -> None:
        """Let go of the journal; twice is harmless."""
        if self._journal:
            self._journal.close()
        self._journal = None

    def _writable(self) -> Journal:
        refusal = self._failure or self._refusal
        if refusal or not self._journal:
            raise refusal or not_written(FileNotFoundError(), self._folder)
        return self._journal

    def _snapshot(self) -> tuple[int, Tables | None]:
        try:
            return load_checked(self._snapshot_path)
        except (Damaged, FileNotFoundError):
            return 0, None

    def _open_journal(self) -> tuple[int, Scan]:
        """The generation that the header names (0: no header), and what comes after the header."""
        try:
            self._journal = Journal(self._journal_path)
        except FileNotFoundError:
            return 0, Scan([], 0, b"", [])
        scan = self._journal.read()
        if not scan.entries or "generation" not in scan.entries[0]:
            return 0, scan
        return self._generation_in(scan.entries.pop(0)), scan

    def _generation_in(self, header: Entry) -> int:
        if header["format"] > FORMAT:
            raise NewerFormat(
                f"A newer version of Same Stars wrote {self._folder}; it was left as it is. "
                f"Update this device and start again."
            )
        generation: int = header["generation"]
        return generation

    def _refused(self, error: OSError) -> SyncError:
        """The sentence. Once the snapshot is replaced, the old journal would be ignored at the next
        start: nothing may be appended to it any more.
        """
        with suppress(
            OSError
        ):  # a disk that takes nothing: there is no such file, or it does no harm
            (self._folder / FRESH).unlink()
        if self._seen != seen(self._snapshot_path):
            self._failure = SyncFailed()
        return not_written(error, self._folder)


def seen(path: Path) -> tuple[int, int] | None:
    """What tells one version of a file from the next: inode and time; None where there is none."""
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns
