"""The words of the screens in the plan's language, by gettext; a word without a translation stays.

`_` translates at once, so it stands where something is shown; `N_` only marks words that are kept
in a constant, for `_` to translate later. `use` says which language holds, for the whole process:
the kiosk's follows the plan, commands stay English.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DOMAIN = "samestars"
CATALOGUES = Path(__file__).parent / "catalogues"

_held: gettext.NullTranslations = gettext.NullTranslations()
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
        _held = gettext.translation(DOMAIN, CATALOGUES, [language], fallback=True)
    _language, _time_zone = language, time_zone
    return True


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
    return _held.gettext(words) if words else ""


def N_(words: str) -> str:
    """Mark `words` for translation; they are returned as they are."""
    return words


def ngettext(one: str, many: str, number: int) -> str:
    """The words for a number of things: `one` for 1, and what the language has for others."""
    return _held.ngettext(one, many, number)
