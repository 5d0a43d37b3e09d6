"""What stands beside the appointments of the plan file: visits, takers, and what held before.

Each visit that is not as planned has a record of its own, `visit/kim-tuesdays.2026-12-22T15:30:00`,
so that homes that cancel or move visits while apart lose none of them. The record of an appointment
keeps a field `former_2026-12-03T10:00:00+00:00` for each moment at which somebody changed who takes
the child, or when: what held for the visits before it. On the start-up path.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import takewhile
from typing import Any

from kiosk.household.completions import Edit, time_of, wall_text
from kiosk.household.item_fields import whole
from kiosk.household.ledger import Fields, Ledger, Undated
from kiosk.household.plan import (
    AgreedTaker,
    Appointment,
    FormerAppointment,
    Home,
    Plan,
    VisitException,
)
from kiosk.household.plan_form.calendar import APPOINTMENT, VISIT_EXCEPTION
from kiosk.household.plan_form.form import Key, Section

FORMER = "former_"  # and the moment until which it held
GONE = "gone"
PROPOSALS = "proposal"
KEPT = frozenset(
    ("child", "provider", "starts", "repeat", "extra", "all_day", "zone", "taker", "agreed", GONE)
)
RECORDED_APPOINTMENT = Section(
    APPOINTMENT.name,
    APPOINTMENT.attribute,
    Appointment,
    tuple(key for key in APPOINTMENT.keys if key.name != "exceptions"),
)
VISIT = Section(
    "visit",
    APPOINTMENT.attribute,  # whose entries hold them
    VisitException,
    tuple(
        Key(key.name, key.kind, key.example, required=key.name == "on")
        for key in VISIT_EXCEPTION.keys
    ),
)

Read = Callable[[Section, str, Fields], Any]  # an entry as records tell it, or None


def visit_name(appointment: str, on: datetime) -> str:
    """The id of the record of a visit; `on` is its planned start."""
    return f"{appointment}.{on.isoformat()}"


def visit_edit(edit: dict[str, Any], was: Fields) -> dict[str, Any]:
    """What to write of a visit: one that differs in nothing is there as well. Else `cancelled` is
    left alone where it does not change, so that of two homes apart the one that cancels is heard.
    """
    return edit if edit or was else {"cancelled": False}


def named_visit(name: str) -> tuple[str, datetime] | None:
    """The appointment and the planned start that such an id names; None for any other id."""
    appointment, _dot, on = name.partition(".")
    try:
        return appointment, datetime.fromisoformat(on)
    except ValueError:
        return None


def wanted_visits(
    appointments: Iterable[Appointment], recorded: Callable[[Section, Any], dict[str, Any]]
) -> dict[str, dict[str, Any]]:
    """The whole records of all visits that are not as planned, by id."""
    found = {
        visit_name(one.id, said.on): recorded(VISIT, said)
        for one in appointments
        for said in one.exceptions
    }
    for fields in found.values():
        del fields["on"]  # the id says it
    return found


def complete_appointments(
    appointments: Sequence[Appointment], ledger: Undated, read: Read, homes: Sequence[Home]
) -> tuple[Appointment, ...]:
    """The appointments with their exceptions, and with what no plan file has."""
    exceptions = _exceptions(ledger, read)
    takers = agreed_takers(ledger, tuple(homes)) if ledger.records(PROPOSALS) else {}
    records = ledger.records(APPOINTMENT.name)
    return tuple(
        complete(
            replace(one, exceptions=exceptions.get(one.id, ())),
            records[one.id],
            read,
            takers.get(one.id, []),
        )
        for one in appointments
    )


def complete(
    appointment: Appointment, fields: Fields, read: Read, takers: list[AgreedTaker]
) -> Appointment:
    """An appointment with what was agreed of it and what held before. What both homes agreed for
    the series holds until somebody writes another taker into the plan.
    """
    eras = _eras(appointment, fields, read)
    if not takers and not eras:
        return appointment
    former = tuple(
        FormerAppointment(
            before, held and replace(held, takers=_holding(takers, held.taker, eras[:place]))
        )
        for place, (before, held) in enumerate(eras)
    )
    holding = _holding(takers, appointment.taker, eras)
    return replace(appointment, takers=holding, former=former)


def _eras(
    appointment: Appointment, fields: Fields, read: Read
) -> list[tuple[datetime, Appointment | None]]:
    """What held before each of the moments, oldest first; passed over is what cannot be read."""
    found = []
    for name in sorted(name for name in fields if name.startswith(FORMER)):
        before, held = time_of(name.removeprefix(FORMER)), fields[name]
        if before is None or not isinstance(held, Mapping):
            continue
        one = read(RECORDED_APPOINTMENT, appointment.id, held) if not held.get(GONE) else None
        if one or held.get(GONE):
            found.append((before, one and replace(one, exceptions=appointment.exceptions)))
    return found


def _holding(
    takers: list[AgreedTaker], taker: str, eras: list[tuple[datetime, Appointment | None]]
) -> tuple[AgreedTaker, ...]:
    """Those of the agreements that count while the plan says `taker`."""
    same = list(takewhile(lambda era: era[1] and era[1].taker == taker, reversed(eras)))
    since = eras[-len(same) - 1][0] if len(same) < len(eras) else None
    return tuple(one for one in takers if one.visit or since is None or one.at >= since)


def _exceptions(ledger: Undated, read: Read) -> dict[str, tuple[VisitException, ...]]:
    """What is not as planned, by appointment, in the order of the planned starts."""
    found: dict[str, list[VisitException]] = {}
    records = ledger.records(VISIT.name)
    for name in sorted(records):
        appointment, _dot, on = name.partition(".")
        if records[name].get(GONE) is not True:
            said = read(VISIT, name, {**records[name], "on": on})
            if said:
                found.setdefault(appointment, []).append(said)
    return {appointment: tuple(every) for appointment, every in found.items()}


def agreed_takers(ledger: Undated, homes: tuple[Home, ...]) -> dict[str, list[AgreedTaker]]:
    """What both homes agreed on, by appointment, in the order in which they did."""
    from kiosk.household.visits.taker_proposals import (
        agreements,  # only where anybody ever proposed
    )

    return agreements(ledger, Plan("", homes=homes))


def keeping_former(
    edits: Iterable[tuple[str, Fields]], ledger: Ledger, wall: datetime
) -> list[Edit]:
    """The edits, with what held until now of each appointment of which they change the taker or the
    time: what is over stays as it was.
    """
    records = ledger.records(APPOINTMENT.name)
    kept: list[Edit] = []
    for record, fields in edits:
        collection, _slash, id = record.partition("/")
        was = records.get(id, {}) if collection == APPOINTMENT.name else {}
        was = whole(RECORDED_APPOINTMENT, was)
        if was and whole(RECORDED_APPOINTMENT, fields).keys() & KEPT:
            names = was.keys() & RECORDED_APPOINTMENT.by_name.keys()
            held = {GONE: True} if was.get(GONE) is True else {name: was[name] for name in names}
            fields = {**fields, f"{FORMER}{wall_text(wall)}": held}
        kept.append((record, dict(fields)))
    return kept
