"""What can be shown of each device's record: whether it is whole, and how far it is signed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sync import Chain, Change, Replica
from sync.link.devices import DEVICE, is_another
from sync.link.errors import NotPaired
from sync.link.inbox import SIGNED
from sync.link.link import Link
from sync.replica.chains import chains
from sync.replica.view import Records
from sync.seal import head_text, proven_key, verify


@dataclass(frozen=True, slots=True)
class Verified:
    """`home`: where the device hangs by its record, empty for one that was never paired. `signed`:
    the number up to which it signed this very record; 0 where it did not. `forged`: a signature
    that is not of this record. `of`: the id of the device that goes on under this one, shown by its
    signature; the same id where it is the first.

    It shows what was recorded at a device's screen, never who stood before it.
    """

    chain: Chain
    home: str
    signed: int
    forged: bool
    of: str

    @property
    def whole(self) -> bool:
        """Nothing missing, doubled, broken or falsely signed."""
        return self.chain.whole and not self.forged


def verified(replica: Replica) -> tuple[Verified, ...]:
    """One a device, by device id; opens every month."""
    household = _household(replica)
    signed = replica.local(SIGNED)
    prints: dict[str, set[str]] = {}
    keys: dict[str, str] = {}  # whatever was written over them later

    def watched() -> Iterator[Change]:
        for change in replica.changes():
            if signed.get(change.device, {}).get("number") == change.number:
                prints.setdefault(change.device, set()).add(change.fingerprint())
            collection, _, device = change.record.partition("/")
            if collection == DEVICE and (key := proven_key(change.fields, device)):
                keys[device] = key
            yield change

    found = chains(watched())
    records = replica.records(DEVICE)
    return tuple(
        _one(
            _unsigned(chain, records),
            household,
            keys.get(chain.device, ""),
            signed.get(chain.device),
            prints,
        )
        for chain in found
    )


def _unsigned(chain: Chain, records: Records) -> Verified:
    id = chain.device
    of = str(records[id]["of"]) if id in records and is_another(records, id) else id
    return Verified(chain, str(records.get(id, {}).get("home", "")), 0, forged=False, of=of)


def _one(
    found: Verified,
    household: str,
    key: str,
    head: Mapping[str, Any] | None,
    prints: Mapping[str, set[str]],
) -> Verified:
    device = found.chain.device
    if not head or not key:
        return found
    text = head_text(household, device, head["number"], head["fingerprint"])
    right = verify(key, text, head["signature"]) and head["fingerprint"] in prints.get(device, ())
    return replace(found, signed=head["number"] if right else 0, forged=not right)


def _household(replica: Replica) -> str:
    try:
        return Link.open(replica.folder).household
    except NotPaired:
        return ""
