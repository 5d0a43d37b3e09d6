"""The child's page of learned things: pictures and since when, to be proud of."""

from textual.containers import Horizontal
from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.household import Household
from kiosk.language import _
from widgets.heading import Heading
from widgets.proud_tile import ProudTile

from .bar import ABSENT
from .board import Board
from .dates import short_day
from .layout import cards_a_page
from .spoken import sentences
from .tile_pages import BACK, MORE

MOST_CARDS = 4  # on any screen


class LearnedScreen(Board):
    """Newest first, as cards; nothing on it asks for anything."""

    NEEDS_A_CHILD = True
    READS = True

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk)
        self._heading = Heading()
        self._tiles = [ProudTile() for _tile in range(MOST_CARDS)]
        self._page = 0
        self._from = "star_chart"

    def parts(self) -> list[Widget]:
        return [self._heading, Horizontal(*self._tiles, classes="middle cards proud")]

    def open(self, about: object) -> None:
        """`about` is the screen that Back leads to."""
        self._from = str(about)

    def on_screen_resume(self) -> None:
        self._page = 0
        self.follow()

    def show_facts(self) -> None:
        every = self._household.learned(self.child)
        a_page = cards_a_page(self.size)
        pages = max(1, -(-len(every) // a_page))
        self._page %= pages
        shown = every[self._page * a_page :][:a_page]
        self._heading.headline = _("Learned")
        for number, tile in enumerate(self._tiles):
            tile.display = number < a_page
            task = shown[number] if number < len(shown) else None
            tile.label = task.title if task else ""
            tile.picture = task.picture if task else ""
            tile.day = short_day(task.learned) if task and task.learned else ""
        self.bar.put(back=BACK, more=MORE if pages > 1 else ABSENT)

    def read(self) -> str:
        """Each thing on the page, with its day."""
        told = [f"{one.label}, {one.day}" for one in self._tiles if one.display and one.label]
        return sentences([self._heading.headline, *told])

    def action_turn(self) -> None:
        """The next page; after the last one the first again."""
        self._page += 1
        self.follow()

    def action_back(self) -> None:
        self.go(self._from)
