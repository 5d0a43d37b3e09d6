"""A former household: what a restored backup still says of the one that it was made in."""

from typing import Any

from sync import Replica
from sync.link.devices import DEVICE, INVITATION, removed
from sync.link.keys import FORMER, KEY
from sync.link.recovery_box import RECOVERY, WORDS, words_of


def left_behind(replica: Replica, own: str) -> list[tuple[str, dict[str, Any]]]:
    """The edits after which no device, invitation, key or recovery word of it counts here.

    Its devices are removed after what is here of them: that stays. `own`: the id under which this
    device goes on.
    """
    gone, heads = removed(replica), replica.heads()
    edits: list[tuple[str, dict[str, Any]]] = [
        (f"{DEVICE}/{id}", {"removed": True, "removed_after": heads.get(id, 0)})
        for id in replica.records(DEVICE)
        if id != own and id not in gone
    ]
    edits += [(f"{INVITATION}/{id}", {"used": True}) for id in replica.records(INVITATION)]
    edits += [(f"{KEY}/{id}", {FORMER: True}) for id in replica.records(KEY)]
    if words_of(replica):
        edits.append((f"{RECOVERY}/{WORDS}", {"public": ""}))
    return edits
