"""Which page of the day is shown, and what the child chose to do first."""

from collections.abc import Sequence
from datetime import date

from kiosk.household import DueTask

from .order import Order, Slot, slot_of


class Turning:
    """Pages of as many tasks as a view shows at once, `first` the index of the first on it.

    A choice holds on this screen until the task is done or the day is over. It is asked for with
    the tasks as they stand on the screen.
    """

    def __init__(self) -> None:
        self.first = 0
        self.to_now = True  # the page is to be that of what is now, or of what is wanted
        self.wanted: object = None  # id and slot of a task
        self._picked: tuple[date, Slot] | None = None

    def pick(self, day: date, due: DueTask) -> None:
        """Do this first."""
        self._picked = (day, slot_of(due))

    def page(self, today: Sequence[DueTask], a_page: int) -> Sequence[DueTask]:
        """The tasks on the page."""
        return today[self.first : self.first + a_page]

    def turn(self, today: Sequence[DueTask], by: int) -> None:
        """A page on, or back where `by` is negative."""
        last = max(0, len(today) - 1) // abs(by) * abs(by)
        self.first = min(max(0, self.first + by), last)

    def find(self, today: Sequence[DueTask], day: date, a_page: int) -> None:
        """Turn to the page of the task wanted, else of what is now, if that was asked for."""
        if not self.to_now:
            return
        found = [due for due in today if slot_of(due) == self.wanted]
        shown = found[0] if found else self.order(today, day).now
        self.first = today.index(shown) // a_page * a_page if shown else 0
        self.to_now, self.wanted = False, None

    def order(self, today: Sequence[DueTask], day: date, *, alone: bool = False) -> Order:
        """By the day and by what was chosen. Where a task is shown `alone`, that one is now."""
        if alone and self.page(today, 1):
            return Order.of(today, slot_of(self.page(today, 1)[0]))
        picked = self._picked[1] if self._picked and self._picked[0] == day else None
        return Order.of(today, picked)
