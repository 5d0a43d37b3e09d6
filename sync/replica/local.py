"""Local tables: what this device notes for itself. It never travels and is no change."""

import json

from sync.disk.checked_file import SEAL
from sync.disk.storage import Puts
from sync.disk.tables import encode
from sync.replica.accounts import ACCOUNTS
from sync.replica.books import PENDING
from sync.replica.doubt import DAMAGES, DOUBTS
from sync.replica.fold import STAMPS
from sync.replica.notices import NOTICES
from sync.replica.shown import SHOWN

OURS = frozenset({*ACCOUNTS, PENDING, STAMPS, NOTICES, DOUBTS, DAMAGES, SHOWN, SEAL})


def checked(puts: Puts) -> Puts:
    """A copy of the documents as they come back from the disk; None takes one out.

    Raises ValueError for a table that is not for notes, and ValueError or TypeError for what is
    not JSON.
    """
    for table in puts:
        check_name(table)
    copy: Puts = json.loads(encode({name: dict(table) for name, table in puts.items()}))
    return copy


def check_name(table: str) -> None:
    """Raises ValueError for a table that is not for notes."""
    if not table.startswith("_") or table in OURS:
        raise ValueError(f"{table!r} is no local table: its name begins with _ and is not taken.")
