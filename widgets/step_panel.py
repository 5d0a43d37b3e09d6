"""How a task is done: its picture, one step in plain words, what it needs and when."""

from typing import NamedTuple

from rich.cells import cell_len
from textual.reactive import reactive

from .canvas import Canvas
from .code_panel import address_lines
from .drawings import Sprite, can_display, display, has_tails, picture, width
from .painted import Painted
from .palette import Palette
from .words import cut, wrap

ROOMY = 20  # rows from which on the page shows above the panel, before that below it
WIDE = 50  # columns from which on facts have their labels and margins are three columns
PICTURE = (24, 16)  # px
PATCH = 9  # px of the number's patch
LOW = 18  # rows below which the picture stands beside the words, if it stands at all
BIG_PITCH = 10  # px from line to line of the display face


class Room(NamedTuple):
    """Where words may stand: the first column, the first px, the column after the last."""

    left: int
    top: int
    right: int


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
    invitation = reactive("")
    address = reactive("")

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        """The card; its picture; below or beside it the words."""
        top = 1 if canvas.rows >= ROOMY else 0
        canvas.soft(0, top, canvas.columns, canvas.rows * 2 - 1, colours.card)
        room = self._paint_picture(canvas, colours, top)
        left = self._paint_number(canvas, colours, room)
        first = (room.top + 1) // 2
        beside = left if self.number else room.left + _pad(canvas.columns)
        below = self._lower(canvas, room, beside)
        self._paint_lower(canvas, colours, below, room, beside)
        last = canvas.rows - 1 - len(below) - (1 if below else 0)
        box = Room(left, first, room.right - 2)
        if self.number or not self._paint_large(canvas, colours, box, last):
            self._paint_step(canvas, colours, box, last)

    def _paint_picture(self, canvas: Canvas, colours: Palette, top: int) -> Room:
        """The picture on its plate, and the room that it leaves."""
        whole = Room(0, top + (3 if top else 2), canvas.columns)
        scale = self._scale(canvas)
        if not self.picture or scale < 1:
            return whole
        wide, high = PICTURE[0] * scale, PICTURE[1] * scale
        if canvas.rows < LOW:
            plate, tall = wide + 2, canvas.rows * 2 - 3
            room = whole._replace(left=plate + 1)
        else:
            plate, tall = canvas.columns - 2, high + 1 + top
            room = whole._replace(top=top + 1 + tall + 2 + top)
        canvas.fill(1, top + 1, plate, tall, colours.plate)
        above = (tall - high) // 2
        left = 1 + (plate - wide) // 2
        canvas.sprite(picture(self.picture), left, top + 1 + above, colours.picture, scale)
        return room

    def _scale(self, canvas: Canvas) -> int:
        """The picture's factor: the greatest that leaves the words their room; 0 for no picture."""
        if canvas.rows < LOW:
            return 1 if canvas.columns >= 52 and canvas.rows >= 10 else 0
        if not self.number and len(self._wrapped(canvas.columns - 6)) > 3:
            return 0
        spare = 22 if canvas.rows >= ROOMY else 16
        high = (canvas.rows * 2 - spare) // PICTURE[1]
        return max(0, min(high, (canvas.columns - 2) // PICTURE[0]))

    def _paint_number(self, canvas: Canvas, colours: Palette, room: Room) -> int:
        """The number on its patch; the first column right of it."""
        pad = _pad(canvas.columns)
        if not self.number:
            return room.left + pad
        sprite = display(self.number, tails=False)
        wide = max(9 if pad == 3 else 8, width(sprite) + 4)
        left = room.left + pad
        canvas.soft(left, room.top, wide, PATCH, colours.now)
        canvas.stamp(sprite, left + (wide - width(sprite)) // 2, room.top + 1, colours.on_now)
        return left + wide + 2

    def _paint_step(self, canvas: Canvas, colours: Palette, box: Room, last: int) -> None:
        """Step and more as cell text from row `box.top` up to before row `last`."""
        room, lines = box.right - box.left, max(1, last - box.top)
        if room < 1:
            return
        step = _paragraphs(self.step, room, lines)
        for line, words in enumerate(step):
            canvas.text(box.left, box.top + line, words, colours.ink, bold=bool(self.number))
        for line, words in enumerate(_paragraphs(self.more, room, lines - len(step))):
            canvas.text(box.left, box.top + len(step) + line, words, colours.ink)

    def _paint_large(self, canvas: Canvas, colours: Palette, box: Room, last: int) -> bool:
        """The step in the display face, if all of it fits."""
        lines = _big_lines(self.step, box.right - box.left)
        if not lines or self.more or len(lines) * BIG_PITCH > (last - box.top) * 2:
            return False
        for line, sprite in enumerate(lines):
            canvas.stamp(sprite, box.left, box.top * 2 + line * BIG_PITCH, colours.ink)
        return True

    def _wrapped(self, room: int) -> list[str]:
        return _paragraphs(f"{self.step}\n{self.more}", max(1, room), 4)

    def _lower(self, canvas: Canvas, room: Room, beside: int) -> list[Line]:
        """The lines of the lower part, as many as leave a line to the step."""
        wide = room.right - beside - 1
        code = [Line(self.invitation, True)] if self.address and self.invitation else []
        if self.address:
            code += [Line(words) for words in address_lines(self.address, wide)]
        facts = [
            Line(words, label=label) if canvas.columns >= WIDE else Line(_capital(words))
            for label, words in self.facts
        ]
        most = max(0, canvas.rows - 1 - (room.top + 1) // 2 - 1)
        while facts and len(code) + len(facts) > most:
            facts.pop()
        return [*code, *facts][-most:] if most else []

    def _paint_lower(
        self, canvas: Canvas, colours: Palette, lines: list[Line], room: Room, beside: int
    ) -> None:
        """Upwards from the last row but one; right of the number where it reaches up to it."""
        first = canvas.rows - 1 - len(lines)
        under = first * 2 >= room.top + PATCH
        left = room.left + _pad(canvas.columns) if under else beside
        indent = max((cell_len(line.label) + 2 for line in lines if line.label), default=0)
        for row, line in enumerate(lines, first):
            colour = colours.ink if line.strong else colours.soft
            canvas.text(left, row, line.label, colour)
            start = left + (indent if line.label else 0)
            words = cut(line.words, max(0, room.right - start - 1))
            canvas.text(start, row, words, colour, line.strong)


def _pad(columns: int) -> int:
    return 3 if columns >= WIDE else 2


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _paragraphs(text: str, room: int, lines: int) -> list[str]:
    """Each line of `text` wrapped by itself; together at most `lines`."""
    wrapped: list[str] = []
    for paragraph in text.splitlines():
        wrapped += wrap(paragraph, room, max(0, lines - len(wrapped)))
    return wrapped


def _big_lines(text: str, room: int) -> list[Sprite]:
    """`text` in the display face on lines of at most `room` columns; none if a word is too long."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if not can_display(word) or width(display(word)) > room:
                return []
            if line and width(display(longer)) > room:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return [display(line, tails=has_tails(line)) for line in lines if line]
