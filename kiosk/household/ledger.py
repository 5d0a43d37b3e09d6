"""What the household asks of whatever keeps its records: the one seam below it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

# Field name -> JSON value. A record that changes gets a new mapping; the old one is never altered.
Fields = Mapping[str, Any]


class Ledger(Protocol):
    """Records with fields, kept as changes. `sync.Replica` is the real one.

    A record is named `collection/id`. One whose id begins with a civil date (`2026-11-26...`) is
    dated: it lives in the shard of that month and is read by month. All others are undated and
    always at hand.
    """

    @property
    def version(self) -> int:
        """Grows with every change that this process has seen."""

    @property
    def undated_version(self) -> int:
        """Grows with every change to an undated record."""

    def records(self, collection: str) -> Mapping[str, Fields]:
        """The undated records of a collection: id -> fields. Read-only."""

    def dated(self, collection: str, month: str) -> Mapping[str, Fields]:
        """The records of a collection dated in `month` ("2026-11"): id -> fields. Read-only."""

    def months(self) -> Sequence[str]:
        """Months that hold dated records, oldest first."""

    def digest(
        self, name: str, month: str, fold: Callable[[Mapping[str, Mapping[str, Fields]]], Any]
    ) -> Any:
        """`fold({collection: {id: fields}})` over a month, remembered until that month changes.

        The result must be JSON; it is kept on the disk, so that old months are not opened again.
        """

    def write(self, edits: Sequence[tuple[str, Fields]], *, author: str) -> object:
        """Set fields on records, `(record, fields)` each: durable, all or none, in one step.

        What comes back is the ledger's own affair.
        """
