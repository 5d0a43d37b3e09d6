"""Proposing, answering, taking back: each word is written with the news of it, in one step."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kiosk.household.agreeing.proposal_words import asked_for, in_words, named
from kiosk.household.agreeing.proposals import (
    ANSWER,
    COLLECTION,
    Proposal,
    Proposals,
    read_proposal,
)
from kiosk.household.childs_day import ChildsDay
from kiosk.household.completions import Edit, fresh, wall_text
from kiosk.household.moment import Moment
from kiosk.household.news import news_edits
from kiosk.household.refusals import OLDEST, check_caregiver, check_reason, refusal
from kiosk.language import N_, _, speaking

SCHEDULE = "schedule"  # the kind of which a home has one word at a time
LONGEST_PROPOSAL = 280  # characters of a reason
SETTLED = {
    "agreed": N_("It is agreed already; propose what is wanted instead."),
    "declined": N_("It was declined already; it can be proposed once more."),
    "withdrawn": N_("It was taken back meanwhile; nothing waits for an answer."),
    "crossed": N_("It was taken back while the answer was on its way; propose it once more."),
    "expired": N_("The last day for an answer was {day}; it can be proposed once more."),
}


class Proposing:
    """What an adult says in this home about proposals of either home.

    Each verb returns the proposal as it then stands, and does nothing the second time. Raises
    HouseholdError with a sentence, and has then written nothing. `also` is written in the same
    step.
    """

    def __init__(self, day: ChildsDay) -> None:
        self._day = day

    def propose(
        self,
        kind: str,
        about: str,
        wanted: Mapping[str, Any],
        *,
        answer_by: date,
        at: Moment,
        reason: str = "",
        by: str = "",
        also: Sequence[Edit] = (),
    ) -> Proposal:
        """Ask the other homes. `wanted` as in `Proposal`; where there is no other home it is agreed
        at once. What this home has proposed already and still waits is returned as it is.
        """
        self._check(at, by)
        check_reason(reason, LONGEST_PROPOSAL)
        today = self._day.practice_day(at)
        check_answer_by(answer_by, today)
        for one in self.proposals(at).open():
            if (one.kind, one.about, dict(one.wanted)) == (kind, about, dict(wanted)):
                return self._same(one, also, by)
        id = f"{kind}.{fresh()}"
        asked = [home.id for home in self._day.plan.homes if home.id != self._day.home]
        fields = {
            "about": about,
            "wanted": dict(wanted),
            "reason": reason,
            "answer_by": answer_by.isoformat(),
            "home": self._day.home,
            "by": by,
            "at": wall_text(at.wall),
            "asked": asked,
        }
        return self._write(id, fields, at, by, also)

    def _same(self, one: Proposal, also: Sequence[Edit], by: str) -> Proposal:
        """What waits already. Raises HouseholdError if it waits for this home."""
        if one.home != self._day.home:
            home = named(self._day.plan.homes, one.home)
            raise refusal(_("{home} has proposed the same; answer that."), home=home)
        if also:
            self._day.ledger.write(also, author=by)
        return one

    def answer(
        self, id: str, yes: bool, *, at: Moment, by: str = "", also: Sequence[Edit] = ()
    ) -> Proposal:
        """Say yes or no for this home. A yes to a schedule takes back the one that this home has
        proposed instead.
        """
        self._check(at, by)
        one, home = self.known(id, at), self._day.home
        said = next((each.yes for each in one.answers if each.home == home), None)
        if said is yes and one.state in ("open", "agreed", "declined"):
            return one
        if one.home == home:
            raise refusal(_("It was proposed here; the other home answers."))
        self._check_open(one)
        if home not in one.asked:
            raise refusal(_("It does not wait for an answer of this home."))
        fields = {f"{ANSWER}{home}": self._word(at, by) | {"yes": yes}}
        instead = self.taking_back_schedules(at=at, by=by) if yes and one.kind == SCHEDULE else []
        return self._write(id, fields, at, by, [*also, *instead])

    def taking_back_schedules(self, *, at: Moment, by: str = "") -> list[Edit]:
        """What takes back the schedules that this home has proposed and that still wait."""
        ours = [one for one in self.proposals(at).open() if one.home == self._day.home]
        schedules = [one.id for one in ours if one.kind == SCHEDULE]
        return [edit for id in schedules for edit in self.taking_back(id, at=at, by=by)]

    def withdraw(self, id: str, *, at: Moment, by: str = "") -> Proposal:
        """Take back what this home has proposed, while nothing is agreed."""
        edits = self.taking_back(id, at=at, by=by)
        if edits:
            self._day.ledger.write(edits, author=by)
        return self.known(id, at)

    def taking_back(self, id: str, *, at: Moment, by: str = "") -> list[Edit]:
        """What `withdraw` writes, for who writes more in the same step."""
        self._check(at, by)
        one = self.known(id, at)
        if one.home != self._day.home:
            raise refusal(_("It was proposed in the other home; say no to it instead."))
        if one.state == "withdrawn":
            return []
        self._check_open(one)
        return self._edits(id, {"withdrawn": self._word(at, by)}, at, by)

    def dismiss(self, id: str, *, at: Moment, by: str = "") -> Proposal:
        """What crossed was read: neither home shows it loud any more."""
        check_caregiver(self._day.plan, by)
        one = self.known(id, at)
        if one.state == "crossed" and not one.dismissed:
            fields = {"dismissed": self._word(at, by)}
            self._day.ledger.write([(f"{COLLECTION}/{id}", fields)], author=by)
        return self.known(id, at)

    def proposals(self, at: Moment) -> Proposals:
        """All of them, as of today."""
        return Proposals(self._day.ledger, self._day.plan, self._day.practice_day(at))

    def known(self, id: str, at: Moment) -> Proposal:
        """The proposal with this id. Raises HouseholdError if there is none."""
        found = self.proposals(at).find(id)
        if found is None:
            raise refusal(_('There is no proposal "{id}".'), id=id)
        return found

    def _check(self, at: Moment, by: str) -> None:
        check_caregiver(self._day.plan, by)
        if not at.trusted:
            raise refusal(_("The clock is not set yet, so the last day for an answer is unknown."))

    def _check_open(self, one: Proposal) -> None:
        """Raises HouseholdError unless it still waits for an answer."""
        if one.state != "open":
            raise refusal(_(SETTLED[one.state]), day=one.answer_by)

    def _word(self, at: Moment, by: str) -> dict[str, Any]:
        on = self._day.practice_day(at).isoformat()
        return {"on": on, "by": by, "at": wall_text(at.wall)}

    def _write(
        self, id: str, fields: dict[str, Any], at: Moment, by: str, also: Sequence[Edit] = ()
    ) -> Proposal:
        """Write what is said and its news; the proposal as it then stands."""
        edits = self._edits(id, fields, at, by)
        self._day.ledger.write([*edits, *also], author=by)
        return self.known(id, at)

    def _edits(self, id: str, fields: dict[str, Any], at: Moment, by: str) -> list[Edit]:
        """What is said, and its news."""
        plan, today = self._day.plan, self._day.practice_day(at)
        homes = tuple(home.id for home in plan.homes)
        before = self._day.ledger.records(COLLECTION).get(id, {})
        after = read_proposal(id, {**before, **fields}, homes, today)
        if after is None:
            raise refusal(_("This version cannot read the proposal."))
        with speaking(plan.language, plan.time_zone):  # the news is for the screens
            words = in_words(plan, after)
            if before and after.state == "open":  # a yes, while a third home has not answered
                home = named(plan.homes, self._day.home)
                words = _("{home} says yes: {what}").format(home=home, what=asked_for(plan, after))
            news = news_edits(today, at.wall, [words], by)
        return [(f"{COLLECTION}/{id}", fields), *news]


def check_answer_by(answer_by: date, today: date, latest: date | None = None) -> None:
    """Raises HouseholdError unless there is time for an answer: from today until `latest`, the day
    on which what is proposed begins, or a year.
    """
    if answer_by < today:
        raise refusal(
            _("{day} is over, so nobody could answer; today is {today}."),
            day=answer_by,
            today=today,
        )
    end = latest or today + OLDEST
    if answer_by > end:
        said = _("Ask for an answer by {end} at the latest, not by {day}.")
        raise refusal(said, end=end, day=answer_by)
