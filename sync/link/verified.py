"""What can be shown of each device's record: whether it is whole, and how far it is signed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sync import Chain, Change, Replica
from sync.link.devices import DEVICE
from sync.link.errors import NotPaired
from sync.link.inbox import SIGNED
from sync.link.link import Link
from sync.replica.chains import chains
from sync.seal import head_text, verify


@dataclass(frozen=True, slots=True)
class Verified:
    """`home`: where the device hangs by its record, empty for one that was never paired. `signed`:
    the number up to which it signed this very record; 0 where it did not. `forged`: a signature
    that is not of this record.

    It shows what was recorded at a device's screen, never who stood before it.
    """

    chain: Chain
    home: str
    signed: int
    forged: bool

    @property
    def whole(self) -> bool:
        """Nothing missing, doubled, broken or falsely signed."""
        return self.chain.whole and not self.forged


def verified(replica: Replica) -> tuple[Verified, ...]:
    """One a device, by device id; opens every month."""
    household = _household(replica)
    signed = replica.local(SIGNED)
    prints: dict[str, set[str]] = {}

    def watched() -> Iterator[Change]:
        for change in replica.changes():
            if signed.get(change.device, {}).get("number") == change.number:
                prints.setdefault(change.device, set()).add(change.fingerprint())
            yield change

    found = chains(watched())
    records = replica.records(DEVICE)
    return tuple(
        _one(chain, household, records.get(chain.device, {}), signed.get(chain.device), prints)
        for chain in found
    )


def _one(
    chain: Chain,
    household: str,
    record: Mapping[str, Any],
    head: Mapping[str, Any] | None,
    prints: Mapping[str, set[str]],
) -> Verified:
    home = str(record.get("home", ""))
    key = str(record.get("key", ""))
    if not head or not key:
        return Verified(chain, home, 0, forged=False)
    text = head_text(household, chain.device, head["number"], head["fingerprint"])
    right = verify(key, text, head["signature"])
    same = head["fingerprint"] in prints.get(chain.device, ())
    return Verified(chain, home, head["number"] if right and same else 0, not (right and same))


def _household(replica: Replica) -> str:
    try:
        return Link.open(replica.folder).household
    except NotPaired:
        return ""
