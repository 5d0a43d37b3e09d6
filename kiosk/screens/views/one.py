"""One task that fills the screen, for a child who needs exactly one thing at a time."""

from textual.app import ComposeResult
from textual.geometry import Size

from kiosk.language import N_, _
from widgets.big_card import BigCard

from .view import WORDS, Told, View, about, fill, follows

HEADLINES = {**WORDS, "now": N_("Now"), "just-done": N_("Done")}


class One(View):
    """The card, and on it in small letters what comes next."""

    SINGLE = True

    def __init__(self) -> None:
        super().__init__(classes=self.CLASSES)
        self._card = BigCard()
        self.cards = [self._card]

    def compose(self) -> ComposeResult:
        yield from self.cards

    def a_page(self, size: Size) -> int:
        return 1

    def show(self, told: Told) -> None:
        if not told.page:
            self._card.state = "blank"
            return
        due, following = told.page[0], told.following
        fill(self._card, due, told, key="1")
        self._card.headline = _(HEADLINES[self._card.state])
        self._card.about = " · ".join(about(due))
        self.after = follows(_("Next"), following)
        self._card.next_word = _("Next") if following else ""
        self._card.next_title = following.title if following else ""
        self._card.next_picture = following.picture if following else ""
