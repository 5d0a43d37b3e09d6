"""Who takes the child to a visit: a large tile for each adult, the one whose day it is first."""

from collections.abc import Sequence
from functools import partial

from kiosk.desk import Desk
from kiosk.household.agreeing.proposal_words import named
from kiosk.household.agreeing.proposals import Proposal
from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.household import Household
from kiosk.household.plan import Caregiver
from kiosk.household.visits.appointments import Visit
from kiosk.household.visits.taker_proposals import visit_of
from kiosk.household.visits.takers import suggested
from kiosk.household.visits.taking import Taking
from kiosk.language import N_, _

from .bar import ABSENT, Button
from .one_visit import NO_VISIT, VisitName, same_visit
from .tile_pages import BACK, Said, TilePages
from .visit_words import day_and_time, until

TAKE_BACK = Button("take_back", N_("Take back"), "back", "t")
ALL = Button("scope", N_("All visits"), "plan", "a")
ONE = Button("scope", N_("This visit"), "plan", "a")


class TakeScreen(TilePages):
    """One tap proposes, or says yes to what the other home proposed; with one home it is agreed."""

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk)
        self._taking = Taking(self._household)
        for tile in self._tiles:
            tile.wraps = True
        self._about: VisitName = NO_VISIT
        self._series = False

    def open(self, about: object) -> None:
        """`about` names the visit."""
        assert isinstance(about, VisitName)
        self._about = about
        self._series = False

    @property
    def _visit(self) -> Visit | None:
        return same_visit(self._household, self._about, self.desk.moment())

    @property
    def _waiting(self) -> tuple[Proposal, ...]:
        """What was proposed about this visit, or about all of them, as the screen speaks of."""
        visit, which = self._visit, None if self._series else self._about.on
        if visit is None:
            return ()
        every = self._taking.waiting(visit, self.desk.moment())
        return tuple(one for one in every if visit_of(one) == which)

    def _people(self, visit: Visit) -> tuple[Caregiver, ...]:
        return suggested(self._household.plan, visit.home)

    def said(self) -> Sequence[Said]:
        visit = self._visit
        if visit is None:
            self.line.left = self.line.right = ""
            return []
        words = _("{title}, all visits") if self._series else _("{title}, {day}")
        title = visit.appointment.title
        self.line.left = words.format(title=title, day=day_and_time(visit))
        self.line.right = _("Who takes {child}?").format(child=self.child_name)
        return [self._tile(person, visit) for person in self._people(visit)]

    def _tile(self, person: Caregiver, visit: Visit) -> Said:
        plan, home = self._household.plan, self._household.home
        name = _("{name} takes").format(name=person.name)
        if visit.caregiver == person.id and visit.agreed:
            return Said(name, (_("Agreed"),))
        day = self.desk.day.practice_day(self.desk.moment())
        for one in self._waiting:
            if one.wanted.get("taker") == person.id:
                if one.waits_for(home):
                    asks = _("Proposed: {home}").format(home=named(plan.homes, one.home))
                    return Said(name, (asks, _("Tap to agree")), loud=True)
                return Said(name, (_("Proposed here"), until(one, day)))
        facts = []
        if visit.home and person.home == visit.home:
            facts.append(_("Whose day it is"))
        if visit.caregiver == person.id:
            facts.append(_("In the plan, not agreed yet"))
        return Said(name, (*facts, _("Tap to propose") if plan.homes[1:] else _("Tap to say so")))

    def show_bar(self) -> None:
        visit, home = self._visit, self._household.home
        repeats = visit is not None and bool(visit.appointment.repeat)
        own = any(one.home == home for one in self._waiting)
        self.bar.put(
            back=BACK,
            second=TAKE_BACK if own else ABSENT,
            fourth=(ONE if self._series else ALL) if repeats else ABSENT,
            more=self.more,
        )

    async def chosen(self, number: int) -> None:
        visit, at = self._visit, self.desk.moment()
        if visit is None:
            return
        person = self._people(visit)[number]
        verb = partial(self._taking.take, visit, person.id, at=at, series=self._series)
        await self.ask(partial(self.desk.do, verb))

    async def action_take_back(self) -> None:
        """It was not meant, or is settled otherwise."""
        at, proposing = self.desk.moment(), Proposing(self._household)
        for one in self._waiting:
            if one.home == self._household.home:
                await self.ask(partial(self.desk.do, partial(proposing.withdraw, one.id, at=at)))

    def action_scope(self) -> None:
        """Speak of all visits, or of this one."""
        self._series = not self._series
        self.follow()

    def action_back(self) -> None:
        self.go("visit")
