"""The replica: this device's copy of all records, folded from all changes."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from sync.disk.generation import JOURNAL, SNAPSHOT, Generation
from sync.disk.lock import StoreLock
from sync.disk.storage import Puts
from sync.disk.tables import Document
from sync.errors import NoStore, StoreExists, SyncError, not_read, not_written
from sync.replica import marks, shown
from sync.replica.books import PENDING, Books
from sync.replica.change import Change
from sync.replica.edits import Edit, drawn_up
from sync.replica.identity import LOCK, NAME, Identity, IdentityFile, random_id
from sync.replica.intake import take_in
from sync.replica.local import checked
from sync.replica.reader import Clock, Reader
from sync.replica.standing import Renew, Standing

LONG = 128 * 1024  # bytes of journal from which a compaction is worth while


class Replica(Reader):
    """Records and changes of one device, in one folder.

    Any thread and any number of processes may use the folder at once. What was read never changes
    under its reader. `write` and `apply` return when it is durable, and raise a SyncError when it
    was not recorded.
    """

    def __init__(self, books: Books, standing: Standing, clock: Clock) -> None:
        """Use `create` or `open`."""
        super().__init__(books)
        self._standing = standing
        self._clock = clock
        self.renew: Renew | None = None  # makes a new id and its secret; None: one without a key

    @classmethod
    def create(cls, folder: Path, *, clock: Clock, boot: str = "") -> "Replica":
        """Make a store with a new device id. Raises StoreExists, StoreFull and the like."""
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with StoreLock(folder / LOCK).held():
                _make(folder, boot)
        except OSError as error:
            raise not_written(error, folder) from error
        return cls.open(folder, clock=clock, boot=boot)

    @classmethod
    def open(cls, folder: Path, *, clock: Clock, boot: str = "") -> "Replica":
        """Open a store, mending what a power cut left. Raises NoStore, NewerFormat, StoreBusy.

        `boot` names this start of the machine (Linux: `/proc/sys/kernel/random/boot_id`); a paired
        device that was started since may be on the image of an old card. Empty: nobody knows.
        Where the disk cannot be written, reading works and `write` raises StoreReadOnly.
        """
        try:
            if not has_store(folder):
                raise NoStore(
                    f"There is no household in {folder} yet. Make one with `samestars setup`."
                )
            file = IdentityFile(folder, boot)
            books = Books(folder, file.now.id)
        except OSError as error:
            raise not_read(error, folder) from error
        books.storage.refresh()
        standing = Standing(books, file)
        books.settle()
        return cls(books, standing, clock)

    @property
    def device(self) -> str:
        """The id that this device writes under, 16 hexadecimal digits."""
        return self._standing.identity.id

    @property
    def secret(self) -> Mapping[str, str]:
        """What belongs to the id: the key of a device that was ever paired, else empty."""
        return self._standing.identity.secret

    @property
    def head(self) -> tuple[int, str]:
        """Number and fingerprint of this device's newest change; (0, "") before the first."""
        with self._storage.guard:
            return marks.head(self._books.tables, self.device)

    @property
    def doubtful(self) -> bool:
        """Whether others may know numbers of this device that are not known here: the folder of a
        paired device that was copied, put back, or damaged, or whose machine was started since.
        Its next write goes on under a new id.
        """
        return self._standing.is_doubtful

    def become(self, device: str, secret: Mapping[str, str]) -> None:
        """Write under this id from here on: others know it. Raises a SyncError."""
        self._standing.become(Identity(device, dict(secret), shared=True))

    @property
    def shown(self) -> int:
        """The newest time that this device's clock showed at a write while it was trusted, in ms
        since 1970, to the hour; 0 if never. What came from other devices counts for nothing.
        """
        with self._storage.guard:
            return shown.shown(self._books.tables)

    def believe_clock(self) -> None:
        """A person has looked: the clock is right now, whatever it showed before. Raises a
        SyncError.
        """
        self._storage.commit(shown.noted(self._clock()))

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
            self._standing.before_a_write(self.renew or without_a_key)
            reading = self._clock()
            documents = list(drawn_up(self._books, edits, author, reading))
            puts = {PENDING: {document["id"]: document for document in documents}}
            self._storage.commit({**puts, **shown.news(self._books.tables, reading)})
        return tuple(map(Change.from_checked, documents))

    def apply(
        self, changes: Iterable[Change], beside: Puts | None = None, *, are_checked: bool = False
    ) -> int:
        """Take in changes from elsewhere, in any order, again or split; returns how many were new.

        They are kept as they are, so that each device's chain stays its own. All are checked first,
        unless their reader did: BadChange means that none was taken. Many at once are made durable
        in few steps: when it raises another SyncError some may be recorded, and applying all again
        is right.

        `beside` are local documents, as `note` takes them; they become durable in the same step as
        the last of the changes, and never without them.
        """
        notes = checked(beside or {})
        new = take_in(self._books, self._standing, changes, notes, checked=are_checked)
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


def without_a_key() -> tuple[str, Mapping[str, str]]:
    """A new id, for a device that nobody gave a key."""
    return random_id(), {}


def _make(folder: Path, boot: str) -> None:
    if has_store(folder):
        raise StoreExists(
            f"There is a household in {folder} already; it was left as it is. "
            f"Open it, or name another folder."
        )
    Generation.create(folder)
    file = IdentityFile(folder, boot)
    file.put(file.now)


def has_store(folder: Path) -> bool:
    """Whether there is anything of a store in the folder."""
    return any((folder / name).exists() for name in (NAME, SNAPSHOT, JOURNAL))
