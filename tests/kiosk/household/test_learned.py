"""A mastered task: asked for no more, shown once to the child, kept to be proud of."""

from dataclasses import replace
from datetime import timedelta

from kiosk.household.household import Household
from sync import Replica
from tests.kiosk.household.family import PLAN, THURSDAY, at, later, merge

FRIDAY = THURSDAY + timedelta(days=1)


def asked(household: Household) -> set[str]:
    return {due.task.id for due in household.today("rosa", THURSDAY, at()).tasks}


def test_what_was_learned_is_not_asked_for_from_that_moment_on(home: Household) -> None:
    assert home.learn("rosa", "bubbles", at())
    assert "bubbles" not in asked(home)
    assert "bubbles" not in home.handover("rosa", at(FRIDAY)).still_useful
    assert [task.id for task in home.learned("rosa")] == ["bubbles"]
    assert not home.learn("rosa", "bubbles", at(FRIDAY)), "it keeps its day"
    assert home.learned("rosa")[0].learned == THURSDAY


def test_history_and_stars_stay(home: Household) -> None:
    home.tick("rosa", "bubbles", day=THURSDAY, at=at())
    home.learn("rosa", "bubbles", later(at(), hours=1))
    day = home.today("rosa", THURSDAY, later(at(), hours=1))
    assert ("bubbles", "done") in [(due.task.id, due.outcome) for due in day.tasks]
    assert day.lifetime == 1


def test_taking_it_back_asks_again(home: Household) -> None:
    home.learn("rosa", "bubbles", at())
    assert home.unlearn("rosa", "bubbles", at())
    assert "bubbles" in asked(home)
    assert not home.unlearn("rosa", "bubbles", at())


def test_the_child_is_shown_it_once_in_both_homes(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    home.learn("rosa", "bubbles", at())
    task = home.just_learned("rosa", THURSDAY)
    assert task is not None
    assert home.just_learned("max", THURSDAY) is None
    home.note_seen(task)
    assert home.just_learned("rosa", THURSDAY) is None
    merge(other, ledger)
    assert blue.just_learned("rosa", FRIDAY) is None


def test_what_a_plan_says_was_learned_long_ago_is_no_news(home: Household) -> None:
    long_ago = THURSDAY - timedelta(days=60)
    tasks = tuple(replace(task, learned=long_ago) for task in PLAN.tasks)
    home.import_plan(replace(PLAN, tasks=tasks), at())
    assert home.just_learned("rosa", THURSDAY) is None
    assert len(home.learned("rosa")) == 4


def test_learned_in_one_home_while_ticked_in_the_other(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    home.learn("rosa", "bubbles", at())
    blue.tick("rosa", "bubbles", day=FRIDAY, at=at(FRIDAY))
    merge(ledger, other)
    merge(other, ledger)
    for house in (home, blue):
        day = house.today("rosa", FRIDAY, at(FRIDAY))
        assert ("bubbles", "done") in [(due.task.id, due.outcome) for due in day.tasks]
        assert house.lifetime("rosa") == 1
        assert house.learned("rosa")[0].learned == THURSDAY


def test_an_older_file_does_not_ask_again_for_what_was_learned_since(home: Household) -> None:
    home.learn("rosa", "bubbles", at())
    home.import_plan(replace(PLAN, name="Another name"), at())
    assert home.plan.name == "Another name"
    assert home.learned("rosa")


def test_the_handover_tells_it(home: Household) -> None:
    home.learn("rosa", "bubbles", at(), by="sam")
    assert [one.text for one in home.handover("rosa", at()).new] == ["Blow bubbles: learned"]
