"""How it looks when something is finished: a tick and the word. Nothing rings, nothing blinks."""

from rich.cells import cell_len

from .canvas import Canvas
from .drawings import icons, width
from .palette import Palette
from .typeset import big, centred

TICK = "tick"
LARGEST = 3  # times the tick is enlarged
RESERVED = 10  # px at the top right, where something else stands there
GAP = 3  # px between the tick and the word


def paint_finished(canvas: Canvas, colours: Palette, word: str, reserve: int = 0) -> None:
    """A tick as large as it fits over the word, in the middle; `reserve` columns at the top right
    are left to something else.
    """
    tick, rows = icons()[TICK], canvas.rows
    fitting = big(word, canvas.columns - 4, rows * 2 - len(tick) - GAP - 4)
    high = len(fitting[0]) if fitting else 2
    factor, top = _tick(canvas, high, reserve)
    canvas.stamp(tick, (canvas.columns - width(tick) * factor) // 2, top, colours.ink, factor)
    below = top + len(tick) * factor + GAP
    if fitting:
        canvas.stamp(fitting[0], (canvas.columns - width(fitting[0])) // 2, below, colours.ink)
    elif cell_len(word):
        row = min(rows - 1, (below + 1) // 2)
        centred(canvas, row, 1, canvas.columns - 2, word, colours.ink, bold=True)


def _tick(canvas: Canvas, word: int, reserve: int) -> tuple[int, int]:
    """The tick's factor and its first px, over a word that is `word` px high."""
    tick = icons()[TICK]
    for factor in range(LARGEST, 0, -1):
        high, wide = len(tick) * factor, width(tick) * factor
        top = (canvas.rows * 2 - high - GAP - word) // 2
        is_free = not reserve or top >= RESERVED or wide <= canvas.columns - 2 * reserve
        if top >= 2 and wide <= canvas.columns - 4 and is_free:
            return factor, top
    return 1, 1
