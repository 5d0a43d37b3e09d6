"""A page of task cards: what each says of its task, in its fixed place."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal

from kiosk.household import DueTask
from widgets.task_card import State, TaskCard

MOST_CARDS = 4

WORDS: dict[State, str] = {
    "now": "I did it",
    "next": "Next",
    "later": "Later",
    "just-done": "Done",
    "done": "Done",
    "tried": "Tried it",
    "not-today": "Another day",
}


@dataclass(frozen=True, slots=True)
class Order:
    """The first two tasks of the day that are not finished; None where there is none."""

    now: DueTask | None
    following: DueTask | None

    @classmethod
    def of(cls, today: Sequence[DueTask]) -> "Order":
        waiting = [*(due for due in today if not due.outcome), None, None]
        return cls(waiting[0], waiting[1])

    def state(self, due: DueTask) -> State:
        """The card's state as the look names it."""
        if due.oops:
            return "just-done"
        if due.outcome:
            return due.outcome
        if due == self.now:
            return "now"
        return "next" if due == self.following else "later"


class Cards(Horizontal):
    """The places for cards; those that a narrow screen has no room for stay hidden."""

    def __init__(self) -> None:
        super().__init__(classes="middle cards")
        self.cards = [TaskCard(id=f"card-{number}") for number in range(MOST_CARDS)]

    def compose(self) -> ComposeResult:
        yield from self.cards

    def show(self, page: Sequence[DueTask], places: int, order: Order, *, keys: bool) -> None:
        """Put a page on as many places; `keys` shows which key is which card's."""
        for place, card in enumerate(self.cards):
            card.display = place < places
            if place >= len(page):
                card.state = "blank"
                continue
            due = page[place]
            card.task_title, card.picture = due.task.title, due.task.picture
            card.state = order.state(due)
            card.word = WORDS[card.state]
            card.hint = "Oops? Tap" if due.oops else ""
            card.key_hint = str(place + 1) if keys else ""
