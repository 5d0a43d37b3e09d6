"""A tile of the handover: a figure first, a label and facts beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.reactive import reactive

from .canvas import Canvas
from .drawings import width
from .palette import Palette
from .pressable import Pressable
from .typeset import big
from .words import cut, owners, wrap, wrap_each

MOST_FACTS = 3  # lines in which a few facts stand; more of them take what room there is
DRAWN_ROWS = 8  # from here on the figure is drawn, below it is a word
ROOMY_ROWS = 9  # from here on the tile fills its top px, and a digit is doubled
WIDE = 36  # columns from which on two digits are doubled too
FIGURE = 10  # columns of a doubled digit
HEADLINE = -1  # where a finger is on the word in the display face, and on no fact


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
    beneath = reactive("")
    """What stands under the aside: who."""
    nothing = reactive("")
    """What is said where there is neither figure, headline nor fact."""
    loud = reactive(False)
    settled = reactive(False)
    """Nothing is to do about it: faded, as a card that is done."""
    wraps = reactive(False)
    """Facts in the family's own words: long ones go on in the next line while there is room."""

    @dataclass
    class Tapped(Message):
        """The tile was pressed, or chosen with enter or space."""

        tile: FactTile
        fact: int | None = None
        """The number of the fact that a finger was on, HEADLINE for the word in the display face;
        None for keys, and where there is neither.
        """

        @property
        def control(self) -> FactTile:
            return self.tile

    _rows: Mapping[int, int] = MappingProxyType({})  # which fact stands in a row, as drawn last
    _finger: int | None = None  # the row that is pressed

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        """The fill, the ring while focused, and the facts in the form that fits."""
        self._rows = {}
        top = 0 if canvas.rows >= ROOMY_ROWS else 1
        high = canvas.rows * 2 - top
        quiet = colours.done if self.settled else colours.card
        canvas.soft(0, top, canvas.columns, high, colours.now if self.loud else quiet)
        if self.ringed:
            canvas.ring(0, top, canvas.columns, high, colours.focus)
        strong, weak = self._inks(colours)
        if canvas.rows < DRAWN_ROWS or not (self.headline or self.figure):
            self._paint_words(canvas, strong, weak)
        elif self.headline:
            self._paint_headline(canvas, strong, weak)
        else:
            self._paint_figure(canvas, strong, weak)

    def _inks(self, colours: Palette) -> tuple[str, str]:
        """For the label and for the facts."""
        if self.loud:
            return colours.on_now, colours.now_soft
        return (colours.on_done,) * 2 if self.settled else (colours.ink, colours.soft)

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
        beside = 2 + width(sprite) * factor + 2
        left = max(beside, 2 + FIGURE + 4) if roomy else beside
        room = max(1, canvas.columns - left - 1)
        lines = canvas.rows - 4
        if len(self.facts) > MOST_FACTS and _needed(self.facts, room) > lines:
            self._paint_words(canvas, strong, weak)
            return
        canvas.stamp(sprite, 2, y, strong, factor)
        _put(canvas, left if roomy else 2, 1, self.label, strong, bold=True)
        self._put_facts(canvas, left, 3, wrap_each(self.facts, room, lines), weak)

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
            for row, words in ((3, self.aside), (5, self.beneath)):
                shown = cut(words, max(0, canvas.columns - 5 - width(sprite)))
                canvas.text(canvas.columns - 2 - cell_len(shown), row, shown, strong, bold=True)
        else:
            first = filter(None, (self.aside, self.beneath, *facts[:1]))
            facts = [", ".join(first), *facts[1:]]
        below = (5 + len(sprite) + 1) // 2  # the first row under the word
        lines = max(1, canvas.rows - 1 - below)
        said = _each(facts) if len(facts) <= lines else _joined(facts, canvas.columns - 4, lines)
        top = max(below, canvas.rows - 1 - len(said))
        self._put_facts(canvas, 2, top, said, weak)
        self._rows = {**dict.fromkeys(range(below), HEADLINE), **self._rows}

    def _paint_words(self, canvas: Canvas, strong: str, weak: str) -> None:
        """Everything as cell text: the figure or headline bold before the label."""
        row = 1 if canvas.rows >= 3 else 0
        first = " ".join(filter(None, (self.figure, self.label)))
        heads = wrap(first, max(1, canvas.columns - 3), 2 if self.wraps and canvas.rows >= 6 else 1)
        for number, head in enumerate(heads):
            _put(canvas, 2, row + number, head, strong, bold=True)
        row += max(0, len(heads) - 1)
        when = " ".join(filter(None, (self.headline, self.aside, self.beneath)))
        facts = [fact for fact in (when, *self.facts) if fact]
        if not facts and not self.figure:
            facts = [self.nothing]
        columns, most = canvas.columns - 4, canvas.rows - row - 2
        crowded = self.wraps and _needed(facts, columns) >= most
        gap = 1 if canvas.rows >= 7 and not crowded else 0
        if not self.wraps and len(self.facts) <= MOST_FACTS:
            most = min(most, MOST_FACTS + bool(when) + gap)
        lines = self._below(facts, columns, max(0, most - gap))
        lines = [(number - bool(when), line) for number, line in lines]
        self._put_facts(canvas, 2, row + 1 + gap, lines, weak)

    def _below(self, facts: list[str], columns: int, rows: int) -> list[tuple[int, str]]:
        """The lines under the label, each with the number of its fact."""
        if len(facts) > rows:
            return _joined(facts, columns, rows)[:rows]
        return wrap_each(facts, max(1, columns), rows) if self.wraps else _each(facts)

    def _put_facts(
        self, canvas: Canvas, left: int, top: int, lines: Sequence[tuple[int, str]], colour: str
    ) -> None:
        """Each line in a row of its own, from `top` on; what stands where is known to a finger."""
        for row, (_number, line) in enumerate(lines, top):
            _put(canvas, left, row, line, colour)
        self._rows = {row: number for row, (number, _line) in enumerate(lines, top)}

    def _fact_under(self, row: int) -> int | None:
        """The fact nearest to a row: a finger is larger than a line."""
        nearest = min(self._rows, key=lambda one: abs(one - row), default=None)
        if nearest is None or not HEADLINE <= self._rows[nearest] < len(self.facts):
            return None
        return self._rows[nearest]

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A finger presses the fact that it is on."""
        self._finger = event.y
        super().on_mouse_down(event)
        self._finger = None

    @property
    def absent(self) -> bool:
        """A tile keeps its place and can always be pressed."""
        return False

    def act(self) -> None:
        """Say that the tile was chosen."""
        fact = None if self._finger is None else self._fact_under(self._finger)
        self.post_message(self.Tapped(self, fact))


def _put(canvas: Canvas, left: int, row: int, words: str, colour: str, bold: bool = False) -> None:
    """Words cut at the last px but one, which the focus ring takes."""
    canvas.text(left, row, cut(words, max(0, canvas.columns - left - 1)), colour, bold)


def _needed(facts: Sequence[str], room: int) -> int:
    """Lines that the facts take when none is cut."""
    return sum(len(wrap(fact, max(1, room), len(fact))) for fact in facts)


def _each(facts: Sequence[str]) -> list[tuple[int, str]]:
    """A line for each fact, with its number."""
    return list(enumerate(facts))


def _joined(facts: list[str], room: int, lines: int) -> list[tuple[int, str]]:
    """More facts than lines: one after the other, wrapped as running text, each line with the
    number of the fact that has most of it.
    """
    if not facts or lines < 1:
        return []
    single = [" ".join(fact.split()) for fact in facts]  # without the column of their counts
    running = single[0]
    for before, fact in pairwise(single):
        one = before.endswith((":", ".")) or fact.startswith("(")
        running += f" {fact}" if one else f", {fact}"
    wrapped = wrap(running, max(1, room), lines)
    return list(zip(owners(single, wrapped), wrapped, strict=True))
