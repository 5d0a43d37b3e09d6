"""A task for a child who reads: its words in large part, its picture small beside them."""

from rich.cells import cell_len
from textual.reactive import reactive

from .canvas import Canvas
from .card_places import card_places
from .palette import Palette
from .strip import Box, paint_strip
from .task_card import TaskCard
from .words import cut, wrap

PICTURE = (24, 16)  # px
WORDS = 18  # columns that the words need beside a picture
BETWEEN = " · "
LEAST = 18  # px of a row from which it has room for three lines and a high strip


class TaskRow(TaskCard):
    """Title, then when and how long, then the strip; around it the gap for the ring."""

    about: reactive[tuple[str, ...]] = reactive(())

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        if self.state == "blank":
            return
        look, wide, high = self.look(colours), canvas.columns - 2, canvas.rows * 2 - 2
        if wide < PICTURE[0] + WORDS and card_places(canvas.columns, canvas.rows).scale:
            super().paint(canvas, colours)  # narrow, but high enough for the picture over the words
            return
        canvas.soft(1, 1, wide, high, look.fill)
        left = 1 + self._paint_plate(canvas, wide, high, colours)
        strip = 8 if high >= LEAST else 6
        box = Box(left + 1, high - strip, wide - left - 1, strip)
        self._say(canvas, left + 2, wide - left - 2, box.top // 2, colours)
        paint_strip(canvas, box, self, colours)
        if self.ringed:
            canvas.ring(0, 0, wide + 2, high + 2, colours.focus)
        if self.key_hint:
            canvas.fill(2, 2, cell_len(self.key_hint) + 2, 2, colours.button)
            canvas.text(3, 1, self.key_hint, colours.on_button)

    def _paint_plate(self, canvas: Canvas, wide: int, high: int, colours: Palette) -> int:
        """The picture where it fits whole beside the words; gives the columns of its plate."""
        if wide < PICTURE[0] + WORDS or high < PICTURE[1]:
            return 0
        scale = max(1, min((wide - 2 * WORDS) // PICTURE[0], high // PICTURE[1]))
        plate = PICTURE[0] * scale
        plate += 2 if wide - plate > 2 * WORDS else 0
        look = self.look(colours)
        canvas.soft(1, 1, plate, high, look.plate)
        canvas.fill(plate, 1, 1, high, look.plate)  # soft at its outer side alone
        self.paint_picture(canvas, (1, 1, plate, high), scale, colours)
        return plate

    def _say(self, canvas: Canvas, left: int, room: int, last: int, colours: Palette) -> None:
        """Two lines of title at most, then the rest; as much as there is above the strip."""
        look = self.look(colours)
        first = 1
        lines = wrap(self.task_title, room, min(2, last - first))
        for row, line in enumerate(lines, first):
            canvas.text(left, row, line, look.title, bold=True)
        if first + len(lines) < last:
            soft = colours.now_soft if self.state == "now" else look.word
            canvas.text(left, first + len(lines), self._about(room), soft)

    def _about(self, room: int) -> str:
        """As many of the words as fit, the first of them in any case."""
        for count in range(len(self.about), 1, -1):
            if cell_len(BETWEEN.join(self.about[:count])) <= room:
                return BETWEEN.join(self.about[:count])
        return cut("".join(self.about[:1]), room)
