"""Pages of large cards to choose from, in fixed places; turned and never scrolled."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.language import N_
from widgets.choice_card import ChoiceCard
from widgets.heading import Heading

from .bar import ABSENT, Button
from .board import Board
from .layout import cards_a_page

MOST_CARDS = 4  # on any screen
MORE = Button("turn", N_("More"), "more", "m")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a card says. With a `colour` its label is a large name; `chosen`: it holds now."""

    label: str
    picture: str
    word: str = ""
    hint: str = ""
    colour: str = ""
    chosen: bool = False


NOTHING = Choice("", "")


class ChoicePages(Board):
    """Shows `choices`, as many a page as Today has cards; a tap comes to `chosen` with its number,
    from 0.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.heading = Heading()
        self._cards = [ChoiceCard(id=f"choice-{number}") for number in range(MOST_CARDS)]
        self._first = 0  # number of the page's first choice
        self._labels: list[str] = []  # of all choices, as they are shown

    def parts(self) -> list[Widget]:
        return [self.heading, Horizontal(*self._cards, classes="middle cards")]

    @abstractmethod
    def choices(self) -> Sequence[Choice]:
        """All choices, in the order of the plan."""

    @abstractmethod
    async def chosen(self, number: int) -> None:
        """A card was tapped."""

    def on_screen_resume(self) -> None:
        self._first = 0
        self.follow()

    def show_facts(self) -> None:
        every, places = self.choices(), self.places
        self._labels = [one.label for one in every]
        self._first = min(self._first, max(0, len(every) - 1)) // places * places
        page = every[self._first : self._first + places]
        for place, card in enumerate(self._cards):
            card.display = place < places
            shown = page[place] if place < len(page) else NOTHING
            card.label, card.picture, card.colour = shown.label, shown.picture, shown.colour
            card.word, card.hint, card.chosen = shown.word, shown.hint, shown.chosen
            card.key_hint = str(place + 1) if self.bar.keys_shown and shown.label else ""
        self.show_bar()

    @abstractmethod
    def show_bar(self) -> None:
        """The bar's buttons; `more` among them."""

    @property
    def more(self) -> Button:
        return MORE if len(self._labels) > self.places else ABSENT

    @property
    def places(self) -> int:
        """How many cards a page has."""
        return min(MOST_CARDS, cards_a_page(self.size, self.finger))

    @on(ChoiceCard.Tapped)
    async def choose(self, event: ChoiceCard.Tapped) -> None:
        """A card was tapped. Where a change from elsewhere has put another in its place, that is
        shown and nothing is chosen.
        """
        event.stop()
        number = self._first + self._cards.index(event.card)
        if number >= len(self._labels):
            return
        if [one.label for one in self.choices()][number : number + 1] == [self._labels[number]]:
            await self.chosen(number)
        else:
            self.follow()

    def action_turn(self) -> None:
        """The next page; after the last one the first again."""
        after = self._first + self.places
        self._first = after if after < len(self._labels) else 0
        self.follow()
