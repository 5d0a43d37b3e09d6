"""Pages of six tiles for adults, in fixed places; turned and never scrolled."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.containers import Grid
from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.language import N_, _
from widgets.canvas import Canvas
from widgets.ends_line import EndsLine
from widgets.fact_tile import FactTile
from widgets.palette import Palette

from .bar import ABSENT, Button
from .board import Board

A_PAGE = 6
BACK = Button("back", N_("Back"), "back", "b")
MORE = Button("turn", N_("More"), "more", "m")


@dataclass(frozen=True, slots=True)
class Said:
    """What a tile says: its label, at most three facts, and whether something is to do; or that
    nothing is, where that is what one looks for.
    """

    label: str
    facts: tuple[str, ...] = ()
    loud: bool = False
    settled: bool = False


class PlaceTile(FactTile):
    """A tile that may be absent: without a label its place stays empty."""

    @property
    def absent(self) -> bool:
        return not self.label

    def watch_label(self) -> None:
        self.give_up_focus()

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        if self.label:
            super().paint(canvas, colours)


class TilePages(Board):
    """Shows what `said` says; a tap comes to `chosen` with the number of the tile, from 0."""

    FOR_ADULTS = True
    BEHIND_PIN = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.line = EndsLine()
        self._tiles = [PlaceTile() for _tile in range(A_PAGE)]
        self._page = 0
        self._labels: list[str] = []  # of the tiles on all pages, as they are shown

    def parts(self) -> list[Widget]:
        return [self.line, Grid(*self._tiles, classes="middle tiles")]

    def on_screen_resume(self) -> None:
        self._page = 0
        self.follow()

    @abstractmethod
    def said(self) -> Sequence[Said]:
        """All tiles, in their order."""

    @abstractmethod
    async def chosen(self, number: int) -> None:
        """A tile was tapped."""

    def show_facts(self) -> None:
        every = self.said()
        self._labels = [one.label for one in every]
        self._page = min(self._page, max(0, len(every) - 1) // A_PAGE)
        shown = every[self._page * A_PAGE :][:A_PAGE]
        for number, tile in enumerate(self._tiles):
            said = shown[number] if number < len(shown) else Said("")
            tile.label, tile.facts, tile.loud = said.label, said.facts, said.loud
            tile.settled = said.settled
            tile.nothing = _("Nothing")
        self.show_bar()

    def show_bar(self) -> None:
        """Back, and More where there is another page."""
        self.bar.put(back=BACK, more=self.more)

    @property
    def more(self) -> Button:
        return MORE if len(self._labels) > A_PAGE else ABSENT

    @on(FactTile.Tapped)
    async def choose(self, event: FactTile.Tapped) -> None:
        """A tile was tapped. Where a change from elsewhere has put another in its place, that is
        shown and nothing is chosen.
        """
        event.stop()
        places: list[FactTile] = [*self._tiles]
        number = self._page * A_PAGE + places.index(event.tile)
        if number >= len(self._labels):
            return
        if [one.label for one in self.said()][number : number + 1] == [self._labels[number]]:
            await self.chosen(number)
        else:
            self.follow()

    def action_turn(self) -> None:
        """The next page; after the last one the first again."""
        self._page = (self._page + 1) % max(1, -(-len(self._labels) // A_PAGE))
        self.follow()

    def action_back(self) -> None:
        self.go("grown_ups")
