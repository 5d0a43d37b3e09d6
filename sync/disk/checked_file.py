"""A checked file: plain JSON that TinyDB alone can open, replaced whole or not at all, with a
checksum.
"""

import json
import os
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sync.disk.tables import Tables, as_line, quoted
from sync.errors import NewerFormat

FORMAT = 1
SEAL = "_seal"  # one table more, with one document: {"format", "generation", "crc32"}

_HEADER = re.compile(
    rb'\{"_seal":\{"1":\{"format":(\d+),"generation":(\d+),"crc32":"([0-9a-f]{8})"\}\}'
)


class Damaged(ValueError):
    """The file is not what was saved."""


def save_checked(
    path: Path,
    tables: Mapping[str, Mapping[str, Any]],
    generation: int = 0,
    *,
    one_of_many: bool = False,
) -> None:
    """Replace the file: written beside it, synced, renamed. A crash leaves the old one or the new
    one; of `one_of_many` the new one for sure once the caller has called `sync_folder`.

    One document a line, so that a person and a salvage can read what is left of a damaged file. A
    document may be given as its JSON text.
    """
    body = "".join(_lines(tables)).encode("ascii")
    replace(path, _header(generation, body) + body, one_of_many=one_of_many)


def load_checked(path: Path) -> tuple[int, Tables]:
    """The generation and the tables; raises FileNotFoundError, Damaged or NewerFormat."""
    data = path.read_bytes()
    found = _HEADER.match(data)
    if not found:
        raise Damaged(path)
    format_number, generation, body = int(found[1]), int(found[2]), data[found.end() :]
    if _header(generation, body, format_number) != found[0]:
        raise Damaged(path)
    if format_number > FORMAT:
        raise NewerFormat(
            f"A newer version of Same Stars wrote {path}; it was left as it is. Update this device "
            "and start again."
        )
    tables: Tables = json.loads(data)
    del tables[SEAL]
    return generation, tables


def is_whole(path: Path) -> bool:
    """Whether the file is whole. Raises OSError."""
    try:
        load_checked(path)
    except Damaged:
        return False
    return True


def replace(path: Path, data: bytes, *, one_of_many: bool = False) -> None:
    """Replace a file's bytes durably; of `one_of_many`, the folder is the caller's to sync. Raises
    OSError, and leaves the old file then.
    """
    beside = path.with_name(path.name + ".new")
    try:
        write_new(beside, data)
        os.replace(beside, path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    if not one_of_many:
        sync_folder(path.parent)


def write_new(path: Path, data: bytes) -> None:
    """Write a file that only this user may read, and sync it."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make names in the folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _header(generation: int, body: bytes, format_number: int = FORMAT) -> bytes:
    checksum = zlib.crc32(body, zlib.crc32(b"%d %d" % (format_number, generation)))
    return b'{"%s":{"1":{"format":%d,"generation":%d,"crc32":"%08x"}}' % (
        SEAL.encode(),
        format_number,
        generation,
        checksum,
    )


def _lines(tables: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for name, table in tables.items():
        documents = ",\n".join(
            f"{quoted(key)}:{document if isinstance(document, str) else as_line(document)}"
            for key, document in table.items()
        )
        yield f",\n{quoted(name)}:{{\n{documents}\n}}"
    yield "}\n"
