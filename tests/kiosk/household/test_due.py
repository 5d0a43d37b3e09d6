"""Which tasks a day asks for, and in which order."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from kiosk.household.due import is_due, label, places
from kiosk.household.household import Household
from kiosk.household.plan import Home, Plan, Routine, Task
from sync import Replica
from tests.kiosk.household.family import PLAN, THURSDAY, at, household, outcomes

TASK = Task("k-words", "rosa", "Five k words", days=("mon", "thu"))


@pytest.mark.parametrize(
    ("day", "due"), [(23, True), (24, False), (25, False), (26, True), (27, False), (30, True)]
)
def test_a_task_is_due_on_its_weekdays(day: int, due: bool) -> None:
    assert is_due(TASK, date(2026, 11, day)) is due


def test_a_task_is_due_from_its_first_to_its_last_day() -> None:
    week = [THURSDAY + timedelta(days=7 * number) for number in range(4)]
    task = replace(TASK, starts=week[1], ends=week[2])
    assert [is_due(task, day) for day in week] == [False, True, True, False]


def test_a_paused_task_is_not_due_and_is_named_apart(ledger: Replica) -> None:
    tasks = (replace(PLAN.tasks[0], paused=True), *PLAN.tasks[1:])
    day = household(ledger, replace(PLAN, tasks=tasks)).today("rosa", THURSDAY, at())
    assert "k-words" not in {due.task.id for due in day.tasks}
    assert [task.id for task in day.paused] == ["k-words"]


def test_a_task_that_left_the_plan_is_not_due_from_that_day_on() -> None:
    task = replace(TASK, ended=THURSDAY)
    assert is_due(task, THURSDAY - timedelta(days=3))
    assert not is_due(task, THURSDAY)


def test_a_day_goes_by_this_homes_clock_then_by_the_plan(home: Household, blue: Household) -> None:
    day = home.today("rosa", THURSDAY, at())
    assert outcomes(day.tasks) == [
        ("stairs", 1, ""),
        ("stairs", 2, ""),
        ("k-words", 1, ""),
        ("bubbles", 1, ""),
        ("lines", 1, ""),
    ]
    assert [due.at for due in day.tasks] == [time(7, 30), time(7, 30), time(19), None, None]
    assert day.tasks[0].routine == "Breakfast"
    there = blue.today("rosa", THURSDAY, at())
    assert outcomes(there.tasks) == outcomes(day.tasks)
    assert there.tasks[0].at == time(8)


def plan_of(tasks: tuple[Task, ...], routines: tuple[Routine, ...] = ()) -> Plan:
    return Plan("p", homes=(Home("green", "G"), Home("blue", "B")), tasks=tasks, routines=routines)


def order(plan: Plan, home: str = "green") -> list[tuple[str, int]]:
    return [(place.task.id, place.slot) for place in places(plan, plan.tasks, home)]


def test_first_slots_come_before_second_ones_within_a_routine() -> None:
    tasks = (Task("a", "r", "A", times=2), Task("b", "r", "B", times=3))
    assert order(plan_of(tasks)) == [("a", 1), ("b", 1), ("a", 2), ("b", 2), ("b", 3)]


def test_a_routine_without_a_clock_here_goes_by_the_other_homes() -> None:
    routines = (
        Routine("late", "Late", {"blue": time(20)}),
        Routine("never", "Never"),
        Routine("early", "Early", {"green": time(8)}),
        Routine("night", "Night", {"green": time(1)}),  # before 04:00: at the end of the day
    )
    tasks = tuple(Task(routine.id, "r", "T", routine=routine.id) for routine in routines)
    plan = plan_of((Task("free", "r", "T"), *tasks), routines)
    ids = [place.task.id for place in places(plan, plan.tasks, "green")]
    assert ids == ["early", "late", "night", "never", "free"]
    assert [place.at for place in places(plan, plan.tasks, "green")][1] is None


def test_places_stay_whatever_is_ticked(home: Household) -> None:
    def shown() -> list[tuple[str, int]]:
        return [(due.task.id, due.slot) for due in home.today("rosa", THURSDAY, at()).tasks]

    before = shown()
    for outcome in ("not-today", "done", "tried", "not-today"):
        for task, slot in reversed(before):
            home.tick("rosa", task, day=THURSDAY, slot=slot, outcome=outcome, at=at())
            assert shown() == before


def test_what_was_done_stays_on_the_wall_when_the_plan_no_longer_asks_for_it(
    home: Household,
) -> None:
    home.tick("rosa", "stairs", day=THURSDAY, slot=2, at=at())
    paused = tuple(replace(task, paused=task.id == "stairs") for task in PLAN.tasks)
    home.import_plan(replace(PLAN, tasks=paused), at())
    assert outcomes(home.today("rosa", THURSDAY, at()).tasks)[0] == ("stairs", 2, "done")


def test_the_short_name_of_a_task_is_its_id_in_words() -> None:
    assert label(TASK) == "k words"
