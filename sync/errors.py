"""What can go wrong with the store, each as one sentence for a parent."""

import errno
from pathlib import Path


class SyncError(Exception):
    """Base of all that `sync` raises: what happened, what was kept, what to do."""


class NoStore(SyncError):
    """There is no store in the folder."""


class StoreExists(SyncError):
    """There is a store in the folder already."""


class NewerFormat(SyncError):
    """A newer version wrote the store."""


class StoreBusy(SyncError):
    """Another process holds the store for longer than anybody should."""


class StoreFull(SyncError):
    """The disk is full: nothing changed, and later writes work once there is space."""


class StoreReadOnly(SyncError):
    """Nothing can be written; reading goes on."""


class BadChange(SyncError):
    """A change from elsewhere is not one that this format knows."""


FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}

_AFTER_A_FAILED_SYNC = (
    "The card did not confirm the last write, so this was not recorded; everything before it is "
    "kept. Nothing more is written until the kiosk is restarted; if it happens again, change the "
    "card."
)


class SyncFailed(StoreReadOnly):
    """The disk did not confirm a write: what it holds of it is unknown, so nothing more is written
    until the process ends.
    """

    def __init__(self) -> None:
        super().__init__(_AFTER_A_FAILED_SYNC)


def not_written(error: OSError, folder: Path) -> SyncError:
    """The sentence for a write that the operating system refused; nothing was changed by it."""
    if error.errno in FULL:
        return StoreFull(
            f"The disk is full, so this was not recorded; everything before it is kept. "
            f"Free some space for {folder} and do it again."
        )
    if error.errno in FORBIDDEN:
        return StoreReadOnly(
            f"{folder} cannot be written to, so this was not recorded; everything before it can "
            "still be read. Make the folder writable for this user and start again."
        )
    return SyncError(
        f"The disk refused the write ({error.strerror}), so this was not recorded; everything "
        "before it is kept. Try again, and change the card if it goes on."
    )


def not_read(error: OSError, path: Path) -> SyncError:
    """The sentence for a file that the operating system would not give."""
    return SyncError(
        f"{path} cannot be read ({error.strerror}); nothing was changed. "
        f"Check that this user may read it, and the card if it goes on."
    )
