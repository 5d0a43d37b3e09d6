"""What the endpoint asks of whatever keeps the households' sealed changes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sync.errors import SyncError


class HubError(SyncError):
    """Base of what a store refuses."""


class NoHousehold(HubError):
    """The store does not know the household: it was never made here, or the store was lost."""


class StoreAway(HubError):
    """The store does not answer now; the same call may do in a moment."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed change as it travels. `blob` is base64 text; `id` and `device` are hexadecimal."""

    id: str
    device: str
    number: int
    blob: str


@dataclass(frozen=True, slots=True)
class Posted:
    """What came of a post: the log's epoch, its length, and how many changes were new."""

    epoch: str
    head: int
    new: int


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a household's log.

    `next` is the log's number of the last change given, or of the asker's place where there is
    none; the head, where the asker is beyond it. `mark` tells which changes the log has up to
    `next`: the sum of the first 32 bits of their ids, modulo 2**32, as 8 digits; empty at 0. The id
    at `next` alone would not: after a restore the devices send again in another order, and the same
    change may come to stand at the same place behind others. `holdings` counts how often a device
    has put its holding.
    """

    changes: Sequence[Sealed]
    next: int
    mark: str
    epoch: str
    holdings: int


@dataclass(frozen=True, slots=True)
class RecoveryBox:
    """What the recovery words open: a sealed text, and the hash of the token that may fetch it."""

    household: str
    token_hash: str
    blob: str


class HubStore(Protocol):
    """Households, each with devices and one append-only log, numbered 1, 2, 3 ... in commit order.

    Every call but `members` of an unknown household raises NoHousehold. All raise StoreAway when
    the medium does not answer. What returned is durable.

    `shared` says that other processes write to the store too, so that a parked poll has to look
    again by itself.
    """

    shared: bool

    async def make(self, household: str, devices: Mapping[str, str]) -> tuple[bool, str]:
        """Make a household with its devices (id -> token hash); (whether it is new, its epoch).

        One that is there stays as it is.
        """

    async def members(self, household: str) -> Mapping[str, str]:
        """Device id -> token hash. Raises NoHousehold."""

    async def add(self, household: str, devices: Mapping[str, str]) -> None:
        """Enrol devices that are not there yet; those that are keep their hash."""

    async def replace(self, household: str, device: str, token_hash: str) -> None:
        """Enrol a device, or give it another token."""

    async def remove(self, household: str, device: str) -> None:
        """Forget a device and its holding; harmless where it is not there."""

    async def post(self, household: str, changes: Sequence[Sealed]) -> Posted:
        """Append those whose id is not in the log yet, in this order, durably and all or none."""

    async def page(
        self, household: str, after: int, limit: int, most_bytes: int, mark: str | None = None
    ) -> Page:
        """The changes behind `after`, at most `limit` and about `most_bytes` of blobs.

        With a `mark` that is not that of the log up to `after`, an empty page with the mark that is
        there: the log is another than the asker knew.
        """

    async def heads(self, households: Collection[str]) -> Mapping[str, tuple[int, int]]:
        """(head, holdings counter) of each household that is there: what a parked poll waits on."""

    async def hold(self, household: str, device: str, blob: str) -> None:
        """Keep a device's holding in place of its last one, and count up; nothing where the device
        is not enrolled.
        """

    async def holdings(self, household: str) -> tuple[Mapping[str, str], int]:
        """Device id -> its holding, and the counter."""

    async def keep_recovery(self, locator: str, box: RecoveryBox) -> None:
        """Keep a household's recovery box in place of its last one."""

    async def recovery(self, locator: str) -> RecoveryBox | None:
        """A recovery box; None where there is none. Never NoHousehold."""

    async def recovery_hash(self, household: str) -> str:
        """The token hash of the household's recovery box; empty where there is none."""

    async def check(self) -> None:
        """Whether it can be read and written now; raises a SyncError where it cannot."""

    async def figures(self) -> Mapping[str, float]:
        """What it counts of itself, by name (letters and underscores); one that only grows ends in
        _total.
        """

    async def close(self) -> None:
        """Let go of everything; what was posted is durable already."""
