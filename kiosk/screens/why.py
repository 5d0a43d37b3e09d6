"""Why it was tried or put off: one tap for an adult, who may as well say nothing."""

from functools import partial

from textual import on
from textual.containers import Grid
from textual.widget import Widget

from kiosk.desk import Desk
from widgets.ends_line import EndsLine
from widgets.fact_tile import FactTile

from .bar import Button
from .board import Board

TODAY = Button("today", "Today", "back", "b")

# What families give as reasons (RESEARCH.md b, seed 002): facts without blame.
REASONS = ("too hard", "too tired", "no time", "no kit", "not in the mood", "not well")
ASKED = {"tried": "Tried it, with its star.", "not-today": "Another day."}


class WhyScreen(Board):
    """Six reasons in fixed places; Today without one."""

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
        self._line.left = f"{ASKED[self._outcome]} What was it?"
        self._line.right = "or nothing: Today"
        for tile, reason in zip(self._tiles, REASONS, strict=True):
            tile.label = reason.capitalize()
        self.bar.put(back=TODAY)

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

    def action_today(self) -> None:
        """Back to the page of the task."""
        self.go("today", (self._task_id, self._slot))
