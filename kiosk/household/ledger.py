"""What the household asks of whatever keeps its records: the one seam below it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

# Field name -> JSON value. A record that changes gets a new mapping; the old one is never altered.
Fields = Mapping[str, Any]


class Side(Protocol):
    """A value of a field, and the device on which it was set."""

    @property
    def value(self) -> Any: ...
    @property
    def device(self) -> str: ...
    @property
    def stamp(self) -> str:
        """Greater for what was set later, as far as anybody can know."""


class Rival(Protocol):
    """A field that holds `kept`, while elsewhere it was set to `other`, neither knowing of the
    other.
    """

    @property
    def record(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def kept(self) -> Side: ...
    @property
    def other(self) -> Side: ...


class Change(Protocol):
    """Fields that were set on a record at once. `wall` is ISO 8601, in UTC, by the device's clock;
    `trusted` is whether that was known to be set.
    """

    @property
    def device(self) -> str: ...
    @property
    def author(self) -> str: ...
    @property
    def wall(self) -> str: ...
    @property
    def trusted(self) -> bool: ...
    @property
    def fields(self) -> Fields: ...


class Undated(Protocol):
    """What a plan is read from."""

    def records(self, collection: str) -> Mapping[str, Fields]:
        """The undated records of a collection: id -> fields. Read-only."""


class Ledger(Undated, Protocol):
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

    def history(self, record: str) -> Sequence[Change]:
        """All changes of a record, oldest first as far as anybody can know; the same wherever the
        same changes have arrived. Opens the months that hold some.
        """

    def rivals(self) -> Sequence[Rival]:
        """The fields of undated records that were set in two places at once. One is settled as soon
        as somebody who knew both writes the field.
        """

    def write(self, edits: Sequence[tuple[str, Fields]], *, author: str) -> object:
        """Set fields on records, `(record, fields)` each: durable, all or none, in one step.

        What comes back is the ledger's own affair.
        """
