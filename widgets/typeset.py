"""Words and figures in their places on a canvas: centred, flush right, side by side, big."""

from rich.cells import cell_len

from .canvas import Canvas
from .drawings import Sprite, can_display, display, has_tails, width
from .words import cut, wrap


def centred(
    canvas: Canvas,
    row: int,
    left: int,
    room: int,
    words: str,
    colour: str,
    bold: bool = False,
) -> None:
    """Words in the middle of `room` columns from `left`, cut where they are longer."""
    if room <= 0:
        return
    shown = cut(words, room)
    canvas.text(left + (room - cell_len(shown)) // 2, row, shown, colour, bold)


def two_sides(
    canvas: Canvas,
    row: int,
    left: int,
    words: tuple[str, str],
    colour: str,
    bold: bool = False,
) -> None:
    """The first words from column `left`, the others flush right; the right ones come first.

    The left ones are cut to what remains, or left out where that is no word's room.
    """
    room = canvas.columns - left
    if room <= 0:
        return
    right = cut(words[1], room)
    canvas.text(canvas.columns - cell_len(right), row, right, colour, bold)
    rest = room - (cell_len(right) + 2 if right else 0)
    if rest >= min(4, cell_len(words[0])):
        canvas.text(left, row, cut(words[0], rest), colour, bold)


def big(words: str, room: int, height: int, most: int = 1) -> tuple[Sprite, int] | None:
    """`words` in the display face and their factor (up to `most`), None where they don't fit.

    They don't where the face lacks a character, or where `room` columns and `height` px are too
    little at x1.
    """
    if not words.strip() or not can_display(words):
        return None
    sprite = display(words, tails=has_tails(words))
    factor = min(most, room // width(sprite), height // len(sprite))
    return (sprite, factor) if factor >= 1 else None


def paragraphs(text: str, room: int, lines: int) -> list[str]:
    """Each line of `text` wrapped by itself; together at most `lines`, "…" where that cuts."""
    wrapped: list[str] = []
    for paragraph in filter(str.strip, text.splitlines()):
        if len(wrapped) >= lines:
            return [*wrapped[:-1], cut(wrapped[-1], room, always=True)] if wrapped else []
        wrapped += wrap(paragraph, room, lines - len(wrapped))
    return wrapped


def big_lines(text: str, room: int) -> list[Sprite]:
    """`text` in the display face on lines of at most `room` columns; none if a word is too long."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if not can_display(word) or width(display(word)) > room:
                return []
            if line and width(display(longer)) > room:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return [display(line, tails=has_tails(line)) for line in lines if line]
