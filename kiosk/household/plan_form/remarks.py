"""What is said to a person about a plan file: where, what was found, what would be right."""

import json
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import NamedTuple

from kiosk.household.plan import Plan
from kiosk.language import _

LONGEST_SHOWN = 60  # characters of a value that a remark quotes
MISSING = object()  # found: nothing at all


class Remark(NamedTuple):
    """One mistake or warning. `line` counts from 1.

    So do the places in `key`, the path of the key, such as `task[3] "k-words".days[1]`. `found` is
    what stands in the file, `remedy` one or more whole sentences that say what would be right.
    """

    line: int
    key: str
    found: str
    remedy: str

    @property
    def sentence(self) -> str:
        return f"Line {self.line}, {self.key}: found {self.found}. {self.remedy}"


class Checked(NamedTuple):
    """What a plan file came to: `plan` is None exactly when there are mistakes. In file order."""

    plan: Plan | None
    mistakes: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()


def is_control(character: str) -> bool:
    """Whether a character steers a terminal or turns the direction, instead of being read."""
    return unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or character in BIDI


BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def shown(value: object) -> str:
    """A value as a remark quotes it: short, on one line, and it cannot steer a terminal."""
    if value is MISSING:
        return _("nothing")
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return _("true") if value else _("false")
    if isinstance(value, int) and abs(value) >= 10**20:
        return "a number of more than 20 digits"  # str() refuses the longest ones
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, int | float):
        return str(value)
    return "a table" if isinstance(value, dict) else "a list"


def quoted(text: str) -> str:
    short = text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
    return "".join(
        f"\\u{ord(character):04x}" if is_control(character) and character != "\n" else character
        for character in json.dumps(short, ensure_ascii=False)
    )


def listed(words: Iterable[str]) -> str:
    """`"a", "b", "c"`, and no more than twelve of them."""
    every = [quoted(word) for word in words]
    return ", ".join(every[:12]) + (", …" if len(every) > 12 else "")


def nearest(word: str, known: Iterable[str]) -> str:
    """`Did you mean "x"? ` for the most similar known word, or nothing when none is similar."""
    import difflib  # only a file with a mistake needs it; the kiosk's start does not

    by_lower = {each.lower(): each for each in known}
    close = difflib.get_close_matches(word.lower()[:LONGEST_SHOWN], by_lower, n=1)
    if not close:
        return ""
    return _("Did you mean {word}?").format(word=quoted(by_lower[close[0]])) + " "
