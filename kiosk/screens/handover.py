"""The handover: a parent's glance. One screen, facts only, the same in every home."""

from collections.abc import Callable

from textual import on
from textual.containers import Grid
from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household import Moment
from kiosk.household.household import Household
from kiosk.household.plan import Plan
from widgets.ends_line import EndsLine
from widgets.fact_tile import FactTile

from .bar import Button
from .board import NO_PLAN, Board
from .handover_words import (
    Lines,
    Tile,
    goal_lines,
    goes,
    plan_lines,
    since,
    tiles,
    visit_line,
)
from .pages import Page

TODAY = Button("today", "Today", "back", "b")
PLAN = Button("plan", "Plan", "plan", "p")
WHO = Button("who_takes", "Who takes", "grown-ups", "w")
GOALS = Button("goals", "Our goals", "goals", "o")
MORE = Button("grown_ups", "More", "more", "m")

LABELS = ("Practised", "Still useful", "Tried", "Pack", "Next", "New")


class HandoverScreen(Board):
    """Six tiles: Practised, Still useful, Tried / Pack, Next, New. What to pack is the loud one."""

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk)
        self._line = EndsLine()
        self._tiles = [FactTile() for _ in range(6)]
        self._grid = Grid(*self._tiles, classes="middle tiles")
        self._said: list[Tile] = []

    def parts(self) -> list[Widget]:
        return [self._line, self._grid]

    def show_facts(self) -> None:
        household, at = self._household, self.desk.moment()
        if self.child:
            facts = household.handover(self.child, at)
            self._line.left = goes(household.plan, self.child_name, facts)
            self._line.right = since(facts)
            self._said = tiles(self.child_name, facts, roomy=self.size.width >= 100)
        else:
            self._line.left, self._line.right = NO_PLAN, ""
            self._said = [Tile(label, "", (), ()) for label in LABELS]
        for tile, said in zip(self._tiles, self._said, strict=True):
            tile.label, tile.figure, tile.facts = said.label, said.figure, said.facts
            tile.loud, tile.headline, tile.aside = said.loud, said.headline, said.aside
            tile.nothing = "Nothing"
        self.bar.put(back=TODAY, second=PLAN, third=WHO, fourth=GOALS, more=MORE)

    @on(FactTile.Tapped)
    def open_tile(self, event: FactTile.Tapped) -> None:
        """All facts of a tile, on a page of their own."""
        event.stop()
        said = self._said[self._tiles.index(event.tile)]
        self._open(Page(said.label.split(":")[0], said.lines, "Nothing"))

    def _open(self, page: Page) -> None:
        self.go("pages", page)

    def _opens(self, headline: str, lines: Callable[[Plan, Moment], Lines], nothing: str) -> None:
        household = self._household
        self._open(Page(headline, lines(household.plan, self.desk.moment()), nothing))

    def action_plan(self) -> None:
        self._opens("Plan", plan_lines, "No tasks yet. Put in a plan: samestars plan import FILE")

    def action_goals(self) -> None:
        self._opens("Goals", goal_lines, "No goals written down yet.")

    def action_who_takes(self) -> None:
        household, at = self._household, self.desk.moment()
        visits = household.appointments(at, 6)
        lines = tuple(visit_line(visit, self.child_name) for visit in visits)
        jobs = household.plan.responsibilities
        names = {one.id: one.name for one in household.plan.caregivers}
        lines += tuple((job.title, names.get(job.caregiver, "")) for job in jobs)
        self._open(Page("Who takes", lines, "No appointments in the plan."))

    def action_grown_ups(self) -> None:
        self.go("grown_ups")
