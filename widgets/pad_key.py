"""A key of the number pad: a digit, rub-out or tick."""

from dataclasses import dataclass

from textual import events
from textual.message import Message

from .canvas import Canvas
from .drawings import Sprite, display, icons, width
from .painted import Painted
from .palette import Palette

LETTERS = {"rub-out": "◀", "tick": "✓"}  # where there is no room for a drawing
DRAWINGS = {"rub-out": ("rub-out", "rub-out-small"), "tick": ("tick",)}  # the larger one first
EDGE = 1  # px of fill around a drawing, which the focus takes
DIGIT = 6  # columns of the widest one: all are drawn, or none


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
        wide, high = canvas.columns, canvas.rows * 2 - 1
        canvas.soft(0, 0, wide, high, fill)
        if self.ringed:
            self._paint_ring(canvas, colours, fill)
        sprite = self._drawing(wide - 2 * EDGE, high - 2 * EDGE)
        if not sprite:
            letter = LETTERS.get(self.key, self.key)
            canvas.text(wide // 2, (canvas.rows - 1) // 2, letter, ink, bold=True)
            return
        canvas.stamp(sprite, (wide - width(sprite)) // 2, (high - len(sprite)) // 2, ink)

    def _paint_ring(self, canvas: Canvas, colours: Palette, fill: str) -> None:
        """The ring on the outermost px; honey is like it, so a px of page parts the two."""
        wide, high = canvas.columns, canvas.rows * 2 - 1
        canvas.ring(0, 0, wide, high, colours.focus)
        if self.key == "tick":
            canvas.fill(1, 1, wide - 2, high - 2, colours.page)
            canvas.soft(2, 2, wide - 4, high - 4, fill)

    def _drawing(self, columns: int, height: int) -> Sprite:
        """The largest drawing that fits; empty where none does."""
        if self.key in DRAWINGS:
            sprites = [icons()[name] for name in DRAWINGS[self.key]]
        else:
            sprites = [display(self.key, tails=False)] if columns >= DIGIT else []
        fitting = (one for one in sprites if width(one) <= columns and len(one) <= height)
        return next(fitting, ())

    def on_mouse_down(self, event: events.MouseDown) -> None:
        event.stop()
        self.action_press()

    def action_press(self) -> None:
        self.post_message(self.Pressed(self, self.key))
