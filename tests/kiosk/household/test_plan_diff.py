"""What changed in a plan, in words short enough for a glance."""

# ruff: noqa: E501 -- a table of cases reads best with one case a line

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from kiosk.household.plan import Plan, ScheduleChange
from kiosk.household.plan_diff import plan_changes
from tests.kiosk.household.plan_file.test_reading import read
from tests.kiosk.household.plans import plans
from tests.kiosk.household.rosa import ROSA

WORDS = "Five k words at the mirror"


@pytest.fixture
def plan() -> Plan:
    found = read(ROSA).plan
    assert found is not None
    return found


@given(plans())
@settings(max_examples=20, deadline=None)
def test_a_plan_does_not_differ_from_itself(plan: Plan) -> None:
    assert plan_changes(plan, plan) == ()


@given(plans(), plans())
@settings(max_examples=40, deadline=None)
def test_two_plans_that_differ_have_a_change_in_words(old: Plan, new: Plan) -> None:
    changes = plan_changes(old, new)
    assert bool(changes) == (old != new)
    assert all(change.text and len(change.text) < 200 for change in changes)


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("minutes = 5", "minutes = 7", f"{WORDS}: minutes 7, was 5"),
        ('provider = "kim"\nroutine', "routine", f"{WORDS}: provider none, was Kim"),
        ("focus = true", "", f"{WORDS}: no longer in focus"),
        ("focus = true", "focus = true\npaused = true", f"{WORDS}: paused"),
        ('["mon", "tue", "wed", "thu", "fri"]', '"daily"', f"{WORDS}: days daily, was mon tue wed thu fri"),
        ('"19:00"', '"18:30"', "Brushing teeth: at Green house 18:30, was 19:00"),
        ('green = "19:00", ', "", "Brushing teeth: at Green house none, was 19:00"),
        ("Swimming together", "A day at the sea", "Swimming together: now A day at the sea"),
        ("Say car, key, cup, cake, book", "Say cow", f"{WORDS}: steps changed"),
        ("stars = 5", "stars = 4", "Swimming together: stars 4, was 5"),
        ('"17:00"', '"18:00"', "Parenting schedule: exchange 18:00, was 17:00"),
        ("04:00", "05:00", "Household: day starts 05:00, was 04:00"),
        ("2026-11-24T15", "2026-11-24T16", "Speech with Kim: starts 24 Nov 2026 16:30, was 24 Nov 2026 15:30"),
        ('taker = "sam"', "", "Speech with Kim: taker none, was Sam"),
        (
            'taker = "sam"',
            'taker = "sam"\nexceptions = [{ on = 2026-12-22T15:30:00, cancelled = true }]',
            "Speech with Kim: 22 Dec 2026 15:30 cancelled",
        ),
        (
            'taker = "sam"',
            'taker = "sam"\nexceptions = [{ on = 2026-12-22T15:30:00, starts = 2026-12-23T10:00:00 }]',
            "Speech with Kim: 22 Dec 2026 15:30 moved to 23 Dec 2026 10:00",
        ),
        (
            'home = "blue" }]',
            'home = "blue" }, { on = 2027-01-02, home = "blue", until = 2027-01-04, why = "Snow" }]',
            "Parenting schedule: Blue house 2 Jan 2027 to 4 Jan 2027 (Snow)",
        ),
    ],
)  # fmt: skip
def test_a_change_is_said_in_words(plan: Plan, old: str, new: str, text: str) -> None:
    assert old in ROSA
    changed = read(ROSA.replace(old, new, 1)).plan
    assert changed is not None
    assert [change.text for change in plan_changes(plan, changed)] == [text]


def test_a_task_is_new_and_then_ended(plan: Plan) -> None:
    without = replace(plan, tasks=())
    ended = replace(plan, tasks=(replace(plan.tasks[0], ended=date(2026, 11, 23)),))
    assert [change.text for change in plan_changes(without, plan)] == [f"{WORDS}: new"]
    for left in (without, ended):
        (change,) = plan_changes(plan, left)
        assert (change.what, change.text) == ("ended", f"{WORDS}: ended")
        assert plan_changes(left, left) == ()
    assert [change.what for change in plan_changes(ended, plan)] == ["added"]


def test_what_else_left_is_removed(plan: Plan) -> None:
    (change,) = plan_changes(plan, replace(plan, rewards=()))
    assert (change.what, change.text) == ("removed", "Swimming together: removed")


def test_another_order_is_a_change(plan: Plan) -> None:
    (change,) = plan_changes(plan, replace(plan, homes=plan.homes[::-1]))
    assert (change.what, change.text) == ("moved", "homes: new order")


def test_changed_nights_are_named_by_home_and_date(plan: Plan) -> None:
    schedule = plan.parenting_schedule
    assert schedule is not None
    moved = replace(schedule, changes=(ScheduleChange(date(2026, 12, 25), "green"),))
    changes = plan_changes(plan, replace(plan, parenting_schedule=moved))
    assert [change.text for change in changes] == [
        "Parenting schedule: no longer Blue house on 24 Dec 2026",
        "Parenting schedule: Green house on 25 Dec 2026",
    ]
