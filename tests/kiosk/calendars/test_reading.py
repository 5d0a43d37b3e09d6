"""Calendars as Google, Apple and Outlook write them, and in odd encodings."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from kiosk.calendars.reading import Reading, read_calendar
from kiosk.household.visits.appointments import visits_between
from tests.kiosk.calendars.exports import APPLE, GOOGLE, OUTLOOK
from tests.kiosk.household.family import PLAN

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 11, 26)


def read(text: str | bytes) -> Reading:
    return read_calendar(text if isinstance(text, bytes) else text.encode(), TODAY, BERLIN)


def told(reading: Reading, last: date = date(2027, 1, 12)) -> list[str]:
    """The visits to come, on the wall of a family in Berlin."""
    found = [
        replace(one.appointment, id=f"a{number}", child="rosa")
        for number, one in enumerate(reading.series)
    ]
    plan = replace(PLAN, time_zone="Europe/Berlin", appointments=tuple(found))
    return [
        f"{visit.starts:%m-%d %H:%M} {visit.minutes} {visit.appointment.title}"
        for visit in visits_between(plan, TODAY, last)
    ]


def entry(*lines: str, uid: str = "one") -> str:
    inner = "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"])
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{inner}\r\nEND:VCALENDAR\r\n"


def test_a_calendar_of_google_is_read() -> None:
    reading = read(GOOGLE)
    assert told(reading) == [
        "12-02 09:00 45 Logopädie bei Kim",
        "12-08 15:30 45 Logopädie bei Kim",
        "12-10 14:00 60 Kinderarzt",
        "12-15 15:30 45 Logopädie bei Kim",
        "01-05 15:30 45 Logopädie bei Kim",
        "01-12 15:30 45 Logopädie bei Kim",
    ]
    speech = reading.series[0].appointment
    assert speech.repeat == "FREQ=WEEKLY;UNTIL=20270630T235959;BYDAY=TU;WKST=MO"
    assert (speech.place, speech.zone) == ("Mühlweg 12, Hof", "")
    assert (reading.past, reading.skipped) == (1, ())


def test_nothing_of_other_people_nor_of_notes_is_kept() -> None:
    for text in (GOOGLE, OUTLOOK):
        kept = repr(read(text))
        for word in ("Beispiel", "example.org", "mirror", "reminder", "Doe", "Practice"):
            assert word not in kept


def test_a_calendar_of_apple_is_read() -> None:
    assert told(read(APPLE)) == [
        "12-03 00:00 0 Camp",
        "12-04 00:00 0 Camp",
        "12-05 00:00 0 Camp",
        "12-08 17:00 90 Swimming (floating)",
        "12-09 16:00 0 No end",
    ]


def test_a_calendar_of_outlook_is_read() -> None:
    reading = read(OUTLOOK)
    assert told(reading) == [
        "12-01 08:00 60 Ergotherapie",
        "12-15 08:00 60 Ergotherapie",
        "12-29 08:00 60 Ergotherapie",
        "01-12 08:00 60 Ergotherapie",
    ]
    assert reading.series[0].appointment.repeat
    assert reading.cancelled == {"040000008200E00074C5B7101A82E009"}


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("latin-1"),
        lambda text: text.encode().replace(b"\xc3\xa4", b"\xc3\r\n \xa4"),  # within a letter
        lambda text: text.replace("BEGIN:", "begin:").replace("DTSTART", "Dtstart").encode(),
        lambda text: text.replace("\n", "\n\n").encode(),
    ],
)
def test_however_it_is_written_it_says_the_same(change) -> None:  # type: ignore[no-untyped-def]
    text = GOOGLE.replace("\n  Beispiel;X-NUM", "\n Beispiel;X-NUM")
    assert told(read(change(text))) == told(read(GOOGLE))


def test_a_rule_that_the_plan_has_not_is_written_down_by_its_dates() -> None:
    rules = ("RRULE:FREQ=WEEKLY;BYDAY=TU", "RRULE:FREQ=MONTHLY;BYMONTHDAY=3")
    both = read(entry("SUMMARY:Twice", "DTSTART:20261124T100000", *rules))
    one = both.series[0].appointment
    assert (one.repeat, one.starts.isoformat()) == ("", "2026-12-01T10:00:00")
    assert [line[:5] for line in told(both, date(2026, 12, 15))] == [
        "12-01", "12-03", "12-08", "12-15",
    ]  # fmt: skip


def test_this_and_all_later_ones_move() -> None:
    series = entry("SUMMARY:Later", "DTSTART:20261124T100000", "RRULE:FREQ=WEEKLY")
    moved = (
        "BEGIN:VEVENT\r\nUID:one\r\nSUMMARY:Later\r\nDTSTART:20261208T113000\r\n"
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261208T100000\r\nEND:VEVENT\r\nEND:VCALENDAR"
    )
    found = told(read(series.replace("END:VCALENDAR", moved)), date(2026, 12, 16))
    assert [line[:11] for line in found] == ["12-01 10:00", "12-08 11:30", "12-15 11:30"]


def test_a_birthday_of_long_ago_goes_on() -> None:
    reading = read(entry("SUMMARY:Gran", "DTSTART;VALUE=DATE:19520103", "RRULE:FREQ=YEARLY"))
    assert told(reading) == ["01-03 00:00 0 Gran"]
    assert reading.series[0].appointment.starts.year == 2000


def test_an_entry_that_cannot_be_read_is_named_and_the_rest_is_taken() -> None:
    bad = "BEGIN:VEVENT\nUID:x\nSUMMARY:Broken\nDTSTART:yesterday\nEND:VEVENT\nBEGIN:VEVENT\nUID:y"
    reading = read(GOOGLE.replace("END:VCALENDAR", f"{bad}\nEND:VCALENDAR"))
    assert told(reading) == told(read(GOOGLE))
    assert reading.skipped == (
        "An entry is cut off in the middle: it was passed over.",
        "Broken: its DTSTART cannot be read.",
    )


def test_what_lasts_for_weeks_is_no_visit() -> None:
    reading = read(entry("SUMMARY:Holidays", "DTSTART;VALUE=DATE:20261201",
                         "DTEND;VALUE=DATE:20270201"))  # fmt: skip
    assert reading.skipped == ("Holidays: it lasts for 62 days.",)


def test_a_title_cannot_steer_the_screen() -> None:
    reading = read(entry("SUMMARY:A\\nB \x1b[2J\u202e" + "long " * 100, "DTSTART:20261201T100000"))
    title = reading.series[0].appointment.title
    assert title.startswith("A B [2Jlong long")
    assert len(title) <= 120
