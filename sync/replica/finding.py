"""Finding: which months hold a device's numbers and a record's changes, so that few are opened."""

from bisect import insort
from collections.abc import Iterable, Mapping

from sync.disk.tables import Document, Tables
from sync.replica import marks, spans
from sync.replica.change import log_month, month_of_record
from sync.replica.spans import Spans

REACHES = "_reaches"  # month of the log -> {"changes": count, "devices": {device: [least, most]}}
PLACES = "_places"  # undated record -> {"months": those whose logs hold changes of it}

Wanted = Mapping[str, Spans]  # device -> running numbers
Have = Mapping[str, int | Spans]  # device -> the number up to which all are there, or spans


def note(tables: Tables, change: Document) -> None:
    """Take a new change into the account."""
    month, record = log_month(change), change["record"]
    reaches = tables.setdefault(REACHES, {}).setdefault(month, {"changes": 0, "devices": {}})
    reaches["changes"] += 1
    device, number = change["device"], change["number"]
    least, most = reaches["devices"].get(device, (number, number))
    reaches["devices"][device] = [min(least, number), max(most, number)]
    if not month_of_record(record):
        months = tables.setdefault(PLACES, {}).setdefault(record, {"months": []})["months"]
        if month not in months:
            insort(months, month)


def is_complete(tables: Tables) -> bool:
    """Whether the account knows all changes: a version without it may have written some."""
    counted: int = sum(month["changes"] for month in tables.get(REACHES, {}).values())
    return counted == marks.changes(tables)


def wanted(tables: Tables, have: Have, limit: int | None) -> Wanted:
    """The numbers that are here and not among those that another has, at most `limit`."""
    found: dict[str, Spans] = {}
    for device, head in sorted(tables.get(marks.HEADS, {}).items()):
        there = have.get(device, 0)
        new = spans.without(
            marks.held(head), spans.up_to(there) if isinstance(there, int) else there
        )
        if limit is not None:
            new = spans.shortened(new, limit)
            limit -= spans.count(new)
        if new:
            found[device] = new
    return found


def months_of_numbers(tables: Tables, numbers: Wanted) -> Iterable[str]:
    """The months whose logs may hold some of the numbers, newest first."""
    for month, reaches in sorted(tables.get(REACHES, {}).items(), reverse=True):
        for device, (least, most) in reaches["devices"].items():
            if any(first <= most and last >= least for first, last in numbers.get(device, ())):
                yield month
                break


def months_of_record(tables: Tables, record: str) -> Iterable[str]:
    """The months whose logs hold changes of an undated record, oldest first."""
    return list(tables.get(PLACES, {}).get(record, {"months": []})["months"])
