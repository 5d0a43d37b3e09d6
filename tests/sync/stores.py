"""What the tests of `sync` share: a clock set by hand, edits as a kiosk makes them, and what a
store says.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sync import Change, Reading, Replica
from sync.replica.accounts import ACCOUNTS, account
from sync.replica.rivals import HINTS

NOON = 1_795_694_400_000  # 2026-11-26T12:00:00Z


@dataclass
class HandClock:
    """A wall clock set by hand; each look at it takes a millisecond."""

    milliseconds: int = NOON
    trusted: bool = True

    def __call__(self) -> Reading:
        self.milliseconds += 1
        return Reading(self.milliseconds, self.trusted)


def tick(replica: Replica, number: int, day: str = "2026-11-26") -> Change:
    """What a tap writes: one completion of that day."""
    fields = {"task": "k-words", "slot": number, "outcome": "done"}
    return replica.write([(f"completions/{day}-k-words-{number}", fields)], author="child")[0]


def rename(replica: Replica, number: int) -> Change:
    """What a plan edit writes: another title for one task."""
    return replica.write([("tasks/k-words", {"title": f"Title {number}"})], author="sam")[0]


def state(replica: Replica) -> dict[str, Any]:
    """Everything that can be read of a store with tasks and completions."""
    return {
        "tasks": plain(replica.records("tasks")),
        "completions": {
            month: plain(replica.dated("completions", month)) for month in replica.months()
        },
        "changes": sorted(change.id for change in replica.changes()),
    }


def accounts_are_true(replica: Replica) -> bool:
    """Whether the counts and marks of all months are those of the changes that are here."""
    recounted: dict[str, Any] = {}
    for change in replica.changes():
        account(recounted, change.document(), replica.device)
    tables = replica._books.tables
    exact = set(ACCOUNTS) - {HINTS}  # the hints depend on the order of arrival, the rivals do not
    return all(tables.get(name, {}) == recounted.get(name, {}) for name in exact)


def folded(changes: list[Change]) -> dict[str, Any]:
    """The same, worked out in the plainest way from the changes alone."""
    values: dict[str, dict[str, tuple[str, Any]]] = {}
    for change in changes:
        record = values.setdefault(change.record, {})
        for name, value in change.fields.items():
            record[name] = max(
                record.get(name, ("", None)), (change.stamp, value), key=lambda pair: pair[0]
            )
    found: dict[str, Any] = {"tasks": {}, "completions": {}}
    for record_name, fields in values.items():
        collection, name = record_name.split("/")
        at = (
            found["tasks"]
            if collection == "tasks"
            else found["completions"].setdefault(name[:7], {})
        )
        at[name] = {key: pair[1] for key, pair in fields.items()}
    return {**found, "changes": sorted({change.id for change in changes})}


def plain(records: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    return {name: dict(fields) for name, fields in records.items()}


def copied(store: Path, target: Path) -> Path:
    """A fresh copy of a store's folder, in place of what is there."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(store, target)
    return target
