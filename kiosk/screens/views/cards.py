"""The day as cards side by side, in the order of the day."""

from textual.geometry import Size

from kiosk.screens.layout import cards_a_page
from widgets.task_card import TaskCard

from .view import Several


class Cards(Several[TaskCard]):
    """Two to four cards, which are all that there is to press."""

    KIND = TaskCard

    def a_page(self, size: Size) -> int:
        return cards_a_page(size, self.finger)
