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
CHOOSE = Button("both_homes", N_("Choose"), "home", "c")
ANSWER = Button("proposals", N_("Answer"), "tick", "a")
SESSION = Button("update", N_("Session"), "plan", "s")
MORE = Button("more_lines", N_("More"), "more", "m")


@dataclass(frozen=True, slots=True)
class Page:
    """A headline and lines of (what, about it); an empty page says `nothing`.

    `choosing`: something on it was changed in both homes, and waits to be chosen. `answering`:
    something was proposed, all of it or what has the id `proposal`; `sessions`: something was filed
    after a session. `first` is the line that somebody asked for: the page begins with it where not
    all lines fit. `back` is the screen that led here.
    """

    headline: str
    lines: tuple[tuple[str, str], ...]
    nothing: str
    choosing: bool = False
    answering: bool = False
    sessions: bool = False
    back: str = "handover"
    first: int = 0
    proposal: str = ""


class PagesScreen(Board):
    """One list at a time, turned page by page, never scrolled."""

    FOR_ADULTS = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._heading = Heading()
        self._panel = LinesPanel(classes="middle inset")
        self._page = Page("", (), "")
        self._offset: int | None = None  # until somebody turned: where the page begins

    def parts(self) -> list[Widget]:
        return [self._heading, self._panel]

    def open(self, about: object) -> None:
        """Show a page from its first line on, or from the one that was asked for."""
        assert isinstance(about, Page)
        self._page, self._offset = about, None

    def show_facts(self) -> None:
        self._heading.headline = self._page.headline
        self._panel.lines = self._page.lines
        self._panel.nothing = self._page.nothing
        offset = self._begins
        self._panel.lines = self._page.lines[offset:]
        rest = len(self._page.lines) - offset > self._panel.shown
        self.bar.put(
            back=BACK,
            second=SESSION if self._page.sessions else ABSENT,
            third=CHOOSE if self._page.choosing else ABSENT,
            fourth=ANSWER if self._page.answering else ABSENT,
            more=MORE if rest or offset else ABSENT,
        )

    @property
    def _begins(self) -> int:
        """The number of the topmost line. Read while the panel has all lines."""
        if self._offset is not None:
            return self._offset
        return 0 if self._panel.shown >= len(self._page.lines) else self._page.first

    def action_back(self) -> None:
        self.go(self._page.back)

    def action_both_homes(self) -> None:
        self.go("both_homes")

    def action_update(self) -> None:
        """What is new from a session."""
        self.go("update", "")

    def action_proposals(self) -> None:
        self.go("proposals", self._page.proposal or None)

    def action_more_lines(self) -> None:
        """The next lines; after the last ones the first again."""
        offset = len(self._page.lines) - len(self._panel.lines)
        after = offset + max(1, self._panel.shown)
        self._offset = after if after < len(self._page.lines) else 0
        self.follow()
