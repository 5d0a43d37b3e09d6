"""Days on which nothing is asked of a child: a sick day, a rest day, holidays; in both homes."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from kiosk.household.completions import Edit, fresh, wall_text
from kiosk.household.errors import HouseholdError
from kiosk.household.ledger import Fields
from kiosk.household.moment import Moment
from kiosk.household.practice_day import ONE_DAY
from kiosk.household.refusals import KEPT, OLDEST

COLLECTION = "pause"
WHYS = ("sick", "rest", "holiday")


class Pause(NamedTuple):
    """A span of practice days, both ends included; `last` is date.max until it is taken back."""

    first: date
    last: date
    why: str  # one of WHYS
    record: str


class Rest(NamedTuple):
    """A day on which a child was not asked, and why."""

    day: date
    why: str


class Pauses:
    """The standing pauses of all children. A day is looked up and not searched for: each tap asks.

    Two that hold on the same day, as from two homes apart, are one rest; what the later one begun
    says is why.
    """

    def __init__(self, records: Mapping[str, Fields]) -> None:
        found: dict[str, list[Pause]] = {}
        for id, fields in records.items():
            pause = read_pause(id, fields)
            if pause:
                found.setdefault(str(fields["child"]), []).append(pause)
        self._spans = {child: _Spans(pauses) for child, pauses in found.items()}

    def why(self, child: str, day: date) -> str:
        """One of WHYS; empty on a day like any other."""
        spans = self._spans.get(child)
        pause = spans.on(day) if spans else None
        return pause.why if pause else ""

    def holding(self, child: str, day: date) -> tuple[Pause, ...]:
        """Those that hold on a day."""
        return tuple(one for one in self.after(child, day) if one.first <= day)

    def after(self, child: str, day: date) -> tuple[Pause, ...]:
        """Those that hold on a day or on a later one, by their first day."""
        spans = self._spans.get(child)
        return tuple(one for one in spans.pauses if one.last >= day) if spans else ()

    def rests(self, child: str, days: Iterable[date]) -> tuple[Rest, ...]:
        """Which of the days were rested."""
        if child not in self._spans:
            return ()
        found = (Rest(day, self.why(child, day)) for day in days)
        return tuple(rest for rest in found if rest.why)


class _Spans:
    """One child's pauses by their first day, with how far all up to each of them reach."""

    def __init__(self, pauses: list[Pause]) -> None:
        self.pauses = sorted(pauses, key=lambda one: (one.first, one.record))
        self._firsts = [one.first for one in self.pauses]
        self._reach = list(accumulate((one.last for one in self.pauses), max))

    def on(self, day: date) -> Pause | None:
        at = bisect_right(self._firsts, day) - 1
        while at >= 0 and self._reach[at] >= day:
            if self.pauses[at].last >= day:
                return self.pauses[at]
            at -= 1
        return None


def read_pause(id: str, fields: Fields) -> Pause | None:
    """A standing pause; None if it was taken back, or cannot be read."""
    last, why = fields.get("last"), fields.get("why")
    if fields.get("gone") is True or type(fields.get("child")) is not str:
        return None
    try:
        first = date.fromisoformat(str(fields.get("first")))
        end = date.max if last is None else date.fromisoformat(str(last))
    except ValueError:
        return None
    said = why if isinstance(why, str) and why in WHYS else "rest"
    return Pause(first, end, said, f"{COLLECTION}/{id}") if first <= end else None


def pause_edit(
    child: str, first: date, last: date | None, why: str, at: Moment, today: date, by: str
) -> Edit:
    """The record of a pause. Raises HouseholdError for a span or a reason that cannot be meant."""
    if why not in WHYS:
        raise HouseholdError(f'"{why}" is no reason to rest; say {", ".join(WHYS)}. {KEPT}')
    if last is not None and last < first:
        raise HouseholdError(f"The rest ends on {last}, before it begins on {first}. {KEPT}")
    if not today - OLDEST <= first <= today + OLDEST:
        raise HouseholdError(f"{first} is more than a year away; today is {today}. {KEPT}")
    if last is not None and last - first > OLDEST:
        raise HouseholdError(f"A rest has at most a year; this one ends on {last}. {KEPT}")
    return f"{COLLECTION}/{child}.{fresh()}", {
        "child": child,
        "first": first.isoformat(),
        "last": last.isoformat() if last else None,
        "why": why,
        "by": by,
        "at": wall_text(at.wall),
    }


def ending(pauses: Iterable[Pause], day: date) -> list[Edit]:
    """What to write so that these hold no longer from `day` on; days already rested stay so."""
    before = (day - ONE_DAY).isoformat()
    return [(one.record, {"last": before} if one.first < day else {"gone": True}) for one in pauses]
