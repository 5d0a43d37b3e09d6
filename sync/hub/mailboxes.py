"""Mailboxes: ten minutes in which two devices leave each other four messages."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from sync.hub.refusals import Refusal

LIFE = 600  # seconds
CROWDED = 300  # open mailboxes beyond which nameplates get a fourth digit
MOST = 3_000


@dataclass(slots=True)
class Mailbox:
    """One of them. `claim_hash` is the hash of the joiner's token, empty until somebody joined."""

    household: str
    until: float
    claim_hash: str = ""
    slots: dict[str, str] = field(default_factory=dict)
    burned: bool = False


class Mailboxes(Protocol):
    """Where mailboxes are kept. All raise Refusal: not_known, gone, taken or busy.

    `shared` says that other hub processes write here too, so that a parked reader has to look again
    by itself.
    """

    shared: bool

    async def open(self, household: str) -> str:
        """Open one; returns its nameplate."""

    async def join(self, nameplate: str, claim_hash: str) -> None:
        """Become its other side; only the first can."""

    async def look(self, nameplate: str) -> Mailbox:
        """What is in it."""

    async def write(self, nameplate: str, slot: str, body: str) -> None:
        """Write a message once; the same again is harmless, another is refused."""

    async def burn(self, nameplate: str) -> None:
        """End it. Until it would have expired it is answered for as gone."""


class MailboxesInMemory:
    """Mailboxes of this process alone: a restart ends them, and pairing is begun anew."""

    shared = False

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._open: dict[str, Mailbox] = {}

    async def open(self, household: str) -> str:
        self._forget_expired()
        if len(self._open) >= MOST:
            raise Refusal("busy", "Too many pairings are going on at this hub. Try again soon.")
        nameplate = self._free_nameplate()
        self._open[nameplate] = Mailbox(household, self._clock() + LIFE)
        return nameplate

    async def join(self, nameplate: str, claim_hash: str) -> None:
        mailbox = await self.look(nameplate)
        if mailbox.claim_hash:
            raise Refusal(
                "taken", "Another device has used this code already. Begin anew with a new one."
            )
        mailbox.claim_hash = claim_hash

    async def look(self, nameplate: str) -> Mailbox:
        self._forget_expired()
        mailbox = self._open.get(nameplate)
        if mailbox is None:
            raise Refusal(
                "not_known", "There is no such code here, or it is over. Begin anew with a new one."
            )
        if mailbox.burned:
            raise Refusal("gone", "This code was ended. Begin anew with a new one.")
        return mailbox

    async def write(self, nameplate: str, slot: str, body: str) -> None:
        mailbox = await self.look(nameplate)
        if mailbox.slots.setdefault(slot, body) != body:
            raise Refusal("taken", f"{slot} is written already, and stays as it is.")

    async def burn(self, nameplate: str) -> None:
        mailbox = await self.look(nameplate)
        mailbox.burned = True
        mailbox.slots.clear()

    def _free_nameplate(self) -> str:
        digits = 3 if len(self._open) < CROWDED else 4
        while (number := f"{secrets.randbelow(10**digits):0{digits}}") in self._open:
            pass
        return number

    def _forget_expired(self) -> None:
        now = self._clock()
        for nameplate in [name for name, box in self._open.items() if box.until <= now]:
            del self._open[nameplate]
