"""The lock between processes, held only for the time of a write."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync.errors import FORBIDDEN, StoreBusy

PATIENCE = 10.0  # seconds; a compaction on a slow card takes one or two
PAUSE = 0.002  # seconds between two tries


class StoreLock:
    """An exclusive `flock` on a file that is never replaced. Not for two threads at once: see
    JournalStorage.
    """

    def __init__(self, path: Path) -> None:
        """Raises OSError. Where the file may not be made, nobody can write here and no lock is
        needed.
        """
        self._path = path
        self._descriptor: int | None = None
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            if error.errno not in FORBIDDEN:
                raise
            if path.exists():
                self._descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)

    def acquire(self) -> None:
        """Wait for the lock; raises StoreBusy when another process holds it for ten seconds."""
        if self._descriptor is None:
            return
        deadline = time.monotonic() + PATIENCE
        while not self._taken(self._descriptor):
            if time.monotonic() > deadline:
                raise StoreBusy(
                    f"Another program has kept {self._path.parent} busy for ten seconds, so this "
                    "was not recorded; everything before it is kept. Close that program or "
                    "restart, and do it again."
                )
            time.sleep(PAUSE)

    def release(self) -> None:
        if self._descriptor is not None:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Have the lock for the time of a block, then let go of the file."""
        self.acquire()
        try:
            yield
        finally:
            self.close()

    def close(self) -> None:
        """Let go of the file; twice is harmless."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _taken(self, descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
