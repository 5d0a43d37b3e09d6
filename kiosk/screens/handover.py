"""The handover: a parent's glance. One screen, facts only, the same in every home."""

from collections.abc import Callable
from contextlib import suppress

from textual import events, on, work
from textual.containers import Grid
from textual.widget import Widget

from kiosk.desk import Desk, Refused
from kiosk.household import Moment
from kiosk.household.household import Household
from kiosk.household.plan import Plan
from kiosk.language import N_, _
from widgets.ends_line import EndsLine
from widgets.fact_tile import FactTile

from .bar import Button
from .board import NO_PLAN, Board
from .handover_words import (
    Lines,
    Tile,
    goal_lines,
    goes,
    new_tile,
    plan_lines,
    since,
    tiles,
    visit_line,
)
from .pages import Page

TODAY = Button("today", N_("Today"), "back", "b")
PLAN = Button("plan", N_("Plan"), "plan", "p")
WHO = Button("who_takes", N_("Who takes"), "grown-ups", "w")
GOALS = Button("goals", N_("Our goals"), "goals", "o")
MORE = Button("grown_ups", N_("More"), "more", "m")

NO_TASKS = N_("No tasks yet. Put in a plan: samestars plan import FILE")
BETWEEN = N_("Between the homes")
LABEL_ROOM = {0: 20, 100: 13, 128: 20}  # columns for a tile's label, by those of the screen
LABELS = (N_("Practised"), N_("Still useful"), N_("Tried"), N_("Pack"), N_("Next"), N_("New"))


class HandoverScreen(Board):
    """Six tiles: Practised, Still useful, Tried / Pack, Next, New. What to pack is the loud one."""

    FOR_ADULTS = True

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk)
        self._line = EndsLine()
        self._tiles = [FactTile() for _ in range(6)]
        self._grid = Grid(*self._tiles, classes="middle tiles")
        self._between_line = EndsLine(classes="between")
        self._between: tuple[str, ...] = ()  # sentences, as of the last question
        self._rivals = 0  # how many fields both homes changed, likewise
        self._said: list[Tile] = []
        self._shown: frozenset[str] | None = None  # ids of the news on it, once there are facts
        self._seen: frozenset[str] | None = None  # those of the look before this one

    def parts(self) -> list[Widget]:
        return [self._line, self._grid, self._between_line]

    def on_screen_resume(self) -> None:
        self._seen = self.desk.seen_news
        self.follow()

    async def on_screen_suspend(self, event: events.ScreenSuspend) -> None:
        """It was looked at. Where that cannot be noted, the same is new again the next time."""
        if self._shown is not None:
            with suppress(Refused):
                await self.desk.note_look(self._shown)

    def follow(self) -> None:
        super().follow()
        self._ask_between()

    @work(exclusive=True)
    async def _ask_between(self) -> None:
        """How it stands between the homes, which takes a moment the first time."""
        said = await self.desk.between()
        rivals = len(self._household.rivals())
        if (said, rivals) != (self._between, self._rivals):
            self._between, self._rivals = said, rivals
            self.show_facts()

    def show_facts(self) -> None:
        household, at = self._household, self.desk.moment()
        if self.child:
            facts = household.handover(self.child, at)
            self._line.left = goes(household.plan, self.child_name, facts)
            self._line.right = since(facts)
            self._shown = frozenset(id for one in facts.new for id in one.ids)
            new = new_tile(facts.new, self._seen, self._rivals, self._label_room)
            self._said = tiles(self.child_name, facts, new, roomy=self.size.width >= 100)
        else:
            self._line.left, self._line.right = _(NO_PLAN), ""
            self._said = [Tile(_(label), "", (), ()) for label in LABELS]
        for tile, said in zip(self._tiles, self._said, strict=True):
            tile.label, tile.figure, tile.facts = said.label, said.figure, said.facts
            tile.loud, tile.headline, tile.aside = said.loud, said.headline, said.aside
            tile.nothing = _("Nothing")
        self.set_class(self.desk.is_joined, "-joined")
        self._between_line.left = next(iter(self._between), "")
        self._between_line.right = " ".join(self._between[1:])
        self.bar.put(back=TODAY, second=PLAN, third=WHO, fourth=GOALS, more=MORE)

    @on(FactTile.Tapped)
    def open_tile(self, event: FactTile.Tapped) -> None:
        """All facts of a tile, on a page of their own."""
        event.stop()
        said = self._said[self._tiles.index(event.tile)]
        choosing = event.tile is self._tiles[-1] and self._rivals > 0
        self._open(Page(said.label.split(":")[0], said.lines, _("Nothing"), choosing))

    @property
    def _label_room(self) -> int:
        """Columns for the label of a tile with a figure of one digit."""
        return LABEL_ROOM[max(width for width in LABEL_ROOM if self.size.width >= width)]

    def _open(self, page: Page) -> None:
        self.go("pages", page)

    def _opens(self, headline: str, lines: Callable[[Plan, Moment], Lines], nothing: str) -> None:
        household = self._household
        self._open(Page(headline, lines(household.plan, self.desk.moment()), nothing))

    def action_plan(self) -> None:
        """The plan, and how it stands with it between the homes."""
        between = tuple((_(BETWEEN), sentence) for sentence in self._between)
        lines = (*between, *plan_lines(self._household.plan, self.desk.moment()))
        self._open(Page(_("Plan"), lines, _(NO_TASKS), self._rivals > 0))

    def action_goals(self) -> None:
        self._opens(_("Goals"), goal_lines, _("No goals written down yet."))

    def action_who_takes(self) -> None:
        household, at = self._household, self.desk.moment()
        visits = household.appointments(at, 6)
        lines = tuple(visit_line(visit, self.child_name) for visit in visits)
        jobs = household.plan.responsibilities
        names = {one.id: one.name for one in household.plan.caregivers}
        lines += tuple((job.title, names.get(job.caregiver, "")) for job in jobs)
        self._open(Page(_("Who takes"), lines, _("No appointments in the plan.")))

    def action_grown_ups(self) -> None:
        self.go("grown_ups")
