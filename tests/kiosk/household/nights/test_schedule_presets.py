"""The usual schedules: their nights against weekly rules, and which of them a schedule is."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import DAILY, WEEKLY, rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.household.nights.parenting_schedule import exchange_on, next_exchange, night, whereabouts
from kiosk.household.nights.schedule_presets import (
    BY_NAME,
    FREE,
    PRESETS,
    pattern_from,
    preset_of,
    turned,
)
from kiosk.household.plan import Home, ParentingSchedule, Plan, ScheduleChange
from kiosk.household.practice_day import ONE_DAY

MONDAY = date(2026, 3, 2)  # two years from here have both clock changes twice
TWO_YEARS = 731
SOUTHERN = "America/Santiago"  # its clocks change at midnight, in April and September
ZONES = ("Europe/London", SOUTHERN, "Australia/Lord_Howe")
# the second home's nights from a Monday, as weekly rules: (every so many weeks, from week, days)
TUE, WED, THU, FRI, SAT, SUN = 1, 2, 3, 4, 5, 6
RULES = {
    "7-7": [(2, 1, [0, TUE, WED, THU, FRI, SAT, SUN])],
    "2-2-3": [(2, 0, [WED, THU]), (2, 1, [0, TUE, FRI, SAT, SUN])],
    "2-2-5-5": [(1, 0, [WED, THU]), (2, 1, [FRI, SAT, SUN])],
    "3-4-4-3": [(1, 0, [FRI, SAT, SUN]), (2, 0, [THU])],
    "every-other-weekend": [(2, 1, [FRI, SAT])],
    "every-other-weekend-midweek": [(1, 0, [WED]), (2, 1, [FRI, SAT])],
    "school-week": [(1, 0, [FRI, SAT])],
    "one-home": [],
}


def laid_out(name: str, starts: date = MONDAY, *changes: ScheduleChange) -> ParentingSchedule:
    pattern = pattern_from(BY_NAME[name], starts)
    letters = {"A": "green", "B": "blue"}
    return ParentingSchedule(pattern, letters, starts, time(17), changes)


def plan(schedule: ParentingSchedule, zone: str) -> Plan:
    homes = (Home("green", "Green house"), Home("blue", "Blue house"))
    return Plan("Rosa's plan", zone, homes=homes, parenting_schedule=schedule)


def by_rules(name: str) -> set[date]:
    """The second home's nights of two years, by dateutil."""
    found = set()
    for every, week, days in RULES[name]:
        start = datetime.combine(MONDAY + week * 7 * ONE_DAY, time())
        end = datetime.combine(MONDAY + TWO_YEARS * ONE_DAY, time())
        rule = rrule(WEEKLY, dtstart=start, until=end, interval=every, byweekday=days)
        found |= {each.date() for each in rule}
    return found


@pytest.mark.parametrize("name", RULES)
def test_two_years_of_nights_are_those_of_the_weekly_rules(name: str) -> None:
    schedule, theirs = laid_out(name), by_rules(name)
    for number in range(TWO_YEARS):
        day = MONDAY + number * ONE_DAY
        assert night(schedule, day) == ("blue" if day in theirs else "green"), day


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("name", RULES)
def test_exchanges_of_two_years_are_at_five_by_the_households_clock(name: str, zone: str) -> None:
    schedule, theirs = laid_out(name), by_rules(name)
    days = [each.date() for each in rrule(DAILY, datetime.combine(MONDAY, time()), count=TWO_YEARS)]
    moves = [after for before, after in pairwise(days) if (before in theirs) != (after in theirs)]
    family = plan(schedule, zone)
    found = [exchange for day in days[1:] if (exchange := exchange_on(family, day))]
    assert [each.day for each in found] == moves
    for each in found:
        local = each.at.astimezone(ZoneInfo(zone))
        assert local.replace(tzinfo=None) == datetime.combine(each.day, time(17))
        assert each.at.tzinfo is UTC
        assert each.home == ("blue" if each.day in theirs else "green")


@pytest.mark.parametrize("zone", ZONES)
def test_sleeps_count_nights_and_not_hours_over_every_clock_change(zone: str) -> None:
    family, theirs = plan(laid_out("2-2-5-5"), zone), by_rules("2-2-5-5")
    for number in range(1, TWO_YEARS - 20, 3):
        day = MONDAY + number * ONE_DAY
        coming = day + ONE_DAY
        while (coming in theirs) == (coming - ONE_DAY in theirs):
            coming += ONE_DAY
        told = next_exchange(family, day)
        assert told is not None
        assert told.day == coming
        where = whereabouts(family, datetime.combine(day, time(20), ZoneInfo(zone)))
        assert where is not None
        assert where.sleeps == (coming - day).days


def test_holidays_by_hand_over_a_new_year() -> None:
    christmas = ScheduleChange(date(2026, 12, 24), "blue", date(2026, 12, 27), "Christmas")
    eve = ScheduleChange(date(2026, 12, 26), "green", why="Grandma")
    schedule = laid_out("one-home", MONDAY, christmas, eve)
    nights = [night(schedule, date(2026, 12, 22) + number * ONE_DAY) for number in range(8)]
    assert [each[0] for each in nights if each] == list("ggbbgbgg")
    found = plan(schedule, "Europe/London")
    moves = [date(2026, 12, 20) + number * ONE_DAY for number in range(15)]
    told = [(each.day.day, each.home) for day in moves if (each := exchange_on(found, day))]
    assert told == [(24, "blue"), (26, "green"), (27, "blue"), (28, "green")]


@given(
    name=st.sampled_from([preset.name for preset in PRESETS]),
    starts=st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    by=st.integers(0, 27),
    swapped=st.booleans(),
    twice=st.booleans(),
    letters=st.sampled_from(["AB", "XY", "BA"]),
)
@settings(max_examples=200, deadline=None)
def test_a_preset_is_known_from_any_day_and_with_either_home_first(
    name: str, starts: date, by: int, swapped: bool, twice: bool, letters: str
) -> None:
    preset = BY_NAME[name]
    for pattern in (preset.pattern, *preset.others):
        monday = starts - starts.weekday() * ONE_DAY
        turn = by // 7 * 7 if preset.weekly else by
        began = turned(pattern, turn)
        if preset.weekly:
            began, monday = turned(began, starts.weekday()), starts
        homes = ("blue", "green") if swapped else ("green", "blue")
        spelled = began.translate(str.maketrans("AB", letters)) * (1 + twice)
        found = ParentingSchedule(spelled, dict(zip(letters, homes, strict=True)), monday, time(17))
        assert preset_of(found) == name


@pytest.mark.parametrize(
    "pattern", ["AB", "AABBBAAABBAABB", "AABAAAAAAAAAAA", "AAABBBC", "AAABBAAAAAAAAA"]
)
def test_what_is_no_preset_is_a_pattern_of_their_own(pattern: str) -> None:
    letters = {"A": "green", "B": "blue", "C": "red"}
    assert preset_of(ParentingSchedule(pattern, letters, MONDAY, time(17))) == FREE


def test_a_weekend_in_midweek_is_no_weekend() -> None:
    schedule = ParentingSchedule(
        "AAAAAAAAAAABBA", {"A": "green", "B": "blue"}, MONDAY + timedelta(days=3), time(17)
    )
    assert preset_of(schedule) == FREE
