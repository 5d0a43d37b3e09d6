"""When we need help: the family's own contacts, two a page, large and calm."""

from textual.containers import Vertical
from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.language import _
from widgets.contact_card import ContactCard
from widgets.heading import Heading

from .bar import ABSENT
from .board import Board
from .tile_pages import BACK, MORE

A_PAGE = 2


class HelpCardScreen(Board):
    """Whom to call, and when; nothing on it calls anybody."""

    FOR_ADULTS = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._heading = Heading()
        self._cards = [ContactCard() for _place in range(A_PAGE)]
        self._page = 0

    def parts(self) -> list[Widget]:
        return [self._heading, Vertical(*self._cards, classes="middle contacts")]

    def on_screen_resume(self) -> None:
        self._page = 0
        self.follow()

    def show_facts(self) -> None:
        every = self.desk.day.plan.contacts
        pages = max(1, -(-len(every) // A_PAGE))
        self._page %= pages
        shown = every[self._page * A_PAGE :][:A_PAGE]
        self._heading.headline = _("Call")
        self._heading.right = (_("When we need help"),)
        for number, card in enumerate(self._cards):
            one = shown[number] if number < len(shown) else None
            card.label = one.name if one else ""
            card.phone, card.about = (one.phone, one.about) if one else ("", "")
        if not every:
            self._cards[0].about = _("No contacts in the plan yet.")
        self.bar.put(back=BACK, more=MORE if pages > 1 else ABSENT)

    def action_turn(self) -> None:
        """The next page; after the last one the first again."""
        self._page += 1
        self.follow()

    def action_back(self) -> None:
        self.go("team")
