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
from sync.replica.edits import Edit
from sync.seal import DeviceKey, verify

VOUCHED = "vouched"
HEADS, SIGNATURE = "heads", "signature"  # fields; of further parts with a number behind
MOST_HEADS = 250  # in one signed part: about 24 kB, which fits into one sealed change


def vouch_for_what_is_here(replica: Replica, link: Link) -> bool:
    """Say it, where it was not said since the key became another, under whichever of this device's
    ids; True if it had to be said.

    It opens the months of each device's newest changes. Raises a SyncError.
    """
    id, current = replica.device, link.keyring.current
    if link.keyring.epoch == 1 or not replica.secret or _has_said(replica, link):
        return False
    if id not in replica.records(DEVICE) or id in removed(replica):
        return False
    key, heads = DeviceKey.from_document(replica.secret), sorted(_heads(replica))
    edits: list[Edit] = []
    for start in range(0, len(heads) or 1, MOST_HEADS):
        part, name = heads[start : start + MOST_HEADS], f" {start}" if start else ""
        signature = key.sign(_text(link.household, id, part))
        fields = {f"{HEADS}{name}": part, f"{SIGNATURE}{name}": signature}
        edits.append((f"{VOUCHED}/{id}", {"key": current, **fields}))
    replica.write(edits, author="")
    return True


def vouched_for(
    household: str, device: str, key: str, said: Mapping[str, Any]
) -> Iterator[tuple[str, int, str]]:
    """Device, number and fingerprint of all that a device vouched for, if it was that device."""
    for name, heads in said.items():
        signature = str(said.get(name.replace(HEADS, SIGNATURE, 1)))
        if not name.startswith(HEADS) or not isinstance(heads, list):
            continue
        if verify(key, _text(household, device, heads), signature):
            for one in heads:
                if isinstance(one, list) and list(map(type, one)) == [str, int, str]:
                    yield one[0], one[1], one[2]


def _has_said(replica: Replica, link: Link) -> bool:
    said = replica.records(VOUCHED)
    own = [key.id for key in link.keys(replica.secret)]
    return any(said.get(id, {}).get("key") == link.keyring.current for id in own)


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
