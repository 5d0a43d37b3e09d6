"""Rewards: paid from progress, while the stars stay."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.household import HouseholdError, RewardProgress
from kiosk.household.household import Household
from sync import Replica
from tests.kiosk.household.family import PLAN, THURSDAY, at, household, merge

YESTERDAY = THURSDAY - timedelta(days=1)


def earn(home: Household, number: int, day: date = THURSDAY) -> None:
    """That many stars, on that day and the days before."""
    for back in range(number):
        home.tick("rosa", "k-words", day=day - timedelta(days=back), at=at())


def shown(home: Household) -> tuple[str, int, int, bool]:
    progress = home.reward("rosa")
    assert isinstance(progress, RewardProgress)
    return progress.reward.id, progress.stars, progress.goal, progress.reached


def test_stars_lead_to_the_first_reward(home: Household) -> None:
    assert shown(home) == ("swim", 0, 3, False)
    earn(home, 2)
    assert shown(home) == ("swim", 2, 3, False)
    earn(home, 5)
    assert shown(home) == ("swim", 3, 3, True)


def test_giving_a_reward_begins_the_next_and_keeps_every_star(home: Household) -> None:
    earn(home, 4)
    assert home.give_reward("rosa", at(), by="sam").reward.id == "swim"
    assert shown(home) == ("film", 1, 2, False)
    assert home.today("rosa", THURSDAY, at()).lifetime == 4


def test_rewards_go_round(home: Household) -> None:
    earn(home, 8)
    given = [home.give_reward("rosa", at()).reward.id for _ in range(3)]
    assert given == ["swim", "film", "swim"]
    assert shown(home) == ("film", 0, 2, False)
    assert home.lifetime("rosa") == 8


def test_a_reward_not_reached_is_not_given(home: Household, ledger: Replica) -> None:
    earn(home, 2)
    version = ledger.version
    with pytest.raises(HouseholdError, match="2 of 3 stars so far; it is given at 3"):
        home.give_reward("rosa", at())
    assert ledger.version == version


def test_a_child_without_rewards_has_no_progress(home: Household) -> None:
    assert home.reward("max") is None
    with pytest.raises(HouseholdError, match="no reward"):
        home.give_reward("max", at())


def test_the_same_reward_given_in_both_homes_is_paid_once(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    earn(home, 4)
    merge(other, ledger)
    home.give_reward("rosa", at())
    blue.give_reward("rosa", at())
    merge(ledger, other)
    merge(other, ledger)
    assert len(ledger.dated("payout", "2026-11")) == 2
    assert shown(home) == shown(blue) == ("film", 1, 2, False)


def test_a_reward_that_left_the_plan_leaves_its_payout(home: Household) -> None:
    earn(home, 4)
    home.give_reward("rosa", at())
    home.import_plan(replace(PLAN, rewards=PLAN.rewards[1:]), at())
    assert shown(home) == ("film", 1, 2, False)


def test_payouts_of_past_months_count(home: Household) -> None:
    earn(home, 4, date(2026, 10, 20))
    home.give_reward("rosa", at(date(2026, 10, 20)))
    earn(home, 1)
    assert shown(home) == ("film", 2, 2, True)
    assert home.lifetime("rosa") == 5


def test_old_months_are_counted_from_their_digests(ledger: Replica) -> None:
    home = household(ledger)
    earn(home, 60)
    assert home.lifetime("rosa") == 60
    assert Household(ledger, "blue").lifetime("rosa") == 60


def test_a_late_entry_in_an_old_month_is_counted(home: Household) -> None:
    earn(home, 60)
    assert home.lifetime("rosa") == 60
    home.tick("rosa", "bubbles", day=THURSDAY - timedelta(days=50), at=at())
    assert home.lifetime("rosa") == 61
