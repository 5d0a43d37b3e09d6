"""How it looks when something is finished: a tick and the word. Nothing rings, nothing blinks."""

from rich.cells import cell_len

from .canvas import Canvas
from .drawings import icons, width
from .palette import Palette
from .typeset import big, centred

GAP = 3  # px between the tick and the word


def paint_finished(canvas: Canvas, colours: Palette, word: str, rows: int) -> None:
    """A tick as large as it fits over the word, in the middle of the first `rows` rows."""
    tick = icons()["tick"]
    fitting = big(word, canvas.columns - 4, rows * 2 - len(tick) - GAP - 4)
    high = len(fitting[0]) if fitting else 2
    room = rows * 2 - high - GAP - 4
    factor = max(1, min(3, room // len(tick), (canvas.columns - 4) // width(tick)))
    top = max(1, (rows * 2 - len(tick) * factor - GAP - high) // 2)
    canvas.stamp(tick, (canvas.columns - width(tick) * factor) // 2, top, colours.ink, factor)
    below = top + len(tick) * factor + GAP
    if fitting:
        canvas.stamp(fitting[0], (canvas.columns - width(fitting[0])) // 2, below, colours.ink)
    elif cell_len(word):
        row = min(rows - 1, (below + 1) // 2)
        centred(canvas, row, 1, canvas.columns - 2, word, colours.ink, bold=True)
