"""Stamps only grow, whatever the clock on the wall does."""

from hypothesis import given
from hypothesis import strategies as st

from sync.clock import (
    BEGINNING,
    LAST_COUNT,
    Reading,
    civil,
    is_stamp,
    month_of,
    next_stamp,
    physical,
)

ABSURD = st.one_of(
    st.integers(-(10**18), 10**18),
    st.sampled_from([0, -1, 2**48, 1_795_694_400_000, 253_402_300_799_999, 253_402_300_800_000]),
)
READINGS = st.lists(st.builds(Reading, ABSURD, st.booleans()), min_size=1, max_size=30)


@given(READINGS)
def test_stamps_grow_under_any_clock(readings: list[Reading]) -> None:
    newest = BEGINNING
    for reading in readings:
        stamp = next_stamp(newest, reading, "ab12")
        assert stamp > newest
        assert is_stamp(stamp)
        assert len(month_of(stamp)) == 7
        newest = stamp


@given(READINGS)
def test_an_untrusted_clock_never_moves_the_physical_part(readings: list[Reading]) -> None:
    start = next_stamp(BEGINNING, Reading(1_795_694_400_000, True), "ab12")
    newest = start
    for reading in readings:
        newest = next_stamp(newest, Reading(reading.milliseconds, False), "ab12")
    assert physical(newest) == physical(start)


def test_a_trusted_clock_is_followed() -> None:
    stamp = next_stamp(BEGINNING, Reading(1_795_694_400_000, True), "ab12")
    assert physical(stamp) == 1_795_694_400_000
    assert month_of(stamp) == "2026-11"


def test_a_trusted_clock_that_jumps_back_only_counts() -> None:
    before = next_stamp(BEGINNING, Reading(1_795_694_400_000, True), "ab12")
    after = next_stamp(before, Reading(1_795_690_800_000, True), "ab12")
    assert after > before
    assert physical(after) == physical(before)


def test_counting_goes_on_past_the_last_count() -> None:
    full = f"{5:012x}-{LAST_COUNT:04x}-ab12"
    assert next_stamp(full, Reading(0, False), "ab12") == f"{6:012x}-0000-ab12"


def test_what_no_calendar_can_say_is_brought_to_its_edge() -> None:
    assert civil(-5) == "1970-01-01T00:00:00.000Z"
    assert civil(10**18) == "9999-12-31T23:59:59.999Z"
    assert civil(1_795_694_400_123) == "2026-11-26T12:00:00.123Z"
