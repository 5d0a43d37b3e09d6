"""The journal: one checksummed line an operation, appended into space allotted ahead, then
synced.
"""

import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sync.disk.checked_file import FORMAT, write_new
from sync.disk.tables import as_line
from sync.errors import FORBIDDEN, SyncError, SyncFailed, not_written

Entry = dict[str, Any]

# Bytes allotted at a time, as real zeros: an append that grows the file costs three times as much.
STEP = 64 * 1024

_START = re.compile(rb"[0-9a-f]{8} \{")


class Scan(NamedTuple):
    """What a stretch of journal holds.

    `entries` up to the first bad byte at `end`; `rest` is what stands there, up to the zeros;
    `later` are good entries within the rest. No rest: whole. A rest without later entries: a torn
    last write. With later ones: damage.
    """

    entries: list[Entry]
    end: int
    rest: bytes
    later: list[Entry]


def scan(data: bytes) -> Scan:
    """Read journal bytes from the start of a line on. Never raises, whatever the bytes are."""
    entries: list[Entry] = []
    end = 0
    while (stop := data.find(b"\n", end)) >= 0 and (entry := decoded(data[end:stop])) is not None:
        entries.append(entry)
        end = stop + 1
    rest = data[end:].rstrip(b"\0")
    return Scan(entries, end, rest, list(_entries_within(rest)))


def line(entry: Mapping[str, Any]) -> bytes:
    """CRC-32 in hexadecimal, a space, ASCII JSON, a line feed: no zero byte and no other line
    feed in it.
    """
    text = as_line(entry).encode("ascii")
    return b"%08x %s\n" % (zlib.crc32(text), text)


def decoded(text: bytes) -> Entry | None:
    """The entry of a line without its line feed; None for anything else."""
    if text[8:10] != b" {" or text[:8] != b"%08x" % zlib.crc32(text[9:]):
        return None
    entry: Entry = json.loads(text[9:])
    return entry


def _entries_within(rest: bytes) -> Iterator[Entry]:
    position = 0
    while found := _START.search(rest, position):
        stop = rest.find(b"\n", found.start())
        entry = decoded(rest[found.start() : stop]) if stop >= 0 else None
        position = found.start() + 1 if entry is None else stop
        if entry is not None:
            yield entry


class Journal:
    """An open journal file. `end` is where this process has read up to, and where it appends.

    Whoever appends or cuts holds the store's lock and has read to the end. `refusal` says why
    nothing can be appended, if so.
    """

    def __init__(self, path: Path) -> None:
        """Raises OSError. Opens for reading alone where writing is forbidden."""
        self.path = path
        self.refusal: SyncError | None = None
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        except OSError as error:
            if error.errno not in FORBIDDEN:
                raise
            self._descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            self.refusal = not_written(error, path.parent)
        self.inode = os.fstat(self._descriptor).st_ino
        self.end = 0

    @staticmethod
    def prepare(path: Path, generation: int) -> None:
        """Write an empty journal for the snapshot of that generation, durably. Raises OSError."""
        header = line({"format": FORMAT, "generation": generation})
        write_new(path, header.ljust(STEP, b"\0"))

    def has_news(self) -> bool:
        """Whether anything stands behind `end`: one byte read."""
        return os.pread(self._descriptor, 1, self.end) not in (b"", b"\0")

    def read(self) -> Scan:
        """What stands behind `end`, which moves over the good entries. Raises OSError."""
        size = os.fstat(self._descriptor).st_size
        found = scan(os.pread(self._descriptor, max(size - self.end, 0), self.end))
        self.end += found.end
        return found

    def append(self, entries: Iterable[Mapping[str, Any]]) -> None:
        """Make the entries durable with one sync. Raises a SyncError; then nothing was appended.

        After a failed sync the journal takes nothing more: what the disk holds from there on is
        unknown, and a second sync would report success for pages that the kernel has dropped.
        """
        if self.refusal:
            raise self.refusal
        data = b"".join(map(line, entries))
        try:
            self._allot(self.end + len(data))
            self._put(data, self.end)
        except OSError as error:
            refused = not_written(error, self.path.parent)
            self._take_back(refused)
            raise refused from error
        try:
            os.fdatasync(self._descriptor)
        except OSError as error:
            self.refusal = SyncFailed()
            self._take_back(self.refusal)
            raise self.refusal from error
        self.end += len(data)

    def cut(self) -> None:
        """Drop what stands behind `end`, durably. Raises OSError."""
        os.ftruncate(self._descriptor, self.end)
        os.fdatasync(self._descriptor)

    def close(self) -> None:
        """Let go of the file; twice is harmless."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _allot(self, stop: int) -> None:
        size = os.fstat(self._descriptor).st_size
        if stop > size:
            steps = (stop - size + STEP - 1) // STEP
            self._put(b"\0" * (steps * STEP), size)

    def _put(self, data: bytes, position: int) -> None:
        view = memoryview(data)
        while view:
            written = os.pwrite(self._descriptor, view, position)
            view, position = view[written:], position + written

    def _take_back(self, refused: SyncError) -> None:
        """Let no other process read what this one will not acknowledge."""
        try:
            os.ftruncate(self._descriptor, self.end)
        except OSError:
            self.refusal = (
                refused  # half an entry may stand there: this process must not append behind it
            )
