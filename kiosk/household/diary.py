"""The facts of some days, as the ledger holds them by month."""

from collections.abc import Iterator
from datetime import date, timedelta

from kiosk.household.completions import COLLECTION, Completion, Fact, complete, read_fact
from kiosk.household.ledger import Ledger
from kiosk.household.practice_day import month_of

Slot = tuple[str, str, int]  # child, task, slot


def facts_between(ledger: Ledger, first: date, last: date) -> Iterator[Fact]:
    """The standing facts of the practice days from `first` to `last`, inclusive."""
    start, end = first.isoformat(), last.isoformat()
    for month in months_between(first, last):
        for id, fields in ledger.dated(COLLECTION, month).items():
            if start <= id[:10] <= end:
                fact = read_fact(f"{COLLECTION}/{id}", fields, date.fromisoformat(id[:10]))
                if fact:
                    yield fact


def months_between(first: date, last: date) -> list[str]:
    """The months from one day's to another's, oldest first."""
    months, day = [], first.replace(day=1)
    while day <= last:
        months.append(month_of(day))
        day = (day + timedelta(days=31)).replace(day=1)
    return months


def by_slot(ledger: Ledger, day: date) -> dict[Slot, list[Fact]]:
    """The facts of one day."""
    found: dict[Slot, list[Fact]] = {}
    for fact in facts_between(ledger, day, day):
        found.setdefault((fact.child, fact.task, fact.slot), []).append(fact)
    return found


def completions_between(
    ledger: Ledger, child: str, first: date, last: date
) -> dict[tuple[date, str, int], Completion]:
    """What each slot of one child says, by (day, task, slot)."""
    found: dict[tuple[date, str, int], list[Fact]] = {}
    for fact in facts_between(ledger, first, last):
        if fact.child == child and fact.day:
            found.setdefault((fact.day, fact.task, fact.slot), []).append(fact)
    return {slot: complete(facts) for slot, facts in found.items()}
