"""Where the child sleeps, in its own words."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from kiosk.household import Moment
from kiosk.household.plan import Home, ParentingSchedule
from kiosk.screens.where_words import where_words
from tests.kiosk.screens.siblings import ROSA, alone

PLAN = alone()  # from Monday 2 November: two nights green, two blue, three green, and so on


def said(day: int, hour: int, **changes: object) -> tuple[str, ...]:
    plan = replace(PLAN, **changes)  # type: ignore[arg-type]
    return where_words(plan, ROSA, Moment(datetime(2026, 11, day, hour, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("day", "hour", "words"),
    [
        (2, 10, ("Tonight: Green house", "2 sleeps to Blue house")),
        (3, 10, ("Tonight: Green house", "1 sleep to Blue house")),
        (4, 10, ("Tonight: Blue house", "2 sleeps to Green house")),
        (4, 18, ("Tonight: Blue house", "2 sleeps to Green house")),
        (5, 3, ("Tonight: Blue house", "2 sleeps to Green house")),
        (6, 10, ("Tonight: Green house", "3 sleeps to Blue house")),
    ],
)
def test_tonight_and_the_sleeps_until_the_other_house(
    day: int, hour: int, words: tuple[str, ...]
) -> None:
    assert said(day, hour) == words


def test_both_homes_say_the_same_each_hour_of_a_fortnight() -> None:
    at = datetime(2026, 11, 2, 5, tzinfo=UTC)
    for number in range(14 * 24):
        words = where_words(PLAN, ROSA, Moment(at + timedelta(hours=number)))
        assert len(words) == 2
        assert words[0].removeprefix("Tonight: ") not in words[1], "the other house, not this one"
        assert not words[1].startswith("0"), words


def test_where_nobody_moves_only_tonight_is_told() -> None:
    stays = ParentingSchedule("A", {"A": "green"}, date(2026, 11, 2), time(17))
    assert said(4, 10, parenting_schedule=stays) == ("Tonight: Green house",)


def test_nothing_is_told_without_a_schedule_a_wish_or_a_clock() -> None:
    noon = datetime(2026, 11, 4, 12, tzinfo=UTC)
    assert said(4, 12, parenting_schedule=None) == ()
    assert where_words(PLAN, replace(ROSA, where=False), Moment(noon)) == ()
    assert where_words(PLAN, ROSA, Moment(noon, trusted=False)) == ()


def test_a_home_that_left_the_plan_is_called_by_its_id() -> None:
    assert said(4, 12, homes=(Home("green", "Green house"),))[0] == "Tonight: blue"
