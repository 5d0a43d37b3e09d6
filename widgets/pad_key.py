"""A key of the number pad: a digit, rub-out or tick."""

from dataclasses import dataclass

from textual import events
from textual.message import Message

from .canvas import Canvas
from .drawings import display, icons, width
from .painted import Painted
from .palette import Palette

LETTERS = {"rub-out": "◀", "tick": "✓"}  # where there is no room for a drawing


class PadKey(Painted, can_focus=True):
    """Acts on press. `key` is "0" to "9", "rub-out" or "tick"."""

    BINDINGS = [("enter,space", "press", "Press")]

    @dataclass
    class Pressed(Message):
        """The key was pressed."""

        pad_key: "PadKey"
        key: str

        @property
        def control(self) -> "PadKey":
            return self.pad_key

    def __init__(self, key: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.key = key

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        fill, ink = colours.card, colours.ink
        if self.key == "tick":
            fill, ink = colours.act, colours.on_act
        elif self.key == "rub-out":
            fill, ink = colours.button, colours.on_button
        height = canvas.rows * 2
        if self.has_focus:
            canvas.soft(0, 0, canvas.columns, height, colours.focus)
        canvas.soft(1, 1, canvas.columns - 2, height - 2, fill)
        sprite = icons()[self.key] if self.key in icons() else display(self.key, tails=False)
        if height - 2 < len(sprite) or canvas.columns - 4 < width(sprite):
            letter = LETTERS.get(self.key, self.key)
            canvas.text(canvas.columns // 2, canvas.rows // 2, letter, ink, bold=True)
            return
        x = (canvas.columns - width(sprite)) // 2
        canvas.stamp(sprite, x, (height - len(sprite)) // 2, ink)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        event.stop()
        self.action_press()

    def action_press(self) -> None:
        self.post_message(self.Pressed(self, self.key))
