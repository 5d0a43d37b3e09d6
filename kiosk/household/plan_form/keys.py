"""Keys that several sections of the plan have."""

from kiosk.household.plan import HOME_COLOURS
from kiosk.household.plan_form import habits
from kiosk.household.plan_form.form import Key
from kiosk.household.plan_form.kinds import Many, One, Reference
from kiosk.household.plan_form.scalars import choice, identifier, text

WORDS = One(text)
TEXTS = Many(WORDS)
HOMES = Many(Reference("home"), unique=True)
CHILD = Key("child", Reference("child"), 'child = "rosa"', required=True)
COLOURS = choice(*HOME_COLOURS, blank=True, habits=habits.COLOURS)
COLOUR = Key("colour", One(COLOURS), 'colour = "leaf"')


def named_id(example: str) -> Key:
    """The id of an entry."""
    return Key("id", One(identifier), f'id = "{example}"', required=True)


def titled(key: str, example: str) -> Key:
    """What a person calls the entry."""
    return Key(key, WORDS, f'{key} = "{example}"', required=True)
