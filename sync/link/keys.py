"""The household's keys as records: each new key lies there wrapped for every device that stays.

A `key/` change is sealed under a key of an earlier epoch than the one that it brings, or nobody
could open it.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sync import Replica
from sync.disk.tables import canonical
from sync.link.link import Link
from sync.seal import DeviceKey, Keyring, NotOurs, key_id, unwrap, verify, wrap

KEY = "key"
FORMER = "former"  # field of a key's record: it was another household's


def key_context(household: str, id: str, device: str) -> bytes:
    """What a wrapped key is bound to; `device` may be "recovery"."""
    return f"samestars key|{household}|{id}|{device}".encode()


def key_record(keyring: Keyring, boxes: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    """The current key as a record: its name, and its fields.

    `boxes`: device id (or "recovery") -> public box key of each that is to have it. Raises
    SealError for one that is no key.
    """
    id = keyring.current
    key = keyring.keys[id]
    inside = {"epoch": key.epoch, "key": key.secret.hex()}
    wrapped = {
        device: wrap(inside, box, key_context(keyring.household, id, device))
        for device, box in boxes.items()
    }
    return f"{KEY}/{id}", {"epoch": key.epoch, **wrapped}


def signed_by(
    link: Link, secret: Mapping[str, str], record: str, fields: Mapping[str, Any]
) -> dict[str, Any]:
    """A key's record with the signature of the device that made it.

    It is sealed with the key before, which a removed device has too. Where this device goes on
    under another id the first one signs: that one is known to all.
    """
    own = link.keys(secret)
    key = next((one for one in own if one.id == link.device), own[0])
    text = _signed_text(link.household, record, key.id, fields)
    return {**fields, "by": key.id, "signature": key.sign(text)}


def is_signed(
    household: str, record: str, fields: Mapping[str, Any], keys: Mapping[str, str]
) -> bool:
    """Whether one of these devices, id -> public key, made the household's key in the record."""
    said = {name: value for name, value in fields.items() if name not in ("by", "signature")}
    by = str(fields.get("by"))
    text = _signed_text(household, record, by, said)
    return by in keys and verify(keys[by], text, str(fields.get("signature")))


def learnt(replica: Replica, link: Link) -> Link:
    """The link with every key that the records hold for this device. Raises a SyncError."""
    records = replica.records(KEY)
    if all(id in link.keyring.keys for id in records):
        return link
    ring = link.keyring
    for own in link.keys(replica.secret):
        for id, fields in records.items():
            if id not in ring.keys:
                ring = _with(ring, id, own, fields)
    return link if ring == link.keyring else link.learn(ring)


def earlier(keyring: Keyring, document: Mapping[str, Any]) -> Keyring:
    """The keyring to seal a change with: for one that brings a key, that of the epochs before."""
    if not str(document["record"]).startswith(f"{KEY}/"):
        return keyring
    brought = keyring.keys.get(document["record"].removeprefix(f"{KEY}/"))
    epoch = brought.epoch if brought else document["fields"].get("epoch")
    older = {
        id: key for id, key in keyring.keys.items() if type(epoch) is int and key.epoch < epoch
    }
    return replace(keyring, keys=older) if older else keyring


def _signed_text(household: str, record: str, by: str, fields: Mapping[str, Any]) -> bytes:
    return f"samestars key made|{household}|{by}|{record}|{canonical(fields)}".encode()


def _with(ring: Keyring, id: str, own: DeviceKey, fields: Mapping[str, Any]) -> Keyring:
    try:
        inside = unwrap(str(fields.get(own.id, "")), own, key_context(ring.household, id, own.id))
        epoch, secret = inside["epoch"], bytes.fromhex(inside["key"])
    except (NotOurs, KeyError, TypeError, ValueError):  # not for this device, or no key
        return ring
    right = type(epoch) is int and epoch > 0 and len(secret) == 32 and key_id(secret) == id
    return ring.with_key(epoch, secret) if right else ring
