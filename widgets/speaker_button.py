"""A small button that has the screen read aloud."""

from dataclasses import dataclass

from textual.message import Message
from textual.reactive import reactive

from .canvas import Canvas
from .drawings import icons, width
from .palette import Palette
from .pressable import Pressable
from .typeset import centred

ICON = "speaker"


class SpeakerButton(Pressable):
    """A loudspeaker, or its `label` where that has no room; without a label it is absent."""

    STILL = 0.35  # a child may want to hear it again at once

    label: reactive[str] = reactive("")

    @dataclass
    class Pressed(Message):
        """It was pressed, or chosen with enter or space."""

        button: "SpeakerButton"

        @property
        def control(self) -> "SpeakerButton":
            return self.button

    @property
    def absent(self) -> bool:
        """Nothing is read aloud here."""
        return not self.label

    def act(self) -> None:
        self.post_message(self.Pressed(self))

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        if self.absent:
            return
        wide, high = canvas.columns, canvas.rows * 2
        sprite = icons()[ICON]
        if high < len(sprite):
            self._paint_word(canvas, colours)
            return
        canvas.soft(0, 0, wide, high, colours.button)
        if self.ringed:
            canvas.ring(0, 0, wide, high, colours.focus)
        left, top = (wide - width(sprite)) // 2, (high - len(sprite)) // 2
        canvas.stamp(sprite, left, max(0, top), colours.on_button)

    def _paint_word(self, canvas: Canvas, colours: Palette) -> None:
        """In one row there is no room for a ring either: ink and fill change places."""
        ink, fill = colours.on_button, colours.button
        if self.ringed:
            ink, fill = fill, ink
        canvas.fill(0, 0, canvas.columns, canvas.rows * 2, fill)
        centred(canvas, 0, 0, canvas.columns, self.label, ink, bold=True)
