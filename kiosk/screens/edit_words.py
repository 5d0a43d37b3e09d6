"""What a form of the plan is called, which of its keys come first, and how they are asked for.

A key that has no question of its own here is asked for by its name: a new one needs nothing.
"""

from kiosk.household.plan_form.form import Key, Section
from kiosk.household.plan_form.key_words import called
from kiosk.household.plan_form.sections import SECTIONS
from kiosk.language import N_, _

from .dates import headed

SHOWN = {  # section -> what its tile says, in the order of the wall
    "task": N_("Tasks"),
    "routine": N_("Routines"),
    "reward": N_("Rewards"),
    "goal": N_("Goals"),
    "provider": N_("Providers"),
    "appointment": N_("Appointments"),
    "material": N_("Materials"),
    "caregiver": N_("Caregivers"),
    "contact": N_("Contacts"),
    "responsibility": N_("Who carries what"),
    "child": N_("Children"),
    "home": N_("Homes"),
    "household": N_("Household"),
}
FIRST = {  # section -> the keys that a family changes most
    "task": ("title", "days", "minutes", "steps", "picture", "materials", "routine", "times"),
    "appointment": ("title", "starts", "repeat", "minutes", "place", "provider"),
    "reward": ("title", "stars", "picture"),
    "household": ("values", "treat", "treat_at", "check_in"),
}
ELSEWHERE = {  # keys that other screens and the file are for
    "task": ("learned", "shown", "paused"),
    "appointment": ("agreed", "exceptions", "extra", "uid"),
    "child": ("switches", "scan_seconds"),
}
AGREED_ON = {  # keys of what is there: changing them needs the other home's yes
    "appointment": ("taker",),
    "responsibility": ("caregiver", "since"),
}
QUESTIONS = {
    "title": N_("What is it called?"),
    "name": N_("What is it called?"),
    "text": N_("What is it, in your own words?"),
    "days": N_("On which days?"),
    "minutes": N_("How many minutes does it take?"),
    "times": N_("How often on a day?"),
    "steps": N_("Step by step"),
    "materials": N_("What does it need?"),
    "picture": N_("Which picture?"),
    "then_picture": N_("Which picture comes after it?"),
    "routine": N_("At which part of the day?"),
    "provider": N_("Who is it from?"),
    "goal": N_("What is it for?"),
    "starts": N_("From when on?"),
    "ends": N_("Until when?"),
    "instructions": N_("Where on the web is it shown?"),
    "instructions_text": N_("What should the adult know?"),
    "repeat": N_("How often is it repeated?"),
    "stars": N_("For how many stars?"),
    "at": N_("At what time in each home?"),
    "place": N_("Where is it?"),
    "taker": N_("Who takes the child?"),
    "caregiver": N_("Who carries it?"),
    "phone": N_("Which number?"),
    "about": N_("When to call?"),
    "where": N_("Where to get it?"),
    "lent_by": N_("Who lent it?"),
    "kit": N_("What lives here for good?"),
    "values": N_("What do both homes want?"),
    "treat": N_("What do the adults give themselves?"),
    "treat_at": N_("For how many practices a week?"),
    "together": N_("Which other children join in?"),
    "then": N_("What comes after it?"),
}


def form_of(name: str) -> Section:
    """The section of that name."""
    return next(section for section in SECTIONS if section.name == name)


def question(key: str) -> str:
    """What an adult is asked for a key."""
    return _(QUESTIONS[key]) if key in QUESTIONS else headed(called(key))


def keys_of(section: Section, *, new: bool, homes: int, children: int) -> list[Key]:
    """The keys of a form, those that change most first. What both homes agree on is settled where
    they do, once it is there.
    """
    left_out = {"id", *ELSEWHERE.get(section.name, ())}
    if not new and homes > 1:
        left_out |= {*AGREED_ON.get(section.name, ())}
    if children < 2:
        left_out |= {"child", "together"}
    first = FIRST.get(section.name, ())
    every = [key for key in section.keys if key.name not in left_out]
    return sorted(every, key=lambda key: first.index(key.name) if key.name in first else len(first))
