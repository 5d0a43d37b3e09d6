"""The household's devices as records: `device/<id>` with key, box, home, name and token hash."""

import hashlib
from collections.abc import Mapping
from typing import Any

from sync import Replica
from sync.link.link import Link
from sync.replica.view import Records
from sync.seal import DeviceKey, is_successor

DEVICE = "device"
INVITATION = "invitation"

Fields = Mapping[str, Any]


def token_hash(token: str) -> str:
    """What the hub keeps of a token: SHA-256 of its text, in hexadecimal."""
    return hashlib.sha256(token.encode("ascii")).hexdigest()


def origin(records: Records, id: str) -> str:
    """The id under which the hub knows a device that has gone on under others since."""
    seen: set[str] = set()
    while id not in seen and (of := records.get(id, {}).get("of")):
        seen.add(id)
        id = str(of)
    return id


def is_another(records: Records, id: str) -> bool:
    """Whether this is only another id of a device that is known, by that device's own word."""
    fields = records[id]
    before = str(fields.get("of", ""))
    return before in records and is_successor(id, fields, before, records[before])


def enrol(replica: Replica, link: Link) -> bool:
    """Tell the household of every new id under which this device has gone on, or that what was said
    of its key is not so; True if it had to be told.

    One that lost its key (the file with it was damaged) gets a new one first.
    """
    records = replica.records(DEVICE)
    before = records.get(link.device)
    if before is None:
        return False
    if replica.secret and replica.device in records:
        return _set_right(replica, records[replica.device])
    told = {name: before[name] for name in ("home", "name") if name in before}
    if not replica.secret:
        replica.write([(f"{DEVICE}/{replica.device}", {**told, "of": link.device})], author="")
    if not replica.secret:  # else that write went on under an id with a key
        key = DeviceKey.new()
        replica.become(key.id, key.document())
    keys = Link.open(replica.folder).keys(replica.secret)  # the last write may have retired one
    eldest = next((key for key in keys if key.id == link.device), keys[-1])
    edits = [
        (f"{DEVICE}/{key.id}", {**told, **_about(key, eldest, link)})
        for key in keys
        if key.id not in records
    ]
    replica.write(edits, author="")
    return True


def _about(key: DeviceKey, eldest: DeviceKey, link: Link) -> dict[str, str]:
    """What the others need to know of one of this device's keys: they wrap for the eldest that it
    still has, and that one vouches for the rest. A device may have thousands in the end.
    """
    if key.id == eldest.id:
        return {"of": link.device, **key.about()}
    return {"of": eldest.id, "of_signature": eldest.succeeded_by(key.id), "key": key.public}


def _set_right(replica: Replica, said: Fields) -> bool:
    """Anybody of the household can write this device's record, but only it knows its key."""
    about = DeviceKey.from_document(replica.secret).about()
    wrong = {name: value for name, value in about.items() if said.get(name, value) != value}
    replica.write([(f"{DEVICE}/{replica.device}", wrong)] if wrong else [], author="")
    return bool(wrong)


def removed(replica: Replica) -> dict[str, int]:
    """Devices that were removed -> the last of their numbers that still counts."""
    records = replica.records(DEVICE)
    return {
        id: number(fields.get("removed_after"))
        for id, fields in records.items()
        if fields.get("removed") or records.get(origin(records, id), {}).get("removed")
    }


def vouch(replica: Replica) -> bool:
    """Let what this device took before it heard of a removal count for all; True if it had to be
    said.

    Without this the replicas would differ for ever by what one of them heard earlier.
    """
    heads = replica.heads()
    more = [
        (f"{DEVICE}/{id}", {"removed_after": heads[id]})
        for id, last in removed(replica).items()
        if heads.get(id, 0) > last
    ]
    replica.write(more, author="")
    return bool(more)


def members(replica: Replica, link: Link) -> dict[str, str]:
    """Device id -> token hash of all that the hub is to let in, this one and open invitations
    among them.
    """
    gone = removed(replica)
    known = {
        id: str(fields["token_hash"])
        for collection in (INVITATION, DEVICE)
        for id, fields in replica.records(collection).items()
        if id not in gone
        and not fields.get("of")
        and not fields.get("used")
        and fields.get("token_hash")
    }
    return {**known, link.device: token_hash(link.token)}


def number(value: object) -> int:
    """A count in a record that anything may stand in."""
    return value if type(value) is int and value > 0 else 0
