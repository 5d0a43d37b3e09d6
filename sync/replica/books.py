"""The books: what this device knows, kept true to every entry that the storage takes in."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sync.disk.storage import JournalStorage, Puts, merge
from sync.disk.tables import Document, Table, Tables
from sync.errors import SyncError, not_read, not_written
from sync.replica import marks
from sync.replica.accounts import account, recount
from sync.replica.change import log_month, month_of_record
from sync.replica.doubt import note_damage
from sync.replica.finding import is_complete
from sync.replica.fold import fold
from sync.replica.logs import Logs, by_month
from sync.replica.months import Months, dated
from sync.replica.notices import Notices
from sync.replica.view import View

PENDING = "_changes"  # changes that are in no log yet: change id -> document


class Books:
    """The storage with everything folded from it: undated records, months, marks, what is pending.

    It is the storage's Keeper: it hears of each entry, from this process or another, and of each
    reload.
    """

    def __init__(self, folder: Path, device: str) -> None:
        self.folder = folder
        self.device = device
        self.version = 0
        self.undated_version = 0
        self.pending: dict[
            str, dict[str, Document]
        ] = {}  # month of the log -> change id -> document
        self.logs = Logs(folder)
        self.months = Months(folder, self.logs)
        self.undated = View({})
        self.storage = JournalStorage(folder, self)
        self.notices = Notices(self.storage)

    @property
    def tables(self) -> Tables:
        """The live tables of the undated records and of the store's own accounts."""
        return self.storage.tables

    def taken(self, puts: Puts) -> None:
        """Fold the changes among the puts."""
        for change in puts.get(PENDING, {}).values():
            self._take(change)
            self.version += 1
            self.undated_version += not month_of_record(change["record"])

    def reloaded(self) -> None:
        """Begin anew from the tables; the versions grow only if these tell of other changes."""
        self.logs.forget()
        self.months.forget()
        before, after = marks.marks(self.undated.tables), marks.marks(self.tables)
        self.undated = View(self.tables)
        self.pending = by_month(self.tables.get(PENDING, {}).values(), log_month)
        self.version += before != after
        self.undated_version += before[1] != after[1]

    def rebuilt(self, entries: Iterable[Puts]) -> Tables:
        """Tables folded from all logs and the changes in the entries."""
        tables: Tables = {}
        for entry in entries:
            merge(tables, entry)
        waiting = tables.pop(PENDING, {})
        tables[PENDING] = {}
        for month, changes in self._all_with(by_month(waiting.values(), log_month)):
            known = self.logs.read(month)
            for change in in_time(changes.values()):
                account(tables, change, self.device)
                if not month_of_record(change["record"]):
                    fold(tables, change)
                if change["id"] not in known:
                    tables[PENDING][change["id"]] = change
        note_damage(tables, self.device)
        return tables

    def lost(self) -> None:
        """Whoever keeps a cursor begins anew, and this device's numbers are in doubt."""
        note_damage(self.tables, self.device)

    def remark(self, sentence: str) -> None:
        """Note what was repaired or set aside; `settle` makes it durable."""
        self.notices.remark(sentence)

    def view(self, month: str) -> View:
        """A month's dated records. Raises SyncError when the disk does not give them."""
        try:
            return self.months.view(month, self.pending.get(month, {}).values())
        except OSError as error:
            raise not_read(error, self.folder) from error

    def log(self, month: str) -> dict[str, Document]:
        """All changes of a month's log with those that no file has yet. Raises SyncError."""
        try:
            logged, waiting = self._parts(month)
        except OSError as error:
            raise not_read(error, self.folder) from error
        return {**logged, **waiting}

    def unknown(self, month: str, changes: Iterable[Document]) -> list[Document]:
        """The changes of a month's log that are not here yet. Raises SyncError."""
        try:
            logged, waiting = self._parts(month)
        except OSError as error:
            raise not_read(error, self.folder) from error
        return [one for one in changes if one["id"] not in waiting and one["id"] not in logged]

    def all(self) -> Iterator[Document]:
        """All changes, month by month, in a month by stamp. What is written meanwhile may be
        missed. Raises SyncError.
        """
        for month in self.log_months():
            with self.storage.guard:
                documents = self.log(month).values()
            yield from in_time(documents)

    def log_months(self) -> list[str]:
        """Months that have changes, oldest first."""
        return sorted({*self.logs.months(), *self.pending})

    def compact(self, *, in_bulk: bool = False) -> None:
        """Move what is pending into its months, then make the next snapshot with an empty journal.

        Each file is replaced in one step and holds what the next needs, in this order, so that a
        crash anywhere leaves a store that folds to the same state. `in_bulk`: months that nobody
        has read yet are left in their logs alone, and folded when somebody does. Raises a
        SyncError, with nothing lost.
        """
        with self.storage.exclusive():
            try:
                newest = max(self.pending, default="")  # what a screen shows first
                for month, changes in list(self.pending.items()):
                    left = in_bulk and month != newest and not self.months.was_read(month)
                    view = self.view(month) if any(dated(changes.values())) and not left else None
                    self.logs.extend(month, changes)
                    if view:
                        self.months.save(month, view)
                self.logs.settle()
                self.months.settle()
            except OSError as error:
                raise not_written(error, self.folder) from error
            if not is_complete(self.tables):
                self._recount()
            self.storage.write({**self.tables, PENDING: {}})

    def settle(self) -> None:
        """Mend the files that were found damaged, and make the sentences about it durable.

        Where the disk takes nothing, what was put together stays in memory, and the sentences with
        it.
        """
        if not (self.logs.mended or self.months.damaged or self.notices.untold):
            return
        for sentence in self.logs.mended.values():
            self.remark(sentence)
        for month in self.months.damaged:
            self.remark(
                f"The stars of {month} were damaged on the card and have been put together again "
                "from its record; the damaged file lies in the folder aside. Nothing to do."
            )
        try:
            self._mend()
            self.notices.tell()
        except (SyncError, OSError):
            return  # full or read-only: `notices` has the sentences, the next start tries again

    def _mend(self) -> None:
        with self.storage.exclusive():
            lost, self.logs.mended = list(self.logs.mended), {}
            damaged, self.months.damaged = list(self.months.damaged), set()
            for month in damaged:
                self.months.mend(month, self.view(month))
            for month in lost:
                self.logs.mend(month)
            if lost:
                self._recount()
                self.lost()
                self.storage.write(self.tables)

    def _recount(self) -> None:
        recount(self.tables, self.all(), self.device)

    def _parts(self, month: str) -> tuple[Table, Table]:
        return self.logs.read(month), self.pending.get(month, {})

    def _take(self, change: Document) -> None:
        self.pending.setdefault(log_month(change), {})[change["id"]] = change
        account(self.tables, change, self.device)
        month = month_of_record(change["record"])
        if not month:
            self.undated.take(change)
        elif view := self.months.opened(month):
            view.take(change)

    def _all_with(
        self, waiting: dict[str, dict[str, Document]]
    ) -> Iterator[tuple[str, dict[str, Document]]]:
        for month in sorted({*self.logs.months(), *waiting}):
            yield month, {**self.logs.read(month), **waiting.get(month, {})}


def in_time(documents: Iterable[Document]) -> list[Document]:
    """Oldest first by stamp: none before one that it saw."""
    return sorted(documents, key=lambda document: document["stamp"])
