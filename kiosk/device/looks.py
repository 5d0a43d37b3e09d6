"""Looks: which news of the plan this home has seen, and which updates of sessions it has opened.
This screen's own note; it never travels.
"""

from collections.abc import Collection

from sync import Replica

LOOKED = "_looked"
HANDOVER = "handover"
UPDATES = "updates"
MOST_KEPT = 500  # ids of updates; they begin with their day, so the oldest go first


def seen_news(replica: Replica) -> frozenset[str]:
    """The ids of the news that were there when the handover was last looked at here."""
    found = replica.local(LOOKED).get(HANDOVER, {}).get("seen", ())
    return frozenset(one for one in found if isinstance(one, str))


def has_looked(replica: Replica) -> bool:
    """Whether the handover was ever looked at on this screen."""
    return HANDOVER in replica.local(LOOKED)


def note_look(replica: Replica, shown: Collection[str]) -> None:
    """The handover was looked at: this is what it shows. Raises a SyncError.

    Ids of earlier stays are not kept: a handover does not tell them again.
    """
    if not has_looked(replica) or seen_news(replica) != frozenset(shown):
        replica.note(LOOKED, {HANDOVER: {"seen": sorted(shown)}})


def opened_updates(replica: Replica) -> frozenset[str]:
    """The ids of the updates, and of their corrections, whose pages were opened here."""
    found = replica.local(LOOKED).get(UPDATES, {}).get("opened", ())
    return frozenset(one for one in found if isinstance(one, str))


def note_opened(replica: Replica, ids: Collection[str]) -> None:
    """These were opened. Raises a SyncError."""
    before = opened_updates(replica)
    if not before.issuperset(ids):
        kept = sorted(before.union(ids))[-MOST_KEPT:]
        replica.note(LOOKED, {UPDATES: {"opened": kept}})
