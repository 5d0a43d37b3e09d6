"""Renewal: a device that may have used its numbers before goes on under a new id and key."""

from collections.abc import Callable

from sync import Replica
from sync.link.errors import NotPaired
from sync.link.link import Link
from sync.seal import DeviceKey

Renew = Callable[[], tuple[str, dict[str, str]]]


def renewing(replica: Replica) -> Renew:
    """What a replica calls to go on under another id. The key of before is kept in the link: what
    was wrapped for it still opens.
    """

    def renew() -> tuple[str, dict[str, str]]:
        retire(replica)
        key = DeviceKey.new()
        return key.id, key.document()

    return renew


def retire(replica: Replica) -> None:
    """Keep this device's key of now among the former ones. Raises a SyncError."""
    if replica.secret:
        try:
            Link.open(replica.folder).retire(replica.secret)
        except NotPaired:  # nothing was ever wrapped for it
            return
