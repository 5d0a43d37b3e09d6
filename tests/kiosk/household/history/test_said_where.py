"""When, where and by whom: what nobody knows is left out."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.household.history.said_where import filed, screen_of_home, when
from kiosk.household.plan import Home
from tests.kiosk.household.family import PLAN

SUMMER = datetime(2026, 7, 1, 23, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Green house", "at the Green house's screen"),
        ("Grandma's", "at Grandma's screen"),
        ("Grandma\u2019s", "at Grandma\u2019s screen"),
        ("Chris", "at Chris's screen"),
    ],
)
def test_a_home_owns_its_screen(name: str, words: str) -> None:
    assert screen_of_home(replace(PLAN, homes=(Home("green", name),)), "green") == words


def test_the_time_is_the_households_and_the_year_is_said_where_it_is_another() -> None:
    assert when(PLAN, SUMMER) == "2 Jul, 0:05", "London is an hour ahead in summer"
    assert when(PLAN, SUMMER, 2026) == "2 Jul, 0:05"
    assert when(PLAN, SUMMER, 2027) == "2 Jul 2026, 0:05"


def test_what_nobody_knows_is_left_out() -> None:
    assert filed(PLAN, SUMMER, "green", "sam") == "2 Jul, 0:05, at the Green house's screen, by Sam"
    assert filed(PLAN, None, "attic", "") == "at attic's screen"
    assert filed(PLAN, SUMMER, "", "kim") == "2 Jul, 0:05, by Kim"
