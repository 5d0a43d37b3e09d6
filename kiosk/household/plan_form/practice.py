"""The sections of the plan about practice: routines, tasks, what they are for, what they need."""

from kiosk.household.plan import Goal, Material, Reward, Routine, Task
from kiosk.household.plan_form.form import Key, Section
from kiosk.household.plan_form.keys import CHILD, TEXTS, named_id, titled
from kiosk.household.plan_form.kinds import Days, Many, Mapped, One, Reference, Unordered
from kiosk.household.plan_form.scalars import (
    address,
    any_text,
    flag,
    long_text,
    picture,
    picture_or_none,
    whole,
)
from kiosk.household.plan_form.times import clock, day

MOST_SLOTS = 10  # a day
MOST_MINUTES = 240  # of one practice
MOST_STARS = 1000  # of one reward
MOST_REPEATS = 100  # within one practice

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
        Key("shown", Unordered(Reference("home")), 'shown = ["green"]'),
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

MATERIAL = Section(
    "material",
    "materials",
    Material,
    (
        named_id("mirror"),
        titled("name", "mirror"),
        Key("where", One(any_text), 'where = "Any chemist"'),
        Key("lent_by", One(any_text), 'lent_by = "Kim"'),
        Key("travels", One(flag), "travels = true"),
    ),
)
