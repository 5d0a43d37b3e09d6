"""A visit: when, where, whose day it is, who takes the child; what changes it is behind the PIN."""

from functools import partial

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.history.visit_history import records_of_visit
from kiosk.household.household import Household
from kiosk.household.visits.appointments import Visit
from kiosk.household.visits.taking import Taking
from kiosk.language import N_, _
from widgets.heading import Heading
from widgets.lines_panel import LinesPanel

from .bar import ABSENT, Button
from .board import Board
from .one_visit import NEXT, NO_VISIT, VisitName, after, same_visit
from .tile_pages import MORE
from .told import HISTORY, show_history
from .visit_words import is_open, visit_lines

BACK = Button("back", N_("Back"), "back", "b")
CHANGE = Button("change", N_("Change"), "plan", "c")
NOT_THERE = N_("This visit is over, or no longer in the plan.")


class VisitScreen(Board):
    """The page of one visit. Whoever may change something goes on from here."""

    FOR_ADULTS = True

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk)
        self._heading = Heading()
        self._panel = LinesPanel(classes="middle inset")
        self._about: VisitName = NO_VISIT

    def parts(self) -> list[Widget]:
        return [self._heading, self._panel]

    def open(self, about: object) -> None:
        """`about` names the visit."""
        assert isinstance(about, VisitName)
        self._about = about

    @property
    def _visit(self) -> Visit | None:
        return same_visit(self._household, self._about, self.desk.moment())

    @property
    def _next(self) -> VisitName | None:
        """The visit after this one, where there is one."""
        found = self._household.appointments(self.desk.moment(), NEXT, self.child)
        return after(found, self._about)

    def show_facts(self) -> None:
        visit, at = self._visit, self.desk.moment()
        self._panel.nothing = _(NOT_THERE)
        if visit is None:
            self._heading.headline, self._panel.lines = "", ()
            self.bar.put(back=BACK, more=MORE if self._next else ABSENT)
            return
        waiting = Taking(self._household).waiting(visit, at) if is_open(visit) else ()
        self._heading.headline = visit.appointment.title
        plan = self._household.plan
        self._panel.lines = visit_lines(visit, plan, self.child_name, waiting)
        taking = Button("take", N_("Who takes"), "grown-ups", "w", loud=is_open(visit))
        second = ABSENT if visit.cancelled else taking
        more = MORE if self._next else ABSENT
        self.bar.put(back=BACK, second=second, third=HISTORY, fourth=CHANGE, more=more)

    def action_take(self) -> None:
        """Say who takes the child, or agree."""
        self.go("take", self._about)

    def action_change(self) -> None:
        """Move it, or cancel it."""
        self.go("change_visit", self._about)

    async def action_history(self) -> None:
        """Who changed it, its appointment, or who takes the child."""
        visit = self._visit
        if visit is not None:
            name, at = visit.appointment.id, self.desk.moment()
            records = records_of_visit(self._household, name, visit.on, at)
            title = visit.appointment.title
            await self.ask(partial(show_history, self, records, title, "visit"))

    def action_turn(self) -> None:
        """The next visit; after the last one the first again."""
        self._about = self._next or self._about
        self.follow()

    def action_back(self) -> None:
        self.go(self._about.back)
