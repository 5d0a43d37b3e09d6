"""Both homes change the plan while apart: both values are told, and one word chooses."""

from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from kiosk.household import HouseholdError
from kiosk.household.both_homes import PlanRival, find_rival
from kiosk.household.household import Household
from kiosk.household.plan import Plan
from sync import Replica
from tests.kiosk.household.family import PLAN, at, merge


@pytest.fixture
def devices(ledger: Replica, home: Household, other: Replica) -> None:
    """Both screens say where they hang, as paired ones do."""
    ledger.write([(f"device/{ledger.device}", {"home": "green"})], author="")
    renewed = {"of": "0123456789abcdef"}
    ledger.write([(f"device/{other.device}", renewed)], author="")
    ledger.write([("device/0123456789abcdef", {"home": "blue"})], author="")
    meet(ledger, other)


def meet(*replicas: Replica) -> None:
    for one in replicas:
        for other in replicas:
            merge(one, other)


def with_task(plan: Plan, id: str, **changes: Any) -> Plan:
    tasks = tuple(replace(task, **changes) if task.id == id else task for task in plan.tasks)
    return replace(plan, tasks=tasks)


def apart(green: Household, blue: Household, one: Plan, other: Plan) -> tuple[PlanRival, ...]:
    """Green has `one` put in, then blue `other`, before they meet."""
    green.import_plan(one, at())
    blue.import_plan(other, at(hour=11))
    assert isinstance(green.ledger, Replica)
    assert isinstance(blue.ledger, Replica)
    meet(green.ledger, blue.ledger)
    assert green.rivals() == blue.rivals()
    return green.rivals()


@pytest.fixture
def minutes(home: Household, blue: Household, devices: None) -> PlanRival:
    """Five k words take 4 minutes in one home, 6 in the other."""
    rivals = apart(
        home, blue, with_task(PLAN, "k-words", minutes=4), with_task(PLAN, "k-words", minutes=6)
    )
    (rival,) = rivals
    return rival


def test_both_values_are_told_with_the_homes_where_they_were_set(minutes: PlanRival) -> None:
    assert (minutes.record, minutes.field) == ("task/k-words", "minutes")
    assert (minutes.title, minutes.words) == ("Five k words", "minutes")
    told = {minutes.kept_home: minutes.kept, minutes.other_home: minutes.other}
    assert told == {"green": "4", "blue": "6"}


def test_the_other_value_is_restored_for_both_homes_and_told(
    home: Household, blue: Household, minutes: PlanRival
) -> None:
    assert blue.restore(minutes, at(hour=12), "alex")
    assert not blue.restore(minutes, at(hour=12), "alex"), "twice is harmless"
    assert isinstance(home.ledger, Replica)
    assert isinstance(blue.ledger, Replica)
    before = home.ledger.count
    meet(home.ledger, blue.ledger)
    assert home.ledger.count == before + 2, "the field, and the news of it"
    for one in (home, blue):
        task = next(task for task in one.plan.tasks if task.id == "k-words")
        assert str(task.minutes) == minutes.other
        assert one.rivals() == ()
        news = {each.text: each.by for each in one.handover("rosa", at(hour=13)).new}
        assert news[f"k words: minutes {minutes.other}, was {minutes.kept}"] == "Alex"


def test_what_holds_is_kept_and_nobody_asks_again(
    home: Household, blue: Household, minutes: PlanRival
) -> None:
    said = len(home.handover("rosa", at(hour=13)).new)
    assert home.keep(minutes)
    assert not home.keep(minutes)
    assert isinstance(home.ledger, Replica)
    assert isinstance(blue.ledger, Replica)
    meet(home.ledger, blue.ledger)
    for one in (home, blue):
        assert one.rivals() == ()
        task = next(task for task in one.plan.tasks if task.id == "k-words")
        assert str(task.minutes) == minutes.kept
    assert len(home.handover("rosa", at(hour=13)).new) == said, "nothing has changed"


def test_values_are_said_as_people_say_them(
    home: Household, blue: Household, devices: None
) -> None:
    teeth, *rest = PLAN.routines
    one = with_task(PLAN, "lines", days=("mon", "fri"), provider="kim", paused=True)
    one = replace(one, routines=(replace(teeth, at={"green": time(18)}), *rest))
    two = with_task(PLAN, "lines", days=("tue",), provider="jo", steps=("Sit.", "Cut."))
    two = replace(two, routines=(replace(teeth, at={"green": time(20), "blue": time(21)}), *rest))
    told = {
        rival.field: {rival.kept_home: rival.kept, rival.other_home: rival.other}
        for rival in apart(home, blue, one, two)
    }
    assert told == {
        "at": {"green": "Green house 18:00", "blue": "Green house 20:00, Blue house 21:00"},
        "days": {"green": "Mon Fri", "blue": "Tue"},
        "provider": {"green": "Kim", "blue": "Jo"},
    }


def test_a_task_that_left_the_plan_in_one_home_is_asked_about_only_once(
    home: Household, blue: Household, devices: None
) -> None:
    without = replace(PLAN, tasks=tuple(task for task in PLAN.tasks if task.id != "lines"))
    home.import_plan(without, at())
    assert isinstance(home.ledger, Replica)
    assert isinstance(blue.ledger, Replica)
    home.ledger.write([("task/lines", {"minutes": 3, "ended": "2026-11-26"})], author="")
    blue.ledger.write([("task/lines", {"minutes": 9, "ended": None})], author="")
    meet(home.ledger, blue.ledger)
    told = {rival.field: {rival.kept, rival.other} for rival in home.rivals()}
    ended = {"in the plan", "taken out of the plan"}
    is_in = any(task.id == "lines" and task.ended is None for task in home.plan.tasks)
    assert told == {"ended": ended, **({"minutes": {"3", "9"}} if is_in else {})}


def test_what_this_version_does_not_know_or_cannot_read_harms_nothing(
    home: Household, blue: Household, devices: None
) -> None:
    assert isinstance(home.ledger, Replica)
    assert isinstance(blue.ledger, Replica)
    home.ledger.write([("task/lines", {"mood": 1, "minutes": {"a": 1}, "order": 7})], author="")
    blue.ledger.write([("task/lines", {"mood": 2, "minutes": 9, "order": 8})], author="")
    blue.ledger.write([("later/thing", {"title": "x"})], author="")
    home.ledger.write([("later/thing", {"title": "y"})], author="")
    meet(home.ledger, blue.ledger)
    (rival,) = home.rivals()
    assert {rival.kept, rival.other} == {'{"a": 1}', "9"}
    assert home.restore(rival, at())
    assert any(
        "Cut wavy lines" in one.text or "lines" in one.text
        for one in home.handover("rosa", at(hour=13)).new
    )


def test_what_is_not_there_is_refused_in_a_sentence(home: Household, minutes: PlanRival) -> None:
    assert find_rival(home.ledger, home.plan, "task/k-words", "minutes") == minutes
    assert find_rival(home.ledger, home.plan, "task/k-words", "title") is None
    with pytest.raises(HouseholdError, match='no record "task/tango"'):
        find_rival(home.ledger, home.plan, "task/tango", "minutes")
    with pytest.raises(HouseholdError, match='no "tempo", only '):
        find_rival(home.ledger, home.plan, "task/k-words", "tempo")
