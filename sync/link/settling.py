"""Settling: what follows from what has just arrived, by whichever way it came."""

from collections.abc import Callable
from dataclasses import dataclass

from sync import Replica
from sync.link.devices import enrol, vouch
from sync.link.filing import file
from sync.link.inbox import Inbox
from sync.link.key_change import change_shared_key
from sync.link.keys import learnt
from sync.link.link import Link
from sync.link.vouching import vouch_for_what_is_here


@dataclass(frozen=True, slots=True)
class Settled:
    """`link`: with the keys that came. `told`: whether something was written for the others."""

    link: Link
    told: bool
    refused: list[str]


def settle(replica: Replica, link: Link, changed: Callable[[], None]) -> Settled:
    """Take the keys that came, try again what waits, and write what the others must know.

    Raises a SyncError when the card takes nothing; done again it is harmless.
    """
    refused: list[str] = []
    link = learnt(replica, link)
    while True:  # what opens now may bring the next key; each turn files something
        inbox = Inbox(replica, link)
        inbox.try_again()
        file(replica, inbox, changed)
        refused += inbox.refused
        if (fresh := learnt(replica, link)) == link:
            break
        link = fresh
    told = enrol(replica, link)
    safe = change_shared_key(replica, link)
    told |= vouch(replica) | vouch_for_what_is_here(replica, safe)
    return Settled(safe, told or safe != link, refused)
