"""The form of an entry in words: the value of a key on its tile, the remarks above the tiles."""

from collections.abc import Sequence
from typing import Any

from kiosk.household.history.record_words import RecordWords
from kiosk.household.plan_form.form import Key
from kiosk.household.plan_form.kinds import Many, One
from kiosk.household.plan_form.remarks import Remark
from kiosk.household.plan_form.scalars import Choice, repeat
from kiosk.language import _, ngettext

from .dates import headed
from .edit_asks import REPEATS

MOST = 3  # lines of a tile
BETWEEN = " · "  # what stands on a line of its own elsewhere


def value_words(key: Key, value: Any, words: RecordWords) -> tuple[str, ...]:
    """A value, one line or some; what a family typed stays as it was typed."""
    kind = key.kind
    if value in (None, "", (), {}):
        return (headed(_("none")),)
    if isinstance(kind, Many) and isinstance(kind.item, One):
        return first_of([str(each) or _("none") for each in value])
    if isinstance(kind, One) and isinstance(kind.function, Choice):
        return (headed(_(value.replace("-", " "))),)
    if isinstance(kind, One) and kind.function is repeat:
        return (headed(_(REPEATS[value])) if value in REPEATS else value,)
    said = words.value(key, value)
    return (said if isinstance(value, str) else headed(said),)


def first_of(items: Sequence[str]) -> tuple[str, ...]:
    """As many as there are lines; of more the last line says how many."""
    if len(items) <= MOST:
        return tuple(items)
    left = len(items) - MOST + 1
    more = ngettext("and {n} more", "and {n} more", left).format(n=left)
    return (*items[: MOST - 1], more)


def in_words(remark: Remark) -> str:
    """As "6 steps. Up to 5 short steps are easier to keep in mind: what is simple gets done."."""
    return f"{headed(remark.found)}. {remark.remedy}"
