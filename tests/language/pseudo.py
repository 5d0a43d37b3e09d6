"""A language that nobody speaks: every word strange to the eye and 60 % longer than in English.

What a screen says in it came through gettext; what it says in plain letters did not, unless it is
the family's own.
"""

import gettext
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

import kiosk.desk
import kiosk.language
from kiosk.language import days
from widgets import drawings

LONGER = 0.6
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
STRANGE = "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ"
FILLING = "ō"
_TABLE = str.maketrans(PLAIN, STRANGE)
_PARTS = re.compile(r"(\{[^{}]*\})|([A-Za-z']+)|(.)", re.DOTALL)


def strange(words: str) -> str:
    """The words in strange letters, each as much longer; places for values stay."""
    return "".join(_part(*found) for found in _PARTS.findall(words))


def _part(place: str, word: str, other: str) -> str:
    if place:
        return place
    return word.translate(_TABLE) + FILLING * math.ceil(len(word) * LONGER) if word else other


class Pseudo(gettext.NullTranslations):
    """The catalogue of that language: it has every word."""

    def gettext(self, message: str) -> str:
        return strange(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return strange(msgid1 if n == 1 else msgid2)


@contextmanager
def pseudo() -> Iterator[None]:
    """The screens speak it, whatever the plan says; the display face has no letters."""
    table = days._table()["words"]["en"]
    words: dict[str, Any] = {
        "weekdays": [strange(one) for one in table["weekdays"]],
        "short_weekdays": [one.translate(_TABLE) for one in table["short_weekdays"]],
        "months": [one.translate(_TABLE) for one in table["months"]],
        "day": table["day"],
        "long_day": table["long_day"],
    }
    figures = {mark: glyph for mark, glyph in drawings.face().items() if not mark.isalpha()}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(kiosk.desk, "use", lambda *_: False)
        patched.setattr(kiosk.language, "_held", Pseudo())
        patched.setattr(kiosk.language, "_language", "xx")
        patched.setattr(days, "_words", lambda: words)
        patched.setattr(drawings, "face", lambda: figures)
        drawings.display.cache_clear()
        yield
    drawings.display.cache_clear()
