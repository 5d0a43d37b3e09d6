"""Vouching: with each new key every device says, signed, up to where it held all devices' changes.

What it held then counts for all, whatever it was sealed with.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sync import Replica
from sync.disk.tables import canonical
from sync.link.devices import DEVICE, removed
from sync.link.link import Link
from sync.replica import spans
from sync.seal import DeviceKey, verify

VOUCHED = "vouched"


def vouch_for_what_is_here(replica: Replica, link: Link) -> bool:
    """Say it, where it was not said since the key became another; True if it had to be said.

    It opens the months of each device's newest changes. Raises a SyncError.
    """
    id, current = replica.device, link.keyring.current
    said = replica.records(VOUCHED).get(id, {})
    known = id in replica.records(DEVICE) and id not in removed(replica)
    if link.keyring.epoch == 1 or said.get("key") == current or not known or not replica.secret:
        return False
    heads = sorted(_heads(replica))
    signature = DeviceKey.from_document(replica.secret).sign(_text(link.household, id, heads))
    fields = {"key": current, "heads": heads, "signature": signature}
    replica.write([(f"{VOUCHED}/{id}", fields)], author="")
    return True


def vouched_for(
    household: str, device: str, key: str, said: Mapping[str, Any]
) -> Iterator[tuple[str, int, str]]:
    """Device, number and fingerprint of all that a device vouched for, if it was that device."""
    heads = said.get("heads")
    signed = verify(key, _text(household, device, heads), str(said.get("signature")))
    for one in heads if signed and isinstance(heads, list) else ():
        if isinstance(one, list) and list(map(type, one)) == [str, int, str]:
            yield one[0], one[1], one[2]


def _heads(replica: Replica) -> Iterator[list[Any]]:
    """The last change of each stretch: those before are named by it. And such as share a number."""
    others = {
        device: spans.without(held, [[last, last] for _, last in held])
        for device, held in replica.held().items()
    }
    for change in {one.id: one for one in (*replica.after(others), *replica.doubled())}.values():
        yield [change.device, change.number, change.fingerprint()]


def _text(household: str, device: str, heads: object) -> bytes:
    return f"samestars vouched|{household}|{device}|{canonical(heads)}".encode()
