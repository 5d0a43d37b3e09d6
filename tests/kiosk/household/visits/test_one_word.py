"""A home has one word about a visit: agreeing to one adult takes back what it proposed instead."""

from datetime import date

from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.household import Household
from kiosk.household.visits.taking import Taking, find_visit
from sync import Replica
from tests.kiosk.household.family import at, merge

KIM = "kim-tuesdays"
TUESDAY = date(2026, 12, 1)


def take(home: Household, who: str, hour: int = 10, **more: bool) -> None:
    Taking(home).take(find_visit(home.plan, KIM, at(), TUESDAY), who, at=at(hour=hour), **more)


def agree(home: Household, hour: int = 14) -> None:
    Taking(home).agree(find_visit(home.plan, KIM, at(), TUESDAY), at=at(hour=hour))


def meet(one: Replica, other: Replica) -> None:
    merge(one, other)
    merge(other, one)


def stands(home: Household) -> tuple[str, bool, list[str]]:
    """Who takes, whether it is agreed, and how the proposals stand, oldest first."""
    visit = find_visit(home.plan, KIM, at(), TUESDAY)
    every = Proposing(home).proposals(at(hour=20)).every()
    return visit.caregiver, visit.agreed, [one.state for one in every]


def test_agreeing_with_the_plan_takes_back_ones_own(blue: Household) -> None:
    take(blue, "alex")
    take(blue, "alex", 11, series=True)
    agree(blue)
    assert stands(blue) == ("sam", True, ["withdrawn", "withdrawn"])
    agree(blue, 15)
    news = [one.text for one in blue.handover("rosa", at(hour=16)).new]
    assert "Taken back: Alex takes Speech with Kim on 1 Dec" in news


def test_agreeing_with_what_is_agreed_already_takes_back_ones_own(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    take(home, "alex")
    meet(ledger, other)
    agree(blue, 11)
    take(blue, "sam", 12)
    take(blue, "sam", 13, series=True)
    agree(blue)
    assert stands(blue) == ("alex", True, ["agreed", "withdrawn", "open"])
    take(blue, "sam", 15)
    take(blue, "alex", 16)
    assert stands(blue) == ("alex", True, ["agreed", "withdrawn", "open", "withdrawn"])


def test_a_yes_to_the_series_takes_back_what_this_home_proposed_for_the_visit(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    take(home, "alex")
    take(blue, "sam", 11, series=True)
    meet(ledger, other)
    agree(home)
    assert stands(home) == ("sam", True, ["withdrawn", "agreed"])


def test_a_yes_to_a_visit_leaves_what_this_home_proposed_for_the_series(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    take(home, "alex", series=True)
    take(blue, "sam", 11)
    meet(ledger, other)
    agree(home)
    assert stands(home) == ("sam", True, ["open", "agreed"])


def test_homes_that_agree_once_more_to_what_both_proposed_do_not_cross(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    take(home, "alex")
    take(blue, "alex", 11)
    meet(ledger, other)
    agree(home)
    agree(blue)
    meet(ledger, other)
    assert stands(home) == stands(blue) == ("alex", True, ["open", "open"])
