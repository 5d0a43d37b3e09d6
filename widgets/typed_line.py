"""What was typed, with its cursor: a field of few rows that always shows where one is."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.reactive import reactive

from .canvas import Canvas
from .key_places import margin
from .painted import Painted
from .palette import Palette
from .words import cut

INSET = 2  # columns between the field's edge and the words

Span = tuple[int, int]  # characters of a line: from, and up to


class TypedLine(Painted):
    """`text` as it was typed, never as markup. A tap in it puts the cursor there.

    `at` is the character before which the cursor stands; None for an answer that isn't typed.
    """

    DEFAULT_CSS = "TypedLine { height: 3; width: 100%; }"

    text = reactive("")
    at: reactive[int | None] = reactive(None)
    nothing = reactive("")
    """What is said while there is no text."""

    @dataclass
    class Placed(Message):
        """A finger points at a character of the text, or behind the last one."""

        line: TypedLine
        at: int

        @property
        def control(self) -> TypedLine:
            return self.line

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        edge = margin(canvas.columns)
        canvas.soft(edge, 0, canvas.columns - 2 * edge, canvas.rows * 2, colours.card)
        left, room = edge + INSET, canvas.columns - 2 * (edge + INSET)
        lines, first = self._shown(room, canvas.rows)
        top = (canvas.rows - len(lines)) // 2
        for row, (start, end) in enumerate(lines):
            line = self.text[start:end]
            if row == 0 and first:
                line = "…" + line[1:]
            canvas.text(left, top + row, line, colours.ink, bold=True)
            if self.at is not None and self._is_at(start, end):
                self._paint_cursor(canvas, colours, left, top + row, start)
        if not self.text:
            column = left + (2 if self.at is not None else 0)
            canvas.text(column, top, cut(self.nothing, room - 2), colours.soft)

    def _paint_cursor(
        self, canvas: Canvas, colours: Palette, left: int, row: int, start: int
    ) -> None:
        """A block of one cell, the character under it in its own colour."""
        assert self.at is not None
        column = left + cell_len(self.text[start : self.at])
        canvas.fill(column, row * 2, 1, 2, colours.now)
        canvas.text(column, row, self.text[self.at : self.at + 1], colours.on_now, bold=True)

    def _is_at(self, start: int, end: int) -> bool:
        """Whether the cursor is on a line; behind its last character only where the text ends."""
        assert self.at is not None
        return start <= self.at < end or (self.at == end == len(self.text))

    def _shown(self, room: int, rows: int) -> tuple[list[Span], int]:
        """The lines with the cursor's among them, and how many there are before."""
        lines = spans(self.text, max(1, room))
        here = len(lines) - 1
        if self.at is not None:
            here = next((n for n, line in enumerate(lines) if self._is_at(*line)), here)
        first = max(0, min(here - rows + 1 if here >= rows else 0, len(lines) - rows))
        return lines[first : first + rows], first

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A finger in the text."""
        event.stop()
        if self.at is None:
            return
        wide, high = self.size
        left = margin(wide) + INSET
        lines, _first = self._shown(wide - 2 * left, high)
        top = (high - len(lines)) // 2
        start, end = lines[max(0, min(event.y - top, len(lines) - 1))]
        last = end if end == len(self.text) else end - 1
        near = [at for at in range(start, last) if left + cell_len(self.text[start:at]) >= event.x]
        self.post_message(self.Placed(self, near[0] if near else last))


def spans(text: str, room: int) -> list[Span]:
    """The characters of each line of at most `room` cells, one cell kept for the cursor; every
    character is on one, lines end after a space where there is one.
    """
    lines: list[Span] = []
    start = 0
    while True:
        end = start
        while end < len(text) and cell_len(text[start : end + 1]) < room:
            end += 1
        if end >= len(text):
            return [*lines, (start, len(text))]
        space = text.rfind(" ", start, end)
        end = space + 1 if space > start else max(end, start + 1)
        lines.append((start, end))
        start = end
