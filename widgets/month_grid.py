"""A month as a grid: a row a week, a cell a night, the weekdays above."""

from collections.abc import Iterator, Sequence

from textual import events
from textual.containers import Grid
from textual.reactive import reactive
from textual.widget import Widget

from .canvas import Canvas
from .night_cell import LEFT, NO_NIGHT, NightCell, NightFacts
from .painted import Painted
from .palette import Palette
from .words import cut

DAYS, MOST_WEEKS = 7, 6
TALLEST = 5  # rows of a cell


class DayName(Painted):
    """The head of a column."""

    name_of_day = reactive("")

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        canvas.text(LEFT, 0, cut(self.name_of_day, canvas.columns - LEFT), colours.soft, bold=True)


class MonthGrid(Grid):
    """Fixed cells in which months are shown one after the other; all of one height."""

    DEFAULT_CSS = """
    MonthGrid { grid-size: 7; grid-gutter: 0; height: 1fr; }
    MonthGrid NightCell, MonthGrid DayName { width: 1fr; height: 1fr; }
    """

    def __init__(self, tallest: int = TALLEST, classes: str = "") -> None:
        """`tallest`: rows of a cell at most."""
        super().__init__(classes=classes)
        self._tallest = tallest
        self._heads = [DayName() for _day in range(DAYS)]
        self.cells = [NightCell() for _night in range(DAYS * MOST_WEEKS)]
        self._weeks = MOST_WEEKS
        self._rows = ""  # as the style has them

    def compose(self) -> Iterator[Widget]:
        yield from self._heads
        yield from self.cells

    def show(self, names: Sequence[str], first: int, nights: Sequence[NightFacts]) -> None:
        """Show a month that begins in the column `first`, under the names of the days."""
        for head, name in zip(self._heads, names, strict=True):
            head.name_of_day = name
        shown = [*[NO_NIGHT] * first, *nights]
        self._weeks = -(-len(shown) // DAYS)
        for number, cell in enumerate(self.cells):
            cell.facts = shown[number] if number < len(shown) else NO_NIGHT
            cell.display = number < self._weeks * DAYS
        self._fit()

    def on_resize(self, _event: events.Resize) -> None:
        self._fit()

    def _fit(self) -> None:
        """Whole rows for each week: weeks of different heights would be hard to compare."""
        high = max(1, min(self._tallest, (self.size.height - 1) // self._weeks))
        wanted = "1 " + " ".join([str(high)] * self._weeks)
        if self.size.height and self._rows != wanted:
            self._rows = wanted
            self.styles.grid_rows = wanted
