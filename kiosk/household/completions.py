"""What was practised: facts that stay, and what a slot says when they are read together."""

import os
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal, NamedTuple

Outcome = Literal["", "done", "tried", "not-today"]
Edit = tuple[str, dict[str, Any]]

COLLECTION = "completion"
OUTCOMES = ("done", "tried", "not-today")
HELPERS = ("grandparent", "sitter", "sibling")
EARNS = ("done", "tried")  # "it didn't work" earns the star too
RANK = {"": 0, "not-today": 1, "tried": 2, "done": 3}
NONE = "none"  # a correction to nothing at all
_SAYS: dict[str, Outcome] = {"done": "done", "tried": "tried", "not-today": "not-today", NONE: ""}

OOPS = timedelta(minutes=5)  # how long a mis-tap can be taken back (RESEARCH.md R23)


class Fact(NamedTuple):
    """One tap, as recorded: `record` is its name in the ledger; `day` is None while it waits to be
    filed.
    """

    record: str
    day: date | None
    child: str
    task: str
    slot: int
    outcome: str  # as tapped; what earned the star
    says: Outcome  # after a correction
    reason: str
    by: str
    home: str
    at: datetime | None
    trusted: bool
    boot: str
    uptime: float
    banked: bool  # filed after a restart: nothing takes it back
    helper: str = ""  # one of HELPERS: who was there with the child


class Completion(NamedTuple):
    """What the standing facts of one slot say together: done before tried before not-today.

    `star` stays whatever is corrected. `speaker` is the newest fact of those that say `outcome`.
    """

    outcome: Outcome = ""
    star: bool = False
    speaker: Fact | None = None
    facts: tuple[Fact, ...] = ()

    @property
    def reason(self) -> str:
        return self.speaker.reason if self.speaker else ""

    @property
    def by(self) -> str:
        return self.speaker.by if self.speaker else ""

    @property
    def helper(self) -> str:
        return self.speaker.helper if self.speaker else ""


OPEN = Completion()


def is_whole(fields: Mapping[str, Any]) -> bool:
    """Whether a record has arrived far enough, and is plain enough, to be read as a fact."""
    return (
        fields.get("outcome") in RANK
        and type(fields.get("slot")) is int
        and type(fields.get("child")) is str
        and type(fields.get("task")) is str
    )


def stands(fields: Mapping[str, Any]) -> bool:
    """Whether a fact was not taken back in time.

    A withdrawal counts from the tap until five minutes after it, by the wall clock. Where a clock
    jumped in between, or a time cannot be read, the star stays.
    """
    withdrawn = fields.get("withdrawn")
    if not withdrawn or fields.get("banked"):
        return True
    tapped, back = time_of(fields.get("at")), time_of(withdrawn)
    return tapped is None or back is None or not timedelta(0) <= back - tapped <= OOPS


def read_fact(record: str, fields: Mapping[str, Any], day: date | None) -> Fact | None:
    """A standing fact; None if it was taken back, or is not (yet) a fact that this version can
    read.
    """
    if not is_whole(fields) or not stands(fields):
        return None
    corrected = _SAYS.get(str(fields.get("corrected")))
    reason = fields.get("reason" if corrected is None else "corrected_reason")
    return Fact(
        record=record,
        day=day,
        child=fields["child"],
        task=fields["task"],
        slot=fields["slot"],
        outcome=fields["outcome"],
        says=fields["outcome"] if corrected is None else corrected,
        reason=str(reason or ""),
        by=str(fields.get("by") or ""),
        home=str(fields.get("home") or ""),
        at=time_of(fields.get("at")),
        trusted=fields.get("trusted") is True,
        boot=str(fields.get("boot") or ""),
        uptime=_number(fields.get("uptime")),
        banked=bool(fields.get("banked")),
        helper=str(fields.get("helper") or ""),
    )


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def time_of(text: object) -> datetime | None:
    """A wall time as recorded, aware; None where there is none to be read."""
    try:
        wall = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return wall if wall is not None and wall.tzinfo is not None else None


def complete(facts: Iterable[Fact]) -> Completion:
    """Read the standing facts of one slot together."""
    standing = tuple(facts)
    if not standing:
        return OPEN
    speaker = max(standing, key=_loudness)
    star = any(fact.outcome in EARNS for fact in standing)
    return Completion(speaker.says, star, speaker if speaker.says else None, standing)


def _loudness(fact: Fact) -> tuple[int, float, str]:
    return RANK[fact.says], fact.at.timestamp() if fact.at else 0.0, fact.record


def wall_text(wall: datetime) -> str:
    """A wall time as it is recorded: ISO 8601 in UTC."""
    return wall.astimezone(UTC).isoformat()


def fresh() -> str:
    """The random end of a new record's id: two homes never choose the same."""
    return os.urandom(5).hex()
