"""Who carries what: a plain list of jobs, for everybody to read."""

from collections.abc import Sequence

from kiosk.desk import Desk
from kiosk.household.team import Carried, Team
from kiosk.language import _

from .team_words import asked, carrier
from .tile_pages import Said, TilePages


class JobsScreen(TilePages):
    """A tile for each job, in the order of the plan; a tap leads to handing it on."""

    BEHIND_PIN = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._team = Team(desk.day)
        for place in self._tiles:
            place.wraps = True

    @property
    def _every(self) -> tuple[Carried, ...]:
        return self._team.carried(self.desk.moment())

    def said(self) -> Sequence[Said]:
        self.line.left = _("Who carries what")
        self.line.right = _("Tap to hand it on")
        home = self.desk.day.home
        return [self._tile(one, home) for one in self._every]

    def _tile(self, one: Carried, home: str) -> Said:
        plan = self.desk.day.plan
        facts = tuple(filter(None, (carrier(plan, one), asked(plan, one))))
        return Said(one.job.title, facts, bool(one.open and one.open.waits_for(home)))

    async def chosen(self, number: int) -> None:
        self.go("hand_on", self._every[number].job.id)

    def action_back(self) -> None:
        self.go("team")
