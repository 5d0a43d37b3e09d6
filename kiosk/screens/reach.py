"""How many cells a finger needs: 20 mm, and 30 mm in the large mode, on this very display.

Below 20 mm errors rise for everybody; people with little control of their hands gain up to 30 mm
(Applied Ergonomics 2013, 44:297; RESEARCH.md R21). Where nobody knows the display's millimetres it
counts as the 7" panel of the look: 154 x 86 mm, 100 x 30 cells.
"""

from math import ceil
from typing import NamedTuple, Protocol

from textual.geometry import Size

FINGER, LARGE = 20.0, 30.0  # mm of a side
PANEL, PANEL_CELLS = (154.0, 86.0), Size(100, 30)
SLACK = 0.15  # mm that a target may fall short: less than a panel's figures are true to


ROOM_OF_GAPS = 6  # columns of a bar that are no button, at its narrowest


class Sides(Protocol):
    """A display's sides in mm."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


class Reach(NamedTuple):
    """The least size of a target, in cells."""

    columns: int
    rows: int


def cell(size: Size, display: Sides | None) -> tuple[float, float]:
    """Millimetres of a column and of a row. A terminal fills its display, as on a kiosk it does."""
    if display is not None:
        return display.width / max(1, size.width), display.height / max(1, size.height)
    columns = min(PANEL_CELLS.width, max(1, size.width))
    rows = min(PANEL_CELLS.height, max(1, size.height))
    return PANEL[0] / columns, PANEL[1] / rows


def reach(size: Size, display: Sides | None, target: float) -> Reach:
    """The cells that make a square of `target` mm."""
    column, row = cell(size, display)
    return Reach(ceil((target - SLACK) / column), ceil((target - SLACK) / row))


class Grip(NamedTuple):
    """The least targets of a screen: a child's, and those for adults between them."""

    child: Reach
    adult: Reach


def grip_on(size: Size, display: Sides | None, *, large: bool) -> Grip | None:
    """What fingers need; None where the look's own figures hold, as nobody knows the display.

    Beside four places of 30 mm the one for adults takes what a narrow bar has left.
    """
    if not large and display is None:
        return None
    adult = reach(size, display, FINGER)
    if not large:
        return Grip(adult, adult)
    child = reach(size, display, LARGE)
    left = size.width - ROOM_OF_GAPS - 4 * child.columns
    return Grip(child, Reach(max(1, min(adult.columns, left)), adult.rows))
