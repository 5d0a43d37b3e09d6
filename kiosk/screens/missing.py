"""What this home lacks for the practice of the coming days: for everybody to read."""

from kiosk.desk import Desk
from kiosk.household.kit import Kit
from kiosk.language import N_, _

from .bar import ABSENT, Button
from .kit_words import missing_lines
from .pages import BACK, MORE, Page, PagesScreen

BOX = Button("box", N_("Our box"), "tick", "o")
NOTHING = N_("All that the coming practice needs is here.")


class MissingScreen(PagesScreen):
    """Soonest first, with where to get it; its button leads to what is ticked behind the PIN."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._kit = Kit(desk.day)

    def on_screen_resume(self) -> None:
        self._offset = 0
        self.follow()

    def show_facts(self) -> None:
        at, today = self.desk.moment(), self.desk.day.practice_day(self.desk.moment())
        lines = missing_lines(self._kit.missing(at), today)
        self._page = Page(_("Not here"), lines, _(NOTHING))
        super().show_facts()
        self._heading.right = (self._kit.home().name, _("for the coming days"))
        more = MORE if self._offset or len(lines) > self._panel.shown else ABSENT
        self.bar.put(back=BACK, third=BOX, more=more)

    def action_box(self) -> None:
        """What is in the boxes, to be ticked."""
        self.go("kit", "missing")
