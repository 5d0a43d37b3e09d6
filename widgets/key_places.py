"""Where the keys of a board lie: rows of one height, widths by share, and no cell without a key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from textual.geometry import Region

Look = Literal["key", "quiet", "on", "over", "today"]
TALLEST = 12  # rows of a key; a taller one is no easier to hit
GAP_FROM = 5  # rows from which on keys are a whole row apart, and half a row below
WIDE = 11  # columns from which on they may be two apart


@dataclass(frozen=True, slots=True)
class Key:
    """A key by its name; one without a name is a gap, and one that is `over` can't be pressed.

    `wide` is its share of the row. `icon` is a name in icons.txt, for which `label` stands in where
    there is no room.
    """

    name: str = ""
    label: str = ""
    wide: float = 1
    look: Look = "key"
    icon: str = ""

    @property
    def pressable(self) -> bool:
        return bool(self.name) and self.look != "over"


Rows = tuple[tuple[Key, ...], ...]
At = tuple[int, int]  # a key by its row and its place in it, from 0


@dataclass(frozen=True, slots=True)
class Place:
    """A key, the cells in which a finger finds it, and the px of its fill."""

    at: At
    key: Key
    cells: Region
    fill: Region


def margin(columns: int) -> int:
    """Columns left and right of a board, as of all else on the screen."""
    return 3 if columns >= 100 else 2 if columns >= 80 else 1


def pitch(rows: int, high: int) -> int:
    """Cells from one row of keys to the next, where `high` cells are to be shared out."""
    return max(1, min(TALLEST, high // max(1, rows)))


def heights(rows: int, high: int, *, fills: bool) -> list[int]:
    """Cells of each row: all alike; where they are to fill the board the last ones have the rest.

    Rows of one height are easier to compare, taller ones easier to hit.
    """
    step = pitch(rows, high)
    rest = high - step * rows if fills and step < TALLEST else 0
    return [step + (1 if row >= rows - rest else 0) for row in range(rows)]


def places(
    rows: Rows, columns: int, high: int, top: int = 0, *, fills: bool = False
) -> Iterator[Place]:
    """Every key's place on a board of `columns` x `high` cells, below `top` cells of heads.

    The cells reach to the next key.
    """
    edge, steps = margin(columns), heights(len(rows), high - top, fills=fills)
    for number, row in enumerate(rows):
        step = steps[number]
        gap = 2 if step >= GAP_FROM else 1
        units, before = sum(key.wide for key in row) or 1.0, 0.0
        apart = gap if (columns - 2 * edge) / units >= WIDE else 1
        share = (columns - 2 * edge + apart) / units  # the last gap lies outside: all ends flush
        y = top + sum(steps[:number])
        for place, key in enumerate(row):
            left, before = edge + round(before * share), before + key.wide
            right = edge + round(before * share)
            wide = max(1, right - left - apart)
            fill = Region(left, y * 2, wide, max(1, step * 2 - gap))
            yield Place((number, place), key, Region(left, y, right - left, step), fill)


def found(every: Sequence[Place], x: int, y: int) -> Place | None:
    """What a finger on a cell means: the nearest key of its row; None where it can't be pressed."""
    row = [one for one in every if one.key.name and one.cells.y <= y < one.cells.bottom]
    if not row:
        return None
    nearest = min(row, key=lambda one: max(one.cells.x - x, x - one.cells.right + 1))
    return nearest if nearest.key.pressable else None


def towards(every: Sequence[Place], at: At, way: str) -> At | None:
    """The key that an arrow leads to; None where there is none that way."""
    here = next((one for one in every if one.at == at), None)
    keys = [one for one in every if one.key.pressable]
    if here is None:
        return keys[0].at if keys else None
    if way in ("left", "right"):
        row = [one.at for one in keys if one.at[0] == at[0]]
        ahead = [each for each in row if (each > at if way == "right" else each < at)]
        return (min(ahead) if way == "right" else max(ahead)) if ahead else None
    rows = sorted({one.at[0] for one in keys})
    beyond = [row for row in rows if (row > at[0] if way == "down" else row < at[0])]
    if not beyond:
        return None
    row_there = beyond[0] if way == "down" else beyond[-1]
    middle = here.cells.x + here.cells.width / 2
    there = [one for one in keys if one.at[0] == row_there]
    return min(there, key=lambda one: abs(one.cells.x + one.cells.width / 2 - middle)).at
