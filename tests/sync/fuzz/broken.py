"""Ways to break the merge on purpose, as somebody may do by mistake."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from sync.clock import BEGINNING, Reading
from sync.disk.storage import Puts
from sync.disk.tables import Document, Tables
from sync.replica import intake, marks, view
from sync.replica.books import Books
from sync.replica.fold import fold


def the_last_to_arrive_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    """A field takes each value that comes, whatever its stamp."""

    def folded(tables: Tables, change: Mapping[str, Any]) -> bool:
        stamps = tables.get("_stamps", {}).get(change["record"], {})
        for name in change["fields"]:
            stamps.pop(name, None)
        return fold(tables, change)

    monkeypatch.setattr(view, "fold", folded)


def the_wall_clock_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stamp is what the wall clock says, and not greater than what was seen."""
    count = iter(range(10**9))

    def stamped(newest: str, reading: Reading, device: str) -> str:
        assert newest >= BEGINNING
        return f"{max(reading.milliseconds, 0):012x}-{next(count) % 65_536:04x}-{device}"

    monkeypatch.setattr("sync.replica.edits.next_stamp", stamped)


def the_cursor_is_saved_before_the_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two durable steps for what must be one."""
    commit = intake._commit

    def parted(books: Books, batch: list[Document], beside: Puts) -> None:
        if beside:
            books.storage.commit(beside)
        commit(books, batch, {})

    monkeypatch.setattr(intake, "_commit", parted)


def a_lower_number_counts_as_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """A change is left out where a later one of its device is here."""

    def unknown(books: Books, month: str, changes: Iterable[Document]) -> list[Document]:
        return [
            change
            for change in changes
            if change["number"] > marks.head(books.tables, change["device"])[0]
        ]

    monkeypatch.setattr(Books, "unknown", unknown)


WAYS = {  # and the number from which the machine finds each soonest
    the_last_to_arrive_wins: 0,
    the_wall_clock_wins: 2,
    the_cursor_is_saved_before_the_changes: 12,
    a_lower_number_counts_as_known: 0,
}
