"""A hub's folder: who has it, what was confirmed and is not synced everywhere, and its reign."""

import fcntl
import os
import secrets
from pathlib import Path

from sync.disk.aside import set_aside
from sync.disk.checked_file import Damaged, load_checked, save_checked
from sync.errors import StoreBusy, SyncError, not_read
from sync.hub.embedded.ledger import Ledger
from sync.hub.embedded.replay import replay
from sync.hub.embedded.scribe import Scribe, Unsynced
from sync.hub.embedded.shelf import Shelf
from sync.hub.store import HubError

LOCK = "hub.lock"
ABOUT = "hub.json"


class HubFolder:
    """One hub's files, opened by this process alone.

    The reign is part of every household's epoch: another one tells all devices that the logs may
    lack what was confirmed to them, so that they send everything again.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.shelf = Shelf(path)
        self.notices: list[str] = []
        self._ledger = Ledger(path)
        self._lock = _locked(path)
        try:
            self.reign = self._read_reign()
            self.unsynced = self._caught_up()
            self.households = self.shelf.count()
        except BaseException:
            os.close(self._lock)
            raise
        self.scribe = Scribe(self._ledger, self.shelf)

    @staticmethod
    def open(path: Path) -> "HubFolder":
        """Raises a SyncError: another hub has it, a newer version wrote it, it cannot be used."""
        try:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise HubError(
                f"{path} cannot be made the hub's folder ({error.strerror}). Nothing was changed. "
                "Name another with --data."
            ) from error
        try:
            return HubFolder(path)
        except OSError as error:
            raise not_read(error, path) from error

    def told(self, epoch: str) -> str:
        """A card's epoch as devices are told it."""
        return f"{int(epoch, 16) ^ int(self.reign, 16):016x}"

    def check(self) -> None:
        """Whether the folder is still there and takes writes. Raises a SyncError."""
        if self.scribe.refusal:
            raise self.scribe.refusal
        try:
            there = os.stat(self.path / LOCK).st_ino == os.fstat(self._lock).st_ino
        except OSError as error:
            raise not_read(error, self.path) from error
        if not there:
            raise SyncError(f"{self.path} was replaced while the hub ran. Start the hub again.")

    def close(self) -> None:
        """Let go of the files, and let another hub have them."""
        self._ledger.close()
        os.close(self._lock)

    def _read_reign(self) -> str:
        try:
            _, tables = load_checked(self.path / ABOUT)
            found: str = tables["hub"]["1"]["reign"]
        except FileNotFoundError:
            return self._new_reign()
        except Damaged:
            data = (self.path / ABOUT).read_bytes()
            self._name(set_aside(self.path, ABOUT, data, "damaged"))
            return self._new_reign()
        return found

    def _new_reign(self) -> str:
        self.reign = secrets.token_hex(8)
        save_checked(self.path / ABOUT, {"hub": {"1": {"reign": self.reign}}})
        return self.reign

    def _caught_up(self) -> Unsynced:
        """Read the journals and do again what they say."""
        found = self._ledger.open()
        done = replay(found.entries, self.shelf)
        for kept in [*found.kept, *done.kept]:
            self._name(kept)
        if found.damaged or done.gaps:
            self._new_reign()
        return Unsynced(done.cards, done.logs, self._ledger.older())

    def _name(self, kept: str) -> None:
        self.notices.append(
            f"A file of the hub was not as it was written; it is kept as {self.path / kept}. "
            "What can be read of it is served, and the devices send again what is missing."
            if "torn" not in kept
            else f"The last write was cut off before it was confirmed; it is kept as {kept}."
        )


def _locked(path: Path) -> int:
    """The lock, held until the process ends. Raises StoreBusy and OSError."""
    descriptor = os.open(path / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise StoreBusy(
            f"Another hub is running on {path}; this one was not started and changed nothing. "
            "Stop the other one first, or give this one a folder of its own with --data."
        ) from None
    return descriptor
