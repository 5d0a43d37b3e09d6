"""Pages of plain lines for adults: plan, who takes the child, goals, all facts of a tile."""

from dataclasses import dataclass

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.language import N_
from widgets.heading import Heading
from widgets.lines_panel import LinesPanel

from .bar import ABSENT, Button
from .board import Board

BACK = Button("back", N_("Back"), "back", "b")
BOTH = Button("both_homes", N_("Choose"), "home", "c")
MORE = Button("more_lines", N_("More"), "more", "m")


@dataclass(frozen=True, slots=True)
class Page:
    """A headline and lines of (what, about it); an empty page says `nothing`.

    `choosing`: something on it was changed in both homes, and waits to be chosen.
    """

    headline: str
    lines: tuple[tuple[str, str], ...]
    nothing: str
    choosing: bool = False


class PagesScreen(Board):
    """One list at a time, turned page by page, never scrolled."""

    FOR_ADULTS = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._heading = Heading()
        self._panel = LinesPanel(classes="middle inset")
        self._page = Page("", (), "")
        self._offset = 0

    def parts(self) -> list[Widget]:
        return [self._heading, self._panel]

    def open(self, about: object) -> None:
        """Show a page from its first line on."""
        assert isinstance(about, Page)
        self._page, self._offset = about, 0

    def show_facts(self) -> None:
        self._heading.headline = self._page.headline
        self._panel.lines = self._page.lines[self._offset :]
        self._panel.nothing = self._page.nothing
        rest = len(self._page.lines) - self._offset > self._panel.shown
        self.bar.put(
            back=BACK,
            third=BOTH if self._page.choosing else ABSENT,
            more=MORE if rest or self._offset else ABSENT,
        )

    def action_back(self) -> None:
        self.go("handover")

    def action_both_homes(self) -> None:
        self.go("both_homes")

    def action_more_lines(self) -> None:
        """The next lines; after the last ones the first again."""
        after = self._offset + max(1, self._panel.shown)
        self._offset = after if after < len(self._page.lines) else 0
        self.follow()
