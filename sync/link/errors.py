"""What can go wrong between this device and the others, each as one sentence for a parent."""

from sync.errors import SyncError


class LinkError(SyncError):
    """Base of what `sync.link` raises; everything recorded here is kept, whichever it is."""


class NotPaired(LinkError):
    """This device is not joined to another one."""


class HubError(LinkError):
    """The hub did not do as asked. `retry_after`: seconds that it asks to wait, if it does."""

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class HubSilent(HubError):
    """The network is there, and the hub gives no answer that can be used: it may in a moment."""


class NoNetwork(HubError):
    """This machine has no way to any other."""


class HubRefused(HubError):
    """The hub answered no; `code` is its stable code."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class FolderAway(LinkError):
    """The folder or stick cannot be read or written now."""
