"""Looks: which news of the plan this home has seen. This screen's own note; it never travels."""

from collections.abc import Collection

from sync import Replica

LOOKED = "_looked"
HANDOVER = "handover"


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
