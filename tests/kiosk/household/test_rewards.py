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


# picking


def test_a_child_picks_and_its_stars_stay(home: Household) -> None:
    earn(home, 1)
    assert home.pick_reward("rosa", "film", at())
    assert shown(home) == ("film", 1, 2, False)
    assert not home.pick_reward("rosa", "film", at()), "twice is once"
    assert home.pick_reward("rosa", "swim", at())
    assert shown(home) == ("swim", 1, 3, False)
    assert home.lifetime("rosa") == 1


def test_a_pick_is_used_up_when_it_is_given(home: Household) -> None:
    earn(home, 7)
    home.pick_reward("rosa", "film", at())
    assert home.give_reward("rosa", at()).reward.id == "film"
    progress = home.reward("rosa")
    assert progress is not None
    assert (progress.reward.id, progress.picked) == ("swim", False), "the menu goes round"
    home.pick_reward("rosa", "film", at())
    assert shown(home) == ("film", 2, 2, True), "the same again may be picked"
    assert home.lifetime("rosa") == 7


def test_of_two_homes_apart_the_last_pick_holds(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    earn(home, 2)
    merge(other, ledger)
    home.pick_reward("rosa", "swim", at())
    blue.pick_reward("rosa", "swim", at(hour=11))
    blue.pick_reward("rosa", "film", at(hour=12))
    merge(ledger, other)
    merge(other, ledger)
    assert shown(home) == shown(blue) == ("film", 2, 2, True)
    assert home.lifetime("rosa") == blue.lifetime("rosa") == 2
    assert not home.rivals(), "a child's pick is nothing for adults to settle"


def test_what_the_other_home_gave_meanwhile_leaves_the_pick(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    earn(home, 5)
    merge(other, ledger)
    home.pick_reward("rosa", "film", at())
    blue.give_reward("rosa", at())
    merge(ledger, other)
    merge(other, ledger)
    assert shown(home) == shown(blue) == ("film", 2, 2, True)


def test_a_pick_given_in_both_homes_apart_is_paid_once(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    earn(home, 4)
    home.pick_reward("rosa", "film", at())
    merge(other, ledger)
    home.give_reward("rosa", at())
    blue.give_reward("rosa", at())
    merge(ledger, other)
    merge(other, ledger)
    assert shown(home) == shown(blue) == ("swim", 2, 3, False)
    assert home.lifetime("rosa") == blue.lifetime("rosa") == 4


def test_a_pick_that_left_the_plan_gives_way_and_comes_back(home: Household) -> None:
    home.pick_reward("rosa", "film", at())
    home.import_plan(replace(PLAN, rewards=PLAN.rewards[:1]), at())
    assert shown(home)[0] == "swim"
    home.import_plan(PLAN, at())
    assert shown(home)[0] == "film"


@pytest.mark.parametrize("broken", [{"reward": "film"}, {"reward": 3, "number": "x"}, {}])
def test_half_a_pick_is_none(home: Household, ledger: Replica, broken: dict[str, object]) -> None:
    ledger.write([("choice/rosa", {"at": "", **broken})], author="")
    assert shown(home)[0] == "swim"


def test_only_what_is_on_the_childs_menu_is_picked(home: Household) -> None:
    assert [reward.id for reward in home.menu("rosa")] == ["swim", "film"]
    assert home.menu("max") == ()
    for child in ("max", "rosa"):
        with pytest.raises(HouseholdError, match="no reward"):
            home.pick_reward(child, "swim" if child == "max" else "pony", at())
