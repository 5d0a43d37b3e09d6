"""What comes first of two, as large as it can be; the button under it says that it is done."""

from rich.cells import cell_len
from textual.reactive import reactive

from .canvas import Canvas
from .drawings import width
from .palette import Palette
from .strip import Box, paint_strip
from .task_card import TO_COME, TaskCard
from .typeset import big
from .words import cut, wrap

PICTURE = (24, 16)  # px
HEAD = 9  # px above the plate
LINES = 2  # of title beside the headline
STAR = 30  # columns of the star and its words, where there are as many
ROOM = 8  # columns that a title needs beside the headline


class FirstCard(TaskCard):
    """Headline and title, below them the picture. Once done, the star takes the headline's place.

    The ring lies on its edge.
    """

    headline: reactive[str] = reactive("")

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        if self.state == "blank":
            return
        look, wide, high = self.look(colours), canvas.columns, canvas.rows * 2 - 2
        canvas.soft(0, 0, wide, high, look.fill)
        self._say_head(canvas, colours)
        plate = (1, HEAD, wide - 2, high - HEAD - 1)
        scale = min(plate[2] // PICTURE[0], plate[3] // PICTURE[1])
        if scale >= 1:
            canvas.fill(*plate, look.plate)
            self.paint_picture(canvas, plate, scale, colours)
        if self.ringed:
            canvas.fill(
                1, HEAD, 1, high - HEAD, colours.page
            )  # beside the plate, not in the headline
            canvas.fill(wide - 2, HEAD, 1, high - HEAD, colours.page)
            canvas.fill(1, high - 2, wide - 2, 1, colours.page)
            canvas.ring(0, 0, wide, high, colours.focus)
        if self.key_hint:
            top = (HEAD + 2) // 2
            canvas.fill(2, top * 2, cell_len(self.key_hint) + 2, 2, colours.button)
            canvas.text(3, top, self.key_hint, colours.on_button)

    def _say_head(self, canvas: Canvas, colours: Palette) -> None:
        """Headline or star, with the title at its right."""
        look, wide = self.look(colours), canvas.columns
        fitting = big(self.headline, wide - ROOM - 7, HEAD)
        row, left = 1, 2
        if self.state not in TO_COME:
            star = Box(2, 1, max(wide // 2 - 2, min(STAR, wide - ROOM - 5)), 8)
            paint_strip(canvas, star, self, colours)
            left = star.right + 1
        elif fitting:
            canvas.stamp(fitting[0], 2, 1, look.title)
            left = 2 + width(fitting[0]) + 3
        else:
            canvas.text(2, 1, cut(self.headline, wide - 4), look.title)
            row = 2
        for line in wrap(self.task_title, wide - left - 2, LINES):
            canvas.text(left, row, line, look.title, bold=True)
            row += 1
