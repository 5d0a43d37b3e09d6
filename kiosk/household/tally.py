"""The stars of the newest month, kept up to date by reading only the records that changed."""

from collections.abc import Mapping
from typing import Any

from kiosk.household.stars import Star, star_of


class Tally:
    """Counts the same stars as `stars.earned`; a tap costs one record, and not the whole month.

    It relies on the ledger's replacing a record's mapping when the record changes, and never
    altering it.
    """

    def __init__(self) -> None:
        self.stars: dict[str, int] = {}  # by child
        self._seen: dict[str, Mapping[str, Any]] = {}
        self._facts: dict[Star, int] = {}  # standing facts that earn each star

    def read(self, records: Mapping[str, Mapping[str, Any]]) -> None:
        """Take in what changed in the month since the last reading."""
        changed = [(id, new) for id, new in records.items() if self._seen.get(id) is not new]
        for id, fields in changed:
            self._count(star_of(id, self._seen.get(id, {})), -1)
            self._count(star_of(id, fields), +1)
            self._seen[id] = fields

    def _count(self, star: Star | None, step: int) -> None:
        if star is None:
            return
        before = self._facts.get(star, 0)
        self._facts[star] = before + step
        change = bool(before + step) - bool(before)
        self.stars[star[0]] = self.stars.get(star[0], 0) + change
