"""A card of lines for adults: what, and beside or below it what is to be said about it."""

from rich.cells import cell_len
from textual.reactive import reactive

from .canvas import Canvas
from .painted import Painted
from .palette import Palette
from .words import wrap

INSET = 3
LABEL = 0.42  # share of the width that the left column takes
BESIDE = 3  # rows at most of a line with something beside it
ALONE = 6  # of a sentence by itself: a trouble with its remedy, in a narrow window


class LinesPanel(Painted):
    """As many whole lines as fit; `shown` tells how many, for the screen to turn pages.

    The topmost px is left to the page.
    """

    lines: reactive[tuple[tuple[str, str], ...]] = reactive(())
    nothing = reactive("")

    @property
    def shown(self) -> int:
        """How many of the lines fit at this size."""
        row, fitting = 1, 0
        for what, about in self.lines:
            row += self._height(what, about) + 1
            if row > self.size.height:
                break
            fitting += 1
        return fitting

    def _columns(self) -> tuple[int, int]:
        room = max(2, self.size.width - 2 * INSET)
        left = max(1, int(room * LABEL))
        return left, max(1, room - left - 2)

    def _wrapped(self, what: str, about: str) -> tuple[list[str], list[str]]:
        left, right = self._columns()
        if not about:
            return wrap(what, left + right + 2, ALONE), []
        return wrap(what, left, BESIDE), wrap(about, right, BESIDE)

    def _height(self, what: str, about: str) -> int:
        return max(map(len, self._wrapped(what, about)))

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        canvas.soft(0, 1, canvas.columns, canvas.rows * 2 - 1, colours.card)
        if not self.lines:
            column = max(0, (canvas.columns - cell_len(self.nothing)) // 2)
            canvas.text(column, canvas.rows // 2, self.nothing, colours.soft)
        row, left = 1, self._columns()[0]
        for what, about in self.lines[: self.shown]:
            one, other = self._wrapped(what, about)
            for number, words in enumerate(one):
                canvas.text(INSET, row + number, words, colours.ink, bold=bool(about))
            for number, words in enumerate(other):
                canvas.text(INSET + left + 2, row + number, words, colours.soft)
            row += max(len(one), len(other)) + 1
