"""The order of the day: what is now, what comes after it, and how each card stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.household import DueTask
from widgets.task_card import State

Slot = tuple[str, int]  # id and slot of a task


def slot_of(due: DueTask) -> Slot:
    """What names one card of a day."""
    return due.task.id, due.slot


@dataclass(frozen=True, slots=True)
class Order:
    """The first two tasks of the day that are not finished; None where there is none."""

    now: DueTask | None
    following: DueTask | None

    @classmethod
    def of(cls, today: Sequence[DueTask], picked: Slot | None = None) -> "Order":
        """By the order of the day; what was `picked` comes first while it is open."""
        waiting = [due for due in today if not due.outcome]
        waiting.sort(key=lambda due: slot_of(due) != picked)
        return cls(*[*waiting, None, None][:2])

    def state(self, due: DueTask) -> State:
        """The card's state as the look names it."""
        if due.oops:
            return "just-done"
        if due.outcome:
            return due.outcome
        if due == self.now:
            return "now"
        return "next" if due == self.following else "later"
