"""The replica: this device's copy of all records, folded from all changes."""

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from sync.disk.generation import JOURNAL, SNAPSHOT, Generation
from sync.disk.lock import StoreLock
from sync.disk.storage import Puts
from sync.disk.tables import Document
from sync.errors import NoStore, StoreExists, SyncError, not_read, not_written
from sync.replica.books import PENDING, Books
from sync.replica.change import Change
from sync.replica.edits import Edit, drawn_up
from sync.replica.identity import NAME, identity, new_identity
from sync.replica.intake import take_in
from sync.replica.local import checked
from sync.replica.reader import Clock, Reader

LONG = 128 * 1024  # bytes of journal from which a compaction is worth while


class Replica(Reader):
    """Records and changes of one device, in one folder.

    Any thread and any number of processes may use the folder at once. What was read never changes
    under its reader. `write` and `apply` return when it is durable, and raise a SyncError when it
    was not recorded.
    """

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
    def notices(self) -> tuple[str, ...]:
        """Sentences about what was repaired or set aside, until `acknowledge`."""
        return self._books.notices.all()

    def acknowledge(self) -> None:
        """A person has read the notices. Raises a SyncError."""
        self._books.notices.acknowledge()

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

    def apply(self, changes: Iterable[Change], beside: Puts | None = None) -> int:
        """Take in changes from elsewhere, in any order, again or split; returns how many were new.

        They are kept as they are, so that each device's chain stays its own. All are checked first:
        BadChange means that none was taken. Many at once are made durable in few steps: when it
        raises another SyncError some may be recorded, and applying all again is right.

        `beside` are local documents, as `note` takes them; they become durable in the same step as
        the last of the changes, and never without them.
        """
        new = take_in(self._books, changes, checked(beside or {}))
        self._books.settle()
        return new

    def note(self, table: str, puts: Mapping[str, Document | None]) -> None:
        """Put documents into a local table, or take those out that are None: one durable line.

        Raises a SyncError when nothing was noted, and ValueError or TypeError for a table that is
        none or a document that is not JSON.
        """
        self._storage.commit(checked({table: puts}))

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
