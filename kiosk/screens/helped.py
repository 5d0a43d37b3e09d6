"""Who was there with the child: one tap, and back to where one came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from kiosk.desk import Desk
from kiosk.household.completions import HELPERS
from kiosk.language import _

from .day_words import HELPER_WORDS
from .tile_pages import Said, TilePages


@dataclass(frozen=True, slots=True)
class Helped:
    """What was practised: a slot of a task on a day (None while the clock cannot be true), and what
    was said of it. `to` and `about` say which screen comes after.
    """

    to: str
    about: object
    task: str
    slot: int
    day: date | None
    outcome: str


class HelpedScreen(TilePages):
    """Grandparent, sitter, brother or sister; Back for nobody."""

    BEHIND_PIN = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._filed = Helped("today", None, "", 1, None, "done")

    def open(self, about: object) -> None:
        """`about` is what was practised."""
        assert isinstance(about, Helped)
        self._filed = about

    def said(self) -> Sequence[Said]:
        self.line.left = _("Who was there?")
        return [Said(_(HELPER_WORDS[helper]), (_("Tap"),)) for helper in HELPERS]

    async def chosen(self, number: int) -> None:
        filed, at = self._filed, self.desk.moment()
        said = partial(
            self.desk.day.tick,
            self.child,
            filed.task,
            day=filed.day,
            slot=filed.slot,
            outcome=filed.outcome,
            helper=HELPERS[number],
            at=at,
        )
        if await self.ask(partial(self.desk.do, said)):
            self.action_back()

    def action_back(self) -> None:
        self.go(self._filed.to, self._filed.about)
