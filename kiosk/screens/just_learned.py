"""Shown once to the child: something that it has learned."""

from functools import partial

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.household import Household
from kiosk.household.plan import Task
from kiosk.language import N_, _
from widgets.proud_sky import ProudSky

from .bar import Bar, Button
from .board import Board
from .spoken import sentences

ON = Button("go_on", N_("Yes!"), "star-hollow", "y")


class JustLearnedScreen(Board):
    """One still page and one button; then the next of them, or Today."""

    NEEDS_A_CHILD = True
    READS = True

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk, Bar(main=True))
        self._sky = ProudSky(classes="middle finish")

    def parts(self) -> list[Widget]:
        return [self._sky]

    @property
    def waits(self) -> bool:
        """Until a child has seen it."""
        return True

    @property
    def _fresh(self) -> Task | None:
        day = self._household.practice_day(self.desk.moment())
        return self._household.just_learned(self.child, day)

    def show_facts(self) -> None:
        task = self._fresh
        if task is None:
            self.call_later(self.go, "today")
            return
        self._sky.headline = _("Learned!")
        self._sky.label, self._sky.picture = task.title, task.picture
        self.bar.put(second=ON)

    def read(self) -> str:
        """That it is learned, and what."""
        return sentences([self._sky.headline, self._sky.label])

    async def action_go_on(self) -> None:
        """It was seen, here and in the other home."""
        task = self._fresh
        if task is not None:
            seen = await self.ask(partial(self.desk.do, self._household.note_seen, task))
            if not seen:  # it cannot be kept now: nobody is kept here for that
                self.go("today")
