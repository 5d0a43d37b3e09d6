"""First this, then that: two pictures, and size alone says the order."""

from textual.app import ComposeResult
from textual.geometry import Size

from kiosk.language import _
from widgets.first_card import FirstCard
from widgets.then_card import ThenCard

from .view import Told, View, fill, follows


class FirstThen(View):
    """The first is pressed, by its picture or by the main button under it; the second is told."""

    HEADED = False
    SINGLE = True
    MAIN = True
    CLASSES = "middle inset"

    def __init__(self) -> None:
        super().__init__(classes=self.CLASSES)
        self._first = FirstCard()
        self._then = ThenCard()
        self.cards = [self._first]

    def compose(self) -> ComposeResult:
        yield self._first
        yield self._then

    def a_page(self, size: Size) -> int:
        return 1

    def show(self, told: Told) -> None:
        if not told.page:
            self._first.state = "blank"
            return
        fill(self._first, told.page[0], told, key="1")
        self._first.headline = _("First")
        following = told.following
        self.after = follows(_("Then"), following)
        self._then.headline = _("Then") if following else ""
        self._then.then_title = following.title if following else ""
        self._then.picture = following.picture if following else ""
        self._then.about = following.about if following else ""
