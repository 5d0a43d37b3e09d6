"""A child's purse: every star that it earned, and what was given for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kiosk.household import completions, payouts
from kiosk.household.ledger import Ledger
from kiosk.household.payouts import Paid, fold_payouts, joined
from kiosk.household.stars import DIGEST, fold
from kiosk.household.tally import Tally


@dataclass
class Purse:
    """All of one child's stars, and the rewards given for them, by running number."""

    stars: int = 0
    paid: dict[int, Paid] = field(default_factory=dict)


class Purses:
    """The purses of all children, read from a ledger: old months from their digests.

    The newest month is counted here: it changes with every tap, and its digest would be written as
    often.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._version = -1
        self._month = ""
        self._tally = Tally()
        self._purses: dict[str, Purse] = {}

    def of(self, child: str) -> Purse:
        """The purse of a child, empty if it has no star yet."""
        if self._version != self._ledger.version:
            self._version = self._ledger.version
            self._read()
        return self._purses.get(child) or Purse()

    def _read(self) -> None:
        self._purses = {}
        *old, newest = self._ledger.months() or ("",)
        for month in old:
            self._add(self._ledger.digest(DIGEST, month, fold))
        if newest:
            self._add(self._newest(newest))

    def _newest(self, month: str) -> dict[str, Any]:
        if month != self._month:
            self._month, self._tally = month, Tally()
        self._tally.read(self._ledger.dated(completions.COLLECTION, month))
        paid = fold_payouts(self._ledger.dated(payouts.COLLECTION, month))
        return {"stars": self._tally.stars, "paid": paid}

    def _add(self, digest: Mapping[str, Any]) -> None:
        for child, stars in digest["stars"].items():
            self._purses.setdefault(child, Purse()).stars += stars
        for child, paid in digest["paid"].items():
            joined(self._purses.setdefault(child, Purse()).paid, paid)
