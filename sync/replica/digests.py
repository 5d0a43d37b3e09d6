"""Digests: what was worked out over a month, remembered on the disk until the month changes."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sync.disk.checked_file import Damaged, load_checked, save_checked
from sync.disk.tables import Table, encode

DIGESTS = "digests"
MANY = 3  # months worked out anew that are worth a write


class Digests:
    """One small file, read at the first question. It holds nothing that cannot be worked out
    again.
    """

    def __init__(self, store: Path) -> None:
        self._path = store / "digests.json"
        self._kept: Table | None = None
        self._unsaved: set[str] = set()

    @property
    def many_unsaved(self) -> bool:
        """Whether the next start would open months for nothing."""
        return len(self._unsaved) >= MANY

    def find(self, name: str, month: str, mark: str) -> tuple[bool, Any]:
        """(True, the value) for a month that still has this mark."""
        kept = self._table().get(f"{name} {month}")
        return (True, kept["value"]) if kept and kept["mark"] == mark else (False, None)

    def keep(self, name: str, month: str, mark: str, value: Any) -> Any:
        """Remember a value; returns it as it will come back after a restart (JSON, so tuples are
        lists).
        """
        value = json.loads(encode(value))
        self._table()[f"{name} {month}"] = {"mark": mark, "value": value}
        self._unsaved.add(f"{name} {month}")
        return value

    def save(self) -> None:
        """Write the file if there is something new. Raises OSError."""
        if self._unsaved:
            tables: Mapping[str, Table] = {DIGESTS: self._table()}
            save_checked(self._path, tables)
            self._unsaved.clear()

    def _table(self) -> Table:
        if self._kept is None:
            try:
                self._kept = load_checked(self._path)[1][DIGESTS]
            except (Damaged, OSError):  # it is all worked out again, and written anew
                self._kept = {}
        return self._kept
