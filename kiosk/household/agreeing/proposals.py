"""What one home proposes and the other answers: nights, who takes a visit, who carries a job.

A record is `proposal/swap.0123456789`: the home that proposes writes it, each other home writes one
field with its answer, and the state follows from the record alone, so that homes that hold the same
changes show the same. The verbs are in `proposing`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Literal

from kiosk.household.completions import time_of
from kiosk.household.ledger import Fields, Undated
from kiosk.household.plan import Plan

COLLECTION = "proposal"
KINDS = ("swap", "schedule", "taker", "job")
ANSWER = "answer_"  # and the id of the home that answers

State = Literal["open", "agreed", "declined", "withdrawn", "crossed", "expired"]


@dataclass(frozen=True, slots=True)
class Said:
    """A word of a home on a practice day: an answer, or that the proposal is taken back. `by` is a
    caregiver's id or empty.
    """

    home: str
    yes: bool
    on: date
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal as of a day.

    `about` and `wanted` depend on the kind, one of KINDS:

    - swap: "schedule"; `first`, `last` (nights, ISO), `home`
    - schedule: "schedule"; `pattern`, `letters`, `starts`, `exchange` as the plan file has them,
      and `preset`, the name of the pattern
    - taker: an appointment's id; `taker` (caregiver), `visit` (ISO planned start, "" the series)
    - job: a responsibility's id; `caregiver`

    Crossed is what was taken back in one home while every other home said yes, neither knowing:
    what was arranged before holds.
    """

    id: str
    kind: str
    about: str
    wanted: Mapping[str, Any]
    reason: str
    answer_by: date  # the last day for an answer
    home: str  # that proposes
    by: str  # a caregiver's id, or empty
    at: datetime | None
    asked: tuple[str, ...]  # ids of the homes whose yes it needs
    answers: tuple[Said, ...] = ()
    withdrawn: Said | None = None
    dismissed: bool = False  # somebody has read that it crossed
    state: State = "open"

    @property
    def settled(self) -> Said | None:
        """The last word that was said; None while nobody has answered."""
        said = [*self.answers, *([self.withdrawn] if self.withdrawn else [])]
        return max(said, key=lambda one: (one.on, _when(one.at), one.home), default=None)

    def waits_for(self, home: str) -> bool:
        """Whether it is open and this home has not answered."""
        answered = {one.home for one in self.answers}
        return self.state == "open" and home in self.asked and home not in answered


class Proposals:
    """All proposals as of a practice day, in the order in which they were made."""

    def __init__(self, ledger: Undated, plan: Plan, today: date) -> None:
        self._records = ledger.records(COLLECTION)
        self._homes = tuple(home.id for home in plan.homes)
        self._today = today

    @cached_property
    def _all(self) -> tuple[Proposal, ...]:
        read = (
            read_proposal(id, fields, self._homes, self._today)
            for id, fields in self._records.items()
        )
        return tuple(sorted((one for one in read if one), key=lambda one: (_when(one.at), one.id)))

    def every(self) -> tuple[Proposal, ...]:
        """All of them, whatever their state."""
        return self._all

    def open(self) -> tuple[Proposal, ...]:
        """Those that wait for an answer."""
        return tuple(one for one in self._all if one.state == "open")

    def crossed(self) -> tuple[Proposal, ...]:
        """Those that crossed, until somebody in either home has dismissed it."""
        return tuple(one for one in self._all if one.state == "crossed" and not one.dismissed)

    def agreed(self, kind: str, about: str = "") -> tuple[Proposal, ...]:
        """What holds, in the order in which it was agreed: where two speak of the same, the last
        one counts. Of everything, if `about` is empty.
        """
        found = [
            one
            for one in self._all
            if one.state == "agreed" and one.kind == kind and about in ("", one.about)
        ]
        return tuple(sorted(found, key=lambda one: (_when(agreed_at(one)), one.id)))

    def find(self, id: str) -> Proposal | None:
        """The one with this id."""
        return next((one for one in self._all if one.id == id), None)


def agreed_at(proposal: Proposal) -> datetime | None:
    """When the last yes was said; with one home, when it was proposed."""
    return max((one.at for one in proposal.answers if one.at), default=proposal.at)


def read_proposal(id: str, fields: Fields, homes: tuple[str, ...], today: date) -> Proposal | None:
    """A proposal as of a day; None if it has not arrived whole, or cannot be read."""
    kind, wanted = id.partition(".")[0], fields.get("wanted")
    home, answer_by = fields.get("home"), _day(fields.get("answer_by"))
    if kind not in KINDS or not isinstance(wanted, Mapping) or answer_by is None:
        return None
    if not isinstance(home, str) or not home:
        return None
    asked = fields.get("asked")  # as of then: a home that comes later undoes nothing agreed
    needed = asked if isinstance(asked, list) else [each for each in homes if each != home]
    answers = tuple(_answers(fields))
    withdrawn = _said(home, fields.get("withdrawn"))
    return Proposal(
        id=id,
        kind=kind,
        about=str(fields.get("about") or ""),
        wanted=wanted,
        reason=str(fields.get("reason") or ""),
        answer_by=answer_by,
        home=home,
        by=str(fields.get("by") or ""),
        at=time_of(fields.get("at")),
        asked=tuple(str(each) for each in needed),
        answers=answers,
        withdrawn=withdrawn,
        dismissed=isinstance(fields.get("dismissed"), Mapping),
        state=state_of(needed, answers, withdrawn is not None, answer_by, today),
    )


def state_of(
    asked: list[str], answers: tuple[Said, ...], withdrawn: bool, answer_by: date, today: date
) -> State:
    """A no of any home settles it. Every yes was said in time, whenever it arrives: an answer after
    the last day is never written.
    """
    said = {one.home: one.yes for one in answers}
    if any(said.get(home) is False for home in asked):
        return "declined"
    if all(said.get(home) for home in asked):
        return "crossed" if withdrawn else "agreed"
    if withdrawn:
        return "withdrawn"
    return "expired" if today > answer_by else "open"


def _answers(fields: Fields) -> Iterator[Said]:
    for name in sorted(fields):
        if name.startswith(ANSWER):
            said = _said(name.removeprefix(ANSWER), fields[name])
            if said:
                yield said


def _said(home: str, value: object) -> Said | None:
    if not isinstance(value, Mapping):
        return None
    on, yes = _day(value.get("on")), value.get("yes", False)
    if on is None or not isinstance(yes, bool):
        return None
    return Said(home, yes, on, str(value.get("by") or ""), time_of(value.get("at")))


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _when(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0
