"""One row of cell text: a sentence at the left, a softer one at the right."""

from rich.cells import cell_len
from textual.reactive import reactive

from .canvas import Canvas
from .painted import Painted
from .palette import Palette
from .words import cut

GAP = 2  # columns between the two at least


class EndsLine(Painted):
    """A line for adults above a board; the right end gives way to the left one."""

    DEFAULT_CSS = "EndsLine { height: 1; width: 100%; }"

    left = reactive("")
    right = reactive("")

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        margin = 3 if canvas.columns >= 100 else 2 if canvas.columns >= 80 else 1
        room = canvas.columns - 2 * margin
        left = cut(self.left, max(0, room))
        canvas.text(margin, 0, left, colours.ink, bold=True)
        rest = room - cell_len(left) - GAP
        if cell_len(self.right) <= rest:
            column = canvas.columns - margin - cell_len(self.right)
            canvas.text(column, 0, self.right, colours.soft)
