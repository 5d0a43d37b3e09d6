"""The accounts: what a change adds to beside the values that it sets."""

from collections.abc import Iterable

from sync.disk.tables import Document, Tables
from sync.replica import finding, marks, rivals
from sync.replica.change import month_of_record
from sync.replica.fold import fold

ACCOUNTS = (
    marks.DATED,
    marks.UNDATED,
    marks.BESIDES,
    marks.HEADS,
    marks.CLOCK,
    finding.REACHES,
    finding.PLACES,
    rivals.HINTS,
)


def account(tables: Tables, change: Document, device: str) -> None:
    """Take a new change into every account of this `device`, before it is folded."""
    marks.count(tables, change, device)
    finding.note(tables, change)
    if not month_of_record(change["record"]):
        rivals.hint(tables, change)


def recount(tables: Tables, changes: Iterable[Document], device: str) -> None:
    """Make the accounts anew from all changes that are left.

    Numbers and stamps that were used once are not used again: heads and the clock keep theirs
    where they are greater.
    """
    fresh: Tables = {}
    for change in changes:
        account(fresh, change, device)
        if not month_of_record(change["record"]):
            fold(fresh, change)
    for name, head in tables.get(marks.HEADS, {}).items():
        found = fresh.setdefault(marks.HEADS, {}).setdefault(name, {"number": 0, "held": []})
        if head["number"] > found["number"]:
            held = marks.held(found)
            found.update(number=head["number"], fingerprint=head["fingerprint"], held=held)
    if marks.newest(tables) > marks.newest(fresh):
        fresh[marks.CLOCK] = tables[marks.CLOCK]
    for name in ACCOUNTS:
        tables[name] = fresh.get(name, {})
