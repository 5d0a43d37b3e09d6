"""The words of the screens in the plan's language, by gettext; a word without a translation stays.

`_` translates at once, so it stands where something is shown; `N_` only marks words that are kept
in a constant, for `_` to translate later. `use` says which language holds, for the whole process.
"""

import gettext
from pathlib import Path

DOMAIN = "samestars"
CATALOGUES = Path(__file__).parent / "catalogues"

_held: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use(language: str) -> bool:
    """Show another language from here on; whether it is another. Unknown ones are English."""
    global _held, _language
    if language == _language:
        return False
    _language = language
    _held = gettext.translation(DOMAIN, CATALOGUES, [language], fallback=True)
    return True


def language() -> str:
    """The language that holds, such as "de"."""
    return _language


def _(words: str) -> str:
    return _held.gettext(words) if words else ""


def N_(words: str) -> str:
    """Mark `words` for translation; they are returned as they are."""
    return words


def ngettext(one: str, many: str, number: int) -> str:
    """The words for a number of things: `one` for 1, and what the language has for others."""
    return _held.ngettext(one, many, number)
