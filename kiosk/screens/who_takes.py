"""Who takes the child: the next visits, six a page; loud where nobody is agreed."""

from collections.abc import Sequence

from kiosk.desk import Desk
from kiosk.household.household import Household
from kiosk.household.visits.appointments import Visit
from kiosk.household.visits.open_matters import open_matters
from kiosk.household.visits.took import took
from kiosk.language import N_, _, ngettext

from .bar import Button
from .one_visit import NEXT, name_of
from .pages import Page
from .tile_pages import BACK, Said, TilePages
from .visit_words import by_whom, day_and_time, took_lines

TOOK = Button("took", N_("Who took"), "plan", "t")
JOBS = Button("jobs", N_("Jobs"), "grown-ups", "j")


class WhoTakesScreen(TilePages):
    """A tile for each visit; a tap leads to its page. It informs, so nobody asks for a PIN."""

    BEHIND_PIN = False

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk)
        for tile in self._tiles:
            tile.wraps = True

    @property
    def _visits(self) -> tuple[Visit, ...]:
        return self._household.appointments(self.desk.moment(), NEXT, self.child)

    def said(self) -> Sequence[Said]:
        household, at = self._household, self.desk.moment()
        matters = open_matters(household.ledger, household.plan, at.wall, self.child)
        loud = {(one.visit.appointment.id, one.visit.on) for one in matters if one.loud}
        number = len(matters)
        self.line.left = _("Who takes {child}").format(child=self.child_name)
        open_now = ngettext("{n} visit is open", "{n} visits are open", number).format(n=number)
        visits = self._visits
        self.line.right = open_now if number else _("All is agreed") if visits else ""
        if not visits:
            self.line.left = _("No appointments in the plan.")
        return [self._tile(one, (one.appointment.id, one.on) in loud) for one in visits]

    def _tile(self, visit: Visit, loud: bool) -> Said:
        facts = (day_and_time(visit), by_whom(visit, self.child_name))
        return Said(visit.appointment.title, facts, loud)

    def show_bar(self) -> None:
        self.bar.put(back=BACK, second=JOBS, third=TOOK, more=self.more)

    async def chosen(self, number: int) -> None:
        self.go("visit", name_of(self._visits[number]))

    def action_took(self) -> None:
        """What each adult took over the last months: a list, without figures."""
        household, wall = self._household, self.desk.moment().wall
        found = took(household.ledger, household.plan, wall, self.child)
        nothing = _("No visits in the last three months.")
        self.go("pages", Page(_("Who took"), took_lines(found), nothing, back="who_takes"))

    def action_jobs(self) -> None:
        """Who carries what else."""
        self.go("jobs")

    def action_back(self) -> None:
        self.go("handover")
