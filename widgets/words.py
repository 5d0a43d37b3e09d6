"""Words into boxes: whole words on few lines, an ellipsis where they do not fit."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from rich.cells import cell_len, set_cell_size

VARIATIONS = range(
    0xFE00, 0xFE10
)  # selectors: each terminal has its own width for what they select
SKINS = range(0x1F3FB, 0x1F400)  # skin tones: the same
SOFT_HYPHEN = "\u00ad"
MARKS = 3  # on one letter; piles of them reach into the rows above


def plain(words: str) -> str:
    """`words` as every terminal draws them: no control, no joiner, no selector, accents composed.

    Marks that can't be composed stay and take no cell; what can't be printed becomes a space. An
    emoji of several parts falls into its parts, since terminals don't agree on how wide it is.
    """
    if words.isascii() and words.isprintable():
        return words
    kept = (_plain(character) for character in unicodedata.normalize("NFC", words))
    return "".join(kept)


def letters(words: str) -> Iterator[str]:
    """What stands in one cell, or in two: a character with the marks on it, at most MARKS."""
    letter = ""
    for character in plain(words):
        if cell_len(character):
            if letter:
                yield letter
            letter = character
        elif letter.strip() and len(letter) <= MARKS:
            letter += character
    if letter:
        yield letter


def _plain(character: str) -> str:
    if ord(character) in VARIATIONS or ord(character) in SKINS:
        return ""
    if unicodedata.category(character) == "Cf":  # joiners, directions, the soft hyphen
        return ""
    return character if character.isprintable() else " "


def wrap(words: str, width: int, lines: int) -> list[str]:
    """`words` on at most `lines` lines of `width` cells; what is left over ends in "…".

    A word that is too long for a line is parted where it has a soft hyphen.
    """
    if lines < 1:
        return []
    if SOFT_HYPHEN in words:
        words = " ".join(_parted(word, width) for word in words.split())
    rest = plain(words).split()
    wrapped: list[str] = []
    while rest and len(wrapped) < lines:
        line = rest.pop(0)
        while rest and cell_len(line) + 1 + cell_len(rest[0]) <= width:
            line += " " + rest.pop(0)
        wrapped.append(cut(line, width))
    if rest and not wrapped[-1].endswith("…"):
        wrapped[-1] = cut(wrapped[-1] + " " + rest[0], width, always=True)
    return wrapped


def _parted(word: str, width: int) -> str:
    """The word, in two parts if it needs them and they fit."""
    if cell_len(plain(word)) <= width:
        return word
    parts = word.split(SOFT_HYPHEN)
    for number in range(len(parts) - 1, 0, -1):
        head = "".join(parts[:number]) + "-"
        if cell_len(plain(head)) <= width:
            return f"{head} {''.join(parts[number:])}"
    return word


def wrap_all(texts: Sequence[str], width: int, lines: int) -> list[str]:
    """Several texts on at most `lines` lines: each wrapped as far as those after it leave room."""
    return [line for _number, line in wrap_each(texts, width, lines)]


def wrap_each(texts: Sequence[str], width: int, lines: int) -> list[tuple[int, str]]:
    """The lines of `wrap_all`, each with the number of its text."""
    wrapped: list[tuple[int, str]] = []
    for number, text in enumerate(texts[:lines]):
        after = len(texts[:lines]) - number - 1
        room = max(1, lines - len(wrapped) - after)
        own = [text] if cell_len(text) <= width else wrap(text, width, room)
        wrapped += [(number, line) for line in own]
    return wrapped[:lines]


def owners(texts: Sequence[str], lines: Sequence[str]) -> list[int]:
    """Of running text made of `texts` and wrapped into `lines`: to which of them most of each line
    belongs.
    """
    ends = list(accumulate(len("".join(text.split())) for text in texts))
    found, at = [], 0
    for line in lines:
        length = len("".join(line.split()))
        found.append(min(bisect_right(ends, at + length // 2), len(texts) - 1))
        at += length
    return found


def cut(words: str, width: int, always: bool = False) -> str:
    """`words` in at most `width` cells, ended by "…" where something is missing (or `always`)."""
    words = plain(words)
    if cell_len(words) <= width and not always:
        return words
    if width <= 1:
        return "…"[:width]
    kept = words if cell_len(words) <= width - 1 else set_cell_size(words, width - 1)
    return kept.rstrip() + "…"
