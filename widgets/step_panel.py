"""How a task is done: its picture, one step in plain words, what it needs and when."""

from typing import NamedTuple

from rich.cells import cell_len
from textual.reactive import reactive

from .canvas import Canvas
from .code_panel import address_lines
from .drawings import display, width
from .painted import Painted
from .palette import Palette
from .pictured import paint_picture
from .typeset import big_lines, paragraphs
from .words import cut

ROOMY = 20  # rows from which on the page shows above the panel, before that below it
WIDE = 50  # columns from which on margins are three columns
LABELS = 30  # columns for words from which on the facts have their labels
PICTURE = (24, 16)  # px
PATCH = 9  # px of the number's patch
LOW = 18  # rows below which the picture stands beside the words, if it stands at all
BIG_PITCH = 10  # px from line to line of the display face


class Room(NamedTuple):
    """Where words may stand: the first column, the first px, the column after the last."""

    left: int
    top: int
    right: int

    @property
    def row(self) -> int:
        """The first whole row."""
        return (self.top + 1) // 2


class Line(NamedTuple):
    """A line of the lower part: words, whether they are bold ink, and a label before them."""

    words: str
    strong: bool = False
    label: str = ""


class StepPanel(Painted):
    """A card with picture, number, words and facts; without a number the words are large.

    A text that is too long to stand under the picture takes the whole card. An `address` stands
    over the facts: for a code whose own panel has no room for lines.
    """

    picture = reactive("")
    number = reactive("")
    step = reactive("")
    """What to do, bold; a line break begins a new line."""
    more = reactive("")
    """What else is to be said, after the step."""
    facts: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Label and words, the most important first."""
    reserve = reactive(0)
    """Rows at the top right that something else takes: a text begins below them."""
    invitation = reactive("")
    address = reactive("")

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        """The card; its picture; below or beside it the words."""
        top = 1 if canvas.rows >= ROOMY else 0
        canvas.soft(0, top, canvas.columns, canvas.rows * 2 - 1, colours.card)
        room = self._paint_picture(canvas, colours, top)
        box = self._paint_number(canvas, colours, room)
        below = self._lower(canvas, box)
        self._paint_lower(canvas, colours, below, room, box)
        last = canvas.rows - 1 - len(below)
        if self.number or not self._paint_large(canvas, colours, box, last):
            self._paint_step(canvas, colours, box, last)

    def _paint_picture(self, canvas: Canvas, colours: Palette, top: int) -> Room:
        """The picture on its plate, and the room that it leaves."""
        whole = Room(0, top + (3 if top else 2), canvas.columns)
        scale = self._scale(canvas)
        if not self.picture or scale < 1:
            return self._below_reserve(whole)
        wide, high = PICTURE[0] * scale, PICTURE[1] * scale
        if canvas.rows < LOW:
            plate, tall = wide + 2, canvas.rows * 2 - 3
            room = whole._replace(left=plate + 1)
            room = room if self.number else self._below_reserve(room)
        else:
            plate, tall = canvas.columns - 2, high + 1 + top
            gap = 0 if self._tight(canvas) else 2 + top
            room = whole._replace(top=top + 1 + tall + gap)
        canvas.fill(1, top + 1, plate, tall, colours.plate)
        above = (tall - high) // 2
        left = 1 + (plate - wide) // 2
        paint_picture(canvas, self.picture, left, top + 1 + above, colours, scale)
        return room

    def _below_reserve(self, room: Room) -> Room:
        return room._replace(top=max(room.top, self.reserve * 2))

    def _tight(self, canvas: Canvas) -> bool:
        """Whether the words move up to the plate, because the address needs rows as well."""
        return bool(self.address) and LOW <= canvas.rows < ROOMY

    def _scale(self, canvas: Canvas) -> int:
        """The picture's factor: the greatest that leaves the words their room; 0 for no picture."""
        if canvas.rows < LOW:
            return 1 if canvas.columns >= 52 and canvas.rows >= 10 else 0
        if not self.number and len(self._wrapped(canvas.columns - 6)) > 3:
            return 0
        spare = 22 if canvas.rows >= ROOMY else 16
        high = (canvas.rows * 2 - spare) // PICTURE[1]
        return max(0, min(high, (canvas.columns - 2) // PICTURE[0]))

    def _paint_number(self, canvas: Canvas, colours: Palette, room: Room) -> Room:
        """The number on its patch; where the words go on, right of it or in a low panel below."""
        left, right = room.left + _pad(room), room.right - 2
        if not self.number:
            return Room(left, room.top, right)
        sprite = display(self.number, tails=False)
        wide = max(9 if _pad(room) == 3 else 8, width(sprite) + 4)
        top = room.top + self._tight(canvas)
        canvas.soft(left, top, wide, PATCH, colours.now)
        canvas.stamp(sprite, left + (wide - width(sprite)) // 2, top + 1, colours.on_now)
        if room.left:
            return Room(left, room.top + PATCH + 1, right)
        return Room(left + wide + 2, room.top, right)

    def _paint_step(self, canvas: Canvas, colours: Palette, box: Room, last: int) -> None:
        """Step and more as cell text up to before row `last`; without a number spread out."""
        room = box.right - box.left
        if room < 1:
            return
        lines, bold = max(1, last - box.row), bool(self.number)
        step = paragraphs(self.step, room, lines)
        more = paragraphs(self.more, room, lines - len(step))
        pitch = 2 if not bold and 2 * len(step + more) <= lines else 1
        words = [(line, bold or len(step) <= 3) for line in step] + [(line, False) for line in more]
        for place, (line, strong) in enumerate(words):
            canvas.text(box.left, box.row + place * pitch, line, colours.ink, strong)

    def _paint_large(self, canvas: Canvas, colours: Palette, box: Room, last: int) -> bool:
        """The step in the display face, if all of it fits."""
        lines = big_lines(self.step, box.right - box.left)
        high = (len(lines) - 1) * BIG_PITCH + len(lines[-1]) if lines else 0
        if not lines or self.more or high > last * 2 - box.top:
            return False
        for line, sprite in enumerate(lines):
            canvas.stamp(sprite, box.left, box.top + line * BIG_PITCH, colours.ink)
        return True

    def _wrapped(self, room: int) -> list[str]:
        return paragraphs(f"{self.step}\n{self.more}", max(1, room), 4)

    def _lower(self, canvas: Canvas, box: Room) -> list[Line]:
        """The lines of the lower part, as many as leave a line to the step."""
        code = [Line(self.invitation, True)] if self.address and self.invitation else []
        if self.address:
            code += [Line(words) for words in address_lines(self.address, box.right - box.left)]
        facts = [
            Line(words, label=label) if box.right - box.left >= LABELS else Line(_capital(words))
            for label, words in self.facts
        ]
        most = max(0, canvas.rows - 2 - box.row)
        while facts and len(code) + len(facts) > most:
            facts.pop()
        return [*code, *facts][-most:] if most else []

    def _paint_lower(
        self, canvas: Canvas, colours: Palette, lines: list[Line], room: Room, box: Room
    ) -> None:
        """Upwards from the last row but one; right of the number where it reaches up to it."""
        first = canvas.rows - 1 - len(lines)
        under = first * 2 >= room.top + PATCH
        left = room.left + _pad(room) if under else box.left
        indent = max((cell_len(line.label) + 2 for line in lines if line.label), default=0)
        for row, line in enumerate(lines, first):
            colour = colours.ink if line.strong else colours.soft
            canvas.text(left, row, line.label, colour)
            start = left + (indent if line.label else 0)
            words = cut(line.words, max(0, room.right - start - 1))
            canvas.text(start, row, words, colour, line.strong)


def _pad(room: Room) -> int:
    return 3 if room.right - room.left >= WIDE else 2


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
