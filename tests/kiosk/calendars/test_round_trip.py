"""What is written opens elsewhere with the same visits, and comes back without a change."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import recurring_ical_events
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from kiosk.calendars.merging import Wanted, merged
from kiosk.calendars.reading import read_calendar, span_from
from kiosk.calendars.writing import written_calendar
from kiosk.household.plan import Appointment, Plan, VisitException
from kiosk.household.visits.appointments import visits_between
from kiosk.household.visits.planned import planned_starts
from tests.kiosk.household.family import PLAN

AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
FIRST, LAST = date(2026, 1, 5), date(2027, 12, 31)
ZONES = ("Europe/London", "America/New_York", "Asia/Kolkata")
RULES = (
    "",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
    "FREQ=DAILY;INTERVAL=3;COUNT=40",
    "FREQ=MONTHLY;BYDAY=-1TU",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
    "FREQ=YEARLY",
    "FREQ=WEEKLY;WKST=SU;BYDAY=SU,MO;UNTIL=20270615T120000",
    "FREQ=WEEKLY;UNTIL=20261225",
)

DAYS = st.dates(date(2025, 11, 1), date(2027, 6, 1))
TIMES = st.builds(time, st.integers(5, 21), st.sampled_from((0, 10, 45)))
MOMENTS = st.builds(datetime.combine, DAYS, TIMES)


@st.composite
def appointments(draw: st.DrawFn) -> Appointment:
    """With a rule or without, and some visits cancelled, moved, or added."""
    all_day = draw(st.booleans())
    starts = draw(MOMENTS)
    midnight = datetime.combine(starts.date(), time())
    one = Appointment(
        "one",
        draw(st.sampled_from(("Speech, with Kim; \\ and “Jo”", "Åse 語"))),
        "rosa",
        midnight if all_day else starts,
        minutes=0 if all_day else draw(st.sampled_from((0, 30, 45, 720))),
        repeat=draw(st.sampled_from(RULES)),
        place=draw(st.sampled_from(("", "12 Mill Lane, up; left"))),
        all_day=all_day,
        zone="" if all_day else draw(st.sampled_from(("", *ZONES))),
    )
    extra = draw(st.lists(MOMENTS, max_size=3, unique_by=lambda each: each.date()))
    if all_day:
        extra = [datetime.combine(each.date(), time()) for each in extra]
    one = replace(one, extra=tuple(extra))
    planned = list(islice(planned_starts(one, one.starts), 60))
    chosen = draw(st.lists(st.sampled_from(planned), max_size=4, unique=True)) if planned else []
    return replace(one, exceptions=tuple(draw(exception(on, all_day)) for on in sorted(chosen)))


@st.composite
def exception(draw: st.DrawFn, on: datetime, all_day: bool) -> VisitException:
    """A visit that is cancelled, or is another time, or another length, or elsewhere."""
    if draw(st.booleans()):
        return VisitException(on, cancelled=True)
    moved = on + timedelta(days=draw(st.integers(-2, 2)), minutes=0 if all_day else 37)
    return VisitException(
        on,
        starts=draw(st.sampled_from((None, moved))),
        minutes=0 if all_day else draw(st.sampled_from((0, 20))),
        place=draw(st.sampled_from(("", "By video"))),
    )


civil = datetime.fromisoformat  # by the clock of the appointment

MOVED_INTO_NEXT_YEAR = Appointment(
    "one",
    "Speech",
    "rosa",
    civil("2027-01-01"),
    repeat="FREQ=WEEKLY",
    exceptions=(VisitException(civil("2027-12-31"), starts=civil("2028-01-01")),),
    all_day=True,
)
OTHERWISE_BEYOND_NEXT_YEAR = Appointment(
    "one",
    "Speech",
    "rosa",
    civil("2027-06-01 19:00"),
    repeat="FREQ=WEEKLY",
    exceptions=(
        VisitException(civil("2027-06-01 19:00"), cancelled=True),
        VisitException(civil("2028-01-04 19:00"), place="By video"),
        VisitException(civil("2028-01-11 19:00"), cancelled=True),
    ),
    zone="America/New_York",
)
MORE_CANCELLED_THAN_NOT = Appointment(
    "one",
    "Speech",
    "rosa",
    civil("2027-04-01"),
    repeat="FREQ=MONTHLY;BYMONTHDAY=31",
    exceptions=tuple(
        VisitException(civil(f"2027-{month}-31"), cancelled=True) for month in ("05", "07", "08")
    ),
    all_day=True,
)
TWO_AT_A_TIME = Appointment(
    "one",
    "Speech",
    "rosa",
    civil("2026-04-12"),
    repeat="FREQ=DAILY;INTERVAL=3;COUNT=40",
    exceptions=(VisitException(civil("2026-05-25"), starts=civil("2026-05-24")),),
    extra=(civil("2026-05-25"),),
    all_day=True,
)


def plan_of(*found: Appointment, zone: str = "Europe/London") -> Plan:
    return replace(PLAN, time_zone=zone, appointments=found)


def ours(plan: Plan) -> list[tuple[datetime, int, str]]:
    return sorted(
        (visit.starts.astimezone(UTC), 1440 if visit.appointment.all_day else visit.minutes,
         visit.place)
        for visit in visits_between(plan, FIRST, LAST)
    )  # fmt: skip


def theirs(source: bytes, zone: ZoneInfo) -> list[tuple[datetime, int, str]]:
    """The visits as the other library works them out; a day without a time begins in `zone`."""
    found = []
    calendar = Calendar.from_ical(source)
    span = FIRST - timedelta(days=3), LAST + timedelta(days=3)
    for event in recurring_ical_events.of(calendar).between(*span):
        begin, end = event["DTSTART"].dt, event["DTEND"].dt
        if not isinstance(begin, datetime):
            begin, end = (datetime.combine(each, time(), zone) for each in (begin, end))
        here = begin.astimezone(zone)
        if FIRST <= here.date() <= LAST and event.get("STATUS") != "CANCELLED":
            length = (end.replace(tzinfo=None) - begin.replace(tzinfo=None)).total_seconds() / 60
            found.append((here.astimezone(UTC), int(length), str(event.get("LOCATION", ""))))
    return sorted(found)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(one=appointments(), zone=st.sampled_from(ZONES))
def test_other_programs_see_the_same_visits(one: Appointment, zone: str) -> None:
    plan = plan_of(one, zone=zone)
    source = written_calendar(plan, plan.appointments, AT)
    assert theirs(source, ZoneInfo(zone)) == ours(plan)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(found=st.lists(appointments(), min_size=1, max_size=2), zone=st.sampled_from(ZONES))
@example([MOVED_INTO_NEXT_YEAR], "Europe/London")
@example([OTHERWISE_BEYOND_NEXT_YEAR], "Europe/London")
@example([MORE_CANCELLED_THAN_NOT], "Europe/London")
def test_what_was_written_comes_back_without_a_change(
    found: Sequence[Appointment], zone: str
) -> None:
    plan = plan_of(*(replace(one, id=f"a{n}") for n, one in enumerate(found)), zone=zone)
    source = written_calendar(plan, plan.appointments, AT)
    reading = read_calendar(source, FIRST, ZoneInfo(zone))
    assert not reading.skipped
    back = merged(plan, reading, Wanted("rosa"), span_from(FIRST, ZoneInfo(zone)))
    assert back.plan == plan


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(one=appointments(), zone=st.sampled_from(ZONES))
@example(TWO_AT_A_TIME, "Europe/London")
def test_another_family_gets_the_same_visits(one: Appointment, zone: str) -> None:
    plan, empty = plan_of(one, zone=zone), plan_of(zone=zone)
    source = written_calendar(plan, plan.appointments, AT)
    reading = read_calendar(source, FIRST, ZoneInfo(zone))
    there = merged(empty, reading, Wanted("rosa"), span_from(FIRST, ZoneInfo(zone))).plan
    assert ours(there) == ours(plan)
    again = merged(there, reading, Wanted("rosa"), span_from(FIRST, ZoneInfo(zone))).plan
    assert again == there
