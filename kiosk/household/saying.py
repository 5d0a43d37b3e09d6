"""What to write when something is said of a slot, or taken back: edits, decided by what stands."""

from datetime import timedelta

from kiosk.household.completions import NONE, OOPS, RANK, Completion, Edit, Fact, wall_text
from kiosk.household.moment import Moment


def since_tap(fact: Fact, at: Moment) -> timedelta | None:
    """How long ago the tap was; None if nobody can know.

    Within one boot of one machine its uptime tells. Else the wall clocks do, if both were right:
    one that was not may be hours off, and a banked star is not taken back for that.
    """
    if fact.boot and fact.boot == at.boot:
        return timedelta(seconds=at.uptime - fact.uptime)
    if fact.day is None or fact.at is None or not fact.trusted or not at.trusted:
        return None
    return at.wall - fact.at


def can_take_back(fact: Fact, at: Moment) -> bool:
    """Whether an Oops at `at` still takes this tap back."""
    ago = since_tap(fact, at)
    return ago is not None and not fact.banked and timedelta(0) <= ago <= OOPS


def said(was: Completion, fact: Edit, at: Moment) -> list[Edit]:
    """What to write so that the slot says what `fact` says: nothing if it does.

    A quieter outcome first silences the louder facts: those tapped just now are taken back, the
    banked ones are corrected, and their star stays.
    """
    fields = fact[1]
    outcome, reason = fields["outcome"], fields["reason"]
    if was.outcome == outcome:
        return _amended(was, reason, fields.get("helper", ""))
    louder = [old for old in was.facts if RANK[old.says] > RANK[outcome]]
    banked = [old for old in louder if not can_take_back(old, at)]
    corrected = {"corrected": outcome, "corrected_reason": reason}
    edits = [taken_back(old, at) for old in louder if old not in banked]
    edits += [(old.record, dict(corrected)) for old in banked]
    return edits if banked else [*edits, fact]


def _amended(was: Completion, reason: str, helper: str) -> list[Edit]:
    """A reason, or who helped, that came after the tap, as when a chip is chosen."""
    fact = was.speaker
    if not fact:
        return []
    fields = {}
    if reason and reason != fact.reason:
        fields["reason" if fact.says == fact.outcome else "corrected_reason"] = reason
    if helper and helper != fact.helper:
        fields["helper"] = helper
    return [(fact.record, fields)] if fields else []


def unsaid(was: Completion, at: Moment) -> list[Edit]:
    """Take back the taps of the last five minutes; where there is none, correct the record to
    nothing.
    """
    back = [taken_back(fact, at) for fact in was.facts if can_take_back(fact, at)]
    return back or [(fact.record, {"corrected": NONE}) for fact in was.facts if fact.says]


def taken_back(fact: Fact, at: Moment) -> Edit:
    """A withdrawal of exactly this fact, timed on the clock that timed the tap."""
    ago = since_tap(fact, at)
    when = fact.at + ago if fact.at and ago is not None else at.wall
    return fact.record, {"withdrawn": wall_text(when)}
