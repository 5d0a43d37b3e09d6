"""A moment to be proud of: a still sky with big words, a picture on its plate, and its name."""

from textual.reactive import reactive

from .canvas import Canvas
from .drawings import icons, width
from .painted import Painted
from .palette import WHITE, Palette
from .pictured import paint_picture
from .typeset import big, centred
from .words import wrap

PICTURE = (24, 16)  # px
ROOMY = 20  # rows from which on the page shows above the sky
LINES = 2  # of the title
MOST = 3  # times that words and picture are enlarged


class ProudSky(Painted):
    """The words at the top, the title at the bottom, the picture between two stars."""

    headline = reactive("")
    label = reactive("")
    picture = reactive("")

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        top = 1 if canvas.rows >= ROOMY else 0
        canvas.soft(0, top, canvas.columns, canvas.rows * 2 - top, colours.sky)
        title = wrap(self.label, max(1, canvas.columns - 4), LINES)
        row = canvas.rows - 1 - len(title)
        below = top + (3 if canvas.rows >= ROOMY else 1)
        first = self._paint_headline(canvas, below, row * 2 - 1)
        for number, line in enumerate(title):
            centred(canvas, row + number, 2, canvas.columns - 4, line, WHITE, bold=True)
        self._paint_picture(canvas, colours, first, row * 2 - 1)

    def _paint_headline(self, canvas: Canvas, top: int, last: int) -> int:
        """The first px below it; `last` is where the title begins. Where letters of the display
        face would take the picture its room, and cell text would not, it is cell text.
        """
        most = 1 + (canvas.rows >= 30)
        fitting = big(self.headline, canvas.columns - 4, canvas.rows, most)
        row = max(1, top // 2)
        low = row * 2 + 3
        if fitting and _scale(top + len(fitting[0]) * fitting[1] + 1, last) < 1 <= _scale(
            low, last
        ):
            fitting = None
        if fitting is None:
            centred(canvas, row, 2, canvas.columns - 4, self.headline, WHITE, bold=True)
            return low
        sprite, factor = fitting
        canvas.stamp(sprite, (canvas.columns - width(sprite) * factor) // 2, top, WHITE, factor)
        return top + len(sprite) * factor + 1

    def _paint_picture(self, canvas: Canvas, colours: Palette, first: int, last: int) -> None:
        """The picture as large as it fits between two px rows, with a star at either side."""
        scale = min(_scale(first, last), (canvas.columns - 4) // PICTURE[0])
        if scale < 1:
            return
        wide, high = PICTURE[0] * scale, PICTURE[1] * scale
        left, top = (canvas.columns - wide) // 2, first + (last - first - high) // 2
        canvas.soft(left - 2, top - 1, wide + 4, high + 2, colours.plate)
        paint_picture(canvas, self.picture, left, top, colours, scale)
        star = icons()["star"]
        middle, reach = top + (high - len(star)) // 2, width(star) + 4
        if left - 2 > reach:
            canvas.stamp(star, left - 2 - reach, middle, colours.star)
            canvas.stamp(star, left + wide + 2 + 4, middle, colours.star)


def _scale(first: int, last: int) -> int:
    """How large the picture fits between two px rows; 0 where it does not."""
    return max(0, min(MOST, (last - first - 2) // PICTURE[1]))
