"""The practice day, hour by hour through the years of four time zones."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.household.practice_day import (
    instant,
    moment_on,
    monday,
    month_of,
    part_of_day,
    practice_day,
)

ZONES = [
    "Europe/London",
    "America/New_York",
    "Australia/Sydney",
    "Pacific/Auckland",
    "Pacific/Tongatapu",
]
HOUR = timedelta(hours=1)
FOUR = time(4)
FIRST, LAST = datetime.fromisoformat("2012-01-01"), datetime.fromisoformat("2040-01-01")
LONDON = ZoneInfo("Europe/London")


def hours_of_2026() -> list[datetime]:
    start = datetime(2025, 12, 31, tzinfo=UTC)
    return [start + number * HOUR for number in range(24 * 367)]


@pytest.mark.parametrize("name", ZONES)
def test_every_hour_of_a_year_is_in_the_day_that_the_wall_clock_says(name: str) -> None:
    zone = ZoneInfo(name)
    for wall in hours_of_2026():
        local = wall.astimezone(zone)
        expected = local.date() if local.hour >= 4 else local.date() - timedelta(days=1)
        assert practice_day(wall, zone, FOUR) == expected, local


@pytest.mark.parametrize("name", ZONES)
def test_a_year_has_each_day_once_and_in_order(name: str) -> None:
    days = [practice_day(wall, ZoneInfo(name), FOUR) for wall in hours_of_2026()]
    seen = list(dict.fromkeys(days))
    assert seen == [seen[0] + timedelta(days=number) for number in range(len(seen))]


@pytest.mark.parametrize(
    ("name", "short", "long"),
    [
        ("Europe/London", date(2026, 3, 28), date(2026, 10, 24)),
        ("America/New_York", date(2026, 3, 7), date(2026, 10, 31)),
        ("Australia/Sydney", date(2026, 10, 3), date(2026, 4, 4)),
        ("Pacific/Auckland", date(2026, 9, 26), date(2026, 4, 4)),
    ],
)
def test_the_day_over_a_clock_change_has_23_or_25_hours(name: str, short: date, long: date) -> None:
    days = [practice_day(wall, ZoneInfo(name), FOUR) for wall in hours_of_2026()]
    lengths = {day: days.count(day) for day in set(days[24:-48])}
    assert [day for day, hours in lengths.items() if hours == 23] == [short]
    assert [day for day, hours in lengths.items() if hours == 25] == [long]
    assert set(lengths.values()) == {23, 24, 25}


@pytest.mark.parametrize(
    ("clock", "day"),
    [("00:59:59", 28), ("01:00:00", 29)],  # UTC; in London 01:00 becomes 02:00
)
def test_a_start_that_the_clocks_skip_comes_when_the_gap_ends(clock: str, day: int) -> None:
    wall = datetime.fromisoformat(f"2026-03-29T{clock}+00:00")
    assert practice_day(wall, LONDON, time(1, 30)) == date(2026, 3, day)


@pytest.mark.parametrize(
    ("clock", "day"),
    [("00:29:59", 24), ("00:30:00", 25), ("00:59:59", 25), ("01:00:00", 25), ("01:30:00", 25)],
)
def test_a_start_that_comes_twice_begins_the_day_the_first_time(clock: str, day: int) -> None:
    wall = datetime.fromisoformat(
        f"2026-10-25T{clock}+00:00"
    )  # 02:00 in London becomes 01:00 at 01:00 UTC
    assert practice_day(wall, LONDON, time(1, 30)) == date(2026, 10, day)


@given(
    st.sampled_from(ZONES),
    st.times(),
    st.datetimes(FIRST, LAST, timezones=st.just(UTC)),
    st.timedeltas(timedelta(0), timedelta(hours=26)),
)
def test_the_practice_day_never_goes_back(
    name: str, starts: time, wall: datetime, apart: timedelta
) -> None:
    zone = ZoneInfo(name)
    assert practice_day(wall, zone, starts) <= practice_day(wall + apart, zone, starts)


@given(st.datetimes(FIRST, LAST), st.sampled_from(ZONES))
def test_the_practice_day_is_the_households_whatever_zone_tells_the_time(
    wall: datetime, device: str
) -> None:
    here = wall.replace(tzinfo=UTC)
    there = here.astimezone(ZoneInfo(device))
    assert practice_day(here, LONDON, FOUR) == practice_day(there, LONDON, FOUR)


@pytest.mark.parametrize(
    ("clock", "part"),
    [
        ("03:59", "evening"),
        ("04:00", "morning"),
        ("11:59", "morning"),
        ("12:00", "afternoon"),
        ("16:59", "afternoon"),
        ("17:00", "evening"),
        ("23:59", "evening"),
        ("00:30", "evening"),
    ],
)
def test_the_day_has_three_parts(clock: str, part: str) -> None:
    wall = datetime.fromisoformat(f"2026-11-26T{clock}:00+00:00")
    assert part_of_day(wall, LONDON, FOUR) == part


def test_an_hour_past_midnight_belongs_to_the_day_before() -> None:
    assert moment_on(date(2026, 11, 26), time(1), LONDON, FOUR) == instant(
        date(2026, 11, 27), time(1), LONDON
    )
    assert moment_on(date(2026, 11, 26), time(17), LONDON, FOUR) == instant(
        date(2026, 11, 26), time(17), LONDON
    )


def test_a_week_begins_on_monday() -> None:
    assert {monday(date(2026, 11, day)) for day in range(23, 30)} == {date(2026, 11, 23)}
    assert monday(date(2026, 11, 30)) == date(2026, 11, 30)
    assert month_of(date(2026, 11, 30)) == "2026-11"
