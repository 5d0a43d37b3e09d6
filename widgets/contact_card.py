"""A card with somebody to call: the name, the number as large as it fits, and when."""

from textual.reactive import reactive

from .canvas import Canvas
from .painted import Painted
from .palette import Palette
from .typeset import big
from .words import cut, wrap

INSET = 2  # columns between the card's edge and its words
NUMBER = 4  # px from which the number is drawn; one more where there is room for a gap
MOST = 2  # times that it is enlarged
BELOW = 2  # rows at most of what is said below it


class ContactCard(Painted):
    """Nothing to press. Without anything to say its place stays empty."""

    DEFAULT_CSS = "ContactCard { height: 1fr; width: 1fr; }"

    label = reactive("")
    phone = reactive("")
    about = reactive("")

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        if not (self.label or self.about):
            return
        canvas.soft(0, 1, canvas.columns, canvas.rows * 2 - 1, colours.card)
        room = max(1, canvas.columns - 2 * INSET)
        canvas.text(INSET, 1, cut(self.label, room), colours.ink, bold=True)
        row = self._paint_number(canvas, colours, room)
        for line in wrap(self.about, room, min(BELOW, canvas.rows - row)):
            canvas.text(INSET, row, line, colours.soft)
            row += 1

    def _paint_number(self, canvas: Canvas, colours: Palette, room: int) -> int:
        """Draw it, in bold cell text where the large digits don't fit; the row below it."""
        free = canvas.rows * 2 - NUMBER - (3 if self.about else 1)
        fitting = big(self.phone, room, free, MOST)
        if fitting is None:
            canvas.text(INSET, 2, cut(self.phone, room), colours.ink, bold=True)
            return 3 if self.phone else 2
        sprite, factor = fitting
        top = NUMBER + (free > len(sprite) * factor)
        canvas.stamp(sprite, INSET, top, colours.ink, factor)
        return (top + len(sprite) * factor + 1) // 2
