"""A clock that is moved by hand, so that years of practice days fit into seconds."""

from datetime import UTC, date, datetime, time, timedelta

from bench.family import CARDS, SLOTS
from kiosk.household import Moment


class Calendar:
    """Counts cards from the morning of `first`: CARDS a day, a minute each, from noon UTC on."""

    def __init__(self, first: date) -> None:
        self._first = first
        self.now = self.at(0)

    def __call__(self) -> Moment:
        return self.now

    def day(self, card: int) -> date:
        return self._first + timedelta(days=card // CARDS)

    def at(self, card: int) -> Moment:
        """When a card is tapped."""
        minute = time(12, card % CARDS)
        return Moment(datetime.combine(self.day(card), minute, UTC), trusted=True)


def place(card: int) -> tuple[str, int]:
    """The task and the slot of a card: no card comes twice in a day."""
    number = card % CARDS
    return f"beads-{number // SLOTS}", number % SLOTS + 1
