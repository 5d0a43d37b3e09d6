"""An id for a new entry of the plan, made from what a person calls it."""

from collections.abc import Collection
from itertools import count

from kiosk.household.plan_form.scalars import UnreadableValue, id_like, identifier

LONGEST = 40  # characters of an id
ROOM = 4  # of them for a number behind it


def new_id(name: object, section: str, taken: Collection[str]) -> str:
    """As "blow-bubbles", "blow-bubbles-2"; by the section where the name has no Latin letters or
    begins like a date.
    """
    plain = id_like(name)
    try:
        wanted = identifier(plain)
    except UnreadableValue:
        wanted = f"{section.replace('_', '-')}-{plain}"[:LONGEST].strip("-")
    if wanted not in taken:
        return wanted
    stem = wanted[: LONGEST - ROOM].strip("-")
    return next(id for number in count(2) if (id := f"{stem}-{number}") not in taken)
