"""A tile of the handover: a figure first, a label and at most three facts beside it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len
from textual.message import Message
from textual.reactive import reactive

from .canvas import Canvas
from .drawings import width
from .palette import Palette
from .pressable import Pressable
from .typeset import big
from .words import cut, wrap, wrap_all

MOST_FACTS = 3
DRAWN_ROWS = 8  # from here on the figure is drawn, below it is a word
ROOMY_ROWS = 9  # from here on the tile fills its top px, and a digit is doubled
WIDE = 36  # columns from which on two digits are doubled too
FIGURE = 10  # columns of a doubled digit


class FactTile(Pressable):
    """One kind of facts about the time since the last exchange; loud where something is to do."""

    label = reactive("")
    figure = reactive("")
    """A number; "" for none."""
    facts: reactive[tuple[str, ...]] = reactive(())
    headline = reactive("")
    """A word in the display face, in the figure's stead: the day of what is next."""
    aside = reactive("")
    """What stands beside the headline: the time."""
    nothing = reactive("")
    """What is said where there is neither figure, headline nor fact."""
    loud = reactive(False)

    @dataclass
    class Tapped(Message):
        """The tile was pressed, or chosen with enter or space."""

        tile: FactTile

        @property
        def control(self) -> FactTile:
            return self.tile

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        """The fill, the ring while focused, and the facts in the form that fits."""
        top = 0 if canvas.rows >= ROOMY_ROWS else 1
        high = canvas.rows * 2 - top
        canvas.soft(0, top, canvas.columns, high, colours.now if self.loud else colours.card)
        if self.ringed:
            canvas.ring(0, top, canvas.columns, high, colours.focus)
        strong, weak = (
            (colours.on_now, colours.now_soft) if self.loud else (colours.ink, colours.soft)
        )
        if canvas.rows < DRAWN_ROWS or not (self.headline or self.figure):
            self._paint_words(canvas, strong, weak)
        elif self.headline:
            self._paint_headline(canvas, strong, weak)
        else:
            self._paint_figure(canvas, strong, weak)

    def _paint_figure(self, canvas: Canvas, strong: str, weak: str) -> None:
        """Doubled with the label beside it where there is room, else under the label."""
        roomy = canvas.rows >= ROOMY_ROWS and canvas.columns >= 28
        y = 2 if roomy else 5
        most = 2 if roomy and (len(self.figure) == 1 or canvas.columns >= WIDE) else 1
        fitting = big(self.figure, canvas.columns // 2, canvas.rows * 2 - y - 1, most)
        if fitting is None:
            self._paint_words(canvas, strong, weak)
            return
        sprite, factor = fitting
        canvas.stamp(sprite, 2, y, strong, factor)
        beside = 2 + width(sprite) * factor + 2
        left = max(beside, 2 + FIGURE + 4) if roomy else beside
        _put(canvas, left if roomy else 2, 1, self.label, strong, bold=True)
        room = canvas.columns - left - 1
        for line, fact in enumerate(wrap_all(self.facts, max(1, room), MOST_FACTS)):
            _put(canvas, left, 3 + line, fact, weak)

    def _paint_headline(self, canvas: Canvas, strong: str, weak: str) -> None:
        """The label, the word below it, its aside at the right, the facts at the bottom."""
        fitting = big(self.headline, canvas.columns - 4, canvas.rows * 2 - 8)
        if fitting is None:
            self._paint_words(canvas, strong, weak)
            return
        sprite, _ = fitting
        _put(canvas, 2, 1, self.label, strong, bold=True)
        canvas.stamp(sprite, 2, 5, strong)
        facts = list(self.facts)
        if cell_len(self.aside) + 1 <= canvas.columns - 4 - width(sprite):
            canvas.text(canvas.columns - 2 - cell_len(self.aside), 3, self.aside, strong, bold=True)
        else:
            facts = [", ".join(filter(None, (self.aside, *facts[:1]))), *facts[1:]]
        below = (5 + len(sprite) + 1) // 2  # the first row under the word
        lines = max(1, canvas.rows - 1 - below)
        shown = (facts if len(facts) <= lines else _joined(facts, canvas.columns - 4, lines))[
            :lines
        ]
        first = max(below, canvas.rows - 1 - len(shown))
        for line, fact in enumerate(shown):
            _put(canvas, 2, first + line, fact, weak)

    def _paint_words(self, canvas: Canvas, strong: str, weak: str) -> None:
        """Everything as cell text: the figure or headline bold before the label."""
        row = 1 if canvas.rows >= 3 else 0
        first = " ".join(filter(None, (self.figure, self.label)))
        _put(canvas, 2, row, first, strong, bold=True)
        when = " ".join(filter(None, (self.headline, self.aside)))
        facts = [fact for fact in (when, *self.facts) if fact]
        if not facts and not self.figure:
            facts = [self.nothing]
        gap = 1 if canvas.rows >= 7 else 0
        room = min(MOST_FACTS + bool(when), canvas.rows - row - 2 - gap)
        lines = facts if len(facts) <= room else _joined(facts, canvas.columns - 4, max(0, room))
        for line, fact in enumerate(lines[: max(0, room)]):
            _put(canvas, 2, row + 1 + gap + line, fact, weak)

    @property
    def absent(self) -> bool:
        """A tile keeps its place and can always be pressed."""
        return False

    def act(self) -> None:
        """Say that the tile was chosen."""
        self.post_message(self.Tapped(self))


def _put(canvas: Canvas, left: int, row: int, words: str, colour: str, bold: bool = False) -> None:
    """Words cut at the last px but one, which the focus ring takes."""
    canvas.text(left, row, cut(words, max(0, canvas.columns - left - 1)), colour, bold)


def _joined(facts: list[str], room: int, lines: int) -> list[str]:
    """More facts than lines: one after the other, wrapped as running text."""
    if not facts or lines < 1:
        return []
    running = facts[0]
    for before, fact in pairwise(facts):
        one = before.endswith(":") or fact.startswith("(")
        running += f" {fact}" if one else f", {fact}"
    return wrap(running, max(1, room), lines)
