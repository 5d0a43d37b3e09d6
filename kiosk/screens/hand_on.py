"""Handing a job on: a tile for each adult; the other home's yes makes it so."""

from collections.abc import Sequence
from functools import partial

from kiosk.desk import Desk
from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.plan import Caregiver
from kiosk.household.team import Carried, Team
from kiosk.language import N_, _

from .bar import ABSENT, Button
from .dates import near_day
from .team_words import asked, since
from .tile_pages import BACK, Said, TilePages

TAKE_BACK = Button("take_back", N_("Take back"), "back", "t")
ANSWER = Button("answer", N_("Answer"), "tick", "a", loud=True)


class HandOnScreen(TilePages):
    """One tap asks the other home; with one home it is done. What this home asked it takes back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._team = Team(desk.day)
        for place in self._tiles:
            place.wraps = True
        self._job = ""  # id of the job

    def open(self, about: object) -> None:
        """`about` is the id of the job."""
        self._job = str(about)

    @property
    def _carried(self) -> Carried | None:
        """The job; None once it has left the plan."""
        every = self._team.carried(self.desk.moment())
        return next((one for one in every if one.job.id == self._job), None)

    @property
    def _people(self) -> tuple[Caregiver, ...]:
        return self.desk.day.plan.caregivers

    def said(self) -> Sequence[Said]:
        one = self._carried
        self.line.left = _("Who carries: {job}?").format(job=one.job.title) if one else ""
        self.line.right = asked(self.desk.day.plan, one) if one else ""
        return [self._tile(person, one) for person in self._people] if one else []

    def _tile(self, person: Caregiver, one: Carried) -> Said:
        if person.id == one.caregiver:
            return Said(person.name, tuple(filter(None, (_("Carries it"), since(one)))))
        if one.open and one.open.wanted.get("caregiver") == person.id:
            today = self.desk.day.practice_day(self.desk.moment())
            until = near_day(one.open.answer_by, today)
            return Said(person.name, (_("Asked until {day}").format(day=until),))
        return Said(person.name, () if one.open else (_("Tap: hand it on"),))

    def show_bar(self) -> None:
        one = self._carried
        home, waits = self.desk.day.home, one.open if one else None
        third = ABSENT
        if waits and waits.home == home:
            third = TAKE_BACK
        elif waits and waits.waits_for(home):
            third = ANSWER
        self.bar.put(back=BACK, third=third, more=self.more)

    async def chosen(self, number: int) -> None:
        one, person = self._carried, self._people[number]
        if one is None or person.id == one.caregiver or one.open:
            return  # what waits is answered or taken back first
        verb = partial(self._team.hand_on, self._job, person.id, self.desk.moment())
        await self.ask(partial(self.desk.do, verb))

    async def action_take_back(self) -> None:
        """It was not meant, or is settled otherwise."""
        one = self._carried
        if one and one.open:
            verb = partial(Proposing(self.desk.day).withdraw, one.open.id, at=self.desk.moment())
            await self.ask(partial(self.desk.do, verb))

    def action_answer(self) -> None:
        """Where all that waits for this home is answered."""
        self.go("proposals")

    def action_back(self) -> None:
        self.go("jobs")
