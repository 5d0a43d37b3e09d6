"""What to type, a box for each digit, and what is to be said about it; no digit ever shows."""

from textual.reactive import reactive

from .canvas import Canvas
from .painted import Painted
from .palette import Palette
from .words import wrap

BOX, HIGH, GAP = 9, 8, 1  # px of a box, and columns between two
BLOCK, TALL = 3, 4  # px of the block that fills it
LOW = 12  # rows below which the words stand close
LINES = 3


class DigitBoxes(Painted):
    """Boxes that fill with a block each. `filled` of `digits` were typed."""

    words = reactive("")
    note = reactive("")
    digits = reactive(4)
    filled = reactive(0)

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        airy = canvas.rows >= LOW
        row = 0
        for line in wrap(self.words, max(1, canvas.columns), LINES):
            canvas.text(0, row, line, colours.ink, bold=True)
            row += 1
        top = (row + airy) * 2
        wide = min(BOX, (canvas.columns + GAP) // self.digits - GAP)
        for number in range(self.digits):
            left = number * (wide + GAP)
            full = number < self.filled
            canvas.soft(left, top, wide, HIGH, colours.now if full else colours.button)
            if full:
                block = max(1, min(BLOCK, wide - 2))
                at = left + (wide - block) // 2
                canvas.fill(at, top + (HIGH - TALL) // 2, block, TALL, colours.on_now)
        row = (top + HIGH) // 2 + 1
        for line in wrap(self.note, max(1, canvas.columns), max(1, canvas.rows - row)):
            canvas.text(0, row, line, colours.soft)
            row += 1
