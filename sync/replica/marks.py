"""What the store knows of all its changes without opening a log: counts, heads and the newest
stamp.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sync.clock import BEGINNING, month_of
from sync.disk.tables import Document, Table, Tables
from sync.replica.change import fingerprint, month_of_record

DATED = "_dated"  # month -> mark of the changes to records dated in it
UNDATED = "_undated"  # month of the stamp -> mark of the changes to undated records
HEADS = "_heads"  # device -> {"number", "fingerprint"} of its newest change
CLOCK = "_clock"  # one document: the newest stamp seen

NOTHING_YET = {"changes": 0, "mark": "0" * 32}


def count(tables: Tables, change: Document, device: str) -> None:
    """Take a new change into the account. Only `device`, this one, needs the fingerprint of its
    head.
    """
    month = month_of_record(change["record"])
    mark(
        tables.setdefault(DATED if month else UNDATED, {}),
        month or month_of(change["stamp"]),
        [change],
    )
    head = tables.setdefault(HEADS, {}).get(change["device"])
    if head is None or change["number"] > head["number"]:
        own = change["device"] == device
        tables[HEADS][change["device"]] = {
            "number": change["number"],
            "fingerprint": fingerprint(change) if own else "",
        }
    if change["stamp"] > newest(tables):
        tables.setdefault(CLOCK, {})["newest"] = {"stamp": change["stamp"]}


def mark(table: Table, month: str, changes: Iterable[Document]) -> None:
    """Add changes to a month's mark: their number, and the exclusive or of their ids.

    Two sets of changes have the same mark only if they are the same, whatever the order they came
    in.
    """
    found = table.get(month, NOTHING_YET)
    number, bits = found["changes"], int(found["mark"], 16)
    for change in changes:
        number, bits = number + 1, bits ^ int(change["id"], 16)
    table[month] = {"changes": number, "mark": f"{bits:032x}"}


def recount(tables: Tables, month: str, changes: Iterable[Document]) -> None:
    """The marks of a month whose log lost changes, from those that are left."""
    left = list(changes)
    for name, dated in ((DATED, True), (UNDATED, False)):
        tables.setdefault(name, {}).pop(month, None)
        part = [change for change in left if bool(month_of_record(change["record"])) == dated]
        if part:
            mark(tables[name], month, part)


def newest(tables: Tables) -> str:
    """The greatest stamp seen."""
    stamp: str = tables.get(CLOCK, {}).get("newest", {}).get("stamp", BEGINNING)
    return stamp


def head(tables: Tables, device: str) -> tuple[int, str]:
    """Number and fingerprint of a device's newest change; (0, "") before the first."""
    found: Mapping[str, Any] = tables.get(HEADS, {}).get(device, {"number": 0, "fingerprint": ""})
    return found["number"], found["fingerprint"]


def marks(tables: Tables) -> tuple[Table, Table]:
    """The marks of all months, dated and undated: others where the changes are others."""
    return tables.get(DATED, {}), tables.get(UNDATED, {})
