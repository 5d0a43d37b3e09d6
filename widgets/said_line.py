"""Two rows for adults above the tiles of a form: what to heed, or what to do here."""

from textual.reactive import reactive

from .canvas import Canvas
from .painted import Painted
from .palette import Palette
from .words import cut, wrap


class SaidLine(Painted):
    """Sentences that keep their rows when there are none; on a fill where they are `heeded`.

    One is wrapped; several have a row each, and the last row says how many are left by `more`.
    """

    DEFAULT_CSS = "SaidLine { height: 2; width: 100%; }"

    sentences: reactive[tuple[str, ...]] = reactive(())
    more = reactive("")
    """As "{n} more"; for the sentences that have no row."""
    heeded = reactive(False)

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        margin = 3 if canvas.columns >= 100 else 2 if canvas.columns >= 80 else 1
        inset = 2 if self.heeded else 0
        if self.heeded:
            wide = canvas.columns - 2 * margin
            canvas.soft(margin, 0, wide, canvas.rows * 2, colours.tint)
        room = max(1, canvas.columns - 2 * (margin + inset))
        ink = colours.ink if self.heeded else colours.soft
        for row, line in enumerate(self._rows(room, canvas.rows)):
            canvas.text(margin + inset, row, line, ink)

    def _rows(self, room: int, rows: int) -> list[str]:
        if len(self.sentences) < 2 or rows < 2:
            return wrap(" ".join(self.sentences), room, max(1, rows))
        shown = [cut(one, room) for one in self.sentences[:rows]]
        left = len(self.sentences) - rows
        if left > 0 and self.more:
            more = f" ({self.more.format(n=left)})"
            shown[-1] = cut(self.sentences[rows - 1], max(1, room - len(more))) + more
        return shown
