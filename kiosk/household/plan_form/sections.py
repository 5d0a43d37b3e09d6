"""The sections of the plan, key by key, in the order in which a plan file is written."""

import re

from kiosk.household.plan import (
    CELEBRATIONS,
    DISCIPLINES,
    HOME_COLOURS,
    LANGUAGES,
    VIEWS,
    Appointment,
    Caregiver,
    Child,
    Goal,
    Home,
    ParentingSchedule,
    Plan,
    Provider,
    Responsibility,
    Reward,
    Routine,
    ScheduleChange,
    Task,
)
from kiosk.household.plan_form import habits
from kiosk.household.plan_form.form import Key, Section, Tables
from kiosk.household.plan_form.kinds import Days, Many, Mapped, One, Reference
from kiosk.household.plan_form.scalars import (
    address,
    any_text,
    choice,
    flag,
    identifier,
    letter,
    long_text,
    number,
    pattern,
    picture,
    picture_or_none,
    repeat,
    text,
    whole,
)
from kiosk.household.plan_form.times import clock, day, moment, zone

FORMAT = 1  # of the plan file
BARE_KEY = re.compile("[A-Za-z0-9_-]+")

MOST_TASKS = 200
MOST_ENTRIES = 1000  # of any other section
MOST_SLOTS = 10  # a day
MOST_MINUTES = 240  # of one practice
MOST_VISIT_MINUTES = 720
MOST_STARS = 1000  # of one reward
MOST_REPEATS = 100  # within one practice
SWITCHES = 2
SCAN = (0.5, 20.0)  # seconds that the highlight rests

WORDS = One(text)
TEXTS = Many(WORDS)
HOMES = Many(Reference("home"), unique=True)
CHILD = Key("child", Reference("child"), 'child = "rosa"', required=True)


COLOURS = choice(*HOME_COLOURS, blank=True, habits=habits.COLOURS)
COLOUR = Key("colour", One(COLOURS), 'colour = "leaf"')


def named_id(example: str) -> Key:
    return Key("id", One(identifier), f'id = "{example}"', required=True)


def titled(key: str, example: str) -> Key:
    return Key(key, WORDS, f'{key} = "{example}"', required=True)


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

TIMES = Mapped(Reference("home"), One(clock), '{ green = "19:00", blue = "19:30" }')
ROUTINE = Section(
    "routine",
    "routines",
    Routine,
    (
        named_id("teeth"),
        titled("name", "Brushing teeth"),
        Key("at", TIMES, 'at = { green = "19:00", blue = "19:30" }'),
    ),
)

TASK = Section(
    "task",
    "tasks",
    Task,
    (
        named_id("k-words"),
        CHILD,
        titled("title", "Five k words at the mirror"),
        Key("picture", One(picture), 'picture = "mirror"'),
        Key("provider", Reference("provider", blank=True), 'provider = "kim"'),
        Key("routine", Reference("routine", blank=True), 'routine = "teeth"'),
        Key("minutes", One(whole(0, MOST_MINUTES)), "minutes = 5"),
        Key("days", Days(), 'days = ["mon", "tue", "wed", "thu", "fri"]', written=True),
        Key("times", One(whole(1, MOST_SLOTS)), "times = 1"),
        Key("starts", One(day), "starts = 2026-11-01"),
        Key("ends", One(day), "ends = 2026-12-20"),
        Key("paused", One(flag), "paused = true"),
        Key("steps", TEXTS, 'steps = ["Look in the mirror", "Say car, key, cup"]'),
        Key("materials", TEXTS, 'materials = ["mirror", "picture cards"]'),
        Key("instructions", One(address), 'instructions = "https://example.org/k-sounds"'),
        Key("instructions_text", One(long_text), 'instructions_text = "Sit side by side."'),
        Key("shown", HOMES, 'shown = ["green"]'),
        Key("goal", Reference("goal", blank=True), 'goal = "talk"'),
        Key("focus", One(flag), "focus = true"),
        Key("step_pictures", Many(One(picture_or_none)), 'step_pictures = ["mirror", "mouth"]'),
        Key("repeat", One(whole(0, MOST_REPEATS)), "repeat = 10"),
        Key("then", One(any_text), 'then = "A story on the sofa"'),
        Key("then_picture", One(picture_or_none), 'then_picture = "book"'),
        Key("together", Many(Reference("child"), unique=True), 'together = ["rosa"]'),
        Key("learned", One(day), "learned = 2026-12-01"),
    ),
)

GOAL = Section(
    "goal",
    "goals",
    Goal,
    (named_id("talk"), CHILD, titled("text", "Ask for things in her own words")),
)

REWARD = Section(
    "reward",
    "rewards",
    Reward,
    (
        named_id("swim"),
        CHILD,
        titled("title", "Swimming together"),
        Key("stars", One(whole(1, MOST_STARS)), "stars = 5", required=True),
        Key("picture", One(picture), 'picture = "swim"'),
    ),
)

SCHEDULE_CHANGE = Section(
    "changes",
    "changes",
    ScheduleChange,
    (
        Key("on", One(day), "on = 2026-12-24", required=True),
        Key("home", Reference("home"), 'home = "blue"', required=True),
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
        Key("changes", Tables(SCHEDULE_CHANGE), 'changes = [{ on = 2026-12-24, home = "blue" }]'),
    ),
    many=False,
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
    ),
)

SECTIONS = (
    HOUSEHOLD,
    HOME,
    CHILDREN,
    CAREGIVER,
    PROVIDER,
    ROUTINE,
    TASK,
    GOAL,
    REWARD,
    PARENTING_SCHEDULE,
    APPOINTMENT,
    RESPONSIBILITY,
)


def most(section: Section) -> int:
    """How many entries of a section a plan file may have."""
    return MOST_TASKS if section is TASK else MOST_ENTRIES
