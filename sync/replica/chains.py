"""Whether each device's changes form a whole hash chain."""

from collections.abc import Iterable
from typing import NamedTuple

from sync.replica.change import Change


class Chain(NamedTuple):
    """What was found of one device: running numbers from 1 to `changes`, if whole.

    `missing`: numbers that are not here. `doubled`: numbers used twice (a copied card). `broken`:
    numbers whose `previous` is not the fingerprint of the change before.
    """

    device: str
    changes: int
    missing: tuple[int, ...] = ()
    doubled: tuple[int, ...] = ()
    broken: tuple[int, ...] = ()

    @property
    def whole(self) -> bool:
        """Nothing missing, doubled or broken."""
        return not (self.missing or self.doubled or self.broken)


def chains(changes: Iterable[Change]) -> list[Chain]:
    """Check all changes, in any order; one Chain a device, by device id."""
    links: dict[str, dict[int, tuple[str, str]]] = {}
    doubled: dict[str, set[int]] = {}
    for change in changes:
        device = links.setdefault(change.device, {})
        if change.number in device:
            doubled.setdefault(change.device, set()).add(change.number)
        device[change.number] = (change.previous, change.fingerprint())
    return [
        _chain(device, links[device], tuple(sorted(doubled.get(device, ()))))
        for device in sorted(links)
    ]


def _chain(device: str, links: dict[int, tuple[str, str]], doubled: tuple[int, ...]) -> Chain:
    missing = tuple(number for number in range(1, max(links) + 1) if number not in links)
    broken = tuple(
        number
        for number in sorted(links)
        if (number == 1 and links[1][0])
        or (number - 1 in links and links[number][0] != links[number - 1][1])
    )
    return Chain(device, len(links), missing, doubled, broken)
