"""Who takes the child: proposed in one home and agreed in the other, in one tap each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from kiosk.household.agreeing.proposals import Proposal
from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.completions import Edit
from kiosk.household.household import Household
from kiosk.household.moment import Moment
from kiosk.household.plan import Appointment, Plan
from kiosk.household.plan_import import import_plan
from kiosk.household.refusals import OLDEST, check_caregiver, refusal
from kiosk.household.visits.appointments import Visit, visits, visits_between
from kiosk.household.visits.open_matters import about
from kiosk.household.visits.taker_proposals import KIND, visit_of, wanted
from kiosk.language import _

TIME_TO_ANSWER = timedelta(days=14)  # for the series; for a visit, until its day


class Taking:
    """What an adult of this home says about who takes the child to a visit.

    Each verb may be said twice, and takes back in the same step whatever this home had proposed
    instead. Raises HouseholdError, and has then written nothing.
    """

    def __init__(self, household: Household) -> None:
        self._household = household
        self._proposing = Proposing(household)

    def waiting(self, visit: Visit, at: Moment) -> tuple[Proposal, ...]:
        """The proposals about it that wait for an answer, of either home, oldest first."""
        return about(self._proposing.proposals(at).open(), visit)

    def take(
        self,
        visit: Visit,
        taker: str,
        *,
        at: Moment,
        series: bool = False,
        by: str = "",
        reason: str = "",
    ) -> Proposal | None:
        """Say that `taker` takes the child to the visit, or to the whole series: a yes where the
        other home has proposed the same, else a proposal. None where it is agreed already.
        """
        check_visit(visit, at)
        if not taker:
            raise refusal(_("Say who takes {child}."), child=child_name(self._household, visit))
        check_caregiver(self._household.plan, taker)
        which = None if series else visit.on
        same = [one for one in self.waiting(visit, at) if visit_of(one) == which]
        if visit.agreed and visit.caregiver == taker:
            return self._leave(self._taking_back(same, taker, at, by), by)
        for one in same:
            if one.wanted.get("taker") == taker and one.waits_for(self._household.home):
                return self._answer(visit, one, at, by)
        last = self._last_day(visit, series, at)
        return self._proposing.propose(
            KIND,
            visit.appointment.id,
            wanted(taker, which),
            answer_by=last,
            at=at,
            by=by,
            reason=reason,
            also=self._taking_back(same, taker, at, by),
        )

    def _last_day(self, visit: Visit, series: bool, at: Moment) -> date:
        """Until when the other home may answer."""
        today = self._household.practice_day(at)
        last = today + TIME_TO_ANSWER if series else max(today, visit.starts.date())
        return min(last, today + OLDEST)

    def agree(
        self, visit: Visit, *, at: Moment, by: str = "", series: bool = False
    ) -> Proposal | None:
        """Say yes to the other home's proposal, the newest if there are several; else to the taker
        whom the plan names. None where it is agreed already.
        """
        check_visit(visit, at)
        home, waiting = self._household.home, self.waiting(visit, at)
        ours = [one.wanted for one in waiting if one.home == home]
        for one in reversed(waiting):
            both = visit.agreed and one.wanted in ours  # both proposed it: that is a yes
            if one.waits_for(home) and not both:
                return self._answer(visit, one, at, by)
        if visit.agreed:
            takers = visit.appointment.takers
            alone = any(one.visit == visit.on and one.until is None for one in takers)
            every = self._settled(visit, visit.on if alone else None, at)
            return self._leave(self._taking_back(every, visit.caregiver, at, by), by)
        if not visit.caregiver:
            said = _("Nobody is named for it yet; say who takes {child}.")
            raise refusal(said, child=child_name(self._household, visit))
        if self._is_last_to_agree(visit):
            self._agree_in_plan(visit, at, by)
            return None
        return self.take(visit, visit.caregiver, at=at, series=series, by=by)

    def _is_last_to_agree(self, visit: Visit) -> bool:
        """Whether the plan names the taker, and every other home has agreed there: then no other
        home writes the list of those who did.
        """
        one = visit.appointment
        missing = {home.id for home in self._household.plan.homes} - set(one.agreed)
        stays = visit.caregiver == one.taker and not visit.moved
        return stays and missing == {self._household.home}

    def _agree_in_plan(self, visit: Visit, at: Moment, by: str) -> None:
        agreed = (*visit.appointment.agreed, self._household.home)
        new = with_appointment(self._household.plan, visit.appointment.id, agreed=agreed)
        check_caregiver(self._household.plan, by)
        household, every = self._household, self.waiting(visit, at)
        also = self._taking_back(every, visit.caregiver, at, by)
        import_plan(household.ledger, household.plan, new, at, by, also)

    def _answer(self, visit: Visit, one: Proposal, at: Moment, by: str) -> Proposal:
        every = self._settled(visit, visit_of(one), at)
        also = self._taking_back(every, str(one.wanted.get("taker")), at, by)
        return self._proposing.answer(one.id, True, at=at, by=by, also=also)

    def _settled(self, visit: Visit, which: datetime | None, at: Moment) -> list[Proposal]:
        """What need not wait when `which`, this visit or the series, is agreed: a word about the
        series is one about this visit too.
        """
        return [one for one in self.waiting(visit, at) if visit_of(one) in (which, visit.on)]

    def _leave(self, also: list[Edit], by: str) -> Proposal | None:
        """It is agreed already."""
        if also:
            self._household.ledger.write(also, author=by)
        return None

    def _taking_back(
        self, proposals: Sequence[Proposal], taker: str, at: Moment, by: str
    ) -> list[Edit]:
        """Of the proposals those of this home that want somebody else."""
        return [
            edit
            for one in proposals
            if one.home == self._household.home and one.wanted.get("taker") != taker
            for edit in self._proposing.taking_back(one.id, at=at, by=by)
        ]


def find_visit(plan: Plan, appointment: str, at: Moment, day: date | None = None) -> Visit:
    """The visit of an appointment that starts on a day of the household's calendar; the next one if
    that is None. Raises HouseholdError if there is none.
    """
    one = known_appointment(plan, appointment)
    only = replace(plan, appointments=(one,))
    found = visits_between(only, day, day) if day else visits(only, at.wall, 1)
    if not found:
        said = _("{title} has no visit on {day}.") if day else _("{title} has no visit to come.")
        raise refusal(said, title=one.title, day=day)
    return found[0]


def known_appointment(plan: Plan, id: str) -> Appointment:
    """The appointment with this id. Raises HouseholdError if there is none."""
    for one in plan.appointments:
        if one.id == id:
            return one
    known = ", ".join(f'"{one.id}"' for one in plan.appointments) or _("none")
    raise refusal(_('The plan has no appointment "{id}", only {known}.'), id=id, known=known)


def with_appointment(plan: Plan, id: str, **changes: object) -> Plan:
    """The plan with another value of an appointment's fields."""
    return replace(
        plan,
        appointments=tuple(
            replace(one, **changes) if one.id == id else one  # type: ignore[arg-type]
            for one in plan.appointments
        ),
    )


def child_name(household: Household, visit: Visit) -> str:
    """The name of the child whose visit it is; the id, when there is none."""
    child = visit.appointment.child
    return next((one.name for one in household.plan.children if one.id == child), child)


def check_visit(visit: Visit, at: Moment) -> None:
    """Raises HouseholdError for a visit that is over, and while nobody knows the time."""
    if not at.trusted:
        raise refusal(_("The clock is not set yet, so nobody knows which visits are over."))
    if visit.ends <= at.wall:
        said = _("{title} on {day} is over and stays as it was.")
        raise refusal(said, title=visit.appointment.title, day=visit.starts.date())
