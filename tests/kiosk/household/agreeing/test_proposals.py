"""What one home proposes and the other answers, in one home and between two."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from kiosk.household import HouseholdError
from kiosk.household.agreeing.proposals import Proposal, Proposals
from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.household import Household
from kiosk.household.plan import Home
from sync import Replica
from tests.kiosk.household.conftest import Opened
from tests.kiosk.household.family import PLAN, THURSDAY, at, household, merge

SUNDAY = THURSDAY + timedelta(days=3)
NIGHT = {"first": "2026-12-05", "last": "2026-12-06", "home": "blue"}


@pytest.fixture
def here(home: Household) -> Proposing:
    return Proposing(home)


@pytest.fixture
def there(blue: Household) -> Proposing:
    return Proposing(blue)


def meet(*households: Household) -> None:
    """Everybody has seen what everybody wrote."""
    replicas = [one.ledger for one in households]
    for one in replicas:
        for other in replicas:
            assert isinstance(one, Replica)
            assert isinstance(other, Replica)
            merge(one, other)


def swap(by_way_of: Proposing, **more: Any) -> Proposal:
    said = {"answer_by": SUNDAY, "reason": "work", "by": "sam", "at": at(), **more}
    return by_way_of.propose("swap", "schedule", NIGHT, **said)


def states(*households: Household, day: date = THURSDAY) -> list[list[str]]:
    return [
        [one.state for one in Proposals(each.ledger, each.plan, day).every()] for each in households
    ]


def test_what_is_proposed_waits_for_the_other_home(
    home: Household, blue: Household, here: Proposing
) -> None:
    one = swap(here)
    assert (one.state, one.asked, one.answer_by, one.by) == ("open", ("blue",), SUNDAY, "sam")
    assert one.waits_for("blue")
    assert not one.waits_for("green")
    assert swap(here) == one, "twice is once"
    meet(home, blue)
    assert states(home, blue) == [["open"], ["open"]]


@pytest.mark.parametrize(("yes", "state"), [(True, "agreed"), (False, "declined")])
def test_the_other_homes_answer_settles_it_in_both(
    home: Household, blue: Household, here: Proposing, there: Proposing, yes: bool, state: str
) -> None:
    one = swap(here)
    meet(home, blue)
    assert there.answer(one.id, yes, at=at(hour=11), by="alex").state == state
    assert there.answer(one.id, yes, at=at(hour=12), by="alex").settled is not None
    meet(home, blue)
    assert states(home, blue) == [[state], [state]]
    for each in (home, blue):
        told = {(news.text, news.by) for news in each.handover("rosa", at(hour=13)).new}
        assert told == {
            ("Proposed: Blue house 5 Dec to 6 Dec (work)", "Sam"),
            (f"{state.capitalize()}: Blue house 5 Dec to 6 Dec (work)", "Alex"),
        }


def test_with_one_home_it_is_agreed_at_once(opened: Opened) -> None:
    alone = household(opened("alone"), replace(PLAN, homes=PLAN.homes[:1]))
    assert swap(Proposing(alone)).state == "agreed"


def test_it_lapses_on_its_own_after_the_last_day(home: Household, here: Proposing) -> None:
    swap(here)
    assert states(home, day=SUNDAY) == [["open"]]
    assert states(home, day=SUNDAY + timedelta(days=1)) == [["expired"]]


def test_taken_back_while_the_other_home_agrees_is_crossed_in_both(
    home: Household, blue: Household, here: Proposing, there: Proposing
) -> None:
    one = swap(here)
    meet(home, blue)
    assert here.withdraw(one.id, at=at(hour=11), by="sam").state == "withdrawn"
    assert there.answer(one.id, True, at=at(hour=11), by="alex").state == "agreed"
    meet(home, blue)
    assert states(home, blue) == [["crossed"], ["crossed"]]
    assert [len(each.proposals(at()).crossed()) for each in (here, there)] == [1, 1]
    assert there.proposals(at()).agreed("swap") == ()
    there.dismiss(one.id, at=at(hour=12))
    meet(home, blue)
    assert [each.proposals(at()).crossed() for each in (here, there)] == [(), ()]


def test_a_third_home_that_comes_later_undoes_nothing(
    home: Household, blue: Household, here: Proposing, there: Proposing
) -> None:
    one = swap(here)
    meet(home, blue)
    there.answer(one.id, True, at=at())
    meet(home, blue)
    home.import_plan(replace(PLAN, homes=(*PLAN.homes, Home("red", "Red house"))), at(hour=12))
    assert states(home) == [["agreed"]]


def test_what_cannot_be_meant_is_refused_in_a_sentence(
    home: Household, blue: Household, here: Proposing, there: Proposing
) -> None:
    one = swap(here)
    meet(home, blue)
    before = home.ledger.version
    with pytest.raises(HouseholdError, match="the other home answers"):
        here.answer(one.id, True, at=at())
    with pytest.raises(HouseholdError, match="has proposed the same"):
        swap(there, by="alex")
    with pytest.raises(HouseholdError, match="in the other home"):
        there.withdraw(one.id, at=at())
    with pytest.raises(HouseholdError, match="2026-11-25 is over"):
        swap(here, answer_by=THURSDAY - timedelta(days=1))
    with pytest.raises(HouseholdError, match="at the latest"):
        swap(here, answer_by=THURSDAY + timedelta(days=400))
    with pytest.raises(HouseholdError, match="say it in 280"):
        swap(here, reason="x" * 281)
    with pytest.raises(HouseholdError, match="clock is not set"):
        swap(here, at=at(trusted=False))
    with pytest.raises(HouseholdError, match="clock is not set"):
        there.answer(one.id, True, at=at(trusted=False))
    with pytest.raises(HouseholdError, match="There is no proposal"):
        there.answer("swap.0", True, at=at())
    with pytest.raises(HouseholdError, match="last day for an answer was 2026-11-29"):
        there.answer(one.id, True, at=at(SUNDAY + timedelta(days=1)))
    assert home.ledger.version == before


def test_what_is_settled_is_not_said_again(
    home: Household, blue: Household, here: Proposing, there: Proposing
) -> None:
    one = swap(here)
    meet(home, blue)
    there.answer(one.id, True, at=at())
    meet(home, blue)
    with pytest.raises(HouseholdError, match="agreed already"):
        here.withdraw(one.id, at=at())
    with pytest.raises(HouseholdError, match="agreed already"):
        there.answer(one.id, False, at=at())
    other = swap(here)
    here.withdraw(other.id, at=at())
    assert here.withdraw(other.id, at=at()).state == "withdrawn"
    meet(home, blue)
    with pytest.raises(HouseholdError, match="taken back meanwhile"):
        there.answer(other.id, True, at=at())


@pytest.mark.parametrize(
    "fields",
    [
        {"answer_blue": {"yes": True, "on": "2026-11-26"}},
        {"wanted": 7, "home": "green", "answer_by": "2026-11-29"},
        {"wanted": {}, "home": "green", "answer_by": "soon"},
        {"wanted": {}, "home": ["green"], "answer_by": "2026-11-29"},
    ],
)
def test_what_has_not_arrived_whole_is_passed_over(home: Household, fields: Any) -> None:
    home.ledger.write([("proposal/swap.0", fields)], author="")
    home.ledger.write([("proposal/later.0", {**fields, "wanted": {}})], author="")
    assert states(home) == [[]]
