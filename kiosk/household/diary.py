"""The facts of some days, as the ledger holds them by month."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from kiosk.household.completions import COLLECTION, Completion, Fact, complete, read_fact
from kiosk.household.ledger import Fields, Ledger
from kiosk.household.practice_day import month_of

Slot = tuple[str, str, int]  # child, task, slot


def facts_between(ledger: Ledger, first: date, last: date) -> Iterator[Fact]:
    """The standing facts of the practice days from `first` to `last`, inclusive."""
    for month in months_between(first, last):
        records = ledger.dated(COLLECTION, month)
        for id in _ids_between(records, first.isoformat(), last.isoformat()):
            fact = read_fact(f"{COLLECTION}/{id}", records[id], date.fromisoformat(id[:10]))
            if fact:
                yield fact


def _ids_between(ids: Iterable[str], first: str, last: str) -> list[str]:
    if first == last:
        return [id for id in ids if id.startswith(first)]  # the tap path: half the time
    return [id for id in ids if first <= id[:10] <= last]


def months_between(first: date, last: date) -> list[str]:
    """The months from one day's to another's, oldest first."""
    months, day = [], first.replace(day=1)
    while day <= last:
        months.append(month_of(day))
        day = (day + timedelta(days=31)).replace(day=1)
    return months


class DayReader:
    """The facts of one day, again and again: what did not change is not read twice.

    A changed record is a new mapping (see Ledger), so a fact holds while its mapping is the same.
    """

    def __init__(self, ledger: Ledger, day: date) -> None:
        self._ledger = ledger
        self._day = day
        self._read: dict[str, tuple[Fields, Fact | None]] = {}

    def by_slot(self) -> dict[Slot, list[Fact]]:
        """The standing facts by child, task and slot."""
        found: dict[Slot, list[Fact]] = {}
        records = self._ledger.dated(COLLECTION, month_of(self._day))
        for id in _ids_between(records, self._day.isoformat(), self._day.isoformat()):
            fact = self._fact(id, records[id])
            if fact:
                found.setdefault((fact.child, fact.task, fact.slot), []).append(fact)
        return found

    def _fact(self, id: str, fields: Fields) -> Fact | None:
        known = self._read.get(id)
        if known is None or known[0] is not fields:
            known = fields, read_fact(f"{COLLECTION}/{id}", fields, self._day)
            self._read[id] = known
        return known[1]


def completions_between(
    ledger: Ledger, child: str, first: date, last: date
) -> dict[tuple[date, str, int], Completion]:
    """What each slot of one child says, by (day, task, slot)."""
    found: dict[tuple[date, str, int], list[Fact]] = {}
    for fact in facts_between(ledger, first, last):
        if fact.child == child and fact.day:
            found.setdefault((fact.day, fact.task, fact.slot), []).append(fact)
    return {slot: complete(facts) for slot, facts in found.items()}
