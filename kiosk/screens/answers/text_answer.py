"""A text, typed by finger: the on-screen keyboard, and a row of the family's words above it."""

import re

from kiosk.language import _, ngettext
from widgets.key_places import Key, Rows

from ..asking import Asking
from .answer import Answer, Buttons, pressing
from .letters import (
    NAMES,
    RUB_OUT,
    RUB_WORD,
    SHIFT,
    SPACE,
    TURNS,
    WORD,
    cased,
    letter_rows,
)

BEGUN = re.compile(r"[^\W_]+\Z")  # the word that the cursor stands behind
SENTENCE = re.compile(r"(\A|[.!?]\s+)\Z")  # behind which a capital comes
CLOSING = ".,;:!?)"  # stand directly behind a word, also behind one that was chosen
WORDS_BY_WIDTH = ((128, 6), (100, 5), (80, 4), (0, 3))  # columns, words in the row
KEYS = {"backspace": RUB_OUT, "delete": "delete", "left": "left", "right": "right"}


class TextAnswer(Answer):
    """What was typed, where the cursor stands, and which page of keys is up."""

    TYPED = True

    def __init__(self, asking: Asking, words: tuple[str, ...]) -> None:
        super().__init__(asking)
        self.text = "" if asking.value is None else str(asking.value)
        self.at = len(self.text)
        self._words = words
        self._page = "letters"
        self._shift: bool | None = None  # as was asked for; None: as the sentence has it
        self._locked = False
        self._spaced = False  # the last character is the space behind a chosen word

    @property
    def value(self) -> object:
        return self.text.strip()

    @property
    def said(self) -> str:
        return self.text

    @property
    def cursor(self) -> int | None:
        return self.at

    @property
    def beside(self) -> str:
        said = _("{n} of {most} letters")
        return said.format(n=len(self.text.strip()), most=self.asking.most)

    @property
    def fault(self) -> str:
        length, asking = len(self.text.strip()), self.asking
        if length > asking.most:
            more = length - asking.most
            said = ngettext("{n} letter too many.", "{n} letters too many.", more)
            return said.format(n=more)
        if length < asking.least:
            said = ngettext("At least {n} letter.", "At least {n} letters.", asking.least)
            return said.format(n=asking.least)
        return ""

    # the keys

    @property
    def _upper(self) -> bool:
        if self._locked:
            return True
        if self._shift is not None:
            return self._shift
        return bool(SENTENCE.search(self.text[: self.at]))

    def rows(self, columns: int) -> Rows:
        number = next(number for least, number in WORDS_BY_WIDTH if columns >= least)
        rows = letter_rows(self._page, upper=self._upper, locked=self._locked)
        words = self.offered(number) if len(rows) == 3 else ()
        row = tuple(Key(WORD + word, word, look="quiet") for word in words)
        gaps = tuple(Key() for _gap in range(number - len(row)))
        return ((*row, *gaps), *rows) if row else rows

    def offered(self, number: int) -> tuple[str, ...]:
        """The words of the row: those that go on from what is begun come first."""
        begun = self._begun.casefold()
        fitting = [
            word
            for word in self._words
            if begun and word.casefold().startswith(begun) and word.casefold() != begun
        ]
        return tuple(dict.fromkeys([*fitting, *self._words]))[:number]

    @property
    def _begun(self) -> str:
        found = BEGUN.search(self.text[: self.at])
        return found[0] if found else ""

    @property
    def buttons(self) -> Buttons:
        turned = TURNS[self._page]
        last = "accents" if self._page == "letters" else "letters"
        return {
            "third": pressing(SPACE, _("Space"), key="space"),
            "fourth": pressing(f"page:{turned}", NAMES[turned]),
            "more": pressing(f"page:{last}", NAMES[last]),
        }

    # what is pressed

    def press(self, name: str) -> None:
        self.refusal = ""
        if name.startswith(WORD):
            self._choose(name.removeprefix(WORD))
        elif name.startswith("page:"):
            self._page = name.removeprefix("page:")
        elif name == SHIFT:
            self._turn_shift()
        elif name in (RUB_OUT, RUB_WORD, "delete"):
            self._rub_out(name)
        elif name == SPACE:
            self._put(" ")
        else:
            self._put(cased(name, upper=self._upper))
            if self._page == "accents":
                self._page = "letters"

    def takes(self, name: str, columns: int) -> bool:
        """Also a letter, or a word, that was there when it was pressed: the next one had taken its
        place already.
        """
        return len(name) == 1 or name.startswith(WORD) or super().takes(name, columns)

    def type(self, key: str, character: str | None) -> bool:
        """A letter stands as it was typed; the keys of an editor do what they do there."""
        self.refusal = ""
        if key in ("left", "right"):
            self.place(self.at + (1 if key == "right" else -1))
        elif key in ("home", "end"):
            self.place(0 if key == "home" else len(self.text))
        elif key in KEYS:
            self.press(KEYS[key])
        elif character and character.isprintable():
            self._put(character)
        else:
            return False
        return True

    def place(self, at: int) -> None:
        """Put the cursor before a character."""
        self.at = max(0, min(at, len(self.text)))
        self._spaced, self._shift = False, None

    def _turn_shift(self) -> None:
        """Once for a letter, twice for all that follow, again for none."""
        if self._locked:
            self._locked, self._shift = False, False
        elif self._shift:
            self._locked = True
        else:
            self._shift = not self._upper

    def _put(self, typed: str) -> None:
        """At the cursor, if there is room; what is there stays in any case."""
        before, after = self.text[: self.at], self.text[self.at :]
        if self._spaced and typed[0] in CLOSING:
            before = before[:-1]
        if len((before + typed + after).strip()) > self.asking.most:
            said = _("{most} letters are the most; all that you typed is kept.")
            self.refusal = said.format(most=self.asking.most)
            return
        self.text, self.at = before + typed + after, len(before) + len(typed)
        self._shift, self._spaced = None, False

    def _choose(self, word: str) -> None:
        """In the place of what is begun of it, else behind it; with a space for what comes next."""
        begun, before = self._begun, self.text[: self.at]
        was = self.text, self.at
        if self._upper:
            word = word[:1].upper() + word[1:]
        if begun and word.casefold().startswith(begun.casefold()):
            word = begun + word[len(begun) :]
            self.text, self.at = before[: -len(begun)] + self.text[self.at :], self.at - len(begun)
        elif before and not before.endswith((" ", "(", "-", "/", "'")):
            word = " " + word
        self._put(word)
        if self.refusal:
            self.text, self.at = was
            return
        if not self.text[self.at :].startswith(" "):
            self.text = self.text[: self.at] + " " + self.text[self.at :]
            self._spaced = True
        self.at += 1

    def _rub_out(self, name: str) -> None:
        """The character before the cursor, or the word; or the character after it."""
        before, after = self.text[: self.at], self.text[self.at :]
        if name == "delete":
            after = after[1:]
        elif name == RUB_WORD:
            before = re.sub(r"\S+\s*\Z", "", before)
        else:
            before = before[:-1]
        self.text = before + after
        self.place(len(before))
