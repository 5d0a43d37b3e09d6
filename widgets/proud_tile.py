"""Something to be proud of: its picture on a plate, what it is, and since when."""

from textual.reactive import reactive

from .canvas import Canvas
from .painted import Painted
from .palette import Palette
from .pictured import paint_picture
from .typeset import centred
from .words import wrap

PICTURE = (24, 16)  # px
LINES = 2  # of the title
GAP = 1  # columns of page at either side, as around a task card


class ProudTile(Painted):
    """Nothing to press. Without a title its place stays empty; a low one has no picture."""

    label = reactive("")
    picture = reactive("")
    day = reactive("")

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        if not self.label:
            return
        gap = GAP if canvas.columns >= PICTURE[0] + 2 * GAP + 2 else 0
        wide = canvas.columns - 2 * gap
        canvas.soft(gap, 1, wide, canvas.rows * 2 - 2, colours.card)
        title = wrap(self.label, max(1, wide - 2), LINES)
        below = canvas.rows - 1 - len(title) - bool(self.day)  # the first row of the words
        scale = min((below * 2 - 4) // PICTURE[1], wide // PICTURE[0])
        row = below - 1 if scale > 0 else max(1, (canvas.rows - len(title) - 1) // 2)
        if scale > 0:
            self._paint_picture(canvas, colours, gap, below * 2 - 4, scale)
        for number, line in enumerate(title):
            centred(canvas, row + number, gap + 1, wide - 2, line, colours.ink, bold=True)
        centred(canvas, row + len(title), gap + 1, wide - 2, self.day, colours.soft)

    def _paint_picture(
        self, canvas: Canvas, colours: Palette, gap: int, high: int, scale: int
    ) -> None:
        """The plate over the words, to the edges where it is narrow; in its middle the picture."""
        edge = gap + 1 if canvas.columns >= PICTURE[0] + 2 * gap + 2 else gap
        wide = canvas.columns - 2 * edge
        canvas.fill(edge, 2, wide, high, colours.plate)
        left = edge + (wide - PICTURE[0] * scale) // 2
        top = 2 + (high - PICTURE[1] * scale) // 2
        paint_picture(canvas, self.picture, left, top, colours, scale)
