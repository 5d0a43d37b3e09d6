"""What a new plan leaves as it was: the visits that are over, and who took the child to them."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.household.ledger import Undated
from kiosk.household.plan import Appointment, Plan, VisitException
from kiosk.household.practice_day import instant
from kiosk.household.visits.left import LeftPlan


def keeping_past_visits(old: Plan, new: Plan, wall: datetime, ledger: Undated) -> Plan:
    """`new` with what the old plan says of visits that are over at `wall` (aware), or were planned
    for before: what it does not mention any more stays, and so does the taker. What did take place
    otherwise can be put right. An appointment that comes back to the plan is as it left it.
    """
    known = {one.id: one for one in old.appointments}
    if any(one.id not in known for one in new.appointments):
        known |= {one.id: one for one in LeftPlan(ledger, old).appointments(gone=True)}
    return replace(
        new,
        appointments=tuple(
            _keeping(known[one.id], one, ZoneInfo(one.zone or new.time_zone), wall)
            if one.id in known
            else one
            for one in new.appointments
        ),
    )


def _keeping(old: Appointment, new: Appointment, zone: ZoneInfo, wall: datetime) -> Appointment:
    was = {
        one.on: one
        for one in old.exceptions
        if is_over(one, zone, wall) or instant(one.on.date(), one.on.time(), zone) <= wall
    }
    if not was and not new.exceptions:
        return new
    kept = {
        one.on: replace(one, taker=was[one.on].taker if one.on in was else "")
        if is_over(one, zone, wall)
        else one
        for one in new.exceptions
    }
    every = {**was, **kept}
    return replace(new, exceptions=tuple(every[on] for on in sorted(every)))


def is_over(one: VisitException, zone: ZoneInfo, wall: datetime) -> bool:
    """Whether the visit, wherever it was moved, began before `wall`."""
    civil = one.on if one.cancelled else one.starts or one.on
    return instant(civil.date(), civil.time(), zone) <= wall
