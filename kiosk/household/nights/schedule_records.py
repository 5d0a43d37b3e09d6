"""What stands beside the schedule of the plan file: the swaps agreed to, and what held before.

The record of the schedule keeps a field `former_2026-12-03` for each day on which somebody changed
it: what held for the nights before that day. Homes that change it while apart write fields of their
own, so that none of them loses what the other one kept. On the start-up path.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from kiosk.household.ledger import Fields, Ledger, Undated
from kiosk.household.plan import FormerSchedule, Home, ParentingSchedule, Plan, ScheduleChange

FORMER = "former_"  # and the first day of the new schedule
AFTER = "after_"  # and the id of an agreed schedule, which is replaced from a day on
WHOLE = ("pattern", "letters", "starts")  # they make sense together only
TERMS = (*WHOLE, "exchange")  # what is proposed and agreed
KEPT = (*TERMS, "changes")
PROPOSALS = "proposal"

Read = Callable[[Fields], ParentingSchedule | None]


def complete_schedule(
    schedule: ParentingSchedule, fields: Fields, read: Read, ledger: Undated, homes: Sequence[Home]
) -> ParentingSchedule:
    """The schedule of a record with its `swaps` and its `former` schedules."""
    former = tuple(former_schedules(fields, read))
    if former:
        schedule = replace(schedule, former=former)
    if not ledger.records(PROPOSALS):
        return schedule
    from kiosk.household.nights.agreed_schedules import (
        agreed_schedules,  # only where somebody ever proposed anything
        laid_over,
    )

    schedule = replace(schedule, swaps=agreed_swaps(ledger, tuple(homes)))
    agreed = agreed_schedules(ledger, homes, fields)
    return laid_over(schedule, former, agreed, read) if agreed else schedule


def as_agreed(fields: Fields, ledger: Undated) -> Fields:
    """The fields of the schedule's record, with the terms to which every home agreed last."""
    held = _still_agreed(fields, ledger)
    return {**fields, **held[-1][1]} if held else fields


def _still_agreed(fields: Fields, ledger: Undated) -> list[tuple[str, Fields]]:
    """The ids and terms of what was agreed and not replaced since."""
    if not ledger.records(PROPOSALS):
        return []
    from kiosk.household.nights.agreed_schedules import (
        agreed_schedules,  # only where somebody ever proposed anything
    )

    known = ledger.records("home")
    homes = [Home(id, id) for id in known if known[id].get("gone") is not True]
    agreed = agreed_schedules(ledger, homes, fields)
    return [(one.id, one.terms) for one in agreed if one.until is None]


def former_schedules(fields: Fields, read: Read) -> list[FormerSchedule]:
    """By the day on which each was changed; passed over is what cannot be read."""
    found = []
    for name in sorted(name for name in fields if name.startswith(FORMER)):
        held = read(fields[name]) if isinstance(fields[name], Mapping) else None
        try:
            before = date.fromisoformat(name.removeprefix(FORMER))
        except ValueError:
            continue
        if held:
            found.append(FormerSchedule(before, held))
    return found


def agreed_swaps(ledger: Undated, homes: tuple[Home, ...]) -> tuple[ScheduleChange, ...]:
    """The swaps to which every home agreed, in that order; whatever the day, they stay agreed."""
    from kiosk.household.agreeing.proposals import (
        Proposals,  # only where somebody ever proposed anything
    )

    known = {home.id for home in homes}
    found = []
    for one in Proposals(ledger, Plan("", homes=homes), date.max).agreed("swap"):
        home = one.wanted.get("home")
        try:
            first, last = (date.fromisoformat(str(one.wanted.get(at))) for at in ("first", "last"))
        except ValueError:
            continue
        if home in known:
            found.append(ScheduleChange(first, str(home), last, one.reason))
    return tuple(found)


def schedule_edit(
    wanted: Fields, edit: dict[str, Any], was: Fields, on: date, ledger: Undated
) -> dict[str, Any]:
    """What to write for a schedule of which `edit` would be set: what belongs together is set
    together, so that of two homes apart one whole schedule holds; and what held until `on`, today's
    practice day, is kept for the nights before it. `was` are the fields of the record, and `edit`
    what differs from it `as_agreed`.
    """
    if not edit.keys() & set(KEPT) or not was.keys() >= set(WHOLE):
        return edit  # nothing changes, or there was none
    agreed = _still_agreed(was, ledger)
    whole = TERMS if agreed else WHOLE
    if edit.keys() & set(whole):
        edit = {**{name: wanted[name] for name in whole}, **edit}
        edit |= {f"{AFTER}{id}": on.isoformat() for id, _terms in agreed}
    kept = f"{FORMER}{on.isoformat()}"
    if kept in was:  # already changed today: the nights before today are as they were
        return edit
    return {**edit, kept: {name: was[name] for name in KEPT if name in was}}


def restored_schedule(
    ledger: Ledger, record: str, field: str, wanted: Any, on: date
) -> dict[str, Any]:
    """What to write so that the other value of a field of the schedule holds: with it what was set
    in the same step, since half of one schedule and half of another would be none that anybody
    wanted.
    """
    collection, _slash, id = record.partition("/")
    was = ledger.records(collection).get(id, {})
    rivals = [one for one in ledger.rivals() if one.record == record]
    stamps = {one.other.stamp for one in rivals if (one.field, one.other.value) == (field, wanted)}
    edit = {field: wanted}
    if field in TERMS:
        also = (one for one in rivals if one.field in TERMS and one.other.stamp in stamps)
        edit |= {one.field: one.other.value for one in also}
    return schedule_edit({**as_agreed(was, ledger), **edit}, edit, was, on, ledger)
