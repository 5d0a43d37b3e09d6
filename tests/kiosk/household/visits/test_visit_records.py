"""Visits and takers as records: nothing of two homes apart is lost, and the past stays."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from kiosk.household.editing.plan_candidate import altered
from kiosk.household.editing.plan_editing import PlanEditing
from kiosk.household.household import Household
from kiosk.household.plan import Appointment, Plan, VisitException
from kiosk.household.plan_file import write_plan
from kiosk.household.plan_form.calendar import APPOINTMENT
from kiosk.household.visits.appointments import visits_between
from sync import Replica
from tests.kiosk.household.family import PLAN, at, merge

FIRST, LAST = date(2026, 11, 24), date(2026, 12, 29)
DECEMBER_8 = datetime.fromisoformat("2026-12-08T15:30")
DECEMBER_22 = datetime.fromisoformat("2026-12-22T15:30")
CANCELLED = VisitException(DECEMBER_8, cancelled=True)
MOVED = VisitException(DECEMBER_22, starts=datetime.fromisoformat("2026-12-23T10:00"))


def kim(home: Household) -> Appointment:
    return next(one for one in home.plan.appointments if one.id == "kim-tuesdays")


def with_kim(home: Household, **changes: object) -> Plan:
    one = replace(kim(home), **changes)  # type: ignore[arg-type]
    return replace(home.plan, appointments=(one,))


def told(home: Household, first: date = FIRST, last: date = LAST) -> list[str]:
    found = visits_between(home.plan, first, last)
    return [f"{one.starts:%m-%d %H:%M} {one.caregiver}" for one in found]


def test_each_exception_is_a_record_and_only_what_differs_is_written(
    home: Household, ledger: Replica
) -> None:
    home.import_plan(with_kim(home, exceptions=(CANCELLED, MOVED)), at())
    assert kim(home).exceptions == (CANCELLED, MOVED)
    records = dict(ledger.records("visit"))
    assert records["kim-tuesdays.2026-12-08T15:30:00"] == {"cancelled": True}
    earlier = replace(MOVED, minutes=20)
    before = ledger.records("visit")["kim-tuesdays.2026-12-22T15:30:00"]
    changes = home.import_plan(with_kim(home, exceptions=(CANCELLED, earlier)), at())
    after = ledger.records("visit")["kim-tuesdays.2026-12-22T15:30:00"]
    assert {**after, "minutes": 0} == {"minutes": 0, **before}
    assert changes
    assert home.import_plan(home.plan, at()) == ()
    home.import_plan(with_kim(home, exceptions=()), at())
    assert kim(home).exceptions == ()


def test_exceptions_are_in_the_plan_file(home: Household) -> None:
    home.import_plan(with_kim(home, exceptions=(CANCELLED, MOVED)), at())
    assert "{ on = 2026-12-08T15:30:00, cancelled = true }" in write_plan(home.plan)


def test_homes_that_cancel_and_move_while_apart_lose_nothing(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    home.import_plan(with_kim(home, exceptions=(CANCELLED,)), at())
    blue.import_plan(with_kim(blue, exceptions=(MOVED,)), at())
    merge(ledger, other)
    merge(other, ledger)
    for each in (home, blue):
        assert kim(each).exceptions == (CANCELLED, MOVED)
        assert told(each)[2:5] == ["12-15 15:30 sam", "12-23 10:00 sam", "12-29 15:30 sam"]


def test_a_visit_cancelled_in_one_home_and_moved_in_the_other_is_cancelled_in_both(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    off = replace(MOVED, cancelled=True, starts=None)
    home.import_plan(with_kim(home, exceptions=(off,)), at())
    blue.import_plan(with_kim(blue, exceptions=(MOVED,)), at())
    merge(ledger, other)
    merge(other, ledger)
    assert kim(home).exceptions == kim(blue).exceptions == (replace(MOVED, cancelled=True),)
    assert "12-23 10:00 sam" not in told(home)


def test_a_visit_that_both_homes_moved_waits_to_be_chosen(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    home.import_plan(with_kim(home, exceptions=(MOVED,)), at())
    later = replace(MOVED, starts=datetime.fromisoformat("2026-12-24T09:00"))
    blue.import_plan(with_kim(blue, exceptions=(later,)), at())
    merge(ledger, other)
    merge(other, ledger)
    (rival,) = home.rivals()
    assert rival.title == "Speech with Kim 22 Dec 15:30"
    assert {rival.kept, rival.other} == {"23 Dec 2026 10:00", "24 Dec 2026 09:00"}
    held = kim(home).exceptions[0].starts
    assert home.restore(rival, at())
    merge(other, ledger)
    assert kim(blue).exceptions == kim(home).exceptions
    assert kim(home).exceptions[0].starts != held


def test_another_taker_holds_from_now_on_and_not_for_what_is_over(home: Household) -> None:
    tuesday = at(date(2026, 12, 1), 16)
    home.import_plan(with_kim(home, taker="alex"), tuesday)
    assert told(home)[:3] == ["11-24 15:30 sam", "12-01 15:30 sam", "12-08 15:30 alex"]
    home.import_plan(with_kim(home, taker="sam"), at(date(2026, 12, 9)))
    assert told(home)[1:4] == ["12-01 15:30 sam", "12-08 15:30 alex", "12-15 15:30 sam"]


def test_another_time_or_rule_leaves_the_past_as_it_was(home: Household) -> None:
    moved = with_kim(
        home, starts=datetime.fromisoformat("2026-12-09T09:00"), repeat="FREQ=WEEKLY;BYDAY=WE"
    )
    home.import_plan(moved, at(date(2026, 12, 3)))
    assert [each[:11] for each in told(home)][:4] == [
        "11-24 15:30",
        "12-01 15:30",
        "12-09 09:00",
        "12-16 09:00",
    ]


def test_an_exception_that_is_over_stays_when_a_file_no_longer_has_it(home: Household) -> None:
    home.import_plan(with_kim(home, exceptions=(CANCELLED, MOVED)), at())
    after = at(date(2026, 12, 10))
    home.import_plan(with_kim(home, exceptions=()), after)
    assert kim(home).exceptions == (CANCELLED,)
    other_taker = replace(CANCELLED, cancelled=False, taker="alex")
    home.import_plan(with_kim(home, exceptions=(other_taker,)), after)
    assert told(home)[2] == "12-08 15:30 sam", "it took place; who took her then stays"


def test_an_appointment_that_comes_back_keeps_what_was_said_of_visits_that_are_over(
    home: Household,
) -> None:
    as_planned = home.plan
    home.import_plan(with_kim(home, exceptions=(CANCELLED, MOVED)), at())
    after = date(2026, 12, 10)
    home.import_plan(replace(home.plan, appointments=()), at(after))
    home.import_plan(as_planned, at(after, 11))
    assert kim(home).exceptions == (CANCELLED,)
    assert home.import_plan(as_planned, at(after, 12)) == ()


def test_homes_that_change_the_taker_while_apart_tell_the_same_past(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    home.import_plan(with_kim(home, taker="alex"), at(date(2026, 12, 2)))
    blue.import_plan(with_kim(blue, taker=""), at(date(2026, 12, 10)))
    merge(ledger, other)
    merge(other, ledger)
    assert told(home) == told(blue)
    assert told(home)[:2] == ["11-24 15:30 sam", "12-01 15:30 sam"]


@pytest.mark.parametrize("name", ["kim-tuesdays", "kim-tuesdays.", "kim-tuesdays.soon", "x.y"])
def test_a_record_that_names_no_visit_is_passed_over(
    name: str, home: Household, ledger: Replica
) -> None:
    ledger.write([(f"visit/{name}", {"cancelled": True})], author="")
    assert kim(home).exceptions == ()
    assert replace(home.plan, tasks=()) == replace(PLAN, tasks=())


def test_an_edit_of_one_entry_leaves_the_past_as_it_was_too(home: Household) -> None:
    editing = PlanEditing(home)
    editing.save(altered(APPOINTMENT, "kim-tuesdays", {"taker": "alex"}), at(date(2026, 12, 2)))
    assert told(home)[:3] == ["11-24 15:30 sam", "12-01 15:30 sam", "12-08 15:30 alex"]
    off = [{"on": DECEMBER_8, "cancelled": True}]
    editing.save(altered(APPOINTMENT, "kim-tuesdays", {"exceptions": off}), at())
    assert kim(home).exceptions == (CANCELLED,)
