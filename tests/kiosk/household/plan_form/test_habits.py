"""What people write by habit, and what the plan would have."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.household.plan import DISCIPLINES, HOME_COLOURS, WEEKDAYS
from kiosk.household.plan_form import habits


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("01-12-2026", [date(2026, 12, 1), date(2026, 1, 12)]),
        ("24.12.2026", [date(2026, 12, 24)]),
        ("12/24/2026", [date(2026, 12, 24)]),
        ("5/5/2026", [date(2026, 5, 5)]),
        ("2026/12/1", [date(2026, 12, 1)]),
        ("31-02-2026", []),
        ("01-12-26", []),
        ("0000-01-01", []),
        ("7-7", []),
    ],
)
def test_a_date_is_understood_in_any_order_of_figures(written: str, days: list[date]) -> None:
    assert habits.meant_dates(written) == days


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("7:45", time(7, 45)),
        ("17.00", time(17)),
        ("5pm", time(17)),
        ("5 p.m.", time(17)),
        ("12am", time(0)),
        ("12:30 PM", time(12, 30)),
        ("17h30", time(17, 30)),
        ("07:45:00", time(7, 45)),
        ("13pm", None),
        ("24:00", None),
        ("7:60", None),
        ("17", None),
        ("noon", None),
    ],
)
def test_a_time_of_day_is_understood(written: str, at: time | None) -> None:
    assert habits.meant_clock(written) == at


@pytest.mark.parametrize(
    ("written", "letters"),
    [
        ("7-7", "AAAAAAABBBBBBB"),
        ("2-2-3", "AABBAAABBAABBB"),
        ("2-2-5-5", "AABBAAAAABBBBB"),
        ("3/4/4/3", "AAABBBBAAAABBB"),
        ("Every other weekend", "AAAABBAAAAAAAA"),
        ("0-7", ""),
        ("99-99", ""),
        ("2026-11-02", ""),
    ],
)
def test_a_schedule_in_figures_is_understood(written: str, letters: str) -> None:
    assert habits.meant_pattern(written) == letters


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("weekdays", "mon tue wed thu fri"),
        ("Weekends", "sat sun"),
        ("mon-fri", "mon tue wed thu fri"),
        ("Monday to Wednesday", "mon tue wed"),
        ("sat - mon", "mon sat sun"),
        ("Wed, Mon and Fri", "mon wed fri"),
        ("tues / thurs", "tue thu"),
        ("Mondays", "mon"),
        ("every day", "mon tue wed thu fri sat sun"),
        ("months", ""),
        ("mon, sometimes", ""),
        ("", ""),
    ],
)
def test_days_are_understood_in_words(written: str, days: str) -> None:
    assert habits.meant_days(written) == tuple(days.split())


def test_each_other_word_leads_to_one_word_of_the_plan() -> None:
    for table, ours in ((habits.DISCIPLINES, DISCIPLINES), (habits.COLOURS, HOME_COLOURS)):
        others = [word for words in table.values() for word in words]
        assert set(table) <= set(ours)
        assert len(others) == len(set(others))
        assert not set(others) & set(ours)


@given(st.text() | st.text("0123456789-./: apm,") | st.text("montuewdhfrisa -,"))
@settings(max_examples=300, deadline=None)
def test_no_text_is_too_strange_to_be_looked_at(written: str) -> None:
    assert len(habits.meant_dates(written)) <= 2
    assert set(habits.meant_days(written)) <= set(WEEKDAYS)
    assert len(habits.meant_pattern(written)) <= habits.LONGEST_PATTERN
    at = habits.meant_clock(written)
    assert at is None or at.second == 0
