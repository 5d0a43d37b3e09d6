"""Taps made while the clock could not be true: kept in order, and filed when it is right again."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.household import completions
from kiosk.household.completions import Edit, Fact, read_fact, wall_text
from kiosk.household.ledger import Fields, Ledger
from kiosk.household.moment import Moment
from kiosk.household.plan import Plan
from kiosk.household.practice_day import practice_day

COLLECTION = "unfiled"
COPIED = (
    "child",
    "task",
    "slot",
    "outcome",
    "reason",
    "helper",
    "by",
    "home",
    "corrected",
    "corrected_reason",
    "boot",
    "uptime",
)


def waiting(ledger: Ledger, home: str, screen: str = "") -> dict[str, Fact]:
    """The standing facts of this screen that have no practice day yet, by id.

    Each files its own, for only there is it known when they happened. A fact that names no screen
    is the whole home's.
    """
    return _standing(ledger, lambda fields: _is_ours(fields, home, screen))


def left_waiting(ledger: Ledger, home: str, screen: str = "") -> dict[str, Fact]:
    """Those that other screens of this home have to file. One that is gone never will."""
    return _standing(
        ledger, lambda fields: fields.get("home") == home and not _is_ours(fields, home, screen)
    )


def _is_ours(fields: Fields, home: str, screen: str) -> bool:
    named = fields.get("screen")
    return bool(named == screen if named else fields.get("home") == home)


def _standing(ledger: Ledger, meant: Callable[[Fields], bool]) -> dict[str, Fact]:
    found = {
        id: read_fact(f"{COLLECTION}/{id}", fields, None)
        for id, fields in ledger.records(COLLECTION).items()
        if meant(fields) and not fields.get("filed")
    }
    return {id: fact for id, fact in found.items() if fact}


def filing(ledger: Ledger, plan: Plan, facts: Mapping[str, Fact], at: Moment) -> list[Edit]:
    """The edits that file these, at a moment whose clock is right.

    A tap of this boot happened as long ago as the uptime says. One of an earlier boot can only be
    filed on the current practice day, and is banked: nobody knows how long ago it was. A filed fact
    takes its id from the waiting one, so that filing twice is harmless.
    """
    edits: list[Edit] = []
    for id, fact in facts.items():
        wall = _tapped(fact, at)
        day = practice_day(wall or at.wall, ZoneInfo(plan.time_zone), plan.day_starts)
        record = completion_record(day, fact.child, fact.task, fact.slot, id)
        edits.append((record, _filed(ledger.records(COLLECTION)[id], wall, at)))
        edits.append((fact.record, {"filed": day.isoformat()}))
    return edits


def _tapped(fact: Fact, at: Moment) -> datetime | None:
    """When the tap truly was; None if it was before this boot."""
    same = fact.boot and fact.boot == at.boot and fact.uptime <= at.uptime
    return at.wall - timedelta(seconds=at.uptime - fact.uptime) if same else None


def _filed(fields: Mapping[str, Any], wall: datetime | None, at: Moment) -> dict[str, Any]:
    kept = {name: fields[name] for name in COPIED if name in fields}
    banked = {} if wall else {"banked": True}
    return {**kept, **banked, "at": wall_text(wall or at.wall), "trusted": wall is not None}


def completion_record(day: date, child: str, task: str, slot: int, end: str) -> str:
    """The name of a completion record."""
    return f"{completions.COLLECTION}/{day.isoformat()}.{child}.{task}.{slot}.{end}"
