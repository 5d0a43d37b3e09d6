"""Stars: one for each slot practised on a practice day.

Derived from the facts, never counted up.
"""

from collections.abc import Mapping
from typing import Any

from kiosk.household import completions
from kiosk.household.completions import EARNS, is_whole, stands
from kiosk.household.payouts import COLLECTION as PAYOUTS
from kiosk.household.payouts import fold_payouts

DIGEST = "stars-1"  # a new name whenever `fold` means something else
Star = tuple[str, str, str, int]  # child, practice day, task, slot
Records = Mapping[str, Mapping[str, Any]]


def star_of(id: str, fields: Mapping[str, Any]) -> Star | None:
    """The star that a completion record earns, if it does."""
    if fields.get("outcome") in EARNS and is_whole(fields) and stands(fields):
        return fields["child"], id[:10], fields["task"], fields["slot"]
    return None


def earned(facts: Records) -> set[Star]:
    """The stars in a month of completions."""
    found = {star_of(id, fields) for id, fields in facts.items()}
    return {star for star in found if star}


def fold(month: Mapping[str, Records]) -> dict[str, Any]:
    """A month in short, as JSON: stars by child, and what was paid out."""
    stars: dict[str, int] = {}
    for child, *_ in earned(month.get(completions.COLLECTION, {})):
        stars[child] = stars.get(child, 0) + 1
    return {"stars": stars, "paid": fold_payouts(month.get(PAYOUTS, {}))}
