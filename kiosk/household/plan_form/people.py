"""The sections of the plan about people and places: household, homes, children, adults."""

from kiosk.household.plan import (
    CELEBRATIONS,
    DISCIPLINES,
    LANGUAGES,
    VIEWS,
    Caregiver,
    Child,
    Contact,
    Home,
    Plan,
    Provider,
    Responsibility,
)
from kiosk.household.plan_form import habits
from kiosk.household.plan_form.form import Key, Section
from kiosk.household.plan_form.keys import COLOUR, TEXTS, named_id, titled
from kiosk.household.plan_form.kinds import One, Reference
from kiosk.household.plan_form.scalars import any_text, choice, flag, number, picture, whole
from kiosk.household.plan_form.times import clock, day, zone

SWITCHES = 2
SCAN = (0.5, 20.0)  # seconds that the highlight rests
MOST_PRACTICES = 100  # a week, for the adults' own treat

HOUSEHOLD = Section(
    "household",
    "",
    Plan,
    (
        titled("name", "Rosa's plan"),
        Key("time_zone", One(zone), 'time_zone = "Europe/London"', required=True),
        Key("day_starts", One(clock), 'day_starts = "04:00"', written=True),
        Key("language", One(choice(*LANGUAGES, habits=habits.LANGUAGES)), 'language = "en"'),
        Key("dim_from", One(clock), 'dim_from = "19:30"'),
        Key("dim_until", One(clock), 'dim_until = "06:30"'),
        Key("values", TEXTS, 'values = ["We cheer for trying"]'),
        Key("check_in", One(flag), "check_in = true"),
        Key("treat", One(any_text), 'treat = "A film on Friday"'),
        Key("treat_at", One(whole(0, MOST_PRACTICES)), "treat_at = 12"),
    ),
    many=False,
)

HOME = Section(
    "home",
    "homes",
    Home,
    (
        named_id("green"),
        titled("name", "Green house"),
        COLOUR,
        Key("kit", TEXTS, 'kit = ["mirror"]'),
        Key("picture", One(picture), 'picture = "house"'),
    ),
)

CHILDREN = Section(
    "child",
    "children",
    Child,
    (
        named_id("rosa"),
        titled("name", "Rosa"),
        Key("picture", One(picture), 'picture = "star"'),
        COLOUR,
        Key("view", One(choice(*VIEWS)), 'view = "cards"'),
        Key("choose", One(flag), "choose = false"),
        Key("large", One(flag), "large = true"),
        Key("stars", One(flag), "stars = false"),
        Key("celebration", One(choice(*CELEBRATIONS)), 'celebration = "still"'),
        Key("sounds", One(flag), "sounds = true"),
        Key("read_aloud", One(flag), "read_aloud = true"),
        Key("switches", One(whole(0, SWITCHES)), "switches = 1"),
        Key("scan_seconds", One(number(*SCAN)), "scan_seconds = 2.0"),
        Key("muted", One(flag), "muted = true"),
        Key("where", One(flag), "where = true"),
    ),
)

CAREGIVER = Section(
    "caregiver",
    "caregivers",
    Caregiver,
    (
        named_id("sam"),
        titled("name", "Sam"),
        Key("home", Reference("home", blank=True), 'home = "green"'),
    ),
)

PROVIDER = Section(
    "provider",
    "providers",
    Provider,
    (
        named_id("kim"),
        titled("name", "Kim"),
        Key(
            "discipline",
            One(choice(*DISCIPLINES, habits=habits.DISCIPLINES)),
            'discipline = "speech"',
        ),
    ),
)

RESPONSIBILITY = Section(
    "responsibility",
    "responsibilities",
    Responsibility,
    (
        named_id("school-emails"),
        titled("title", "Emails with the school"),
        Key("caregiver", Reference("caregiver"), 'caregiver = "sam"', required=True),
        Key("since", One(day), "since = 2026-11-01"),
    ),
)

CONTACT = Section(
    "contact",
    "contacts",
    Contact,
    (
        named_id("doctor"),
        titled("name", "Dr Amin"),
        Key("phone", One(any_text), 'phone = "020 7946 0000"'),
        Key("about", One(any_text), 'about = "When she is ill"'),
    ),
)
