"""A counter to tap: a bead fills for each time, and the number stands over the beads."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from textual.message import Message
from textual.reactive import reactive

from .canvas import Canvas
from .doable import Doable
from .drawings import width
from .palette import Palette
from .plain_card import solid
from .typeset import big

LARGEST, SMALLEST = 9, 1  # px of a bead
ROOMY = 5  # px of a bead from which two px part it from the next
HOLLOW = 3  # px from which a bead can be an outline
HAND = 5  # beads on a row come in fives, where that fits: a child knows its hand
FACTORS = ((26, 3), (14, 2), (0, 1))  # rows, and how often larger the number is drawn


class Beads(NamedTuple):
    """How many px a bead has, how many from one to the next, and how many stand on a row."""

    size: int
    pitch: int
    a_row: int


class Counter(Doable):
    """Counts to `number`; one tap is one. Then it says `finished`, and more taps do no harm.

    The screen counts: a tap is a message. With `number` 0 there is nothing to count.
    """

    STILL = 0.3  # counting is fast; only a trembling finger is held back

    count: reactive[int] = reactive(0)
    number: reactive[int] = reactive(0)

    @dataclass
    class Tapped(Message):
        """It was tapped before it was finished."""

        counter: "Counter"

        @property
        def control(self) -> "Counter":
            return self.counter

    @property
    def absent(self) -> bool:
        """Nothing is counted."""
        return self.number <= 0

    @property
    def is_finished(self) -> bool:
        """Whether all of it was counted."""
        return 0 < self.number <= self.count

    @property
    def words(self) -> str:
        """The count; at its end that it is finished."""
        return self.finished if self.is_finished else f"{self.count}"

    def tell(self) -> None:
        self.post_message(self.Tapped(self))

    def paint_open(self, canvas: Canvas, colours: Palette) -> None:
        top = self._paint_number(canvas, colours)
        self._paint_beads(canvas, colours, top, canvas.rows * 2 - 5 - top)

    def _paint_number(self, canvas: Canvas, colours: Palette) -> int:
        """The count in the display face, in the middle; gives the px below it."""
        most = next(factor for rows, factor in FACTORS if canvas.rows >= rows)
        room = canvas.columns - 2 * max(2, self.reserve)
        fitting = big(str(self.count), room, canvas.rows * 2, most)
        if fitting is None:
            return 2
        sprite, factor = fitting
        left = (canvas.columns - width(sprite) * factor) // 2
        canvas.stamp(sprite, left, 3, colours.ink, factor)
        return 3 + len(sprite) * factor + 2

    def _paint_beads(self, canvas: Canvas, colours: Palette, top: int, room: int) -> None:
        """Solid for each one that was counted, an outline for each to come."""
        beads = arranged(self.number, canvas.columns - 4, room)
        rows = -(-self.number // beads.a_row)
        top += max(0, (room - rows * beads.pitch) // 2)
        left = (canvas.columns - beads.a_row * beads.pitch + beads.pitch - beads.size) // 2
        for index in range(self.number):
            x = left + index % beads.a_row * beads.pitch
            y = top + index // beads.a_row * beads.pitch
            _bead(canvas, x, y, beads.size, colours, filled=index < self.count)


def _bead(canvas: Canvas, x: int, y: int, size: int, colours: Palette, *, filled: bool) -> None:
    """The size tells full from empty where a bead is too small to be hollow."""
    shape = canvas.soft if size >= HOLLOW else canvas.fill
    if filled:
        shape(x, y, size, size, solid(colours))
    elif size >= HOLLOW:
        edge = 2 if size >= LARGEST else 1
        shape(x, y, size, size, colours.slot_card)
        inner = size - 2 * edge
        (canvas.soft if inner > HOLLOW else canvas.fill)(
            x + edge, y + edge, inner, inner, colours.card
        )
    else:
        canvas.fill(x, y, 1, 1, colours.slot_card)


def arranged(number: int, columns: int, rows: int) -> Beads:
    """The largest beads of which `number` stand in so many px: in fives, or else as they fit."""
    for in_fives in (True, False):
        for beads in _sizes(number, columns):
            a_row = beads.a_row
            if in_fives and a_row < number:
                a_row -= a_row % HAND
            if in_fives and beads.size < HOLLOW:
                continue
            if a_row > 0 and -(-number // a_row) * beads.pitch <= rows + 1:
                return beads._replace(a_row=_even(number, a_row) if in_fives else a_row)
    return Beads(SMALLEST, 2, max(1, min(number, columns // 2)))


def _even(number: int, a_row: int) -> int:
    """Ten on rows of fifteen stand better as twice five."""
    return HAND if HAND < number <= 2 * HAND and a_row > HAND and number > a_row else a_row


def _sizes(number: int, columns: int) -> Iterator[Beads]:
    for size in range(LARGEST, SMALLEST - 1, -1):
        pitch = size + (2 if size >= ROOMY else 1)
        yield Beads(size, pitch, min(number, (columns + pitch - size) // pitch))
