"""Files that are no calendars, or bad ones on purpose: a sentence, soon, and no traceback."""

import random
from contextlib import suppress
from datetime import date
from threading import Event
from time import monotonic
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.calendars.bounded import bounded
from kiosk.calendars.errors import CalendarError
from kiosk.calendars.reading import Reading, read_calendar
from tests.kiosk.calendars.exports import APPLE, GOOGLE, OUTLOOK
from tests.kiosk.calendars.test_reading import TODAY, entry

LONDON = ZoneInfo("Europe/London")
SOON = 20.0  # seconds, on a busy machine; each takes a small part of one
LINES = sorted({line for text in (GOOGLE, APPLE, OUTLOOK) for line in text.splitlines()})


def read(source: bytes) -> Reading:
    started = monotonic()
    reading = bounded(SOON, lambda: read_calendar(source, TODAY, LONDON), "too slow")
    assert monotonic() - started < SOON
    return reading


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"\0" * 100_000,
        b"<html>Sign in</html>",
        b"PK\x03\x04" + random.Random(1).randbytes(100_000),
        "Termin".encode("utf-16"),
    ],
)
def test_what_is_no_calendar_is_refused_in_words(source: bytes) -> None:
    with pytest.raises(CalendarError, match="no calendar file"):
        read(source)


def test_too_much_is_refused_in_words() -> None:
    with pytest.raises(CalendarError, match="larger than 5 MB"):
        read(b"BEGIN:VCALENDAR\n" + b"x" * (5 << 20))
    with pytest.raises(CalendarError, match="nested deeper"):
        read(b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 100_000)
    with pytest.raises(CalendarError, match="more than 20,000 entries"):
        read(b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 20_001)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("RRULE:FREQ=SECONDLY",), "it repeats more often than visits do."),
        (("RRULE:FREQ=DAILY;BYSECOND=" + ",".join(map(str, range(60))),), "more often"),
        (("RRULE:FREQ=HOURLY;COUNT=1000000000",), "more often"),
        (("RRULE:FREQ=DAILY;BYHOUR=1,2,3",), "no rule for them that the plan can hold"),
        (("RRULE:FREQ=WEEKLY;BYDAY=XX",), "its RRULE cannot be read"),
        (("DURATION:P999999999999D",), "cannot be"),
    ],
)
def test_a_rule_without_reason_is_named(lines: tuple[str, ...], said: str) -> None:
    reading = read(entry("SUMMARY:Odd", "DTSTART:20261124T100000", *lines).encode())
    assert not reading.series
    assert len(reading.skipped) == 1
    assert said in reading.skipped[0]


def test_a_rule_that_never_comes_true_does_not_get_into_the_plan() -> None:
    rule = "RRULE:FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30"
    reading = read(entry("SUMMARY:Odd", "DTSTART:20261201T100000", rule).encode())
    assert [one.appointment.repeat for one in reading.series] == [""]


@pytest.mark.parametrize("starts", ["16010101T000000", "16010101T000000Z", "99991231T235959"])
@pytest.mark.parametrize(
    "rule", ["", "RRULE:FREQ=DAILY;COUNT=1000000000", "RRULE:FREQ=WEEKLY;UNTIL=99991231T000000Z"]
)
def test_the_ends_of_time_are_survived(starts: str, rule: str) -> None:
    reading = read(entry("SUMMARY:Odd", f"DTSTART:{starts}", *filter(None, [rule])).encode())
    assert len(reading.series) + len(reading.skipped) + reading.past == 1


def test_a_line_of_a_megabyte_does_not_hold_it_up() -> None:
    long = "a" * (1 << 20)
    reading = read(
        entry(f"SUMMARY:{long}", f"DESCRIPTION:{long}", "DTSTART:20261201T100000").encode()
    )
    assert len(reading.series[0].appointment.title) <= 120
    read(
        entry(
            f"RDATE:{'20261201T100000,' * 60_000}20261202T100000", "DTSTART:20261201T100000"
        ).encode()
    )


def test_thousands_of_old_entries_are_passed_over_at_once() -> None:
    old = "".join(
        f"BEGIN:VEVENT\nUID:{number}\nDTSTART:20200101T100000\nSUMMARY:Old\nEND:VEVENT\n"
        for number in range(5_000)
    )
    reading = read(GOOGLE.replace("END:VCALENDAR", f"{old}END:VCALENDAR").encode())
    assert (len(reading.series), reading.past) == (2, 5_001)


def test_work_without_end_is_left_behind() -> None:
    never = Event()
    with pytest.raises(CalendarError, match=r"takes too long\. Nothing was changed\."):
        bounded(0.05, lambda: never.wait(5), "It takes too long.")
    never.set()


@settings(deadline=None, max_examples=40)
@given(lines=st.lists(st.sampled_from(LINES), min_size=3, max_size=25), cut=st.integers(0, 400))
def test_shuffled_calendars_crash_nothing(lines: list[str], cut: int) -> None:
    text = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT"])
    read_calendar(text.encode()[: len(text) - cut // 4], date(2026, 11, 1), LONDON)


@settings(deadline=None, max_examples=40)
@given(
    data=st.randoms(use_true_random=False),
    text=st.sampled_from([GOOGLE, APPLE, OUTLOOK]),
)
def test_damaged_calendars_crash_nothing(data: random.Random, text: str) -> None:
    source = bytearray(text.encode())
    for _ in range(data.randint(1, 12)):
        source[data.randrange(len(source))] = data.randrange(256)
    with suppress(CalendarError):
        read_calendar(bytes(source), date(2026, 11, 1), LONDON)
