"""The hours at which the screens are dim."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from kiosk.household.dimming import is_dim
from tests.kiosk.household.family import PLAN

EVENING = replace(PLAN, dim_from=time(19, 30), dim_until=time(6, 30))
NAP = replace(PLAN, dim_from=time(13), dim_until=time(15))


def at(hour: int, minute: int, month: int = 11) -> datetime:
    return datetime(2026, month, 26, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "minute", "dim"),
    [
        (19, 29, False),
        (19, 30, True),
        (23, 59, True),
        (0, 0, True),
        (6, 29, True),
        (6, 30, False),
        (12, 0, False),
    ],
)
def test_a_night_goes_over_midnight(hour: int, minute: int, dim: bool) -> None:
    assert is_dim(EVENING, at(hour, minute)) == dim


@pytest.mark.parametrize(("hour", "dim"), [(12, False), (13, True), (14, True), (15, False)])
def test_a_span_may_lie_within_a_day(hour: int, dim: bool) -> None:
    assert is_dim(NAP, at(hour, 0)) == dim


def test_it_is_the_households_clock_that_counts() -> None:
    assert is_dim(EVENING, at(18, 30, month=7)), "half past seven by summer time"
    far = replace(EVENING, time_zone="Asia/Tokyo")
    assert is_dim(far, at(12, 0)), "nine in the evening there"


@pytest.mark.parametrize("half", [{"dim_from": None}, {"dim_until": None}])
def test_half_a_span_is_none(half: dict[str, None]) -> None:
    assert not is_dim(replace(EVENING, **half), at(23, 0))


def test_an_empty_span_is_none() -> None:
    assert not is_dim(replace(EVENING, dim_until=time(19, 30)), at(19, 30))
