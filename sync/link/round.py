"""A round: all that can be exchanged with the hub now, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sync import Reading, Replica
from sync.link.client import HubClient
from sync.link.contact import FINE, record, state_of
from sync.link.errors import HubError
from sync.link.exchange import Exchange
from sync.link.link import Link

TURNS = 5  # pulls and pushes until nothing is left, or somebody taps faster than this


@dataclass(frozen=True, slots=True)
class Round:
    """`pulled` and `pushed` count changes; `refused` are sentences about what was not taken.

    `contact` is "fine": a round that does not come about raises.
    """

    pulled: int
    pushed: int
    refused: list[str] = field(default_factory=list)
    contact: str = FINE


def round(
    replica: Replica, link: Link, hub: HubClient, changed: Callable[[], None] = lambda: None
) -> Round:
    """Pull all, push all, see the own changes in the log, and tell which plan is held.

    Raises HubError when nobody is reachable, and a SyncError when the card takes nothing. What was
    exchanged until then stays; the next round goes on from there.
    """
    exchange = Exchange(replica, link, hub, changed)
    pulled, pushed = turns(exchange)
    return Round(pulled, pushed, exchange.refused)


def meet(replica: Replica, link: Link, clock: Callable[[], Reading]) -> Round:
    """One round with the link's hub, noting how it went. Raises as `round` does."""
    hub = HubClient(link.hub, link.household, link.token, link.certificate)
    try:
        told = round(replica, link, hub)
    except HubError as error:
        record(replica, state_of(error), clock())
        raise
    finally:
        hub.close()
    record(replica, FINE, clock())
    return told


def turns(exchange: Exchange) -> tuple[int, int]:
    """Pull and push until nothing is left; how many changes came, and how many went."""
    pulled = pushed = 0
    for _ in range(TURNS):
        pulled += exchange.pull()
        exchange.settle()
        sent = exchange.push()
        pushed += sent
        if not sent:
            break
    exchange.hold()
    return pulled, pushed
