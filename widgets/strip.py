"""The strip of a large card: honey to press now, else its star and how it stands."""

from typing import NamedTuple

from rich.cells import cell_len

from .canvas import Canvas
from .drawings import can_display, display, has_tails, width
from .palette import Palette
from .task_card import EARNED, TaskCard
from .words import cut

GAP = 3  # columns between a star and its word
PATCH = 6  # columns by which the patch of sky is wider than its star


class Box(NamedTuple):
    """Columns and px of a place on a canvas."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width


def paint_strip(canvas: Canvas, box: Box, card: TaskCard, colours: Palette) -> None:
    """The strip of `card` in its box, of six px at least."""
    if card.state == "now":
        canvas.soft(*box, colours.act)
        if not _paint_large(canvas, box, card, colours):
            _paint_small(canvas, box, card, colours)
    else:
        _paint_state(canvas, box, card, colours)


def _paint_large(canvas: Canvas, box: Box, card: TaskCard, colours: Palette) -> bool:
    """The word in the display face after a small star, as large as both fit; whether they do."""
    if not can_display(card.word):
        return False
    small, words = card.mark(small=True), display(card.word, tails=has_tails(card.word))
    wide = width(small) + GAP + width(words)
    factor = min((box.width - 2) // wide, (box.height - 2) // len(words))
    if factor < 1:
        return False
    left = box.left + max(1, (box.width - wide * factor) // 2)
    top = box.top + (box.height - 7 * factor) // 2
    ink = card.look(colours).word
    canvas.stamp(small, left, top, ink, factor)
    canvas.stamp(words, left + (width(small) + GAP) * factor, top, ink, factor)
    return True


def _is_short(box: Box, card: TaskCard) -> bool:
    """Whether the word has room beside a small star alone."""
    mark = card.mark()
    beside = PATCH + 2 if card.state in EARNED else GAP + 2
    words = max(cell_len(card.word), cell_len(card.hint))
    return box.height < len(mark) or width(mark) + beside + words > box.width


def _paint_small(canvas: Canvas, box: Box, card: TaskCard, colours: Palette) -> None:
    """The word as text after a star, in the middle."""
    mark = card.mark(small=_is_short(box, card))
    room = max(0, box.width - width(mark) - GAP - 2)
    word = cut(card.word, room)
    left = box.left + max(1, (box.width - width(mark) - GAP - cell_len(word)) // 2)
    top = box.top + (box.height - len(mark)) // 2
    ink = card.look(colours).word
    canvas.stamp(mark, left, top, ink)
    row = (top + len(mark) // 2 - 1) // 2
    canvas.text(left + width(mark) + GAP, row, word, ink, bold=True)


def _paint_state(canvas: Canvas, box: Box, card: TaskCard, colours: Palette) -> None:
    """A star, gold on its patch of sky or still to come, then the word and below it the hint."""
    look, mark = card.look(colours), card.mark(small=_is_short(box, card))
    left, high = box.left, len(mark) or 8
    top = box.top + (box.height - high) // 2
    top -= top % 2 and top > box.top  # whole rows: the sky's edge lies between two lines of words
    if card.state in EARNED and card.stars:
        words = max(cell_len(card.word), cell_len(card.hint))
        patch = width(mark) + min(PATCH, max(2, box.width - width(mark) - words - 2))
        canvas.soft(left, top, patch, high, colours.sky)
        canvas.stamp(mark, left + (patch - width(mark)) // 2, top, colours.star)
        left += patch + (2 if patch + 2 + words <= box.width else 1)
    elif mark:
        ink = look.word if card.state in EARNED else look.outline
        canvas.stamp(mark, left + PATCH // 2, top, ink)
        left += PATCH // 2 + width(mark) + GAP
    row, room = (top + high // 2 - 1) // 2, max(0, box.right - left)
    canvas.text(left, row, cut(card.word, room), look.word, bold=True)
    canvas.text(left, row + 1, cut(card.hint, room), look.hint)
