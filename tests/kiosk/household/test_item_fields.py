"""Lists of the plan to which two homes add while apart: what both added stays."""

from dataclasses import replace
from datetime import datetime

from kiosk.household.both_homes import plan_rivals
from kiosk.household.editing.plan_candidate import altered
from kiosk.household.editing.plan_editing import PlanEditing
from kiosk.household.history.history_words import history_in_words
from kiosk.household.household import Household
from kiosk.household.item_fields import by_item, whole
from kiosk.household.ledger import Fields
from kiosk.household.plan_form.calendar import APPOINTMENT
from kiosk.household.plan_form.practice import TASK
from sync import Replica
from tests.kiosk.household.family import PLAN, at, merge

EXTRAS = [datetime.fromisoformat(f"2026-12-0{day}T10:00") for day in (3, 4)]


def shown(home: Household, *homes: str) -> None:
    PlanEditing(home).save(altered(TASK, "k-words", {"shown": homes}), at())


def task_fields(ledger: Replica) -> Fields:
    return ledger.records("task")["k-words"]


def test_what_homes_add_while_apart_stays(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    for each, its, extra in ((home, "green", EXTRAS[0]), (blue, "blue", EXTRAS[1])):
        shown(each, its)
        edit = altered(APPOINTMENT, "kim-tuesdays", {"extra": (extra,)})
        PlanEditing(each).save(edit, at())
    merge(ledger, other)
    merge(other, ledger)
    for each in (home, blue):
        assert each.plan.tasks[0].shown == ("green", "blue")
        assert each.plan.appointments[0].extra == tuple(EXTRAS)
        assert plan_rivals(each.ledger, each.plan) == ()
    assert home.plan == blue.plan


def test_what_one_takes_out_leaves_what_the_other_added(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    shown(home, "green")
    merge(other, ledger)
    shown(home)
    shown(blue, "green", "blue")
    merge(ledger, other)
    assert home.plan.tasks[0].shown == ("blue",)


def test_an_older_record_goes_on_where_it_was(home: Household, ledger: Replica) -> None:
    ledger.write([("task/k-words", {"shown": ["green"]})], author="")
    assert home.plan.tasks[0].shown == ("green",)
    shown(home, "blue", "green")
    assert home.plan.tasks[0].shown == ("green", "blue"), "in the order of the homes"
    assert task_fields(ledger)["shown"] == ["green"]
    assert task_fields(ledger)["shown_blue"] is True
    shown(home, "blue")
    assert home.plan.tasks[0].shown == ("blue",)
    assert not PlanEditing(home).save(altered(TASK, "k-words", {"shown": ["blue"]}), at()).changes


def test_a_plan_that_comes_in_twice_changes_nothing(home: Household, ledger: Replica) -> None:
    task = replace(PLAN.tasks[0], shown=("green", "blue"))
    plan = replace(PLAN, tasks=(task, *PLAN.tasks[1:]))
    assert home.import_plan(plan, at())
    assert home.plan.tasks[0].shown == task.shown
    version = ledger.version
    assert home.import_plan(plan, at()) == ()
    assert ledger.version == version


def test_the_history_tells_of_the_whole_list(home: Household) -> None:
    shown(home, "green")
    shown(home, "green", "blue")
    shown(home, "blue")
    told = [one.what for one in history_in_words(home, "task/k-words")][1:]
    assert told == [
        ("shown Green house",),
        ("shown Green house, Blue house, was Green house",),
        ("shown Blue house, was Green house, Blue house",),
    ]


def test_what_is_over_keeps_the_visits_that_were_added_to_it(
    home: Household, ledger: Replica
) -> None:
    editing = PlanEditing(home)
    editing.save(altered(APPOINTMENT, "kim-tuesdays", {"extra": (EXTRAS[0],)}), at())
    editing.save(altered(APPOINTMENT, "kim-tuesdays", {"extra": ()}), at(hour=11))
    held = [one.appointment.extra for one in home.plan.appointments[0].former if one.appointment]
    assert held == [(), (EXTRAS[0],)]


def test_what_no_version_wrote_is_passed_over() -> None:
    odd = {"shown": "green", "shown_blue": "yes", "minutes": 3}
    assert whole(TASK, odd) == {"shown": [], "minutes": 3}
    assert by_item(TASK, {"shown": ["green"]}, {"shown": 5}) == {"shown_green": True}
