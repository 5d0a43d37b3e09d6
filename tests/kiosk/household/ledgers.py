"""A ledger in memory that merges as replicas do: per field the greatest stamp wins."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kiosk.household.ledger import Fields

Change = tuple[int, str, str, dict[str, Any]]  # running number, device, record, fields


class MemoryLedger:
    def __init__(self, device: str = "green") -> None:
        self.device = device
        self.changes: dict[tuple[int, str], Change] = {}
        self.stamps: dict[tuple[str, str], tuple[int, str]] = {}
        self.tables: dict[tuple[str, str], dict[str, dict[str, Any]]] = {}
        self.digests: dict[tuple[str, str], Any] = {}
        self.undated_version = 0

    @property
    def version(self) -> int:
        return len(self.changes)

    def records(self, collection: str) -> Mapping[str, Fields]:
        return self.tables.get((collection, ""), {})

    def dated(self, collection: str, month: str) -> Mapping[str, Fields]:
        return self.tables.get((collection, month), {})

    def months(self) -> Sequence[str]:
        return sorted({month for _, month in self.tables if month})

    def digest(self, name: str, month: str, fold: Callable[..., Any]) -> Any:
        if (name, month) not in self.digests:
            tables = {each: found for (each, when), found in self.tables.items() if when == month}
            self.digests[name, month] = fold(tables)
        return self.digests[name, month]

    def write(self, edits: Sequence[tuple[str, Fields]], *, author: str) -> None:
        for record, fields in edits:
            number = max((number for number, _ in self.changes), default=0) + 1
            self._take((number, self.device, record, dict(fields)))

    def merge(self, other: "MemoryLedger") -> None:
        for change in other.changes.values():
            self._take(change)

    def _take(self, change: Change) -> None:
        number, device, record, fields = change
        if (number, device) in self.changes:
            return
        self.changes[number, device] = change
        collection, _, id = record.partition("/")
        month = id[:7] if id[4:5] == id[7:8] == "-" and id[:4].isdigit() else ""
        table = self.tables.setdefault((collection, month), {})
        won = {key for key in fields if (number, device) > self.stamps.get((record, key), (0, ""))}
        self.stamps |= dict.fromkeys(((record, key) for key in won), (number, device))
        table[id] = table.get(id, {}) | {key: fields[key] for key in won}
        self.digests = {key: kept for key, kept in self.digests.items() if key[1] != month}
        self.undated_version += not month
