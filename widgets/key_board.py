"""A board of keys on one canvas: letters, days, hours or answers; a finger's tap is one message.

What the smallest letter among ten in a row has, from one key to the next: on the 7" panel (154 x 86
mm) 13 x 11 mm at 100 x 30 cells, 13 x 10 at 80 x 24, 12 x 12 at 60 x 20; on a 10" panel (217 x 136
mm, 128 x 40) 20 x 20, on a 24" one (531 x 299 mm, 192 x 54) 49 x 55. German has eleven in a row.
Twenty mm on the 7" panel would take seven letters a row, so a letter has less than every other
target; the gaps belong to the keys, so that no tap between two is lost.
"""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.reactive import reactive

from .canvas import Canvas
from .drawings import icons, width
from .key_places import At, Key, Place, Rows, found, places, towards
from .painted import Painted
from .palette import Palette
from .typeset import big, centred
from .words import cut, wrap

MOST_LINES = 3
TICK = "✓"  # what is chosen is told by more than its fill
ROOMY = 5  # rows from which on the tick stands over the label
AIR = 2  # px above and below a drawn label at least
TODAY, LOW = 2, 5  # px of honey at the foot of today, and a height with room for nothing else


class KeyBoard(Painted, can_focus=True):
    """Shows `rows` of keys under `heads`, one for each column; acts on press, as often as pressed.

    `at` is the key that the arrows have chosen, while the board has the focus.
    """

    FOCUS_ON_CLICK = False

    rows: reactive[Rows] = reactive(())
    heads: reactive[tuple[str, ...]] = reactive(())
    at: reactive[At | None] = reactive(None)
    fills = reactive(False)
    """Whether the lower rows take what is left, each a cell more."""

    @dataclass
    class Typed(Message):
        """A key was pressed, by its name."""

        board: KeyBoard
        key: str

        @property
        def control(self) -> KeyBoard:
            return self.board

    @property
    def places(self) -> list[Place]:
        """Where the keys lie, in cells and px of the board."""
        return self._laid(*self.size)

    def _laid(self, wide: int, high: int) -> list[Place]:
        return list(places(self.rows, wide, high, 1 if self.heads else 0, fills=self.fills))

    def watch_rows(self) -> None:
        """Other keys: what the arrows chose is there no more."""
        if self.at is not None and not any(one.at == self.at for one in self.places):
            self.at = None

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        every = [one for one in self._laid(canvas.columns, canvas.rows) if one.key.name]
        drawn = all(is_drawn(one) for one in every if is_short(one.key))
        for one in every:
            self._paint_key(canvas, colours, one, drawn)
        below = places((tuple(Key() for _head in self.heads),), canvas.columns, canvas.rows)
        for head, one in zip(self.heads, below, strict=True):
            centred(canvas, 0, one.fill.x, one.fill.width, head, colours.soft, bold=True)

    def _paint_key(self, canvas: Canvas, colours: Palette, one: Place, drawn: bool) -> None:
        """The fill, the ring while the arrows are here, and the label."""
        fill, ink = inks(one.key, colours)
        x, y, wide, high = one.fill
        canvas.soft(x, y, wide, high, fill)
        if one.key.look == "today" and high > LOW:
            canvas.fill(x + 1, y + high - TODAY, wide - 2, TODAY, colours.act)
        elif one.key.look == "today":
            canvas.soft(x, y, wide, high, colours.act)
            ink = colours.on_act
        if self.ringed and one.at == self.at:
            canvas.ring(x, y, wide, high, colours.focus)
        icon = icons().get(one.key.icon, ())
        if icon and width(icon) <= wide - 2 and len(icon) <= high - 2:
            canvas.stamp(icon, x + (wide - width(icon)) // 2, y + (high - len(icon)) // 2, ink)
        elif drawn and is_short(one.key) and (face := drawing(one)):
            sprite, factor = face
            left = x + (wide - width(sprite) * factor) // 2
            canvas.stamp(sprite, left, y + (high - 7 * factor) // 2, ink, factor)
            if one.key.look == "on":
                canvas.text(x + 2, y // 2, TICK, ink, bold=True)
        else:
            label(canvas, one, ink)

    def act(self, name: str) -> None:
        """Say that a key was pressed."""
        self.post_message(self.Typed(self, name))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A finger: in the gaps, too."""
        event.stop()
        one = found(self.places, event.x, event.y)
        if one is not None:
            self.at = None
            self.act(one.key.name)

    def move(self, way: str) -> bool:
        """Go on by an arrow key, "left", "right", "up" or "down"; whether there was a key."""
        every = self.places
        begins = [one.at for one in every if one.key.look == "on"]
        begins += [one.at for one in every if one.key.pressable]
        there = towards(every, self.at, way) if self.at else next(iter(begins), None)
        if there is not None:
            self.at = there
        return there is not None

    def press(self) -> bool:
        """Press the key that the arrows chose; whether there is one."""
        chosen = next((one.key for one in self.places if one.at == self.at), None)
        if chosen is None or not chosen.pressable:
            return False
        self.act(chosen.name)
        return True


def inks(key: Key, colours: Palette) -> tuple[str, str]:
    """The fill of a key and what is written on it."""
    if key.look == "on":
        return colours.tint, colours.ink
    if key.look == "over":
        return colours.page, colours.soft
    if key.look == "quiet":
        return colours.button, colours.on_button
    return colours.card, colours.ink


def is_short(key: Key) -> bool:
    """Whether it is a letter or a figure, which the display face can show."""
    return len(key.label) == 1 or key.label.isdecimal()


def drawing(one: Place) -> tuple[tuple[str, ...], int] | None:
    """Its label in the display face, twice as large where that fits."""
    return big(one.key.label, one.fill.width - 2, one.fill.height - 2 * AIR, 2)


def is_drawn(one: Place) -> bool:
    """Whether a short label could be; one that is an icon's needs no letters."""
    return bool(one.key.icon) or not one.key.label or drawing(one) is not None


def label(canvas: Canvas, one: Place, ink: str) -> None:
    """The label as cell text in the middle; what holds has a tick over it or before it."""
    x, y, wide, high = one.fill
    rows, chosen = max(1, (high + 1) // 2), one.key.look == "on"
    over = chosen and rows >= ROOMY
    words = f"{TICK} {one.key.label}" if chosen and not over else one.key.label
    inset = 0 if wide - 2 < cell_len(words) <= wide else 1  # from edge to edge, if it must
    room = max(1, wide - 2 * inset)
    lines = wrap(words, room, min(MOST_LINES, rows)) or [cut(words, room)]
    top = y // 2 + (rows - len(lines)) // 2
    for number, line in enumerate([TICK, *lines] if over else lines):
        centred(canvas, top + number - over, x + inset, room, line, ink, bold=True)
