"""A calendar that comes again: in its place, with what the family set."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.calendars.errors import CalendarError
from kiosk.calendars.merging import Merged, Wanted, merged
from kiosk.calendars.reading import read_calendar, span_from
from kiosk.household.plan import Appointment, Plan, VisitException
from tests.kiosk.calendars.exports import GOOGLE
from tests.kiosk.household.family import PLAN

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 11, 26)
FAMILY = replace(PLAN, time_zone="Europe/Berlin", appointments=())
HERS = Wanted("rosa", provider="kim")


def came(plan: Plan, text: str = GOOGLE, wanted: Wanted = HERS, today: date = TODAY) -> Merged:
    span = span_from(today, BERLIN)
    return merged(plan, read_calendar(text.encode(), today, BERLIN), wanted, span)


def speech_of(plan: Plan) -> Appointment:
    return next(one for one in plan.appointments if one.uid == "speech@google.com")


def test_the_same_calendar_again_changes_nothing_today_or_later() -> None:
    once = came(FAMILY)
    assert [one.title for one in once.plan.appointments] == ["Logopädie bei Kim", "Kinderarzt"]
    assert {(one.child, one.provider) for one in once.plan.appointments} == {("rosa", "kim")}
    assert came(once.plan).plan == once.plan
    assert came(once.plan, today=date(2026, 12, 3)).plan == once.plan


def test_both_homes_make_the_same_of_it() -> None:
    ids = [one.id for one in came(FAMILY).plan.appointments]
    assert ids == [one.id for one in came(FAMILY, today=date(2026, 12, 1)).plan.appointments]
    others = came(FAMILY, wanted=Wanted("max")).plan.appointments
    assert not {one.id for one in others} & set(ids)


def test_a_change_of_the_calendar_keeps_what_the_family_set() -> None:
    plan = came(FAMILY).plan
    on = datetime.fromisoformat("2026-12-15T15:30")
    ours = replace(
        speech_of(plan),
        taker="sam",
        agreed=("green", "blue"),
        exceptions=(*speech_of(plan).exceptions, VisitException(on, cancelled=True)),
    )
    plan = replace(plan, appointments=(ours, *plan.appointments[1:]))
    changed = GOOGLE.replace("Mühlweg 12", "Hafen 3").replace("SUMMARY:Logo", "SUMMARY:Neu: Logo")
    after = speech_of(came(plan, changed).plan)
    assert (after.id, after.taker, after.agreed) == (ours.id, "sam", ("green", "blue"))
    assert (after.title, after.place) == ("Neu: Logopädie bei Kim", "Hafen 3, Hof")
    assert VisitException(on, cancelled=True) in after.exceptions


def test_what_is_cancelled_in_the_calendar_is_cancelled() -> None:
    plan = came(FAMILY).plan
    off = GOOGLE.replace("STATUS:CONFIRMED\nSUMMARY:Kinderarzt", "STATUS:CANCELLED\nSUMMARY:K")
    doctor = came(plan, off).plan.appointments[1]
    assert doctor.exceptions == (
        VisitException(datetime.fromisoformat("2026-12-10T14:00"), cancelled=True),
    )
    assert came(came(plan, off).plan, off).plan == came(plan, off).plan


def test_what_left_the_calendar_stays_unless_it_is_to_be_replaced() -> None:
    plan = came(replace(FAMILY, appointments=PLAN.appointments)).plan
    without = GOOGLE.replace("UID:doctor@google.com", "UID:another@google.com")
    stayed = came(plan, without).plan
    assert [one.uid for one in stayed.appointments][-1] == "another@google.com"
    assert plan.appointments == stayed.appointments[:-1]
    gone = came(plan, without, replace(HERS, replace=True)).plan
    assert "doctor@google.com" not in {one.uid for one in gone.appointments}
    assert PLAN.appointments[0] in gone.appointments


def test_only_what_has_the_words_is_taken() -> None:
    only = came(FAMILY, wanted=replace(HERS, words="KINDER"))
    assert [one.title for one in only.plan.appointments] == ["Kinderarzt"]
    assert (only.taken, only.others) == (1, 1)


def test_without_a_child_named_each_keeps_its_own() -> None:
    plan = came(FAMILY, wanted=Wanted("max")).plan
    assert came(plan, wanted=Wanted("rosa", named=False)).plan == plan
    assert len(came(plan, wanted=Wanted("rosa")).plan.appointments) == 4


def test_more_than_a_plan_can_hold_is_refused_in_words() -> None:
    many = "".join(
        f"BEGIN:VEVENT\nUID:{number}\nDTSTART:20261201T100000\nSUMMARY:X\nEND:VEVENT\n"
        for number in range(301)
    )
    with pytest.raises(CalendarError, match="Take a part of them with --only WORDS"):
        came(FAMILY, f"BEGIN:VCALENDAR\n{many}END:VCALENDAR\n")
