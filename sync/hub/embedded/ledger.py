"""The journal ahead of all households' files: what one sync makes durable for many of them.

    ahead-00000007.journal     what was recorded since the files were last synced

A household's files are written after the journal and synced later, all at once and in the
background; only then is the journal that covers them deleted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sync.disk.aside import set_aside
from sync.disk.checked_file import FORMAT, sync_folder
from sync.disk.journal import Entry, Journal, Scan
from sync.errors import NewerFormat

LONG = 4 << 20  # bytes, after which another journal is begun

_NAMES = "ahead-*.journal"


@dataclass(slots=True)
class Found:
    """What the journals hold at the start, in the order of recording.

    `damaged`: there is a bad stretch with good entries behind it, so that some that were confirmed
    may be missing. `kept` names what was set aside.
    """

    entries: list[Entry] = field(default_factory=list)
    damaged: bool = False
    kept: list[str] = field(default_factory=list)


class Ledger:
    """The journals of one hub's folder. One thread at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._paths: list[Path] = []
        self._journal: Journal | None = None

    def open(self) -> Found:
        """Read what is there and begin a new journal. Raises OSError and NewerFormat."""
        found = Found()
        for path in sorted(self._folder.glob(_NAMES)):
            self._take(path, found)
        self.begin()
        return found

    @property
    def is_long(self) -> bool:
        return self._journal is not None and self._journal.end > LONG

    def begin(self) -> None:
        """Record into a new journal from here on. Raises OSError; then the old one goes on."""
        number = int(self._paths[-1].name[6:14]) + 1 if self._paths else 1
        path = self._folder / f"ahead-{number:08d}.journal"
        Journal.prepare(path, number)
        sync_folder(self._folder)
        fresh = Journal(path)
        fresh.read()
        self.close()
        self._journal = fresh
        self._paths.append(path)

    def older(self) -> list[Path]:
        """All journals but the one that is written to."""
        return self._paths[:-1]

    def all(self) -> list[Path]:
        """All journals."""
        return list(self._paths)

    def retire(self, paths: Iterable[Path]) -> None:
        """Delete journals whose households' files are synced. Raises OSError."""
        for path in paths:
            path.unlink(missing_ok=True)
            self._paths = [one for one in self._paths if one != path]
        sync_folder(self._folder)

    def append(self, entries: Iterable[Mapping[str, Any]]) -> None:
        """Make entries durable with one sync. Raises a SyncError; then nothing was appended."""
        assert self._journal
        self._journal.append(entries)

    def close(self) -> None:
        """Let go of the journal; twice is harmless."""
        if self._journal:
            self._journal.close()

    def _take(self, path: Path, found: Found) -> None:
        journal = Journal(path)
        try:
            scan = journal.read()
            self._keep_the_rest(path, scan, found)
            if scan.rest and not scan.later:
                journal.cut()
        finally:
            journal.close()
        self._paths.append(path)
        found.entries += self._without_header(path, scan)

    def _keep_the_rest(self, path: Path, scan: Scan, found: Found) -> None:
        if not scan.rest:
            return
        if scan.later:
            found.damaged = True
            found.kept.append(set_aside(self._folder, path.name, path.read_bytes(), "damaged"))
        else:
            found.kept.append(set_aside(self._folder, path.name, scan.rest, "torn"))

    def _without_header(self, path: Path, scan: Scan) -> Iterable[Entry]:
        for entry in [*scan.entries, *scan.later]:
            if "generation" not in entry:
                yield entry
            elif entry["format"] > FORMAT:
                raise NewerFormat(
                    f"A newer version of Same Stars wrote {path}; it was left as it is. "
                    "Update this hub and start again."
                )
