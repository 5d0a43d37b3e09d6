"""Handed over: changes that came from a device ahead of the log, until the log shows the same."""

from collections.abc import Iterable

from sync import Change
from sync.disk.tables import Document

HANDED = "_handed"  # change id -> its fingerprint, until the log has shown it


def handed(changes: Iterable[Change]) -> dict[str, dict[str, Document | None]]:
    """What to note beside them: by this the log is compared with what was handed over."""
    return {HANDED: {change.id: {"fingerprint": change.fingerprint()} for change in changes}}
