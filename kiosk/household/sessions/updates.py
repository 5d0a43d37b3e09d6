"""Updates: what changed at a session with a provider, filed by whoever was there.

A record is `update/2026-11-24.0123456789`, dated by the practice day on which it was filed.
Nothing in it is ever altered: a correction is a record of its own that names the update, filed
beside it under the same day.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal, cast

from kiosk.household.completions import time_of
from kiosk.household.diary import months_between
from kiosk.household.ledger import Fields, Ledger
from kiosk.household.practice_day import ONE_DAY

COLLECTION = "update"
DIGEST = "updates-1"  # a new name whenever `_fold` means something else
LASTING = 61 * ONE_DAY  # for so long an update is new in a home that has not opened it

What = Literal["new", "changed", "stopped"]
WHATS: tuple[What, ...] = ("new", "changed", "stopped")


@dataclass(frozen=True, slots=True)
class TaskSaid:
    """What became of a task. One that is new and not in the plan yet has a `title` and no id."""

    task: str
    what: What
    title: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """What changed at a session, or the correction of it.

    `day` is the practice day on which it was filed, `at` when it was written; `home` and `by` are
    ids, `by` may be empty. `corrections` are oldest first, and have none themselves.
    """

    id: str
    day: date
    provider: str
    by: str
    home: str
    at: datetime | None
    note: str
    tasks: tuple[TaskSaid, ...] = ()
    corrects: str = ""
    corrections: tuple["Update", ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """Those of the records that it is read from: its own and of its corrections."""
        return frozenset([self.id, *(one.id for one in self.corrections)])


def updates_between(
    ledger: Ledger, first: date, last: date, provider: str = ""
) -> tuple[Update, ...]:
    """What was filed on these practice days, newest first; of one provider, if that is named.

    The corrections come with what they correct, whenever they were written.
    """
    found = {one.id: one for one in _read_between(ledger, first, last)}
    corrections: dict[str, list[Update]] = {}
    for one in found.values():
        if one.corrects:
            corrections.setdefault(one.corrects, []).append(one)
    whole = (
        replace(one, corrections=tuple(sorted(corrections.get(one.id, ()), key=_when)))
        for one in found.values()
        if not one.corrects and provider in ("", one.provider)
    )
    return tuple(sorted(whole, key=_when, reverse=True))


def find_update(ledger: Ledger, id: str) -> Update | None:
    """The update with this id, or the one that the correction with this id belongs to."""
    day = _day_of(id)
    if day is None:
        return None
    found = updates_between(ledger, day, day)
    return next((one for one in found if id in one.ids), None)


def unopened(ledger: Ledger, today: date, opened: Iterable[str]) -> tuple[Update, ...]:
    """Those that have a record whose id is not among the `opened` ones, newest first.

    What is older than LASTING is not new any more: a screen that is hung today does not begin with
    the news of years.
    """
    known = frozenset(opened)
    return tuple(
        one for one in updates_between(ledger, today - LASTING, today) if not one.ids <= known
    )


def _read_between(ledger: Ledger, first: date, last: date) -> Iterator[Update]:
    start, end = first.isoformat(), last.isoformat()
    for month in months_between(first, last):
        for id, fields in _records(ledger, month).items():
            one = _read(id, fields) if start <= id[:10] <= end else None
            if one:
                yield one


def _records(ledger: Ledger, month: str) -> Mapping[str, Fields]:
    """A month's records. Only the newest month is open anyway; of older ones a digest tells, so
    that a glance at the handover does not hold a season of ticks in memory.
    """
    months = ledger.months()
    if not months or month >= months[-1]:
        return ledger.dated(COLLECTION, month)
    found: Mapping[str, Fields] = ledger.digest(DIGEST, month, _fold)
    return found


def _fold(records: Mapping[str, Mapping[str, Fields]]) -> dict[str, dict[str, Any]]:
    return {id: dict(fields) for id, fields in records.get(COLLECTION, {}).items()}


def _read(id: str, fields: Fields) -> Update | None:
    """An update; None for one that has not arrived whole."""
    day, provider = _day_of(id), fields.get("provider")
    if day is None or not isinstance(provider, str) or not provider:
        return None
    tasks = fields.get("tasks")
    said = (_said(each) for each in (tasks if isinstance(tasks, list) else ()))
    return Update(
        id=id,
        day=day,
        provider=provider,
        by=str(fields.get("by") or ""),
        home=str(fields.get("home") or ""),
        at=time_of(fields.get("at")),
        note=str(fields.get("note") or ""),
        tasks=tuple(one for one in said if one),
        corrects=str(fields.get("corrects") or ""),
    )


def _said(value: Any) -> TaskSaid | None:
    if not isinstance(value, Mapping) or value.get("what") not in WHATS:
        return None
    task, title = str(value.get("task") or ""), str(value.get("title") or "")
    return TaskSaid(task, cast(What, value["what"]), title)


def _day_of(id: str) -> date | None:
    try:
        return date.fromisoformat(id[:10])
    except ValueError:
        return None


def _when(one: Update) -> tuple[date, float, str]:
    return one.day, one.at.timestamp() if one.at else 0.0, one.id
