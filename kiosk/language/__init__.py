"""The words of the screens in the plan's language, by gettext; a word without a translation stays.

`_` translates at once, so it stands where something is shown; `N_` only marks words that are kept
in a constant, for `_` to translate later. `use` says which language holds, for the whole process:
the kiosk's follows the plan, commands stay English.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

DOMAIN = "samestars"
CATALOGUES = Path(__file__).parent / "catalogues"


class Catalogue(Protocol):
    """What is asked of a language's words."""

    def gettext(self, message: str, /) -> str: ...
    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str: ...


_held: Catalogue | None = None  # English is what stands in the source
_language = "en"
_time_zone = "UTC"


def use(language: str, time_zone: str = "UTC") -> bool:
    """Show another language from here on; whether anything is another. Unknown ones are English.

    The household's time zone, an IANA name, tells in which order its place says a date.
    """
    global _held, _language, _time_zone
    if (language, time_zone) == (_language, _time_zone):
        return False
    if language != _language:
        _held = catalogue(language)
    _language, _time_zone = language, time_zone
    return True


def catalogue(language: str) -> Catalogue | None:
    """The words of a language; None where there are none, as for English."""
    if not (CATALOGUES / language).is_dir():
        return None
    import gettext  # an English wall starts without it

    return gettext.translation(DOMAIN, CATALOGUES, [language], fallback=True)


@contextmanager
def speaking(language: str, time_zone: str) -> Iterator[None]:
    """The same for a while: for words that a command writes down for the screens."""
    global _held, _language, _time_zone
    before = _held, _language, _time_zone
    use(language, time_zone)
    try:
        yield
    finally:
        _held, _language, _time_zone = before


def language() -> str:
    """The language that holds, such as "de"."""
    return _language


def time_zone() -> str:
    """The IANA name of the household's time zone."""
    return _time_zone


def _(words: str) -> str:
    return _held.gettext(words) if _held and words else words


def N_(words: str) -> str:
    """Mark `words` for translation; they are returned as they are."""
    return words


def ngettext(one: str, many: str, number: int) -> str:
    """The words for a number of things: `one` for 1, and what the language has for others."""
    if _held:
        return _held.ngettext(one, many, number)
    return one if number == 1 else many
