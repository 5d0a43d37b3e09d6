"""Visits to come, over clock changes and with all kinds of rules."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.household.plan import Appointment, Plan
from kiosk.household.visits.appointments import visits
from tests.kiosk.household.family import PLAN

LONDON = ZoneInfo("Europe/London")
KIM = PLAN.appointments[0]


def appointment(starts: str, repeat: str = "", minutes: int = 45, id: str = "visit") -> Appointment:
    return replace(
        KIM, id=id, starts=datetime.fromisoformat(starts), repeat=repeat, minutes=minutes
    )


def plan_of(*appointments: Appointment) -> Plan:
    return replace(PLAN, appointments=appointments)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")


def starts(plan: Plan, when: str, number: int = 3) -> list[str]:
    return [f"{visit.starts:%m-%d %H:%M}" for visit in visits(plan, utc(when), number)]


def test_a_weekly_visit_comes_each_week() -> None:
    weekly = plan_of(appointment("2026-11-24T15:30", "FREQ=WEEKLY;BYDAY=TU"))
    assert starts(weekly, "2026-11-26T10:00") == ["12-01 15:30", "12-08 15:30", "12-15 15:30"]


def test_a_visit_is_next_until_it_is_over() -> None:
    weekly = plan_of(appointment("2026-11-24T15:30", "FREQ=WEEKLY;BYDAY=TU"))
    assert starts(weekly, "2026-11-24T16:14", 1) == ["11-24 15:30"]
    assert starts(weekly, "2026-11-24T16:15", 1) == ["12-01 15:30"]


@pytest.mark.parametrize(
    ("first", "when", "expected"),
    [
        ("2026-03-17T15:30", "2026-03-20T00:00", ["03-24 15:30", "03-31 15:30"]),
        ("2026-10-13T15:30", "2026-10-19T00:00", ["10-20 15:30", "10-27 15:30"]),
    ],
)
def test_a_visit_keeps_its_clock_time_over_clock_changes(
    first: str, when: str, expected: list[str]
) -> None:
    weekly = plan_of(appointment(first, "FREQ=WEEKLY"))
    assert starts(weekly, when, 2) == expected
    apart = visits(weekly, utc(when), 2)
    hours = apart[1].starts.astimezone(ZoneInfo("UTC")) - apart[0].starts.astimezone(
        ZoneInfo("UTC")
    )
    assert hours.total_seconds() / 3600 in (7 * 24 - 1, 7 * 24 + 1)


def test_a_time_that_the_clocks_skip_comes_after_the_gap() -> None:
    night = plan_of(appointment("2026-03-22T01:30", "FREQ=WEEKLY"))
    assert starts(night, "2026-03-25T00:00", 2) == ["03-29 02:30", "04-05 01:30"]


@pytest.mark.parametrize(
    ("repeat", "expected"),
    [
        ("", ["11-24 15:30"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", ["11-24 15:30", "12-08 15:30", "12-22 15:30"]),
        ("FREQ=WEEKLY;COUNT=2", ["11-24 15:30", "12-01 15:30"]),
        ("FREQ=WEEKLY;UNTIL=20261201T235900", ["11-24 15:30", "12-01 15:30"]),
        ("FREQ=MONTHLY;BYDAY=-1TU", ["11-24 15:30", "12-29 15:30", "01-26 15:30"]),
    ],
)
def test_rules_are_read_as_the_standard_says(repeat: str, expected: list[str]) -> None:
    plan = plan_of(appointment("2026-11-24T15:30", repeat))
    assert starts(plan, "2026-11-24T10:00") == expected


def test_visits_of_several_appointments_come_in_order() -> None:
    plan = plan_of(
        appointment("2026-11-24T15:30", "FREQ=WEEKLY", id="a"),
        appointment("2026-11-27T09:00", id="b"),
        replace(appointment("2026-11-26T18:00", id="c"), child="max"),
    )
    found = visits(plan, utc("2026-11-26T10:00"), 3)
    assert [visit.appointment.id for visit in found] == ["c", "b", "a"]
    hers = visits(plan, utc("2026-11-26T10:00"), 3, "rosa")
    assert [visit.appointment.id for visit in hers] == ["b", "a", "a"]


def test_a_visit_names_who_takes_the_child_and_whether_all_homes_agreed() -> None:
    one = visits(PLAN, utc("2026-11-26T10:00"), 1)[0]
    assert (one.taker, one.provider, one.agreed) == ("Sam", "Kim", False)
    both = plan_of(replace(KIM, agreed=("green", "blue")))
    assert visits(both, utc("2026-11-26T10:00"), 1)[0].agreed
    nobody = plan_of(replace(KIM, taker="", agreed=("green", "blue")))
    assert not visits(nobody, utc("2026-11-26T10:00"), 1)[0].agreed


def test_a_visit_says_whose_night_it_is() -> None:
    found = visits(PLAN, utc("2026-11-26T10:00"), 2)
    assert [visit.home for visit in found] == ["green", "blue"]
