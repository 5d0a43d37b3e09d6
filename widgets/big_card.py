"""One task as wide as the screen: its picture, and beside it what it is and the strip to press."""

from typing import NamedTuple

from rich.cells import cell_len
from textual.reactive import reactive

from .canvas import Canvas
from .drawings import width
from .palette import Palette
from .pictured import is_star, paint_picture
from .strip import Box, paint_strip
from .task_card import TaskCard
from .typeset import big
from .words import cut, wrap

PICTURE = (24, 16)  # px
WORDS = 46  # columns that the words want before the picture grows: the strip in the display face
WIDE = 70  # columns from which the picture's plate is wider than the picture alone needs
HIGH = 30  # px of a card from which its strip is as high as on the 7" panel
STRIP, LOW_STRIP = 13, 10  # px
NEXT_PLATE = (26, 18)  # px of the small plate with the picture of what is next
NEXT_HIGH = 21  # px that it takes above the strip
NEXT = 14  # columns that what is next needs beside the headline


class BigPlaces(NamedTuple):
    """In the widget's own columns and px: the card from (1, 1), its plate and the strip."""

    width: int
    height: int
    scale: int  # of the picture; 0 where there is room for words alone
    plate: int  # columns
    strip: int  # px of its height

    @property
    def left(self) -> int:
        """Where the words begin."""
        return 1 + self.plate + 3

    @property
    def room(self) -> int:
        """Columns for words."""
        return max(0, self.width - self.left)

    @property
    def top(self) -> int:
        """The headline's first px."""
        return 4 if self.height >= HIGH else 3

    @property
    def strip_box(self) -> Box:
        wide = max(0, self.width - self.plate - 2)
        return Box(self.plate + 2, self.height - self.strip, wide, self.strip)


def big_places(columns: int, rows: int) -> BigPlaces:
    """The greatest picture that leaves the words their room."""
    wide, high = max(0, columns - 2), max(0, 2 * rows - (3 if rows >= 17 else 2))
    strip = STRIP if high >= HIGH else LOW_STRIP
    fitting = min((wide - WORDS) // PICTURE[0], high // PICTURE[1])
    if fitting >= 2:
        return BigPlaces(wide, high, fitting, PICTURE[0] * fitting, strip)
    if wide < 2 * PICTURE[0] or high < PICTURE[1]:
        return BigPlaces(wide, high, 0, 0, strip)
    return BigPlaces(wide, high, 1, 40 if wide >= WIDE else PICTURE[0] + 2, strip)


class BigCard(TaskCard):
    """A task card that fills the screen. `about` is when and how long; `next_word` and what belongs
    to it stand small beside the headline, where they have room.
    """

    headline: reactive[str] = reactive("")
    about: reactive[str] = reactive("")
    next_word: reactive[str] = reactive("")
    next_title: reactive[str] = reactive("")
    next_picture: reactive[str] = reactive("")

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        if self.state == "blank":
            return
        where, look = big_places(canvas.columns, canvas.rows), self.look(colours)
        canvas.soft(1, 1, where.width, where.height, look.fill)
        if where.scale:
            plate = (1, 1, where.plate, where.height)
            canvas.soft(*plate, look.plate)
            canvas.fill(where.plate, 1, 1, where.height, look.plate)  # soft at its outer side alone
            self.paint_picture(canvas, plate, where.scale, colours)
        self._say(canvas, where, self._say_headline(canvas, where, colours), colours)
        paint_strip(canvas, where.strip_box, self, colours)
        if self.ringed:
            canvas.ring(0, 0, canvas.columns, where.height + 2, colours.focus)
        if self.key_hint:
            canvas.fill(2, 2, cell_len(self.key_hint) + 2, 2, colours.button)
            canvas.text(3, 1, self.key_hint, colours.on_button)

    def _say_headline(self, canvas: Canvas, where: BigPlaces, colours: Palette) -> int:
        """The headline and what is next at its right; gives the row after it."""
        look = self.look(colours)
        fitting = big(self.headline, where.room, 9)
        if fitting is None:
            row = (where.top + 1) // 2
            canvas.text(where.left, row, cut(self.headline, where.room), look.title, bold=True)
            return row + 1
        canvas.stamp(fitting[0], where.left, where.top, look.title)
        left = where.left + width(fitting[0]) + 4
        room = where.width - left
        if self.next_title and room >= NEXT and not _shows_next(where):
            soft, row = self._soft(colours), (where.top + 1) // 2
            canvas.text(left, row, cut(self.next_word, room), soft)
            for below, line in enumerate(wrap(self.next_title, room, 2), row + 1):
                canvas.text(left, below, line, soft)
        return min((where.top + len(fitting[0]) + 3) // 2, (where.strip_box.top - 1) // 2 - 2)

    def _say(self, canvas: Canvas, where: BigPlaces, row: int, colours: Palette) -> None:
        """The title, and when and how long; as much as there is above the strip."""
        last = where.strip_box.top // 2
        lines = wrap(self.task_title, where.room, min(2, last - row))
        for number, line in enumerate(lines, row):
            canvas.text(where.left, number, line, self.look(colours).title, bold=True)
        below = row + len(lines)
        if below < last:
            canvas.text(where.left, below, cut(self.about, where.room), self._soft(colours))
        if self.next_title and _shows_next(where):
            self._show_next(canvas, where, colours)

    def _show_next(self, canvas: Canvas, where: BigPlaces, colours: Palette) -> None:
        """What comes next with its picture, above the strip."""
        left, top = where.left, where.strip_box.top - NEXT_HIGH
        top += top % 2
        ground = colours.sky if is_star(self.next_picture) else colours.plate
        canvas.soft(left, top, *NEXT_PLATE, ground)
        paint_picture(canvas, self.next_picture, left + 1, top + 1, colours)
        left += NEXT_PLATE[0] + 2
        room, row = where.width - left, (top + NEXT_PLATE[1] // 2) // 2 - 2
        canvas.text(left, row, cut(self.next_word, room), self._soft(colours), bold=True)
        for below, line in enumerate(wrap(self.next_title, room, 2), row + 1):
            canvas.text(left, below, line, self._soft(colours))

    def _soft(self, colours: Palette) -> str:
        return colours.now_soft if self.state == "now" else self.look(colours).word


def _shows_next(where: BigPlaces) -> bool:
    """Whether the picture of what is next has room between words and strip."""
    return where.strip_box.top - NEXT_HIGH >= where.top + 14 and where.room >= NEXT_PLATE[0] + NEXT
