"""Filing: changes from elsewhere into the replica, with what must be known as soon as they are."""

from collections.abc import Callable, Sequence

from sync import Change, Replica
from sync.link.inbox import Inbox, Puts

Notes = Callable[[list[Change]], Puts]


def nothing(filed: Sequence[Change]) -> Puts:
    """No notes."""
    return {}


def file(
    replica: Replica, inbox: Inbox, changed: Callable[[], None], notes: Notes = nothing
) -> int:
    """Make what is in the inbox durable, part by part; how many changes were new.

    `notes` gives the local documents that become durable with the last part, from all changes that
    were in the inbox. `changed` is called after each part that held something new. Raises a
    SyncError when the card takes nothing; the parts before are filed then.
    """
    new = 0
    filed: list[Change] = []
    for part, is_last in inbox.parts():
        filed += part
        beside = put_together(inbox.beside(), notes(filed)) if is_last else None
        if part or beside:
            came = replica.apply(part, beside, are_checked=True)  # by the inbox
            new += came
            if came:
                changed()
    return new


def put_together(*parts: Puts) -> Puts:
    """Local documents of several parts as one write."""
    whole: Puts = {}
    for part in parts:
        for table, documents in part.items():
            whole.setdefault(table, {}).update(documents)
    return whole
