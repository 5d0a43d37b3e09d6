"""The handover: a parent's glance. One screen, facts only, the same in every home."""

from contextlib import suppress

from textual import events, on, work
from textual.containers import Grid
from textual.widget import Widget

from kiosk.desk import Desk, Refused
from kiosk.household.agreeing.proposal_words import in_words
from kiosk.household.both_homes import PlanRival
from kiosk.household.handover import Handover
from kiosk.household.household import Household
from kiosk.household.news import News
from kiosk.household.sessions.updates import unopened
from kiosk.household.weekly_line import weekly_line
from kiosk.language import N_, _
from widgets.ends_line import EndsLine
from widgets.fact_tile import FactTile

from .bar import Button
from .board import NO_PLAN, TALL, Board
from .handover_ways import page_of, to_news, to_visit
from .handover_words import (
    Tile,
    goes,
    new_tile,
    plan_lines,
    since,
    tiles,
)
from .pages import Page
from .sessions_new import seen_of, with_sessions
from .team_words import weekly_words

TODAY = Button("today", N_("Today"), "back", "b")
PLAN = Button("plan", N_("Plan"), "plan", "p")
WHO = Button("who_takes", N_("Who takes"), "grown-ups", "w")
GOALS = Button("goals", N_("Our goals"), "goals", "o")
MORE = Button("grown_ups", N_("More"), "more", "m")

NEXT = 4  # the place of its tile
NO_TASKS = N_("No tasks yet. Put in a plan: samestars plan import FILE")
BETWEEN = N_("Between the homes")
LABEL_ROOM = {0: 18, 100: 13, 128: 20}  # columns for a tile's label, by those of the screen
LABELS = (N_("Practised"), N_("Still useful"), N_("Tried"), N_("Pack"), N_("Next"), N_("New"))


class HandoverScreen(Board):
    """Six tiles: Practised, Still useful, Tried / Pack, Next, New. What to pack is the loud one."""

    FOR_ADULTS = True
    KEPT = True

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk)
        self._line = EndsLine()
        self._tiles = [FactTile() for _ in range(6)]
        self._tiles[NEXT].wraps = True  # with whom the child goes, whole in a small tile
        self._grid = Grid(*self._tiles, classes="middle tiles")
        self._foot_line = EndsLine(classes="between")
        self._between: tuple[str, ...] = ()  # sentences, as of the last question
        self._rivals: tuple[PlanRival, ...] = ()  # what both homes changed, likewise
        self._facts: Handover | None = None  # what the tiles say, while the plan has a child
        self._goal = ""
        self._said: list[Tile] = []
        self._shown: frozenset[str] | None = None  # ids of the news on it, once there are facts
        self._seen: frozenset[str] | None = None  # those of the look before this one

    def parts(self) -> list[Widget]:
        return [self._line, self._grid, self._foot_line]

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
        rivals = self._household.rivals()
        if (said, rivals) != (self._between, self._rivals):
            self._between, self._rivals = said, rivals
            self.show_facts()

    def show_facts(self) -> None:
        household, at = self._household, self.desk.moment()
        if self.child:
            facts = household.handover(self.child, at)
            self._line.left = goes(household.plan, self.child_name, facts)
            self._line.right = since(facts)
            news = self._news(facts)
            self._shown = frozenset(id for one in news for id in one.ids)
            asked = [in_words(household.plan, one) for one in facts.proposals]
            seen = seen_of(self._seen, news, self.desk.opened_updates)
            new = new_tile(news, seen, len(self._rivals), self._label_room, asked)
            self._facts, self._goal = facts, facts.goal
            roomy = self.size.width >= 100 and self.size.height >= TALL
            week = weekly_words(weekly_line(household, at, self.child))
            self._said = tiles(self.child_name, facts, new, week, roomy=roomy)
        else:
            self._line.left, self._line.right = _(NO_PLAN), ""
            self._facts = None
            self._said = [Tile(_(label), "", (), ()) for label in LABELS]
        for tile, said in zip(self._tiles, self._said, strict=True):
            tile.label, tile.figure, tile.facts = said.label, said.figure, said.facts
            tile.loud, tile.headline = said.loud, said.headline
            tile.aside, tile.beneath = said.aside, said.beneath
            tile.nothing = _("Nothing")
        self._show_foot(*self._between)
        self.bar.put(back=TODAY, second=PLAN, third=WHO, fourth=GOALS, more=MORE)

    def _news(self, facts: Handover) -> tuple[News, ...]:
        """What is new in this stay, and from sessions whose page was not opened here yet."""
        ledger, opened = self._household.ledger, self.desk.opened_updates
        waiting = unopened(ledger, facts.day, opened)
        return with_sessions(facts.new, self._household.plan, waiting, opened)

    def _show_foot(self, first: str = "", *more: str) -> None:
        """How it stands between the homes, and the goal that they share; the goal gives way."""
        self._foot_line.left = first or self._goal
        self._foot_line.right = " ".join(more) or (self._goal if first else "")
        self.set_class(bool(self._foot_line.left), "-footed")

    @on(FactTile.Tapped)
    def open_tile(self, event: FactTile.Tapped) -> None:
        """What a finger is on, in one tap; for keys all facts of the tile, on a page."""
        event.stop()
        number = self._tiles.index(event.tile)
        said, facts, plan = self._said[number], self._facts, self._household.plan
        if facts is None:
            self._open(page_of(said, None))
        elif number == NEXT:
            self.go(*to_visit(facts, said, event.fact))
        elif event.tile is self._tiles[-1]:
            self.go(*to_news(facts, said, event.fact, self._rivals, plan))
        else:
            self._open(page_of(said, event.fact))

    @property
    def _label_room(self) -> int:
        """Columns for the label of a tile with a figure of one digit."""
        return LABEL_ROOM[max(width for width in LABEL_ROOM if self.size.width >= width)]

    def _open(self, page: Page) -> None:
        self.go("pages", page)

    def action_plan(self) -> None:
        """The plan, and how it stands with it between the homes."""
        between = tuple((_(BETWEEN), sentence) for sentence in self._between)
        lines = (*between, *plan_lines(self._household.plan, self.desk.moment()))
        self._open(Page(_("Plan"), lines, _(NO_TASKS), bool(self._rivals)))

    def action_goals(self) -> None:
        """What both homes want, and all else that the adults share."""
        self.go("team")

    def action_who_takes(self) -> None:
        """The next visits, and who takes the child to each."""
        self.go("who_takes")

    def action_grown_ups(self) -> None:
        self.go("grown_ups")
