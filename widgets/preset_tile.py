"""A parenting schedule to choose: its name, and two weeks of its nights in the homes' colours."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message
from textual.reactive import reactive

from .canvas import Canvas
from .night_cell import of_home
from .palette import Palette
from .pressable import Pressable
from .words import wrap

DAYS, WEEKS = 7, 2
GAP = 1  # px between two nights


class PresetTile(Pressable):
    """A tile of the schedule's presets; the one that holds is marked."""

    label = reactive("")
    nights: reactive[tuple[str, ...]] = reactive(())
    """Colours of fourteen nights, from the first day of the week."""
    chosen = reactive(False)

    @dataclass
    class Tapped(Message):
        """The tile was pressed, or chosen with enter or space."""

        tile: PresetTile

        @property
        def control(self) -> PresetTile:
            return self.tile

    @property
    def absent(self) -> bool:
        return not self.label

    def watch_label(self) -> None:
        self.give_up_focus()

    def act(self) -> None:
        """Say that the tile was chosen."""
        self.post_message(self.Tapped(self))

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        """The name above, the two weeks below it as large as they can be."""
        if not self.label:
            return
        top = 1
        high = canvas.rows * 2 - top
        canvas.soft(0, top, canvas.columns, high, colours.card)
        if self.ringed:
            canvas.ring(0, top, canvas.columns, high, colours.focus)
        mark = "✓ " if self.chosen else ""
        lines = wrap(mark + self.label, canvas.columns - 4, 2 if canvas.rows >= 8 else 1)
        row = 1 if canvas.rows >= 4 else 0
        for number, line in enumerate(lines):
            canvas.text(2, row + number, line, colours.ink, bold=True)
        self._paint_nights(canvas, colours, (row + len(lines)) * 2 + 1)

    def _paint_nights(self, canvas: Canvas, colours: Palette, top: int) -> None:
        wide = (canvas.columns - 3 + GAP) // DAYS - GAP
        high = min(wide, (canvas.rows * 2 - 2 - top + GAP) // WEEKS - GAP)
        if high < 1 or wide < 1:
            return
        for number, colour in enumerate(self.nights[: DAYS * WEEKS]):
            week, day = divmod(number, DAYS)
            x, y = 2 + day * (wide + GAP), top + week * (high + GAP)
            canvas.fill(x, y, wide, high, of_home(colour, colours))
