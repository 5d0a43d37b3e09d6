"""A square as wide as a coin, to hold one against, and the words that say so."""

from textual.reactive import reactive

from .canvas import Canvas
from .painted import Painted
from .palette import Palette
from .typeset import centred
from .words import wrap

GAP = 1  # rows between the square and its words


class CoinSquare(Painted):
    """A plain square of `columns` x `high` px in the middle, on a card of its own; words below."""

    columns: reactive[int] = reactive(15)
    high: reactive[int] = reactive(16)
    sentence: reactive[str] = reactive("")

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        wide, high = canvas.columns, canvas.rows * 2 - 1
        canvas.soft(0, 0, wide, high, colours.card)
        lines = wrap(self.sentence, max(1, wide - 4), 2)
        below = (len(lines) + GAP) * 2
        left = (wide - self.columns) // 2
        top = max(1, (high - below - self.high) // 2)
        canvas.fill(left, top, self.columns, self.high, colours.now)
        first = canvas.rows - 1 - len(lines)
        for row, line in enumerate(lines, first):
            centred(canvas, row, 0, wide, line, colours.ink, bold=True)
