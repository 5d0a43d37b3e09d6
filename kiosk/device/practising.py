"""Where a practice was left: this screen's own note, which survives a restart and never travels."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sync import Replica

PRACTISING = "_practising"  # "child/task/slot" -> {"day": ISO date, "page": from 0, "count": taps}


def left_off(replica: Replica, practice: str, day: date) -> tuple[int, int]:
    """The page and the count at which a practice of that day was left; 0 and 0 for none."""
    found: Mapping[str, Any] = replica.local(PRACTISING).get(practice, {})
    if found.get("day") != day.isoformat():
        return 0, 0
    return int(found.get("page", 0)), int(found.get("count", 0))


def note_left_off(replica: Replica, practice: str, day: date, page: int, count: int) -> None:
    """Keep where it was left, and forget what was left on other days. Raises a SyncError.

    Nothing is written where that is known already, nor for a practice that was not begun.
    """
    kept = replica.local(PRACTISING)
    if left_off(replica, practice, day) == (page, count):
        return
    old = [one for one, found in kept.items() if found.get("day") != day.isoformat()]
    begun = {"day": day.isoformat(), "page": page, "count": count} if page or count else None
    replica.note(PRACTISING, {**dict.fromkeys(old, None), practice: begun})
