"""The standing: under which id this device writes now, and when it must take another."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from sync.errors import not_read, not_written
from sync.replica import lookup, marks
from sync.replica.books import Books
from sync.replica.change import fingerprint
from sync.replica.doubt import doubt
from sync.replica.identity import Identity, IdentityFile

Renew = Callable[[], tuple[str, Mapping[str, str]]]  # a new id and its secret


class Standing:
    """A device's running numbers are used once. Where this folder is a copy, or may be an old
    state of itself, the device goes on under a new id with its next write.

    After each start of the machine it may be the image of an old card, and nothing on an image says
    so. Nor can anybody else say that it is none: what the card has forgotten may lie on a stick in
    a drawer, in the other home, or at a hub that was put back itself. So nobody is asked.
    """

    def __init__(self, books: Books, file: IdentityFile) -> None:
        """Raises a SyncError where the store cannot be read."""
        self._books = books
        self._file = file
        if file.is_lost:
            self._rename()
        self._go_on()

    @property
    def identity(self) -> Identity:
        """As it stands, whichever process made it so. Raises a SyncError."""
        with self._books.storage.guard:
            try:
                if self._file.follow():
                    self._go_on()
            except OSError as error:
                raise not_read(error, self._books.folder) from error
            return self._file.now

    @property
    def is_doubtful(self) -> bool:
        """Whether numbers may have been used that are not known here. Raises a SyncError."""
        with self._books.storage.guard:
            shared = self.identity.shared
            try:
                return shared and (
                    doubt(self._books.tables, self._file.now.id) != ""
                    or self._file.is_of_another_boot()
                    or self._file.is_copied()
                )
            except OSError as error:
                raise not_read(error, self._books.folder) from error

    def become(self, identity: Identity) -> None:
        """Write under another id from here on. Raises a SyncError; then nothing changed."""
        with self._held():
            self._file.put(identity)
            self._go_on()

    def before_a_write(self, renew: Renew) -> None:
        """Take a new id where the numbers of this one are in doubt; the store is held."""
        if self.is_doubtful:
            name, secret = renew()
            self.become(Identity(name, secret, shared=True))

    def _rename(self) -> None:
        """Go on under a new id, because the file with the old one cannot be read."""
        self._books.remark(
            "The file that names this device was damaged or missing; the plan and the stars are "
            "all kept, and the device goes on under a new name. Pair it again if it was paired "
            "with the other home."
        )
        try:
            with self._books.storage.exclusive():
                self._file.follow()
                if self._file.is_lost:
                    self._file.put(self._file.now)
        except OSError as error:
            self._books.remark(str(not_written(error, self._books.folder)))

    def _go_on(self) -> None:
        """Tell the books the id. The newest change under it may have come as another's, whose
        fingerprint nobody kept.
        """
        device = self._books.device = self._file.now.id
        head = self._books.tables.get(marks.HEADS, {}).get(device)
        if head and not head["fingerprint"]:
            newest = lookup.numbered(self._books, {device: [[head["number"], head["number"]]]})
            head["fingerprint"] = fingerprint(newest[0]) if newest else ""

    @contextmanager
    def _held(self) -> Iterator[None]:
        with self._books.storage.exclusive():
            try:
                yield
            except OSError as error:
                raise not_written(error, self._books.folder) from error
