"""A picture to choose, its name below it."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual.message import Message
from textual.reactive import reactive

from .canvas import Canvas
from .palette import Palette
from .photo import BOX
from .pictured import is_star, paint_picture
from .pressable import Pressable
from .words import cut

NAME = 2  # px of the row for its name


class PictureTile(Pressable):
    """The whole tile is the target; without a label its place stays empty. `chosen`: it holds now.

    Where the picture takes all its rows the name gives way, and a ring says that it is chosen.
    """

    picture: reactive[str] = reactive("")
    label: reactive[str] = reactive("")
    chosen: reactive[bool] = reactive(False)

    @dataclass
    class Tapped(Message):
        """The tile was tapped, or chosen with enter or space."""

        tile: "PictureTile"

        @property
        def control(self) -> "PictureTile":
            return self.tile

    @property
    def absent(self) -> bool:
        return not self.label

    def act(self) -> None:
        self.post_message(self.Tapped(self))

    def watch_label(self) -> None:
        """A tile that became empty lets go of the focus."""
        self.give_up_focus()

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        if self.absent:
            return
        wide, high = canvas.columns, canvas.rows * 2
        named = not self.picture or high >= BOX[1] + NAME
        canvas.soft(0, 0, wide, high, colours.now if self.chosen else colours.card)
        if self.picture:
            self._paint_picture(canvas, high - NAME * named, colours)
        if named:
            self._paint_name(canvas, colours)
        if self.ringed or (self.chosen and not named):
            canvas.ring(0, 0, wide, high, colours.focus if self.ringed else colours.now)

    def _paint_name(self, canvas: Canvas, colours: Palette) -> None:
        ink = colours.on_now if self.chosen else colours.ink
        words = cut(self.label, max(0, canvas.columns - 2))
        column = (canvas.columns - cell_len(words)) // 2
        canvas.text(column, canvas.rows - 1, words, ink, bold=self.chosen)

    def _paint_picture(self, canvas: Canvas, high: int, colours: Palette) -> None:
        """As large as whole factors allow, on its plate; nothing where not even x1 fits."""
        wide = canvas.columns
        scale = min(wide // BOX[0], high // BOX[1])
        if not scale:
            return
        plate = colours.sky if is_star(self.picture) else colours.plate
        canvas.soft(0, 0, wide, high, plate)
        left, top = (wide - BOX[0] * scale) // 2, (high - BOX[1] * scale) // 2
        paint_picture(canvas, self.picture, left, top, colours, scale)
