"""The handover: one screen of facts, the same in both homes."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from kiosk.household.handover import Remembered
from kiosk.household.household import Household
from kiosk.household.plan import ParentingSchedule
from sync import Replica
from tests.kiosk.household.family import PLAN, THURSDAY, at, household, merge

# 2-2-3 from Monday 2 November: the child came to the green house on Wednesday 25 at five, and goes
# to the blue house on Friday 27.
WEDNESDAY = THURSDAY - timedelta(days=1)
ARRIVED = at(WEDNESDAY, 17)


def test_only_what_was_said_since_the_child_came_is_told(home: Household) -> None:
    home.tick("rosa", "k-words", day=WEDNESDAY, at=at(WEDNESDAY, 16, 59))
    home.tick("rosa", "bubbles", day=WEDNESDAY, at=ARRIVED)
    home.tick("rosa", "k-words", day=THURSDAY, at=at())
    home.tick("rosa", "stairs", day=THURSDAY, at=at())
    home.tick("rosa", "stairs", day=THURSDAY, at=at())
    told = home.handover("rosa", at())
    assert told.since == WEDNESDAY
    assert [(one.label, one.count) for one in told.practised] == [
        ("k words", 1),
        ("bubbles", 1),
        ("stairs", 2),
    ]


def test_what_was_tried_or_put_off_is_told_with_its_reason(home: Household) -> None:
    home.tick("rosa", "lines", day=THURSDAY, outcome="tried", reason="got tired", at=at())
    home.tick("rosa", "bubbles", day=THURSDAY, outcome="not-today", reason="ill", at=at())
    told = home.handover("rosa", at())
    assert told.tried == (Remembered("lines", "lines", THURSDAY, "got tired"),)
    assert told.not_today == (Remembered("bubbles", "bubbles", THURSDAY, "ill"),)
    assert told.practised == ()


def test_still_useful_is_what_is_due_today_and_open(home: Household) -> None:
    home.tick("rosa", "k-words", day=THURSDAY, at=at())
    home.tick("rosa", "stairs", day=THURSDAY, slot=1, at=at())
    home.tick("rosa", "lines", day=THURSDAY, outcome="not-today", at=at())
    assert home.handover("rosa", at()).still_useful == ("bubbles", "stairs")


def test_packed_is_what_the_coming_stay_needs_and_that_home_lacks(home: Household) -> None:
    # From Friday 27 to Monday 30: lines on Monday; the blue house has straws of its own.
    assert home.handover("rosa", at()).pack == ("mirror", "cup", "scissors")


def test_materials_of_tasks_that_do_not_come_up_stay(ledger: Replica) -> None:
    tasks = [replace(PLAN.tasks[3], days=("tue",)), replace(PLAN.tasks[0], paused=True)]
    told = household(ledger, replace(PLAN, tasks=tuple(tasks))).handover("rosa", at())
    assert told.pack == ()


def test_where_the_child_goes_and_since_when_it_is_here(home: Household) -> None:
    told = home.handover("rosa", at())
    assert told.goes is not None
    assert told.whereabouts is not None
    assert (told.goes.home, told.goes.day, told.goes.time) == ("blue", date(2026, 11, 27), time(17))
    assert told.whereabouts.since == WEDNESDAY


def test_plan_changes_since_the_child_came_are_new(home: Household) -> None:
    slower = replace(PLAN.tasks[0], minutes=3)
    home.import_plan(
        replace(PLAN, tasks=(slower, *PLAN.tasks[1:])), at(WEDNESDAY, 12), author="kim"
    )
    shorter = replace(slower, minutes=2)
    home.import_plan(replace(PLAN, tasks=(shorter, *PLAN.tasks[1:])), ARRIVED, author="kim")
    (news,) = home.handover("rosa", at()).new
    assert (news.day, news.by) == (WEDNESDAY, "kim")
    assert news.text == "k words: minutes 2, was 3"


def test_a_first_plan_is_no_news(ledger: Replica) -> None:
    home = Household(ledger, "green")
    assert home.import_plan(PLAN, at())
    assert home.handover("rosa", at()).new == ()


def test_importing_the_same_plan_changes_nothing(home: Household, ledger: Replica) -> None:
    version = ledger.version
    assert home.import_plan(PLAN, at()) == ()
    assert ledger.version == version


def test_the_same_plan_imported_in_both_homes_is_said_once(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    new = replace(PLAN, tasks=PLAN.tasks[1:])
    home.import_plan(new, at())
    blue.import_plan(new, at())
    merge(ledger, other)
    assert len(home.handover("rosa", at()).new) == 1


@pytest.mark.parametrize(
    "schedule",
    [None, ParentingSchedule("A", {"A": "green"}, date(2026, 11, 2), time(17))],
    ids=["no schedule", "one home"],
)
def test_where_nobody_moves_a_week_is_told(
    ledger: Replica, schedule: ParentingSchedule | None
) -> None:
    home = household(ledger, replace(PLAN, parenting_schedule=schedule))
    home.tick("rosa", "k-words", day=THURSDAY - timedelta(days=6), at=at())
    home.tick("rosa", "k-words", day=THURSDAY - timedelta(days=7), at=at())
    told = home.handover("rosa", at())
    assert [one.count for one in told.practised] == [1]
    assert (told.goes, told.pack) == (None, ())


def test_both_homes_tell_the_same(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    home.tick("rosa", "k-words", day=THURSDAY, at=at())
    blue.tick(
        "rosa", "bubbles", day=THURSDAY, outcome="tried", reason="too hard", by="alex", at=at()
    )
    blue.tick("rosa", "k-words", day=THURSDAY, outcome="tried", at=at())
    home.import_plan(replace(PLAN, rewards=()), at())
    merge(ledger, other)
    merge(other, ledger)
    for hour in (10, 18, 23):
        assert home.handover("rosa", at(hour=hour)) == blue.handover("rosa", at(hour=hour))


def test_the_next_visits_come_with_who_takes_the_child(home: Household) -> None:
    told = home.handover("rosa", at())
    assert [visit.taker for visit in told.visits] == ["Sam"] * 3
    assert home.handover("max", at()).visits == ()
    assert home.appointments(at(), 1) == told.visits[:1]
