"""What Today tells a view, and what a view says of itself."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Container
from textual.geometry import Size

from kiosk.household import DueTask
from kiosk.language import N_, _, ngettext
from kiosk.screens.order import Order
from widgets.task_card import State, TaskCard

WORDS: dict[State, str] = {
    "blank": "",
    "now": N_("I did it"),
    "next": N_("Next"),
    "later": N_("Later"),
    "just-done": N_("Done"),
    "done": N_("Done"),
    "tried": N_("Tried it"),
    "not-today": N_("Another day"),
}
OPEN = ("now", "next", "later")

Card = TypeVar("Card", bound=TaskCard)


@dataclass(frozen=True, slots=True)
class Following:
    """What comes after a task: the next one, a break, a reward. `about` is a line below it."""

    title: str
    picture: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A page of the day. `places` is how many cards it has room for.

    `keys`: show which key is which card's. Without `choose` only what is now can be pressed. When
    `picking`, a tap says what is to be done first and not that it is done.
    """

    page: tuple[DueTask, ...]
    order: Order
    places: int = 1
    following: Following | None = None
    keys: bool = False
    stars: bool = True
    choose: bool = True
    picking: bool = False


def follows(word: str, following: Following | None) -> str:
    """For a voice: such as "Then: Cake"; empty where nothing follows."""
    return f"{word}: {following.title}" if following else ""


class View(Container):
    """Cards in fixed places, which are filled anew and never come or go."""

    HEADED = True  # the header stands above it
    SINGLE = False  # one task at a time: More leads to the whole day
    CLASSES = "middle cards"
    MAIN = False  # its "I did it" is the main button of the bar

    cards: Sequence[TaskCard] = ()
    after = ""  # what it shows to follow, for a voice
    finger = 0  # rows that a target needs at least; 0: as in the look

    @abstractmethod
    def a_page(self, size: Size) -> int:
        """How many tasks it shows at once on a screen of this size."""

    @abstractmethod
    def show(self, told: Told) -> None:
        """Put a page on."""


class Several(View, Generic[Card]):
    """A view of as many cards of one kind; those that a page has no room for stay hidden."""

    KIND: type[Card]
    MOST = 4

    def __init__(self) -> None:
        super().__init__(classes=self.CLASSES)
        self.cards: Sequence[Card] = [self.KIND(id=f"card-{n}") for n in range(self.MOST)]

    def compose(self) -> ComposeResult:
        yield from self.cards

    def show(self, told: Told) -> None:
        for place, card in enumerate(self.cards):
            card.display = place < told.places
            if place < len(told.page):
                fill(card, told.page[place], told, key=str(place + 1))
            else:
                card.state = "blank"


def fill(card: TaskCard, due: DueTask, told: Told, key: str) -> None:
    """Say on a card how its task stands."""
    card.task_title, card.picture = due.task.title, due.task.picture
    card.state = told.order.state(due)
    card.stars = told.stars
    card.resting = not told.choose and card.state in ("next", "later")
    card.word = _word(card, told)
    card.hint = _("Oops? Tap") if due.oops else ""
    card.key_hint = key if told.keys and not card.resting else ""


def _word(card: TaskCard, told: Told) -> str:
    if told.picking and card.state == "now":
        return _("Now")
    if told.picking and card.state in OPEN and told.choose:
        return _("This one")
    return _(WORDS[card.state])


def about(due: DueTask) -> tuple[str, ...]:
    """When, and how long: as "Bath time", "3 minutes"; what is not said is left out."""
    minutes = due.task.minutes
    long = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes) if minutes else ""
    return tuple(part for part in (due.routine, long) if part)
