"""Visits that are cancelled, moved or extra: two years of them against dateutil's rruleset."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rruleset, rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.household.plan import Appointment, Plan, VisitException
from kiosk.household.visits.appointments import cancelled_between, visits, visits_between
from tests.kiosk.household.family import PLAN
from tests.kiosk.household.plans import RULES

KIM = PLAN.appointments[0]
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)  # both clock changes, twice
LONDON = ZoneInfo("Europe/London")
ABROAD = ("", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Europe/London")
ODD = ("FREQ=DAILY;INTERVAL=3", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=WEEKLY;COUNT=40", "")


def civil(text: str) -> datetime:
    """A time by some clock, naive."""
    return datetime.fromisoformat(text)


PLANNED = civil("2026-12-22T15:30")

days = st.dates(FIRST, LAST)
clocks = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
moments = st.builds(datetime.combine, days, clocks)


@st.composite
def appointments(draw: st.DrawFn) -> Appointment:
    """An appointment with exceptions from starts that it has, and some that it has not."""
    start = datetime.combine(draw(st.dates(FIRST, date(2026, 6, 30))), draw(clocks))
    rule = draw(st.sampled_from([*RULES, *ODD]))
    extra = draw(st.lists(moments, max_size=3, unique=True))
    plain = rruleset()
    plain.rrule(rrulestr(rule, dtstart=start)) if rule else plain.rdate(start)
    planned = [
        *list(plain.between(civil("2026-01-01T00:00"), civil("2028-01-01T00:00"), True))[:200],
        *extra,
    ]
    some = draw(st.lists(st.sampled_from(planned or [start]) | moments, max_size=6, unique=True))
    exceptions = tuple(
        VisitException(on, draw(st.booleans()), draw(st.none() | moments)) for on in some
    )
    return replace(
        KIM,
        starts=start,
        repeat=rule,
        extra=tuple(extra),
        exceptions=exceptions,
        zone=draw(st.sampled_from(ABROAD)),
        minutes=draw(st.integers(0, 720)),
    )


def expected(one: Appointment) -> list[datetime]:
    """The same by dateutil, on London's clock, in UTC."""
    rules = rruleset()
    rules.rrule(rrulestr(one.repeat, dtstart=one.starts)) if one.repeat else rules.rdate(one.starts)
    for each in one.extra:
        rules.rdate(each)
    end = civil("2028-01-03T00:00")
    known = set(rules.between(civil("2025-12-29T00:00"), end, True))
    for said in one.exceptions:
        rules.exdate(said.on)
    times = rules.between(civil("2025-12-29T00:00"), end, True)
    times += [
        said.starts
        for said in one.exceptions
        if said.on in known and said.starts and not said.cancelled
    ]
    times += [
        said.on
        for said in one.exceptions
        if said.on in known and not said.starts and not said.cancelled
    ]
    zone = ZoneInfo(one.zone or "Europe/London")
    found = sorted(each.replace(tzinfo=zone).astimezone(UTC) for each in times)
    return [each for each in found if FIRST <= each.astimezone(LONDON).date() <= LAST]


def plan_of(*appointments: Appointment) -> Plan:
    return replace(PLAN, appointments=appointments)


@given(appointments())
@settings(max_examples=80, deadline=None)
def test_two_years_of_visits_are_those_of_dateutil(one: Appointment) -> None:
    found = visits_between(plan_of(one), FIRST, LAST)
    assert [visit.starts.astimezone(UTC) for visit in found] == expected(one)
    assert all(visit.starts.tzinfo == LONDON for visit in found)


@given(appointments(), days, st.integers(0, 60))
@settings(max_examples=40, deadline=None)
def test_what_is_next_is_what_the_window_tells(one: Appointment, day: date, span: int) -> None:
    plan = plan_of(one)
    last = min(LAST, day + timedelta(days=span))
    window = visits_between(plan, day, last)
    wall = datetime.combine(day, time(), LONDON)
    coming = [each for each in visits(plan, wall, len(window) + 9) if each.starts >= wall]
    assert tuple(coming[: len(window)]) == window
    assert all(each.starts <= after.starts for each, after in pairwise(window))


def days_and_times(plan: Plan, first: str, last: str) -> list[str]:
    found = visits_between(plan, date.fromisoformat(first), date.fromisoformat(last))
    return [f"{visit.starts:%m-%d %H:%M}" for visit in found]


def test_a_cancelled_visit_is_not_there_but_can_be_told() -> None:
    plan = plan_of(replace(KIM, exceptions=(VisitException(PLANNED, cancelled=True),)))
    assert days_and_times(plan, "2026-12-15", "2026-12-29") == ["12-15 15:30", "12-29 15:30"]
    (told,) = cancelled_between(plan, date(2026, 12, 20), date(2026, 12, 24))
    assert (told.on, told.cancelled) == (PLANNED, True)
    assert cancelled_between(plan, date(2026, 12, 23), date(2026, 12, 30)) == ()


def test_a_moved_visit_is_at_its_new_time_and_keeps_its_name() -> None:
    later = VisitException(PLANNED, starts=civil("2027-01-04T09:00"), minutes=20, place="By video")
    plan = plan_of(replace(KIM, exceptions=(later,)))
    assert days_and_times(plan, "2026-12-15", "2027-01-05") == [
        "12-15 15:30",
        "12-29 15:30",
        "01-04 09:00",
        "01-05 15:30",
    ]
    one = visits_between(plan, date(2027, 1, 4), date(2027, 1, 4))[0]
    assert (one.on, one.moved, one.minutes, one.place) == (PLANNED, True, 20, "By video")
    assert f"{one.ends:%H:%M}" == "09:20"


def test_an_exception_from_a_start_that_nobody_plans_says_nothing() -> None:
    odd = VisitException(PLANNED + timedelta(minutes=5), starts=civil("2026-12-24T09:00"))
    plan = plan_of(replace(KIM, exceptions=(odd, VisitException(odd.on + timedelta(1), True))))
    assert days_and_times(plan, "2026-12-20", "2026-12-26") == ["12-22 15:30"]


@pytest.mark.parametrize(
    ("starts", "shown"),
    [("2027-03-28T01:30", "03-28 02:30"), ("2026-10-25T01:30", "10-25 01:30")],
)
def test_a_time_that_the_clocks_skip_or_repeat_is_one_visit(starts: str, shown: str) -> None:
    one = replace(KIM, starts=datetime.fromisoformat(starts), repeat="")
    assert days_and_times(plan_of(one), starts[:10], starts[:10]) == [shown]


def test_in_a_gap_two_visits_change_places() -> None:
    """01:45 does not exist that night and becomes 02:45, after the one of 02:00."""
    one = replace(
        KIM, starts=civil("2027-03-28T01:45"), repeat="", extra=(civil("2027-03-28T02:00"),)
    )
    assert days_and_times(plan_of(one), "2027-03-28", "2027-03-28") == [
        "03-28 02:00",
        "03-28 02:45",
    ]


def test_a_visit_with_a_zone_of_its_own_is_shown_on_the_household_s_clock() -> None:
    """New York and London change their clocks on different days: one hour apart for two weeks."""
    one = replace(KIM, starts=civil("2027-03-02T10:00"), zone="America/New_York")
    assert days_and_times(plan_of(one), "2027-03-02", "2027-03-30") == [
        "03-02 15:00",
        "03-09 15:00",
        "03-16 14:00",
        "03-23 14:00",
        "03-30 15:00",
    ]


def test_a_visit_of_all_day_is_that_day_everywhere() -> None:
    one = replace(KIM, starts=civil("2026-12-01T23:00"), repeat="", zone="Asia/Tokyo", all_day=True)
    (visit,) = visits_between(plan_of(one), date(2026, 12, 1), date(2026, 12, 2))
    assert f"{visit.starts:%m-%d %H:%M}" == "12-01 00:00"
    assert f"{visit.ends:%m-%d %H:%M}" == "12-02 00:00"
    noon = civil("2026-12-01T12:00").replace(tzinfo=LONDON)
    assert visits(plan_of(one), noon, 1), "it is not over before the day is"


def test_a_visit_before_the_exchange_is_still_the_day_of_the_home_before() -> None:
    """On Wednesday 4 November Rosa goes to the Blue house at five."""
    early = replace(KIM, starts=civil("2026-11-04T15:00"), repeat="")
    late = replace(early, starts=civil("2026-11-04T17:30"))
    found = visits_between(plan_of(early, late), date(2026, 11, 4), date(2026, 11, 4))
    assert [visit.home for visit in found] == ["green", "blue"]
