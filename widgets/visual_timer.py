"""Time that can be seen: a disc that shrinks, without figures and without a sound."""

from dataclasses import dataclass
from functools import cache
from math import atan2, pi

from textual.message import Message
from textual.reactive import reactive

from .canvas import Canvas
from .doable import Doable
from .palette import Palette
from .plain_card import solid

SIGNS = "▶■ "  # before the words of a hint; no voice says them
LARGEST = 44  # px across
RESERVED = 8  # px at the top right, where something else stands there
LEAST = 8  # px across below which words alone are shown


class VisualTimer(Doable):
    """A disc of `cells` pieces, of which `left` are left; at 0 it says `finished`.

    Whole pieces go, clockwise from the top: nothing moves in between. The screen keeps the time; a
    tap is a message, which starts it, pauses it or lets it go on, as `hint` says.
    """

    cells: reactive[int] = reactive(0)
    left: reactive[int] = reactive(0)

    @dataclass
    class Tapped(Message):
        """It was tapped before it was finished."""

        timer: "VisualTimer"

        @property
        def control(self) -> "VisualTimer":
            return self.timer

    @property
    def absent(self) -> bool:
        """No time is set."""
        return self.cells <= 0

    @property
    def is_finished(self) -> bool:
        """Whether nothing of the time is left."""
        return self.cells > 0 >= self.left

    @property
    def words(self) -> str:
        """What a tap does; at the end that it is finished."""
        return self.finished if self.is_finished else self.hint.lstrip(SIGNS)

    def tell(self) -> None:
        self.post_message(self.Tapped(self))

    def paint_open(self, canvas: Canvas, colours: Palette) -> None:
        across = min(LARGEST, canvas.columns - 6, canvas.rows * 2 - 8)
        while self.reserve and across >= LEAST and self._meets(canvas, across):
            across -= 2
        if across >= LEAST:
            self._paint_disc(canvas, colours, across)

    def _meets(self, canvas: Canvas, across: int) -> bool:
        """Whether a disc, as low as it goes, would reach what stands at the top right."""
        left, low = (canvas.columns - across) // 2, canvas.rows * 2 - 5 - across
        beside = canvas.columns - self.reserve
        return any(left + x >= beside and low + y < RESERVED for x, y, _turn, _rim in disc(across))

    def _paint_disc(self, canvas: Canvas, colours: Palette, across: int) -> None:
        """What is left of it; what is gone keeps its outline."""
        room = canvas.rows * 2 - 5 - across
        left, top = (canvas.columns - across) // 2, room if self.reserve else room // 2 + 1
        gone, full = self.cells - self.left, solid(colours)
        for x, y, turn, is_rim in disc(across):
            if turn * self.cells >= gone:
                canvas.fill(left + x, top + y, 1, 1, full)
            elif is_rim:
                canvas.fill(left + x, top + y, 1, 1, colours.slot_card)


@cache
def disc(across: int) -> tuple[tuple[int, int, float, bool], ...]:
    """The px of a disc: x, y, how far round from the top (0 to 1, clockwise), and whether on its
    rim.
    """
    middle = (across - 1) / 2
    radius = across / 2
    found = []
    for y in range(across):
        for x in range(across):
            aside, down = x - middle, y - middle
            far = (aside**2 + down**2) ** 0.5
            if far <= radius:
                turn = (atan2(aside, -down) / (2 * pi)) % 1.0
                found.append((x, y, turn, far > radius - 1.2))
    return tuple(found)
