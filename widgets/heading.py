"""The head of a screen: a few big words, and four short lines beside them."""

from rich.cells import cell_len
from textual.reactive import reactive

from .canvas import Canvas
from .drawings import width
from .painted import Painted
from .palette import Palette
from .typeset import big, two_sides

BESIDE = 4  # columns between the big words and the lines beside them


class Heading(Painted):
    """Big words at the left, two lines beside them, two flush right; four rows high.

    The lines beside them give way to the big words; where the display face lacks a letter or still
    the room, all of it is cell text. Of each pair the first line is bold.
    """

    headline = reactive("")
    beside: reactive[tuple[str, ...]] = reactive(())
    right: reactive[tuple[str, ...]] = reactive(())

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        """Rows 1 and 2 hold the lines; the big words begin at px 1."""
        for beside in (self.beside, ()):
            room = canvas.columns - self._room_for(beside)
            fitting = big(self.headline, room, canvas.rows * 2 - 1)
            if fitting and canvas.rows >= 3:
                sprite, _ = fitting
                canvas.stamp(sprite, 0, 1, colours.ink)
                self._paint_lines(canvas, colours, width(sprite) + BESIDE, 1, beside)
                return
        self._paint_cells(canvas, colours)

    def _paint_cells(self, canvas: Canvas, colours: Palette) -> None:
        row = 1 if canvas.rows >= 4 else 0
        canvas.text(0, row, self.headline, colours.ink, bold=True)
        self._paint_lines(canvas, colours, cell_len(self.headline) + 2, row, self.beside)

    def _paint_lines(
        self, canvas: Canvas, colours: Palette, left: int, row: int, beside: tuple[str, ...]
    ) -> None:
        for line, (colour, bold) in enumerate(((colours.ink, True), (colours.soft, False))):
            words = (_line(beside, line), _line(self.right, line))
            two_sides(canvas, row + line, left, words, colour, bold)

    def _room_for(self, beside: tuple[str, ...]) -> int:
        """Columns that the longest lines need, their distances counted."""
        return sum(
            max(map(cell_len, lines)) + gap
            for lines, gap in ((beside, BESIDE), (self.right, 2))
            if any(lines)
        )


def _line(lines: tuple[str, ...], index: int) -> str:
    return lines[index] if index < len(lines) else ""
