"""The pages of the on-screen keyboard: letters by language, numbers, signs, accents."""

from collections.abc import Sequence

from kiosk.language import N_, _, language
from widgets.key_places import Key, Rows

LETTERS = {
    "en": ("qwertyuiop", "asdfghjkl", "zxcvbnm."),
    "de": ("qwertzuiopü", "asdfghjklöä", "yxcvbnmß."),
    "es": ("qwertyuiop", "asdfghjklñ", "zxcvbnm."),
    "fr": ("azertyuiop", "qsdfghjklm", "wxcvbn'."),
}
PAGES = {
    "numbers": ("1234567890", "-/:;()&@+%", ".,?!'\""),
    "signs": ("#=_*~^<>[]", "{}|\\$€£°·§", "„“”«»…"),
    "accents": ("áàâäãåæçñß", "éèêëíìîïœÿ", "óòôöõøúùûü", "¿¡ý"),
}
TURNS = {"letters": "numbers", "numbers": "signs", "signs": "numbers", "accents": "numbers"}
NAMES = {"letters": "abc", "numbers": "123", "signs": "#+=", "accents": "äñé"}
SPACE, SHIFT, RUB_OUT, RUB_WORD = "space", "shift", "rub-out", "rub-word"
WORD = "word:"  # and the word itself
RUB_THE_WORD = N_("Word")


def letter_rows(page: str, *, upper: bool, locked: bool) -> Rows:
    """The three rows of a page, the last one with shift and rub-out, or with those for a word."""
    if page == "letters":
        return rows_of_letters(upper=upper, locked=locked)
    *rows, last = PAGES[page]
    erasing = (
        Key(RUB_WORD, f"◀ {_(RUB_THE_WORD)}", 2, "quiet"),
        Key(RUB_OUT, "◀", 2, "quiet", "rub-out-small"),
    )
    signs = tuple(Key(sign, cased(sign, upper=upper)) for sign in last)
    gap = (Key(wide=10 - 4 - len(last)),) if len(last) < 6 else ()
    above = tuple(tuple(Key(sign, cased(sign, upper=upper)) for sign in row) for row in rows)
    return (*above, (*signs, *gap, *erasing))


def rows_of_letters(*, upper: bool, locked: bool) -> Rows:
    """Rows of one width; a shorter one stands in the middle."""
    first, second, third = LETTERS.get(language(), LETTERS["en"])
    units = len(first)
    ends = (units - len(third)) / 2
    shift = Key(SHIFT, "ABC" if locked else "▲", ends, "on" if upper else "quiet")
    rub_out = Key(RUB_OUT, "◀", ends, "quiet", "rub-out-small")
    return (
        keys(first, upper=upper),
        centred(keys(second, upper=upper), units),
        (shift, *keys(third, upper=upper), rub_out),
    )


def keys(signs: str, *, upper: bool) -> tuple[Key, ...]:
    """A key for each sign."""
    return tuple(Key(sign, cased(sign, upper=upper)) for sign in signs)


def centred(row: Sequence[Key], units: int) -> tuple[Key, ...]:
    """The row with what it lacks as gaps at both ends."""
    lack = (units - len(row)) / 2
    return (Key(wide=lack), *row, Key(wide=lack)) if lack else tuple(row)


def cased(sign: str, *, upper: bool) -> str:
    """A sign as shift has it; what has no capital of one letter stays."""
    return sign.upper() if upper and len(sign.upper()) == 1 else sign
