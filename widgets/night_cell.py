"""A night in the month: its number, its home by colour and name, and what is special about it."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual.message import Message
from textual.reactive import reactive

from .canvas import Canvas
from .finish_sky import LETTERS
from .palette import Palette
from .pressable import Pressable
from .words import cut

BAND = 2  # px at the foot in the home's colour; of a large cell more
LARGE = 6  # rows of a large cell
LEFT = 1  # column in which the words begin
BEFORE = 0.3  # share of the band that the home before an exchange keeps


@dataclass(frozen=True, slots=True)
class NightFacts:
    """What a cell shows. `colour` and `before` are leaf, blue, berry, clay, honey or violet; or
    empty. With `before` the child moves on that day, at `time`.

    `marks` are single signs. `over`: the night has passed. Without a `number` the cell is empty.
    """

    number: str = ""
    name: str = ""
    letter: str = ""
    colour: str = ""
    before: str = ""
    time: str = ""
    marks: str = ""
    today: bool = False
    over: bool = False


NO_NIGHT = NightFacts()


class NightCell(Pressable):
    """One night of the grid; faded once it is over. One column at its right is left to the page."""

    facts = reactive(NO_NIGHT)

    @dataclass
    class Tapped(Message):
        """The night was pressed, or chosen with enter or space."""

        cell: NightCell

        @property
        def control(self) -> NightCell:
            return self.cell

    @property
    def absent(self) -> bool:
        return not self.facts.number

    @property
    def words(self) -> str:
        return f"{self.facts.number} {self.facts.name}".strip()

    def watch_facts(self) -> None:
        self.give_up_focus()

    def act(self) -> None:
        """Say that the night was chosen."""
        self.post_message(self.Tapped(self))

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        """The number in the first row, the home below it, its colour at the foot."""
        facts = self.facts
        if not facts.number or canvas.columns < 3:
            return
        wide, high = canvas.columns - 1, canvas.rows * 2
        canvas.soft(0, 0, wide, high, colours.done if facts.over else colours.card)
        self._paint_band(canvas, colours, wide, high)
        if facts.today:
            canvas.fill(0, 0, wide, 2, colours.act)
            _sides(canvas, wide, high - band_of(canvas.rows), colours.act)
        if self.ringed:
            _sides(canvas, wide, high, colours.focus)
            canvas.fill(0, high - 1, wide, 1, colours.focus)
        self._paint_number(canvas, colours)
        if canvas.rows >= 4:
            self._paint_tall(canvas, colours, wide)
        elif canvas.rows == 3:
            self._paint_usual(canvas, colours, wide)
        else:
            self._paint_low(canvas, colours, wide)

    def _paint_band(self, canvas: Canvas, colours: Palette, wide: int, high: int) -> None:
        """The home of the night; on the day of a move that of the night before at the left."""
        facts = self.facts
        if not facts.colour or canvas.rows < 2:
            return
        old = round(wide * BEFORE) if facts.before else 0
        band = band_of(canvas.rows)
        for top, tall, inset in ((high - band, band - 1, 0), (high - 1, 1, 1)):
            if old:
                canvas.fill(inset, top, old - inset, tall, of_home(facts.before, colours))
            left = old + 1 if old else inset
            canvas.fill(left, top, wide - inset - left, tall, of_home(facts.colour, colours))

    def _paint_number(self, canvas: Canvas, colours: Palette) -> None:
        """Bold at the left."""
        left = LEFT if canvas.columns > 4 else 0
        canvas.text(left, 0, self.facts.number, self._head(colours)[0], bold=True)

    def _head(self, colours: Palette) -> tuple[str, str]:
        """The inks of the first row, which is honey today."""
        return (colours.on_act, colours.on_act) if self.facts.today else self._inks(colours)

    def _inks(self, colours: Palette) -> tuple[str, str]:
        if self.facts.over:
            return colours.on_done, colours.on_done
        return colours.ink, colours.soft

    def _paint_tall(self, canvas: Canvas, colours: Palette, wide: int) -> None:
        strong, weak = self._inks(colours)
        facts = self.facts
        flush(canvas, 0, wide - 1, facts.marks, self._head(colours)[0], bold=True)
        canvas.text(LEFT, 1, cut(facts.name, wide - LEFT - 1), strong)
        if facts.time:
            canvas.text(LEFT, 2, cut(f"→ {facts.time}", wide - LEFT - 1), weak)

    def _paint_usual(self, canvas: Canvas, colours: Palette, wide: int) -> None:
        facts, strong = self.facts, self._inks(colours)[0]
        used = LEFT + len(facts.number) + 1
        flush(canvas, 0, wide - self.ringed, signs(facts, wide - used), self._head(colours)[1])
        canvas.text(LEFT, 1, cut(facts.name, wide - LEFT), strong)

    def _paint_low(self, canvas: Canvas, colours: Palette, wide: int) -> None:
        """The home's letter beside the number, the time where there is room for it."""
        facts, (strong, weak) = self.facts, self._head(colours)
        canvas.text(LEFT + 3, 0, facts.letter, strong)
        if wide > LEFT + 5:
            flush(canvas, 0, wide - self.ringed, signs(facts, wide - LEFT - 5), weak)


def _sides(canvas: Canvas, wide: int, high: int, colour: str) -> None:
    """The left and the right edge: above and below there are words and the band."""
    canvas.fill(0, 0, 1, high, colour)
    canvas.fill(wide - 1, 0, 1, high, colour)


def signs(facts: NightFacts, room: int) -> str:
    """The time and the marks, or the marks alone where both have no room."""
    both = (f"{facts.time} {facts.marks}".strip(), f"{facts.time}{facts.marks}")
    return next((one for one in both if len(one) <= room), facts.marks)


def band_of(rows: int) -> int:
    """The height of the band, in px."""
    return rows if rows >= LARGE else BAND


def of_home(name: str, colours: Palette) -> str:
    """The colour of a home; leaf for a name that is none."""
    return colours.picture[LETTERS.get(name, "e")]


def flush(
    canvas: Canvas, row: int, right: int, words: str, colour: str, bold: bool = False
) -> None:
    """Words that end before a column."""
    canvas.text(right - cell_len(words), row, words, colour, bold)
