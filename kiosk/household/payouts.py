"""Rewards that were given: numbered facts, so that one given in both homes counts once."""

from collections.abc import Mapping
from typing import Any, NamedTuple

COLLECTION = "payout"


class Paid(NamedTuple):
    """A reward given for `stars` stars."""

    stars: int
    reward: str


def fold_payouts(records: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, list[Any]]]:
    """The payouts of a month as JSON: child -> number -> [stars, reward]."""
    found: dict[str, dict[str, list[Any]]] = {}
    for fields in records.values():
        if is_whole(fields):
            numbers = found.setdefault(fields["child"], {})
            number, paid = str(fields["number"]), [fields["stars"], fields["reward"]]
            numbers[number] = min(numbers.get(number, paid), paid)
    return found


def is_whole(fields: Mapping[str, Any]) -> bool:
    """Whether a record is a payout that can be read."""
    numbers = type(fields.get("stars")) is int and type(fields.get("number")) is int
    return numbers and type(fields.get("child")) is str and type(fields.get("reward")) is str


def joined(all: dict[int, Paid], month: Mapping[str, list[Any]]) -> None:
    """Add a month's payouts to all.

    Of two with one number the cheaper counts: no star is spent twice.
    """
    for number, (stars, reward) in month.items():
        known = all.get(int(number))
        if known is None or stars < known.stars:
            all[int(number)] = Paid(stars, reward)
