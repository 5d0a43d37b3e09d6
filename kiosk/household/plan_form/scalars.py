"""How a single value of the plan is read, from a file and from a record alike."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.household.plan import WEEKDAYS
from kiosk.household.plan_form.habits import meant, meant_days, meant_pattern
from kiosk.household.plan_form.remarks import is_control, listed, nearest, quoted
from kiosk.household.plan_form.repeats import repeat_mistake
from kiosk.language import _

LONGEST_TEXT = 500
LONGEST_PATTERN = 366
WEEK_EACH = "AAAAAAABBBBBBB"

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
LETTERS = re.compile("[A-Za-z]+")
ADDRESS = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)


class UnreadableValue(ValueError):
    """A value that the plan cannot hold; the message is the remedy, in whole sentences."""


def any_text(value: object, allowed: str = "") -> str:
    """Text, perhaps empty, with no control characters but the `allowed` ones."""
    if not isinstance(value, str):
        raise UnreadableValue('Write text in quotes, such as "like this".')
    if len(value) > LONGEST_TEXT:
        raise UnreadableValue(
            f"It has {len(value)} characters; shorten it to {LONGEST_TEXT} at most."
        )
    steering = next((each for each in value if is_control(each) and each not in allowed), None)
    if steering is not None:
        raise UnreadableValue(
            f"Take out the control character U+{ord(steering):04X}: a screen cannot show it."
        )
    if value and not value.strip():
        raise UnreadableValue(_("It is blank. Write words, or leave the key out."))
    return value


def text(value: object) -> str:
    found = any_text(value)
    if not found:
        raise UnreadableValue("It is empty. Write some words.")
    return found


def long_text(value: object) -> str:
    """Text that may run over several lines."""
    return any_text(value, allowed="\n")


def identifier(value: object) -> str:
    """A name for the machine. One that begins like a date would be filed with the dated records."""
    if not isinstance(value, str) or not ID.fullmatch(value):
        raise UnreadableValue(
            "Write 1 to 40 small letters, digits and hyphens, beginning with a letter or digit."
            + (f' Try "{near}", here and wherever it is used.' if (near := id_like(value)) else "")
        )
    if re.match(r"[0-9]{4}-[0-9]{2}", value):
        raise UnreadableValue("An id does not begin with a date. Put a word first.")
    return value


def id_like(value: object) -> str:
    """The id that a name comes nearest to: "Zoë's mum" is "zoe-s-mum"; an id is itself."""
    plain = unicodedata.normalize("NFKD", value[:200] if isinstance(value, str) else "")
    letters = "".join(each for each in plain.lower() if not unicodedata.combining(each))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:40]


def flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise UnreadableValue("Write true or false, without quotes.")
    return value


@dataclass(eq=False, repr=False)
class Whole:
    """A reader of a whole number within bounds, both included."""

    low: int
    high: int

    def __call__(self, value: object) -> int:
        low, high = self.low, self.high
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise UnreadableValue(f"Write a whole number from {low} to {high}, without quotes.")
        return value


def whole(low: int, high: int) -> Whole:
    """A reader of a whole number from `low` to `high`."""
    return Whole(low, high)


def number(low: float, high: float) -> Callable[[object], float]:
    """A reader of a number that may have decimals."""

    def read(value: object) -> float:
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not low <= value <= high
        ):
            raise UnreadableValue(f"Write a number from {low} to {high}, without quotes.")
        return float(value)

    return read


@dataclass(eq=False, repr=False)
class Choice:
    """A reader of one of the options; `habits` are other words for them that a remedy knows."""

    options: tuple[str, ...]
    blank: bool = False
    habits: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __call__(self, value: object) -> str:
        if isinstance(value, str) and (value in self.options or (self.blank and not value)):
            return value
        word = value if isinstance(value, str) else ""
        ours = meant(word, self.habits)
        near = f"Did you mean {quoted(ours)}? " if ours else nearest(word, self.options)
        raise UnreadableValue(f"{near}Write one of {listed(self.options)}.")


def choice(
    *options: str, blank: bool = False, habits: dict[str, tuple[str, ...]] | None = None
) -> Choice:
    """A reader of one of the options; with `blank` of none as well."""
    return Choice(options, blank, habits or {})


def weekday(value: object) -> str:
    """One of WEEKDAYS; the remedy knows "Monday", "tues" and "mon-fri"."""
    if value in WEEKDAYS:
        return str(value)
    days = meant_days(value) if isinstance(value, str) else ()
    near = f"Write {listed(days)}. " if days else ""
    raise UnreadableValue(f"{near}The days are {listed(WEEKDAYS)}.")


def address(value: object) -> str:
    """A web address for the QR code, or nothing."""
    found = any_text(value)
    if found and not ADDRESS.fullmatch(found):
        raise UnreadableValue(
            _(
                "Write a web address that begins with https:// (or http://) and has no spaces."
                " Words for the adult go into instructions_text."
            )
        )
    return found


def picture(value: object) -> str:
    """The name of a built-in picture, or of a file beside the plan; never a path."""
    found = text(value)
    if "/" in found or "\\" in found or found.startswith("."):
        raise UnreadableValue(
            "Write the name of a built-in picture, or of a file that lies beside the plan."
        )
    return found


def picture_or_none(value: object) -> str:
    """The same, or "" for none of its own."""
    return picture(value) if value != "" else ""


def letter(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch("[A-Za-z]", value):
        raise UnreadableValue("Name each home of the pattern by a single letter, such as A.")
    return value


def pattern(value: object) -> str:
    found = text(value)
    if len(found) > LONGEST_PATTERN:
        raise UnreadableValue(
            f"It has {len(found)} letters; {LONGEST_PATTERN} are the most, a day of the year each."
        )
    if not LETTERS.fullmatch(found):
        raise UnreadableValue(pattern_remedy(found))
    return found


def pattern_remedy(written: str) -> str:
    """How "7-7" and the like are written in letters; else an example."""
    letters = meant_pattern(written) or WEEK_EACH
    week = "a week each: " if letters == WEEK_EACH else ""
    remedy = f"Write a letter a night, such as {week}{quoted(letters)}."
    return f"{remedy} It begins on the night of starts and repeats; letters names the homes."


def repeat(value: object) -> str:
    """An RFC 5545 recurrence rule, or nothing."""
    found = any_text(value)
    remedy = repeat_mistake(found) if found else ""
    if remedy:
        raise UnreadableValue(remedy)
    return found
