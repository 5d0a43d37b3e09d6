"""What the homes propose and agree about who takes the child: proposals of the kind "taker"."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import product

from kiosk.household.agreeing.proposals import Proposal, Proposals, agreed_at
from kiosk.household.ledger import Undated
from kiosk.household.plan import AgreedTaker, Plan
from kiosk.household.practice_day import ONE_DAY

KIND = "taker"


def wanted(taker: str, visit: datetime | None) -> dict[str, str]:
    """What such a proposal wants: a caregiver for the visit planned then, or for the series."""
    return {"taker": taker, "visit": visit.isoformat() if visit else ""}


def visit_of(proposal: Proposal) -> datetime | None:
    """The planned start that it is about; None for the series, or where it cannot be read."""
    try:
        return datetime.fromisoformat(str(proposal.wanted.get("visit")))
    except ValueError:
        return None


def agreements(ledger: Undated, plan: Plan) -> dict[str, list[AgreedTaker]]:
    """What every home agreed to, by appointment, the last one last.

    A proposal to which every other home said yes counts from the last yes on. Where every home has
    proposed the same, each before it knew of the other, they agree as well, while all of these
    proposals stand: until one is taken back or answered.
    """
    proposals = Proposals(ledger, plan, date.max)  # what was agreed stays agreed
    readable = [one for one in proposals.every() if one.kind == KIND and _is_readable(one)]
    found = [
        (at, one.id, _agreed(one, at))
        for one in readable
        if one.state == "agreed" and (at := agreed_at(one))
    ]
    found += mutual(readable, plan)
    takers: dict[str, list[AgreedTaker]] = {}
    about = {one.id: one.about for one in readable}
    for _at, id, taker in sorted(found, key=lambda each: each[:2]):
        takers.setdefault(about[id], []).append(taker)
    return takers


def mutual(every: Iterable[Proposal], plan: Plan) -> list[tuple[datetime, str, AgreedTaker]]:
    """While each home has proposed the same: since when, the id of the proposal that came last, and
    what is agreed.
    """
    homes = [home.id for home in plan.homes]
    if len(homes) < 2:
        return []
    same: dict[tuple[str, str, str], list[Proposal]] = {}
    for one in every:
        about = one.about, str(one.wanted.get("taker")), str(one.wanted.get("visit"))
        same.setdefault(about, []).append(one)
    return [
        agreed
        for alike in same.values()
        for each in product(*([one for one in alike if one.home == home] for home in homes))
        if (agreed := _together(each))
    ]


def stood_until(proposal: Proposal) -> datetime | None:
    """When it was taken back, somebody said no to it, or every other home had said yes; None while
    it stands. A word without a time that can be read counts from the beginning.
    """
    said = [one.at for one in proposal.answers if not one.yes]
    if proposal.withdrawn:
        said.append(proposal.withdrawn.at)
    if proposal.state == "agreed":
        said.append(agreed_at(proposal))
    return min((end for one in said if (end := one or proposal.at)), default=None)


def _together(proposals: Sequence[Proposal]) -> tuple[datetime, str, AgreedTaker] | None:
    """What these proposals of the same agree on, while all stand, if they ever do; None if one had
    lapsed when the last came.
    """
    at, id, last = max((one.at, one.id, one) for one in proposals if one.at)
    until = min((end for one in proposals if (end := stood_until(one))), default=None)
    if any(one.answer_by + ONE_DAY < at.date() for one in proposals):  # zones are hours from UTC
        return None
    return at, id, _agreed(last, at, until)


def _agreed(one: Proposal, at: datetime, until: datetime | None = None) -> AgreedTaker:
    return AgreedTaker(visit_of(one), str(one.wanted.get("taker")), at, until)


def _is_readable(one: Proposal) -> bool:
    """Whether it names a taker, a visit or the series, and when it was made."""
    named = one.wanted.get("visit") == "" or visit_of(one) is not None
    return one.at is not None and named and bool(one.wanted.get("taker"))
