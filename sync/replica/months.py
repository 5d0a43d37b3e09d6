"""The months: dated records as folded from their log, one checked TinyDB file a month."""

from collections.abc import Iterable
from pathlib import Path

from sync.disk.aside import set_aside
from sync.disk.checked_file import Damaged, is_whole, load_checked, save_checked, sync_folder
from sync.disk.tables import Document
from sync.replica.change import month_of_record
from sync.replica.logs import Logs
from sync.replica.recent import Recent
from sync.replica.view import View


class Months:
    """The month files in `months/`. They hold nothing that the log of the month does not say."""

    def __init__(self, store: Path, logs: Logs) -> None:
        self._store = store
        self._folder = store / "months"
        self._logs = logs
        self._open: Recent[View] = Recent()
        self.damaged: set[str] = set()  # months whose file was bad, until it is mended

    def opened(self, month: str) -> View | None:
        """The month, if it is open."""
        return self._open.peek(month)

    def view(self, month: str, pending: Iterable[Document]) -> View:
        """The month with the changes that no file has yet. Raises OSError.

        One whose file is missing or damaged is folded anew from its log.
        """
        found = self._open.get(month)
        if found is None:
            found = self._open.put(month, self._read(month))
            for change in dated(pending):
                found.take(change)
        return found

    def was_read(self, month: str) -> bool:
        """Whether the month is open, or has a file that must follow its log."""
        return self._open.peek(month) is not None or self._path(month).exists()

    def save(self, month: str, view: View) -> None:
        """Write the month as it stands, durably from `settle` on. Raises OSError."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        save_checked(self._path(month), view.tables, one_of_many=True)

    def settle(self) -> None:
        """Make durable what was saved. Raises OSError."""
        if self._folder.exists():
            sync_folder(self._folder)

    def mend(self, month: str, view: View) -> None:
        """Keep the damaged file aside and replace it. Raises OSError."""
        if is_whole(self._path(month)):
            return  # another process was faster
        set_aside(self._store, f"months/{month}.json", self._path(month).read_bytes(), "damaged")
        self.save(month, view)
        self.settle()

    def forget(self) -> None:
        """Read the files anew from here on: another process may have written them."""
        self._open.clear()

    def _path(self, month: str) -> Path:
        return self._folder / f"{month}.json"

    def _read(self, month: str) -> View:
        try:
            return View(load_checked(self._path(month))[1])
        except FileNotFoundError:
            return View({}, dated(self._logs.read(month).values()))
        except Damaged:
            self.damaged.add(month)
            return View({}, dated(self._logs.read(month).values()))


def dated(changes: Iterable[Document]) -> Iterable[Document]:
    """Those that set fields of a dated record."""
    return (change for change in changes if month_of_record(change["record"]))
