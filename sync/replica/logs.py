"""The logs: every change, one checked TinyDB file a month. They are the truth; all state is
folded from them.
"""

import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from sync.disk.aside import set_aside
from sync.disk.checked_file import Damaged, is_whole, load_checked, save_checked, sync_folder
from sync.disk.tables import Document, Table, canonical
from sync.replica.recent import Recent

CHANGES = "changes"
SUM = "_sum"  # each document's own CRC-32, so that the whole ones of a damaged file can be told

_DOCUMENT = re.compile(r'"[0-9a-f]{8,64}":(?=\{)')
_DECODER = json.JSONDecoder()


class Logs:
    """The month files in `log/`. Whoever extends one holds the store's lock."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._folder = store / "log"
        self._kept: Recent[Table] = Recent()
        self.mended: dict[str, str] = {}  # month -> what a parent should know, until it was told

    def months(self) -> list[str]:
        """Months that have a file, oldest first."""
        return sorted(path.stem for path in self._folder.glob("????-??.json"))

    def read(self, month: str) -> Table:
        """Change id -> document. Empty where there is no file. Not to be altered. Raises
        OSError.
        """
        table = self._kept.get(month)
        if table is None:
            table = self._kept.put(month, self._load(month))
        return table

    def extend(self, month: str, documents: Mapping[str, Document]) -> None:
        """Add changes in one step, durable from `settle` on; known ones again are harmless. Raises
        OSError.
        """
        table = {**self.read(month), **documents}
        self._folder.mkdir(mode=0o700, exist_ok=True)
        lines = {CHANGES: {key: line(document) for key, document in table.items()}}
        save_checked(self._path(month), lines, one_of_many=True)
        self._kept.put(month, table)

    def settle(self) -> None:
        """Make durable what was extended. Raises OSError."""
        if self._folder.exists():
            sync_folder(self._folder)

    def forget(self) -> None:
        """Read the files anew from here on: another process may have extended them."""
        self._kept.clear()

    def mend(self, month: str) -> None:
        """Replace a damaged file by what is whole in it, and keep the damaged one. Raises
        OSError.
        """
        data = self._path(month).read_bytes()
        if is_whole(self._path(month)):
            return  # another process was faster
        set_aside(self._store, f"log/{month}.json", data, "damaged")
        save_checked(self._path(month), {CHANGES: {item["id"]: line(item) for item in whole(data)}})

    def _path(self, month: str) -> Path:
        return self._folder / f"{month}.json"

    def _load(self, month: str) -> Table:
        try:
            _, tables = load_checked(self._path(month))
        except FileNotFoundError:
            return {}
        except Damaged:
            table = {item["id"]: item for item in whole(self._path(month).read_bytes())}
            self.mended[month] = (
                f"The record of {month} was damaged on the card: {len(table)} changes in it are "
                "whole and were kept, and the damaged file lies in the folder aside. Sync with "
                "the other home to get the rest back."
            )
            return table
        for document in tables[CHANGES].values():
            del document[SUM]
        return tables[CHANGES]


def line(document: Document) -> str:
    """The document as JSON with its own checksum, as it lies in the file."""
    text = canonical(document)
    return f'{text[:-1]},"{SUM}":"{checksum(text)}"}}'


def checksum(text: str) -> str:
    """CRC-32 of the canonical JSON."""
    return f"{zlib.crc32(text.encode()):08x}"


def whole(data: bytes) -> Iterator[Document]:
    """The changes in a damaged file whose own checksum is right."""
    text = data.decode("ascii", "replace")
    for found in _DOCUMENT.finditer(text):
        with suppress(ValueError):  # a document that does not parse is what this steps over
            document: Any = _DECODER.raw_decode(text, found.end())[0]
            given = document.pop(SUM, "")
            if checksum(canonical(document)) == given:
                yield document


def by_month(documents: Iterable[Document], month: Any) -> dict[str, dict[str, Document]]:
    """Month -> change id -> document."""
    found: dict[str, dict[str, Document]] = {}
    for document in documents:
        found.setdefault(month(document), {})[document["id"]] = document
    return found
