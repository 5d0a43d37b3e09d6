"""Stars: one for each slot practised on a practice day.

Derived from the facts, never counted up.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kiosk.household import completions
from kiosk.household.completions import EARNS, is_whole, stands
from kiosk.household.ledger import Ledger
from kiosk.household.payouts import COLLECTION as PAYOUTS
from kiosk.household.payouts import Paid, fold_payouts, joined

DIGEST = "stars-1"  # a new name whenever `fold` means something else
Records = Mapping[str, Mapping[str, Any]]


@dataclass(slots=True)
class Purse:
    """All of one child's stars, and the rewards given for them, by running number."""

    stars: int = 0
    paid: dict[int, Paid] = field(default_factory=dict)


def earned(facts: Records) -> set[tuple[str, str, str, int]]:
    """The stars in a month of completions: (child, day, task, slot) each."""
    return {
        (fields["child"], id[:10], fields["task"], fields["slot"])
        for id, fields in facts.items()
        if fields.get("outcome") in EARNS and is_whole(fields) and stands(fields)
    }


def fold(month: Mapping[str, Records]) -> dict[str, Any]:
    """A month in short, as JSON: stars by child, and what was paid out."""
    stars: dict[str, int] = {}
    for child, *_ in earned(month.get(completions.COLLECTION, {})):
        stars[child] = stars.get(child, 0) + 1
    return {"stars": stars, "paid": fold_payouts(month.get(PAYOUTS, {}))}


def purses(ledger: Ledger) -> dict[str, Purse]:
    """Every child's purse, over all months.

    The newest month is folded from its records each time: it changes with every tap, and a digest
    of it would be written as often.
    """
    *old, newest = ledger.months() or ("",)
    digests = [ledger.digest(DIGEST, month, fold) for month in old]
    names = (completions.COLLECTION, PAYOUTS)
    return _gathered([*digests, fold({name: ledger.dated(name, newest) for name in names})])


def _gathered(digests: Iterable[Mapping[str, Any]]) -> dict[str, Purse]:
    found: dict[str, Purse] = {}
    for digest in digests:
        for child, stars in digest["stars"].items():
            found.setdefault(child, Purse()).stars += stars
        for child, paid in digest["paid"].items():
            joined(found.setdefault(child, Purse()).paid, paid)
    return found
