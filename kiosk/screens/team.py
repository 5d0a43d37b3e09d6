"""The team: what both homes want, who carries what, this week's practice, whom to call."""

from dataclasses import dataclass

from textual import on
from textual.containers import Grid
from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.agreeing.proposal_words import named
from kiosk.household.check_in import CheckIn
from kiosk.household.kit import Kit
from kiosk.household.team import Team
from kiosk.household.weekly_line import weekly_line
from kiosk.language import _
from widgets.ends_line import EndsLine
from widgets.fact_tile import FactTile

from .board import Board
from .dates import headed
from .pages import Page
from .team_words import (
    few_words,
    shared_lines,
    treat_words,
    week_label,
    weekly_words,
)
from .tile_pages import BACK, PlaceTile

PLACES = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """What a tile says, and where it leads; without a label its place stays empty."""

    label: str = ""
    facts: tuple[str, ...] = ()
    nothing: str = ""
    to: str = ""
    about: Page | None = None
    figure: str = ""
    loud: bool = False


class TeamScreen(Board):
    """Tiles with the same words in every home; each leads to all of it by one tap. What the plan
    does not speak of leaves its place empty.
    """

    FOR_ADULTS = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._team, self._kit, self._check_in = Team(desk.day), Kit(desk.day), CheckIn(desk.day)
        self._line = EndsLine()
        self._tiles = [PlaceTile() for _place in range(PLACES)]
        self._shown: tuple[Shown, ...] = ()

    def parts(self) -> list[Widget]:
        return [self._line, Grid(*self._tiles, classes="middle tiles")]

    def show_facts(self) -> None:
        self._line.left, self._line.right = _("One team"), self.desk.day.plan.name
        self._shown = (
            *(self._shared, self._jobs, self._week),
            *(self._lacking, self._contacts, self._question),
        )
        for tile, shown in zip(self._tiles, self._shown, strict=True):
            tile.label, tile.figure, tile.loud = shown.label, shown.figure, shown.loud
            tile.facts, tile.nothing, tile.wraps = shown.facts, shown.nothing, True
        self.bar.put(back=BACK)

    @property
    def _shared(self) -> Shown:
        lines = shared_lines(self.desk.day.plan)
        nothing = _("Nothing is written down yet.")
        page = Page(_("What we want"), lines, nothing, back="team")
        facts = tuple(what for what, _about in lines)
        return Shown(_("What we want"), facts, nothing, "pages", page)

    @property
    def _jobs(self) -> Shown:
        day, at = self.desk.day, self.desk.moment()
        every = self._team.carried(at)
        people = day.plan.caregivers
        facts = tuple(f"{named(people, one.caregiver)}: {one.job.title}" for one in every)
        waits = any(one.open and one.open.waits_for(day.home) for one in every)
        nothing = _("No jobs in the plan.")
        return Shown(_("Who carries what"), facts, nothing, "jobs", loud=waits)

    @property
    def _week(self) -> Shown:
        day = self.desk.day
        line = weekly_line(day, self.desk.moment())
        treat = treat_words(line, day.plan.treat_at)
        facts = tuple(filter(None, (few_words(line), treat)))
        lines = tuple((one, "") for one in (weekly_words(line), treat) if one)
        page = Page(_("Practised"), lines, _("A quiet week"), back="team")
        figure = str(line.told.practices or "")
        return Shown(week_label(line), facts, _("A quiet week"), "pages", page, figure)

    @property
    def _lacking(self) -> Shown:
        found = self._kit.missing(self.desk.moment())
        names = tuple(headed(one.thing.name) for one in found)
        figure = str(len(found) or "")
        return Shown(_("Not here"), names, _("The kit is here"), "missing", figure=figure)

    @property
    def _contacts(self) -> Shown:
        names = tuple(one.name for one in self.desk.day.plan.contacts)
        return Shown(_("When we need help"), names, _("Nobody is written down."), "help_card")

    @property
    def _question(self) -> Shown:
        at = self.desk.moment()
        asked = self._check_in.question(at)
        if not asked:
            return Shown()
        talked = (_("We talked"),) if self._check_in.is_talked(at) else ()
        return Shown(_("A question for us"), (_(asked), *talked), to="check_in")

    @on(FactTile.Tapped)
    def open_tile(self, event: FactTile.Tapped) -> None:
        """All of it, or what can be done about it."""
        event.stop()
        places: list[FactTile] = [*self._tiles]
        shown = self._shown[places.index(event.tile)]
        self.go(shown.to, shown.about)

    def action_back(self) -> None:
        self.go("handover")
