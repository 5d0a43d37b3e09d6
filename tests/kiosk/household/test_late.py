"""Late and helped: what was forgotten is filed a day later, and who helped is kept."""

from datetime import timedelta

import pytest

from kiosk.household import HouseholdError
from kiosk.household.household import Household
from sync import Replica
from tests.kiosk.household.family import THURSDAY, at, later, merge

FRIDAY = THURSDAY + timedelta(days=1)


def test_yesterday_is_open_until_the_day_after_next_begins(home: Household) -> None:
    home.tick("rosa", "k-words", day=THURSDAY, at=at())
    yesterday = [(due.task.id, due.outcome) for due in home.late("rosa", at(FRIDAY, 10))]
    assert ("k-words", "done") in yesterday
    assert ("bubbles", "") in yesterday
    saturday = FRIDAY + timedelta(days=1)
    still = home.late("rosa", at(saturday, 3, 59))
    assert [(due.task.id, due.outcome) for due in still] == yesterday
    after = home.late("rosa", at(saturday, 4))
    assert ("k-words", "done") not in [(due.task.id, due.outcome) for due in after]


def test_a_late_star_lands_on_yesterday(home: Household) -> None:
    said = home.tick("rosa", "bubbles", day=THURSDAY, by="sam", at=at(FRIDAY, 20))
    assert (said.earned, said.day) == (True, THURSDAY)
    assert home.today("rosa", THURSDAY, at(FRIDAY)).stars_today == 1
    assert home.today("rosa", FRIDAY, at(FRIDAY)).stars_today == 0


def test_filed_late_in_both_homes_apart_is_one_star(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    home.tick("rosa", "bubbles", day=THURSDAY, helper="sitter", at=at(FRIDAY, 20))
    blue.tick("rosa", "bubbles", day=THURSDAY, at=at(FRIDAY, 21))
    merge(ledger, other)
    merge(other, ledger)
    assert (home.lifetime("rosa"), blue.lifetime("rosa")) == (1, 1)


def test_nothing_is_late_after_a_day_of_rest_or_without_a_clock(home: Household) -> None:
    home.pause("rosa", at(), last=THURSDAY, why="sick")
    assert home.late("rosa", at(FRIDAY)) == ()
    assert home.late("rosa", at(FRIDAY, trusted=False)) == ()


def test_who_helped_comes_with_the_tap_or_after_it(home: Household) -> None:
    home.tick("rosa", "bubbles", day=THURSDAY, helper="sibling", at=at())
    home.tick("rosa", "k-words", day=THURSDAY, at=at())
    again = home.tick("rosa", "k-words", day=THURSDAY, slot=1, helper="grandparent", at=at())
    assert (again.written, again.earned) == (True, False)
    helpers = {due.task.id: due.helper for due in home.today("rosa", THURSDAY, at()).tasks}
    assert (helpers["bubbles"], helpers["k-words"]) == ("sibling", "grandparent")
    assert home.lifetime("rosa") == 2
    same = home.tick("rosa", "k-words", day=THURSDAY, slot=1, helper="grandparent", at=at())
    assert not same.written


def test_a_tap_without_a_clock_keeps_who_helped(home: Household) -> None:
    home.tick("rosa", "bubbles", day=None, helper="sitter", at=at(trusted=False))
    home.file_waiting(later(at(), minutes=1))
    day = home.today("rosa", THURSDAY, later(at(), minutes=2))
    assert {due.helper for due in day.tasks if due.outcome} == {"sitter"}


def test_the_handover_and_the_week_say_who_helped(home: Household) -> None:
    home.tick("rosa", "bubbles", day=THURSDAY, helper="sitter", at=at())
    assert home.handover("rosa", later(at(), hours=1)).practised[0].helpers == ("sitter",)
    rows = {row.id: row for row in home.week("rosa", THURSDAY).rows}
    assert rows["bubbles"].cells[THURSDAY.weekday()].helpers == ("sitter",)


def test_a_helper_that_nobody_knows_is_refused(home: Household) -> None:
    with pytest.raises(HouseholdError, match="grandparent, sitter, sibling"):
        home.tick("rosa", "bubbles", day=THURSDAY, helper="robot", at=at())
