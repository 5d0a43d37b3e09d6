"""Why it was tried or put off: one tap for an adult, who may as well say nothing."""

from functools import partial

from textual import on
from textual.containers import Grid
from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.language import N_, _
from widgets.ends_line import EndsLine
from widgets.fact_tile import FactTile

from .bar import ABSENT, Button
from .board import Board
from .helped import Helped
from .spoken import sentences

TODAY = Button("today", N_("Today"), "back", "b")
HELPED_BY = Button("helped", N_("Helped by"), "grown-ups", "h")

# What families give as reasons (RESEARCH.md b, seed 002): facts without blame.
REASONS = (
    N_("too hard"),
    N_("too tired"),
    N_("no time"),
    N_("no kit"),
    N_("not in the mood"),
    N_("not well"),
)
ASKED = {
    "tried": N_("Tried it, with its star. What was it?"),
    "not-today": N_("Another day. What was it?"),
}
TRIED_PLAIN = N_("Tried it. What was it?")  # where there are no stars to earn


class WhyScreen(Board):
    """Six reasons in fixed places; Today without one."""

    READS = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._line = EndsLine()
        self._tiles = [FactTile() for _ in REASONS]
        self._task_id, self._slot, self._outcome = "", 1, "tried"

    def parts(self) -> list[Widget]:
        return [self._line, Grid(*self._tiles, classes="middle tiles")]

    def open(self, about: object) -> None:
        """`about` is a task's id, its slot and what was said of it."""
        assert isinstance(about, tuple)
        self._task_id, self._slot, self._outcome = about

    def show_facts(self) -> None:
        child = self.desk.child
        plain = self._outcome == "tried" and child is not None and not child.stars
        self._line.left = _(TRIED_PLAIN if plain else ASKED[self._outcome])
        self._line.right = _("or nothing: Today")
        for tile, reason in zip(self._tiles, REASONS, strict=True):
            tile.label = sentence_case(_(reason))
        self.bar.put(back=TODAY, second=HELPED_BY if self._outcome == "tried" else ABSENT)

    def read(self) -> str:
        """What is asked, and the reasons."""
        return sentences([self._line.left, *(tile.label for tile in self._tiles)])

    @on(FactTile.Tapped)
    async def choose(self, event: FactTile.Tapped) -> None:
        """The reason joins what was said."""
        event.stop()
        reason = REASONS[self._tiles.index(event.tile)]
        day, at = self.desk.day, self.desk.moment()
        said = partial(
            day.tick,
            self.child,
            self._task_id,
            day=day.practice_day(at) if at.trusted else None,
            slot=self._slot,
            outcome=self._outcome,
            reason=reason,
            at=at,
        )
        if await self.ask(partial(self.desk.do, said)):
            self.action_today()

    def action_helped(self) -> None:
        """Who was there, instead of a reason or before one."""
        at, place = self.desk.moment(), (self._task_id, self._slot)
        day = self.desk.day.practice_day(at) if at.trusted else None
        self.go("helped", Helped("today", place, *place, day, self._outcome))

    def action_today(self) -> None:
        """Back to the page of the task."""
        self.go("today", (self._task_id, self._slot))


def sentence_case(words: str) -> str:
    """With a capital first letter; the others stay: a language may have capitals inside."""
    return words[:1].upper() + words[1:]
