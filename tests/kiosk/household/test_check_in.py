"""The weekly question: the same in both homes, off by default, and nothing kept but "talked"."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from kiosk.household.check_in import COLLECTION, QUESTIONS, CheckIn, question
from kiosk.household.errors import HouseholdError
from kiosk.household.household import Household
from kiosk.household.practice_day import monday
from sync import Replica
from tests.kiosk.household.conftest import Opened
from tests.kiosk.household.family import PLAN, THURSDAY, at, household, merge

ASKING = replace(PLAN, check_in=True)
JUDGING = ("who", "fault", "blame", "why did", "feel", "other home", "mood", "you")


def test_a_week_has_one_question_and_no_two_weeks_in_a_row_the_same() -> None:
    first = monday(THURSDAY)
    assert len({question(first + timedelta(days=number)) for number in range(7)}) == 1
    weeks = [question(first + timedelta(weeks=number)) for number in range(60)]
    assert set(weeks) == set(QUESTIONS)
    assert all(one != two for one, two in pairwise(weeks))


def test_a_year_of_53_weeks_goes_on() -> None:
    """2026 has 53 of them."""
    days = [date(2026, 12, 28), date(2027, 1, 4)]
    asked = [QUESTIONS.index(question(day)) for day in days]
    assert (asked[1] - asked[0]) % len(QUESTIONS) == 1


def test_no_question_asks_for_blame_or_a_mood() -> None:
    said = " ".join(QUESTIONS).lower()
    assert not [word for word in JUDGING if f" {word} " in f" {said} "]
    assert all(len(one) <= 60 for one in QUESTIONS)


def test_it_is_off_unless_the_plan_wants_it(home: Household) -> None:
    assert CheckIn(home).question(at()) == ""
    with pytest.raises(HouseholdError, match="check_in = true"):
        CheckIn(home).talk(at())


def test_both_homes_ask_the_same_and_one_may_say_that_they_talked(
    ledger: Replica, opened: Opened
) -> None:
    green = household(ledger, ASKING)
    other = opened("blue")
    merge(other, ledger)
    blue = Household(other, "blue")
    assert CheckIn(green).question(at()) == CheckIn(blue).question(at()) == question(THURSDAY)
    assert CheckIn(green).talk(at())
    assert CheckIn(blue).talk(at()), "not heard of yet"
    merge(ledger, other)
    merge(other, ledger)
    for home in (green, blue):
        assert CheckIn(home).is_talked(at())
        assert not CheckIn(home).talk(at())
        assert not CheckIn(home).is_talked(at(THURSDAY + timedelta(days=7)))


def test_nothing_is_kept_but_that_it_was_talked_about(ledger: Replica) -> None:
    home = household(ledger, ASKING)
    CheckIn(home).talk(at())
    assert dict(ledger.dated(COLLECTION, "2026-11")) == {"2026-11-23": {"talked": True}}
    (change,) = ledger.history(f"{COLLECTION}/2026-11-23")
    assert change.author == ""


def test_without_a_clock_no_week_is_told(ledger: Replica) -> None:
    home = household(ledger, ASKING)
    with pytest.raises(HouseholdError, match="clock"):
        CheckIn(home).talk(at(trusted=False))
