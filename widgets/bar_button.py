"""A large button of the bar: a shape over a word, or the one main thing to do in words across."""

from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len
from textual.message import Message
from textual.reactive import reactive

from .canvas import Canvas
from .drawings import Sprite, can_display, display, has_tails, icons, width
from .palette import Palette
from .pressable import Pressable
from .words import cut

BOX = 8  # px that an icon stands in, on its lower edge
TALL = 6  # rows from which a button has room for a shape
GAP = 3  # columns between the star and the words of a main button
LOW = {"more": "{} ▶", "back": "◀ {}"}  # what a low button keeps of its icon
LOW_MAIN = {"star-hollow": "☆ {}", "tick": "✓ {}", "more": "{} ▶"}
AFTER = {"more"}  # icons that stand after the words of a main button: they point onwards
MAIN_ICON = "star-hollow"
SMALLER = {"star-hollow": "star-small-hollow", "star": "star-small"}


Kind = Literal["quiet", "loud", "main"]


class BarButton(Pressable):
    """Acts on press. Without a label it is absent: its place stays empty.

    `icon` is a name in icons.txt; a main button without one has the hollow star. A loud one is the
    one thing that is now on its screen, such as the way to the cards that are left.
    """

    STILL = 0.35  # pages are turned one after the other; only a trembling finger is held back

    label: reactive[str] = reactive("")
    icon: reactive[str] = reactive("")
    kind: reactive[Kind] = reactive("quiet")
    key_hint: reactive[str] = reactive("")

    @dataclass
    class Pressed(Message):
        """The button was pressed, or chosen with enter or space."""

        button: "BarButton"

        @property
        def control(self) -> "BarButton":
            return self.button

    @property
    def absent(self) -> bool:
        """A button without a label has nothing to do."""
        return not self.label

    def act(self) -> None:
        self.post_message(self.Pressed(self))

    def watch_label(self) -> None:
        """A button that became absent lets go of the focus."""
        self.give_up_focus()

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        if self.absent:
            return
        fill, ink = self._fill_and_ink(colours)
        self._paint_fill(canvas, colours, fill)
        if canvas.rows < TALL:
            self._paint_low(canvas, ink)
        elif self.kind == "main":
            self._paint_main(canvas, ink)
        else:
            self._paint_over(canvas, self.icon, ink)
        if self.key_hint:
            canvas.fill(1, 0, cell_len(self.key_hint) + 2, 2, fill)  # the ring gives way to it
            canvas.text(2, 0, self.key_hint, ink)

    def _fill_and_ink(self, colours: Palette) -> tuple[str, str]:
        if self.kind == "main":
            return colours.act, colours.on_act
        if self.kind == "loud":
            return colours.now, colours.on_now
        return colours.button, colours.on_button

    def _paint_fill(self, canvas: Canvas, colours: Palette, fill: str) -> None:
        """The fill, half a row short where the button is low, and the ring on its outermost px.

        Honey, and in one theme the fill of what is now, are like the ring: a px of page parts them.
        """
        wide, high = canvas.columns, canvas.rows * 2 - (1 if canvas.rows <= 4 else 0)
        canvas.soft(0, 0, wide, high, fill)
        if not self.ringed:
            return
        canvas.ring(0, 0, wide, high, colours.focus)
        if self.kind != "quiet":
            canvas.fill(1, 1, wide - 2, high - 2, colours.page)
            canvas.soft(2, 2, wide - 4, high - 4, fill)

    def _paint_low(self, canvas: Canvas, ink: str) -> None:
        """The word alone, with a star or an arrow where there is room."""
        icon = self.icon or MAIN_ICON
        shape = (LOW_MAIN if self.kind == "main" else LOW).get(icon, "{}")
        words = shape.format(self.label)
        shown = words if cell_len(words) <= canvas.columns - 2 else self.label
        _centred(canvas, (canvas.rows - 1) // 2, shown, ink)

    def _paint_over(self, canvas: Canvas, icon: str, ink: str) -> None:
        """The icon over the word, which is in the second row from below."""
        row = canvas.rows - 2
        room = row * 2
        sprite = icons().get(icon, ())
        if width(sprite) > canvas.columns:
            sprite = ()
        factor = _factor(canvas, sprite)
        foot = (room - BOX * factor) // 2 + BOX * factor
        left = (canvas.columns - width(sprite) * factor) // 2
        canvas.stamp(sprite, left, foot - len(sprite) * factor, ink, factor)
        _centred(canvas, row if sprite else (canvas.rows - 1) // 2, self.label, ink)

    def _paint_main(self, canvas: Canvas, ink: str) -> None:
        """The star, then the words as large as they fit: display face, cell text. An arrow stands
        after them. Where the button is narrow, or so high that a larger star fits over the words,
        it stands over them.
        """
        name = self.icon or MAIN_ICON
        for shape in (name, SMALLER.get(name, name)):
            sprite = icons().get(shape, ())
            words = display(self.label, tails=has_tails(self.label))
            wide = width(sprite) + GAP + width(words)
            if can_display(self.label) and wide <= canvas.columns - 2:
                pair = (words, sprite) if name in AFTER else (sprite, words)
                self._paint_large(canvas, *pair, ink)
                return
        sprite = icons().get(name, ())
        wide = width(sprite) + GAP + cell_len(self.label)
        if wide > canvas.columns - 2 or _factor(canvas, sprite) > 1:
            self._paint_over(canvas, name, ink)
            return
        left = (canvas.columns - wide) // 2
        canvas.stamp(sprite, left, canvas.rows - len(sprite) // 2, ink)
        canvas.text(left + width(sprite) + GAP, (canvas.rows - 1) // 2, self.label, ink, bold=True)

    def _paint_large(self, canvas: Canvas, first: Sprite, second: Sprite, ink: str) -> None:
        wide = width(first) + GAP + width(second)
        factor = max(1, min((canvas.columns - 2) // wide, (canvas.rows * 2 - 4) // (BOX + 1)))
        left = (canvas.columns - wide * factor) // 2
        top = canvas.rows - BOX * factor // 2
        canvas.stamp(first, left, top, ink, factor)
        canvas.stamp(second, left + (width(first) + GAP) * factor, top, ink, factor)


def _factor(canvas: Canvas, sprite: Sprite) -> int:
    """How many times an icon is enlarged over the word."""
    high, wide = (canvas.rows - 2) * 2 // (BOX + 1), (canvas.columns - 2) // max(1, width(sprite))
    return max(1, min(high, wide))


def _centred(canvas: Canvas, row: int, words: str, ink: str) -> None:
    fits = canvas.columns - 2 <= cell_len(words) <= canvas.columns  # from edge to edge, if it must
    shown = words if fits else cut(words, max(1, canvas.columns - 2))
    canvas.text((canvas.columns - cell_len(shown)) // 2, row, shown, ink, bold=True)
