"""The sections of the plan about the calendar: where the child sleeps, and its appointments."""

from kiosk.household.plan import Appointment, ParentingSchedule, ScheduleChange, VisitException
from kiosk.household.plan_form.form import Key, Section, Tables
from kiosk.household.plan_form.keys import CHILD, HOMES, named_id, titled
from kiosk.household.plan_form.kinds import Mapped, One, Reference, Unordered
from kiosk.household.plan_form.scalars import any_text, flag, letter, pattern, repeat, whole
from kiosk.household.plan_form.times import clock, day, moment, zone_or_none

MOST_VISIT_MINUTES = 720

CHANGED_NIGHTS = (
    'changes = [{ on = 2026-12-24, home = "blue", until = 2026-12-27, why = "Christmas" }]'
)
SCHEDULE_CHANGE = Section(
    "changes",
    "changes",
    ScheduleChange,
    (
        Key("on", One(day), "on = 2026-12-24", required=True),
        Key("home", Reference("home"), 'home = "blue"', required=True),
        Key("until", One(day), "until = 2026-12-27"),
        Key("why", One(any_text), 'why = "Christmas"'),
    ),
)

LETTERS = Mapped(One(letter), Reference("home"), '{ A = "green", B = "blue" }')
PARENTING_SCHEDULE = Section(
    "parenting_schedule",
    "parenting_schedule",
    ParentingSchedule,
    (
        Key("pattern", One(pattern), 'pattern = "AABBAAABBAABBB"', required=True),
        Key("letters", LETTERS, 'letters = { A = "green", B = "blue" }', required=True),
        Key("starts", One(day), "starts = 2026-11-02", required=True),
        Key("exchange", One(clock), 'exchange = "17:00"', required=True),
        Key("changes", Tables(SCHEDULE_CHANGE), CHANGED_NIGHTS),
    ),
    many=False,
)

EXCEPTION = "exceptions = [{ on = 2026-12-22T15:30:00, cancelled = true }]"
VISIT_EXCEPTION = Section(
    "exceptions",
    "exceptions",
    VisitException,
    (
        Key("on", One(moment), "on = 2026-12-22T15:30:00", required=True),
        Key("cancelled", One(flag), "cancelled = true"),
        Key("starts", One(moment), "starts = 2026-12-23T10:00:00"),
        Key("minutes", One(whole(0, MOST_VISIT_MINUTES)), "minutes = 30"),
        Key("place", One(any_text), 'place = "By video"'),
        Key("taker", Reference("caregiver", blank=True), 'taker = "alex"'),
    ),
)

APPOINTMENT = Section(
    "appointment",
    "appointments",
    Appointment,
    (
        named_id("kim-tuesdays"),
        titled("title", "Speech with Kim"),
        CHILD,
        Key("provider", Reference("provider", blank=True), 'provider = "kim"'),
        Key("starts", One(moment), "starts = 2026-11-24T15:30:00", required=True),
        Key("minutes", One(whole(0, MOST_VISIT_MINUTES)), "minutes = 45"),
        Key("repeat", One(repeat), 'repeat = "FREQ=WEEKLY;BYDAY=TU"'),
        Key("place", One(any_text), 'place = "12 Mill Lane"'),
        Key("taker", Reference("caregiver", blank=True), 'taker = "sam"'),
        Key("agreed", HOMES, 'agreed = ["green"]'),
        Key("exceptions", Tables(VISIT_EXCEPTION, by="on"), EXCEPTION),
        Key("extra", Unordered(One(moment)), "extra = [2026-12-03T10:00:00]"),
        Key("all_day", One(flag), "all_day = true"),
        Key("zone", One(zone_or_none), 'zone = "Europe/London"'),
        Key("uid", One(any_text), 'uid = "0abc@example.org"'),
    ),
)
