"""What can go wrong with what is sealed, each as one sentence for a parent."""

from sync.errors import SyncError


class SealError(SyncError):
    """Base of all that `sync.seal` raises: what happened, what was kept, what to do."""


class NotOurs(SealError):
    """A sealed text that the household's keys do not open: altered, moved, cut, or somebody
    else's. It will never open.
    """


class NoKeyYet(SealError):
    """A sealed text whose key, or whose form, is not known here yet; it may open later."""
