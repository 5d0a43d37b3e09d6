"""Several tasks over a week: a row each, a column a day, a gold star where something was done."""

from rich.cells import cell_len
from textual.reactive import reactive

from .canvas import Canvas
from .painted import Painted
from .palette import WHITE, Palette
from .typeset import centred
from .words import cut

DAYS = 7
STARRED = {
    "done": "★",
    "tried": "★~",
}  # both earn the star; the mark tells them apart without colour
FIRST_ROW = 3
PATCH = 5  # columns of sky behind a star

Row = tuple[str, tuple[str, ...]]  # label, seven of done, tried, not-today, open or ""


class WeekGrid(Painted):
    """Labels at the left, stars on patches of sky; whatever is no star is plain card.

    The topmost px is left to the page. Rows that do not fit wait for another `first_row`.
    """

    rows: reactive[tuple[Row, ...]] = reactive(())
    days: reactive[tuple[str, ...]] = reactive(())
    today = reactive(-1)
    """Index of the day on honey; -1 in a week that is over."""
    first_row = reactive(0)
    """Index of the first row shown; the screen turns by `page_rows`."""
    legend: reactive[tuple[str, ...]] = reactive(())
    """What the star and the star with a mark mean, in words; () leaves the line out."""

    @property
    def page_rows(self) -> int:
        """How many rows fit at the present size, at least one."""
        return self._fitting(self.size.height)

    def _fitting(self, height: int) -> int:
        return max(1, (self._last_row(height) - FIRST_ROW) // self._pitch(height) + 1)

    def _last_row(self, height: int) -> int:
        return height - (4 if any(self.legend) and height >= 9 else 2)

    def _pitch(self, height: int) -> int:
        return 2 if height >= 11 else 1

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        """Day names on row 1, the first task on row 3."""
        canvas.soft(0, 1, canvas.columns, canvas.rows * 2 - 1, colours.card)
        longest = max((cell_len(row[0]) for row in self.rows), default=0)
        column = _column_width(canvas.columns, longest)
        left = canvas.columns - 1 - DAYS * column
        self._paint_days(canvas, colours, left, column)
        for place in range(self._fitting(canvas.rows)):
            index, row = self.first_row + place, FIRST_ROW + place * self._pitch(canvas.rows)
            if 0 <= index < len(self.rows):
                label, cells = self.rows[index]
                canvas.text(2, row, cut(label, max(0, left - 3)), colours.ink)
                _paint_cells(canvas, colours, left, column, row, cells)
        self._paint_legend(canvas, colours)

    def _paint_days(self, canvas: Canvas, colours: Palette, left: int, column: int) -> None:
        for day, name in enumerate(self.days[:DAYS]):
            start, room = left + day * column, max(1, column - 1)
            if day == self.today:
                canvas.fill(start, 2, column, 2, colours.act)
                marked = f"● {name}"
                shown = marked if cell_len(marked) <= column else name
                centred(canvas, 1, start, column, shown, colours.on_act, bold=True)
            elif 0 <= self.today < day:
                centred(canvas, 1, start, column, cut(name, room), colours.soft)
            else:
                centred(canvas, 1, start, column, cut(name, room), colours.ink, bold=True)

    def _paint_legend(self, canvas: Canvas, colours: Palette) -> None:
        row, column = canvas.rows - 2, 2
        if self._last_row(canvas.rows) >= row:
            return
        for mark, words in zip(STARRED.values(), self.legend, strict=False):
            if not words or column + 4 + cell_len(words) > canvas.columns - 2:
                continue
            _paint_patch(canvas, colours, column, 4, row, mark)
            canvas.text(column + 5, row, words, colours.soft)
            column += 5 + cell_len(words) + 3


def _column_width(columns: int, label: int) -> int:
    """Cells of a day's column, when the longest label takes `label` of all the columns."""
    if columns < 50:
        return max(1, min(4, columns // 10))
    return max(5, min(10, (columns - 5 - min(label, columns // 3)) // DAYS))


def _paint_cells(
    canvas: Canvas, colours: Palette, left: int, column: int, row: int, cells: tuple[str, ...]
) -> None:
    patch = PATCH if column > PATCH else min(3, column)
    for day, cell in enumerate(cells[:DAYS]):
        if cell in STARRED:
            start = left + day * column + (column - patch) // 2
            _paint_patch(canvas, colours, start, patch, row, STARRED[cell])


def _paint_patch(
    canvas: Canvas, colours: Palette, left: int, width: int, row: int, mark: str
) -> None:
    canvas.fill(left, row * 2, width, 2, colours.sky)
    middle = left + (width - 1) // 2
    canvas.text(middle, row, mark[0], colours.star, bold=True)
    if width >= 2:
        canvas.text(middle + 1, row, mark[1:], WHITE, bold=True)
