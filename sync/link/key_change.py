"""Changing the household's key: who gets the new one, and when one has to be made."""

from typing import Any

from sync import Replica
from sync.link.devices import DEVICE, origin, removed
from sync.link.keys import FORMER, KEY, key_record, signed_by
from sync.link.link import Link
from sync.link.recovery_box import words_of
from sync.seal import Keyring, proven_box


def next_key(
    replica: Replica, link: Link, ring: Keyring, leaving: str = ""
) -> tuple[str, dict[str, Any]]:
    """The ring's current key as an edit: wrapped for every device that stays, and for the words,
    and signed by this one.

    Only where the device itself has said what to wrap with: others can write its record too.
    `leaving`: the hub's id of a device that is being removed just now.
    """
    records, gone = replica.records(DEVICE), removed(replica)
    boxes = {
        id: box
        for id, fields in records.items()
        if id not in gone and origin(records, id) != leaving and (box := proven_box(fields, id))
    }
    if words := words_of(replica):
        boxes["recovery"] = str(words["public"])
    record, fields = key_record(ring, boxes)
    return record, signed_by(link, replica.secret, record, fields)


def change_shared_key(replica: Replica, link: Link) -> Link:
    """Change the key where a removed device was given the one that seals now.

    That comes of two removals that did not know of each other: each made a key for all but its own.
    """
    gone = removed(replica)
    records = {id: one for id, one in replica.records(KEY).items() if not one.get(FORMER)}
    if link.device in gone or any(id not in link.keyring.keys for id in records):
        return link  # not its to say, or another device has made a newer one already
    if not any(id in records.get(link.keyring.current, {}) for id in gone):
        return link
    ring = link.keyring.next()
    replica.write([next_key(replica, link, ring)], author="")
    return link.learn(ring)
