"""The day as rows of words beside small pictures, for a child who reads."""

from textual.geometry import Size

from kiosk.screens.layout import rows_a_page
from widgets.task_row import TaskRow

from .view import Several, Told, about


class TaskList(Several[TaskRow]):
    """Rows in two columns, read from left to right like all that is read."""

    KIND = TaskRow
    MOST = 6

    def a_page(self, size: Size) -> int:
        return rows_a_page(size, self.finger)

    def show(self, told: Told) -> None:
        super().show(told)
        for row, due in zip(self.cards, told.page, strict=False):
            row.about = about(due)
