"""The parenting schedule, against tables written by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from kiosk.household.nights.parenting_schedule import Whereabouts, night, whereabouts
from kiosk.household.plan import Home, ParentingSchedule, Plan, ScheduleChange

MONDAY = date(2026, 11, 2)
LETTERS = {"A": "green", "B": "blue"}
INITIAL = {"green": "g", "blue": "b", None: "-"}


def schedule(pattern: str, *changes: ScheduleChange, starts: date = MONDAY) -> ParentingSchedule:
    return ParentingSchedule(pattern, LETTERS, starts, time(17), changes)


def plan(found: ParentingSchedule | None, zone: str = "Europe/London") -> Plan:
    homes = (Home("green", "Green house"), Home("blue", "Blue house"))
    return Plan("Rosa's plan", zone, homes=homes, parenting_schedule=found)


def nights(found: ParentingSchedule, number: int, first: date = MONDAY) -> str:
    return "".join(INITIAL[night(found, first + timedelta(days=day))] for day in range(number))


def where(found: Plan, text: str) -> Whereabouts:
    """Whereabouts at a time in UTC."""
    place = whereabouts(found, datetime.fromisoformat(text).replace(tzinfo=UTC))
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("pattern", "three_weeks"),
    [
        ("AABBAAABBAABBB", "ggbbgggbbggbbbggbbggg"),  # 2-2-3
        ("AAAAAAABBBBBBB", "gggggggbbbbbbbggggggg"),  # 7-7
        ("AABBAAAAABBBBB", "ggbbgggggbbbbbggbbggg"),  # 2-2-5-5, shifted
        ("AAAAAAAAAAAABB", "ggggggggggggbbggggggg"),  # every other weekend
        ("A", "ggggggggggggggggggggg"),
    ],
)
def test_a_pattern_repeats_night_by_night(pattern: str, three_weeks: str) -> None:
    assert nights(schedule(pattern), 21) == three_weeks


def test_before_it_starts_a_schedule_says_nothing() -> None:
    found = schedule("AB")
    assert nights(found, 3, MONDAY - timedelta(days=2)) == "--g"
    assert whereabouts(plan(found), datetime(2026, 11, 1, 12, tzinfo=UTC)) is None
    assert whereabouts(plan(None), datetime(2026, 11, 1, 12, tzinfo=UTC)) is None


def test_a_change_is_for_one_night() -> None:
    found = schedule("AAAAAAABBBBBBB", ScheduleChange(date(2026, 11, 4), "blue"))
    assert nights(found, 7) == "ggbgggg"


@pytest.mark.parametrize(
    ("when", "now", "tonight", "since", "next_day", "next_home", "sleeps"),
    [
        # 2-2-3 from Monday the 2nd: ggbbggg bbggbbb; so the child moves on the 4th, 6th, 9th, 13th
        ("2026-11-02T12:00", "green", "green", 2, 4, "blue", 2),
        ("2026-11-03T23:30", "green", "green", 2, 4, "blue", 1),
        ("2026-11-04T03:59", "green", "green", 2, 4, "blue", 1),  # still Tuesday's night
        ("2026-11-04T04:00", "green", "blue", 2, 4, "blue", 0),
        ("2026-11-04T16:59", "green", "blue", 2, 4, "blue", 0),
        ("2026-11-04T17:00", "blue", "blue", 4, 6, "green", 2),
        ("2026-11-06T17:00", "green", "green", 6, 9, "blue", 3),
        ("2026-11-08T12:00", "green", "green", 6, 9, "blue", 1),
        ("2026-11-09T16:59", "green", "blue", 6, 9, "blue", 0),
        ("2026-11-15T20:00", "blue", "blue", 13, 16, "green", 1),
    ],
)
def test_two_two_three_by_hand(
    when: str, now: str, tonight: str, since: int, next_day: int, next_home: str, sleeps: int
) -> None:
    found = where(plan(schedule("AABBAAABBAABBB")), when)
    assert (found.now, found.tonight) == (now, tonight)
    assert found.since == date(2026, 11, since)
    assert found.next is not None
    assert (found.next.day, found.next.home) == (date(2026, 11, next_day), next_home)
    assert (found.next.time, found.sleeps) == (time(17), sleeps)


def test_a_week_about_by_hand() -> None:
    found = plan(schedule("AAAAAAABBBBBBB"))
    assert where(found, "2026-11-09T16:00").now == "green"
    assert where(found, "2026-11-09T17:00").sleeps == 7
    assert where(found, "2026-11-15T17:00").sleeps == 1
    assert where(found, "2026-11-16T17:00").since == date(2026, 11, 16)


def test_a_night_swapped_makes_two_exchanges_more() -> None:
    found = plan(schedule("AAAAAAABBBBBBB", ScheduleChange(date(2026, 11, 4), "blue")))
    before = where(found, "2026-11-04T12:00")
    assert before.next is not None
    assert (before.now, before.sleeps, before.next.home) == ("green", 0, "blue")
    during = where(found, "2026-11-04T18:00")
    assert during.next is not None
    assert (during.now, during.sleeps, during.next.home) == ("blue", 1, "green")
    after = where(found, "2026-11-05T18:00")
    assert (after.now, after.since, after.sleeps) == ("green", date(2026, 11, 5), 4)


def test_a_change_to_the_home_that_it_is_anyway_changes_nothing() -> None:
    plain = schedule("AAAAAAABBBBBBB")
    same = schedule("AAAAAAABBBBBBB", ScheduleChange(date(2026, 11, 4), "green"))
    assert where(plan(plain), "2026-11-04T12:00") == where(plan(same), "2026-11-04T12:00")


def test_with_one_home_nobody_moves() -> None:
    found = where(plan(schedule("A")), "2031-05-05T12:00")
    assert (found.now, found.tonight, found.since) == ("green", "green", MONDAY)
    assert (found.arrived, found.next, found.sleeps) == (None, None, None)


def test_a_single_dated_change_far_ahead_is_found_in_one_home() -> None:
    christmas = ScheduleChange(date(2026, 12, 24), "blue")
    found = where(plan(schedule("A", christmas)), "2026-11-10T12:00")
    assert found.next is not None
    assert (found.next.day, found.sleeps) == (date(2026, 12, 24), 44)
    assert where(plan(schedule("A", christmas)), "2026-12-26T12:00").since == date(2026, 12, 25)


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2026, 3, 28), 17),
        (date(2026, 3, 29), 16),
        (date(2026, 10, 24), 16),
        (date(2026, 10, 25), 17),
    ],
)
def test_the_exchange_keeps_its_clock_time_over_both_clock_changes(day: date, hours: int) -> None:
    nightly = plan(schedule("AB", starts=date(2026, 1, 1)))
    just_before = datetime.combine(day, time(hours - 1, 59), UTC)
    before, after = (
        whereabouts(nightly, just_before),
        whereabouts(nightly, just_before + timedelta(minutes=1)),
    )
    assert before is not None
    assert after is not None
    assert before.now != after.now
    assert after.now == after.tonight


def test_a_pattern_counts_days_and_not_hours_over_a_clock_change() -> None:
    found = schedule("AAAAAAABBBBBBB", starts=date(2026, 10, 19))
    assert nights(found, 14, date(2026, 10, 19)) == "gggggggbbbbbbb"
    sleeps = [where(plan(found), f"2026-10-{day}T19:00").sleeps for day in range(23, 28)]
    assert sleeps == [3, 2, 1, 7, 6]


def test_an_exchange_after_midnight_is_at_the_end_of_the_practice_day() -> None:
    late = plan(replace(schedule("AAAAAAABBBBBBB"), exchange=time(1)))
    assert where(late, "2026-11-09T23:00").now == "green"
    assert where(late, "2026-11-10T01:00").now == "blue"


def test_the_schedule_goes_by_the_households_clock() -> None:
    sydney = plan(schedule("AAAAAAABBBBBBB"), "Australia/Sydney")
    assert where(sydney, "2026-11-09T05:59").now == "green"  # 16:59 in Sydney
    assert where(sydney, "2026-11-09T06:00").now == "blue"
