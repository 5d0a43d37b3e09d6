"""Bars by week for adults: what was done, tried and put off, told apart by pattern and number."""

from collections.abc import Callable
from typing import NamedTuple

from rich.cells import cell_len
from textual.reactive import reactive

from .canvas import Canvas
from .painted import Painted
from .palette import Palette
from .typeset import centred
from .words import cut

INSET = 3
NARROWEST = 8  # columns of a week with its gap; older weeks that find no room are left out
WIDEST = 18
ROOMY = 11  # from here on there is air between the three numbers
GAP = 4  # columns between two bars; their outlines take half of it
LEAST = 2  # px of a piece, where there is room
MARK = "▲"  # the week of the last session

Pattern = Callable[[int, int], bool]

# Which px of a piece are filled, from its upper left: all, every other, a few. The rest is card.
PATTERNS: tuple[Pattern, ...] = (
    lambda x, y: True,
    lambda x, y: (x + y) % 2 == 0,
    lambda x, y: y % 2 == 0 and (x + y) % 4 == 0,
)


class WeekBar(NamedTuple):
    """A week: its label, how much was asked for, and the pieces of its bar from the foot up."""

    label: str
    asked: int
    counts: tuple[int, int, int]  # done, tried, put off

    @property
    def practised(self) -> int:
        return self.counts[0] + self.counts[1]

    @property
    def high(self) -> int:
        return max(self.asked, sum(self.counts))


class WeekBars(Painted):
    """One bar a week, oldest left; over it what was practised, under it the three numbers.

    The outline says how much was asked for. The topmost px is left to the page.
    """

    weeks: reactive[tuple[WeekBar, ...]] = reactive(())
    marked = reactive(-1)
    """Index of the week of the last session; -1 for none."""
    legend: reactive[tuple[str, ...]] = reactive(())
    """What the three pieces, the outline and the mark mean, in words."""
    nothing = reactive("")

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        """Numbers, bars, labels, numbers again, and the legend, from the top down."""
        canvas.soft(0, 1, canvas.columns, canvas.rows * 2 - 1, colours.card)
        room = canvas.columns - 2 * INSET
        shown = self.weeks[-max(1, room // NARROWEST) :]
        if not any(week.high for week in shown):
            centred(canvas, canvas.rows // 2, INSET, room, self.nothing, colours.soft)
            return
        legend = self._legend_rows(room)
        foot = canvas.rows - 4 - len(legend)  # row of the labels
        pitch = min(WIDEST, room // len(shown))
        left = INSET + (room - pitch * len(shown)) // 2
        most = max(week.high for week in shown)
        first = len(self.weeks) - len(shown)
        for number, week in enumerate(shown):
            place = left + number * pitch
            self._paint_bar(canvas, colours, place, pitch, foot, week, most)
            label = f"{MARK} {week.label}" if first + number == self.marked else week.label
            centred(canvas, foot, place, pitch, label, colours.ink, bold=True)
            joint = " · " if pitch >= ROOMY else "·"
            counts = joint.join(map(str, week.counts))
            centred(canvas, foot + 1, place, pitch, counts, colours.soft)
        canvas.fill(left, foot * 2 - 1, pitch * len(shown), 1, colours.ink)
        for row, entries in enumerate(legend):
            self._paint_legend(canvas, colours, canvas.rows - 1 - len(legend) + row, entries)

    def _paint_bar(
        self,
        canvas: Canvas,
        colours: Palette,
        place: int,
        pitch: int,
        foot: int,
        week: WeekBar,
        most: int,
    ) -> None:
        """Between the number's row, from row 2 on, and the axis over the labels."""
        x, wide, y = place + GAP // 2, pitch - GAP, foot * 2 - 1
        room = y - 6
        if week.high:
            tall = max(2, round(week.high * room / most))
            canvas.ring(x - 1, y - tall - 1, wide + 2, tall + 2, colours.slot_card)
            canvas.fill(x, y - tall, wide, tall, colours.card)
            for pattern, (start, end) in zip(PATTERNS, _heights(week, tall), strict=True):
                _fill(canvas, colours, pattern, x, y - end, wide, end - start)
            row = (y - tall - 1) // 2 - 1
            if week.practised:
                centred(canvas, row, place, pitch, str(week.practised), colours.ink, bold=True)

    def _legend_rows(self, room: int) -> list[list[int]]:
        """The entries of the legend, by number, on as many rows as they take."""
        rows: list[list[int]] = []
        used = room
        for number, words in enumerate(self.legend):
            if words and (number < 4 or self.marked >= 0):
                wide = 4 + cell_len(words) + 3
                if used + wide - 3 > room:
                    rows.append([])
                    used = 0
                rows[-1].append(number)
                used += wide
        return rows

    def _paint_legend(self, canvas: Canvas, colours: Palette, row: int, entries: list[int]) -> None:
        column = INSET
        for number in entries:
            words = cut(self.legend[number], canvas.columns - column - 4)
            if number < len(PATTERNS):
                canvas.fill(column, row * 2, 3, 2, colours.card)
                _fill(canvas, colours, PATTERNS[number], column, row * 2, 3, 2)
            elif number == len(PATTERNS):
                canvas.fill(column, row * 2, 3, 1, colours.slot_card)
            else:
                canvas.text(column + 1, row, MARK, colours.ink, bold=True)
            canvas.text(column + 4, row, words, colours.soft)
            column += 4 + cell_len(words) + 3


def _heights(week: WeekBar, tall: int) -> list[tuple[int, int]]:
    """From where to where each piece reaches, in px from the foot; what there is is seen."""
    spans, start, so_far = [], 0, 0
    waiting = sum(map(bool, week.counts))
    for count in week.counts:
        waiting -= bool(count)
        so_far += count
        end = max(round(so_far * tall / week.high), start + LEAST)
        end = max(start, min(end, tall - LEAST * waiting)) if count else start
        spans.append((start, end))
        start = end
    return spans


def _fill(
    canvas: Canvas, colours: Palette, pattern: Pattern, x: int, y: int, wide: int, tall: int
) -> None:
    for row in range(y, y + tall):
        for column in range(x, x + wide):
            if pattern(column - x, row - y):
                canvas.fill(column, row, 1, 1, colours.now)
