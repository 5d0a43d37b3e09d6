"""What the store knows of all its changes without opening a log: counts, heads and the newest
stamp.
"""

from bisect import insort
from collections.abc import Iterable, Mapping
from typing import Any

from sync.clock import BEGINNING, month_of
from sync.disk.tables import Document, Table, Tables
from sync.replica import spans
from sync.replica.change import fingerprint, month_of_record

DATED = "_dated"  # month -> mark of the changes to records dated in it
UNDATED = "_undated"  # month of the stamp -> mark of the changes to undated records
BESIDES = "_besides"  # month of the stamp -> mark of those among them that are not of the plan
HEADS = "_heads"  # device -> {"number", "fingerprint"} of its newest change, and what is missing
CLOCK = "_clock"  # one document: the newest stamp seen

NOT_PLAN = frozenset({"device", "invitation", "key", "recovery", "unfiled", "vouched"})

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
    if not month and change["record"].partition("/")[0] in NOT_PLAN:
        mark(tables.setdefault(BESIDES, {}), month_of(change["stamp"]), [change])
    if _is_next(tables.setdefault(HEADS, {}), change["device"], change["number"]):
        own = change["device"] == device
        tables[HEADS][change["device"]]["fingerprint"] = fingerprint(change) if own else ""
    if change["stamp"] > newest(tables):
        tables.setdefault(CLOCK, {})["newest"] = {"stamp": change["stamp"]}


def _is_next(heads: Table, device: str, number: int) -> bool:
    """Take a number into the device's head; whether it is the greatest now.

    A head holds "held" only where numbers are missing, and "doubled" only where one came twice.
    """
    found = heads.setdefault(device, {"number": 0, "fingerprint": ""})
    greatest: bool = number > found["number"]
    if "held" in found or number != found["number"] + 1:
        held = found.setdefault("held", spans.up_to(found["number"]))
        if not spans.add(held, number):
            insort(found.setdefault("doubled", []), number)
    found["number"] = max(number, found["number"])
    if found.get("held") == spans.up_to(found["number"]):
        del found["held"]
    return greatest


def is_of_plan(record: str) -> bool:
    """Whether a change to this record is one to the plan."""
    return not month_of_record(record) and record.partition("/")[0] not in NOT_PLAN


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


def newest(tables: Tables) -> str:
    """The greatest stamp seen."""
    stamp: str = tables.get(CLOCK, {}).get("newest", {}).get("stamp", BEGINNING)
    return stamp


def head(tables: Tables, device: str) -> tuple[int, str]:
    """Number and fingerprint of a device's newest change; (0, "") before the first."""
    found: Mapping[str, Any] = tables.get(HEADS, {}).get(device, {"number": 0, "fingerprint": ""})
    return found["number"], found["fingerprint"]


def held(head: Mapping[str, Any]) -> list[list[int]]:
    """The running numbers that are here of the device with this head, as spans."""
    found: list[list[int]] = head.get("held", spans.up_to(head["number"]))
    return found


def plan_mark(tables: Tables) -> str:
    """One mark of all months of the plan together: equal sets of changes, equal text."""
    number, bits = 0, 0
    for table, sign in ((UNDATED, 1), (BESIDES, -1)):
        for month in tables.get(table, {}).values():
            number, bits = number + sign * month["changes"], bits ^ int(month["mark"], 16)
    return f"{number}-{bits:032x}"


def marks(tables: Tables) -> tuple[Table, Table]:
    """The marks of all months, dated and undated: others where the changes are others."""
    return tables.get(DATED, {}), tables.get(UNDATED, {})


def changes(tables: Tables) -> int:
    """How many changes there are, of all devices."""
    return sum(month["changes"] for table in marks(tables) for month in table.values())
