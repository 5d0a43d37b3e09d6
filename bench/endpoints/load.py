"""What every endpoint is given: the same sealed changes, as many and as large as a family's."""

import base64
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property

from bench.family import CARDS

STORED = 50_000  # changes in the household that is measured: five years at 28 a day
CLIENTS = 16
PAGE = 250  # changes in a request while filling: ours takes 256 kB
LIMIT = 500  # changes in a reply to a poll
SEALED = 545  # bytes of a tick: 512 padded, and 33 of version, key id, nonce and tag

FIRST_MORNING = datetime(2021, 12, 1, 7, tzinfo=UTC)
APART = timedelta(minutes=30)


@dataclass(frozen=True)
class Change:
    """The change of this number: noise, as a hub sees it; the same for every endpoint."""

    number: int

    @cached_property
    def id(self) -> str:
        """32 hexadecimal digits."""
        return random.Random(self.number).randbytes(16).hex()

    @cached_property
    def sealed(self) -> bytes:
        return random.Random(-1 - self.number).randbytes(SEALED)

    @property
    def blob(self) -> str:
        """The noise as JSON can carry it."""
        return base64.b64encode(self.sealed).decode("ascii")

    @property
    def at(self) -> datetime:
        """CARDS a day over a child's waking hours. Actual's trie grows as they are spread."""
        days, before = divmod(self.number, CARDS)
        return FIRST_MORNING + timedelta(days=days) + before * APART


def changes(first: int, count: int = 1) -> list[Change]:
    return [Change(number) for number in range(first, first + count)]


def address(number: int) -> str:
    """One of sixteen million, for servers that count what comes from one."""
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
