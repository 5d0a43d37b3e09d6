"""What all verbs of the endpoint share: the store, who may, who waits, what is counted."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass

from sync.hub.mailboxes import Mailboxes, MailboxesInMemory
from sync.hub.metrics import Metrics
from sync.hub.parked import Parked
from sync.hub.rates import Rate
from sync.hub.refusals import Refusal
from sync.hub.request import Request
from sync.hub.store import HubStore

HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How often, for one address or one household, in an hour."""

    households: int = 20  # made from one address; 0: none may be made
    joins: int = 20  # of mailboxes, from one address
    mailboxes: int = 5  # opened by one household
    wrong_tokens: int = 600  # from one address; a right token is never refused for them


class Hub:
    """One endpoint. Everything runs on one event loop."""

    def __init__(
        self, store: HubStore, limits: Limits = Limits(), mailboxes: Mailboxes | None = None
    ) -> None:
        self.store = store
        self.mailboxes = mailboxes or MailboxesInMemory()
        self.parked = Parked()
        self.metrics = Metrics()
        self.open_to_new = limits.households > 0
        self.households_made = Rate(limits.households, HOUR)
        self.joins = Rate(limits.joins, HOUR)
        self.mailboxes_opened = Rate(limits.mailboxes, HOUR)
        self._wrong_tokens = Rate(limits.wrong_tokens, HOUR)

    async def device(self, request: Request, household: str, recovery: bool = False) -> str:
        """The device whose token came; empty for the recovery words', where those count.

        Raises Refusal and NoHousehold.
        """
        given = request.token_hash
        members = await self.store.members(household)
        found = owner(members, given)
        if found is None and recovery and given:
            kept = await self.store.recovery_hash(household)
            found = "" if kept and hmac.compare_digest(kept, given) else None
        if found is None:
            raise self.wrong_token(request)
        return found

    def wrong_token(self, request: Request) -> Refusal:
        """What to say to a wrong token, or to too many of them."""
        if wait := self._wrong_tokens.wait(request.address):
            return Refusal("too_many_requests", wait=wait)
        return Refusal("unauthorised")


def owner(members: Mapping[str, str], token_hash: str) -> str | None:
    """The device that the hash belongs to."""
    for device, kept in members.items():
        if hmac.compare_digest(kept, token_hash):
            return device
    return None


def allow(rate: Rate, key: str, message: str) -> None:
    """Count one more; raises Refusal where that is too often."""
    if wait := rate.wait(key):
        raise Refusal("too_many_requests", message, wait=wait)
