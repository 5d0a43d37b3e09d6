"""The team: which adult carries which job, since when, and how a job is handed on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from kiosk.household.agreeing.proposals import Proposal, Proposals, agreed_at
from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.childs_day import ChildsDay
from kiosk.household.moment import Moment
from kiosk.household.plan import Plan, Responsibility
from kiosk.household.practice_day import practice_day
from kiosk.household.refusals import check_caregiver, refusal
from kiosk.language import _

JOB = "job"  # the kind of a proposal that hands a job on
TIME_TO_ANSWER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Carried:
    """A job and who carries it; `caregiver` is an id. `open` waits for the other home's yes."""

    job: Responsibility
    caregiver: str
    since: date | None = None  # None: as long as anybody wrote it down
    open: Proposal | None = None


def carried(plan: Plan, proposals: Proposals) -> tuple[Carried, ...]:
    """Every job in the order of the plan: a plain list, nothing added up.

    What was agreed counts from its day on, until the plan names a later one in `since`.
    """
    waiting = [one for one in proposals.open() if one.kind == JOB]
    return tuple(_carried(plan, job, proposals, waiting) for job in plan.responsibilities)


def _carried(
    plan: Plan, job: Responsibility, proposals: Proposals, waiting: Iterable[Proposal]
) -> Carried:
    known = {one.id for one in plan.caregivers}
    caregiver, since = job.caregiver, job.since
    for one in proposals.agreed(JOB, job.id):  # in the order in which it was agreed
        to, day = one.wanted.get("caregiver"), agreed_on(one, plan)
        if to in known and (job.since is None or day is None or day >= job.since):
            caregiver, since = str(to), day
    theirs = [one for one in waiting if one.about == job.id]
    return Carried(job, caregiver, since, theirs[-1] if theirs else None)


def agreed_on(proposal: Proposal, plan: Plan) -> date | None:
    """The practice day of the last yes; with one home, that on which it was proposed."""
    if proposal.settled:
        return proposal.settled.on
    at = agreed_at(proposal)
    return practice_day(at, ZoneInfo(plan.time_zone), plan.day_starts) if at else None


class Team:
    """Who carries what, and handing a job on. Raises HouseholdError where something is refused,
    and has then written nothing.
    """

    def __init__(self, day: ChildsDay) -> None:
        self._day = day

    def carried(self, at: Moment) -> tuple[Carried, ...]:
        """Every job and who carries it today."""
        return carried(self._day.plan, self._proposals(at))

    def hand_on(
        self,
        job: str,
        to: str,
        at: Moment,
        *,
        reason: str = "",
        by: str = "",
        answer_by: date | None = None,
    ) -> Proposal:
        """Propose that another adult carries a job. It is that adult's when the other home has said
        yes; at once, where there is one home. `answer_by` is a week from today unless it is said.
        """
        found = self.job(job, at)
        if not to:
            raise refusal(_("Say who is to carry it."))
        check_caregiver(self._day.plan, to)
        if found.caregiver == to:
            raise refusal(_('"{id}" carries "{job}" already.'), id=to, job=job)
        until, wanted = answer_by or self._day.practice_day(at) + TIME_TO_ANSWER, {"caregiver": to}
        proposing = Proposing(self._day)
        return proposing.propose(JOB, job, wanted, answer_by=until, at=at, reason=reason, by=by)

    def job(self, id: str, at: Moment) -> Carried:
        """The job with this id. Raises HouseholdError if there is none."""
        every = self.carried(at)
        for one in every:
            if one.job.id == id:
                return one
        known = ", ".join(f'"{one.job.id}"' for one in every) or _("none")
        raise refusal(_('The plan has no job "{id}", only {known}.'), id=id, known=known)

    def _proposals(self, at: Moment) -> Proposals:
        return Proposals(self._day.ledger, self._day.plan, self._day.practice_day(at))
