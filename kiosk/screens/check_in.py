"""The week's question for the adults, if the plan wants one; only that they talked is kept."""

from functools import partial

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.check_in import CheckIn
from kiosk.language import N_, _
from widgets.big_panel import BigPanel
from widgets.heading import Heading

from .bar import ABSENT, Button
from .board import Board
from .tile_pages import BACK

TALKED = Button("talked", N_("We talked"), "tick", "t")
NONE_WANTED = N_("The plan asks no weekly question.")


class CheckInScreen(Board):
    """One question, large; a tap says that it was talked about, in both homes."""

    FOR_ADULTS = True
    BEHIND_PIN = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._check_in = CheckIn(desk.day)
        self._heading = Heading()
        self._panel = BigPanel(classes="middle inset")

    def parts(self) -> list[Widget]:
        return [self._heading, self._panel]

    def show_facts(self) -> None:
        at = self.desk.moment()
        asked, talked = self._check_in.question(at), self._check_in.is_talked(at)
        self._heading.headline = _("This week")
        self._heading.right = (_("A question for us"), _("the same in both homes"))
        self._panel.words = _(asked) if asked else ""
        said = _("✓ We talked") if talked else _("Nothing is kept but that you talked.")
        self._panel.lines = (said if asked else _(NONE_WANTED),)
        self.bar.put(back=BACK, third=TALKED if asked and not talked else ABSENT)

    async def action_talked(self) -> None:
        """Whatever was said stays between the people."""
        await self.ask(partial(self.desk.do, self._check_in.talk, self.desk.moment()))

    def action_back(self) -> None:
        self.go("team")
