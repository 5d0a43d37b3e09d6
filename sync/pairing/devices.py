"""The household's devices: who they are, and how one is taken out for good."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sync import Replica
from sync.link import Link, is_another, keep_box, next_key, origin, removed, round, words_of
from sync.pairing.errors import PairingError
from sync.pairing.household import caught_up, exchanged, talk
from sync.pairing.invitation import INVITATION
from sync.pairing.new_device import DEVICE

Edit = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class PairedDevice:
    """One that the hub lets in. `this`: the one that is asked; `invitation`: a file not yet used.

    Nothing says when it was there last.
    """

    device: str
    home: str
    name: str
    this: bool = False
    invitation: bool = False


def devices(replica: Replica, link: Link) -> tuple[PairedDevice, ...]:
    """All that may read the household: devices by name of their home, then open invitations."""
    gone, records = removed(replica), replica.records(DEVICE)
    paired = [
        PairedDevice(id, _text(fields, "home"), _text(fields, "name"), this=id == link.device)
        for id, fields in records.items()
        if id not in gone and not is_another(records, id)
    ]
    invited = [
        PairedDevice(id, "", "", invitation=True)
        for id, fields in sorted(replica.records(INVITATION).items())
        if not fields.get("used")
    ]
    paired.sort(key=lambda one: (one.name or one.home, one.device))
    return (*paired, *invited)


def remove(replica: Replica, link: Link, begun: str) -> tuple[PairedDevice, tuple[str, ...]]:
    """Take out the one device, or invitation, whose id begins so, and change the household's key.

    What it has it keeps; it reads nothing that is written from now on. Open invitations end with
    it, for they hold the old key. Returns who it was, and sentences for the person. Raises
    PairingError where that is no other device, and HubError where nobody is reachable: nothing was
    changed then, or doing it again completes it.
    """
    link = caught_up(replica, link)
    target = _found(replica, link, begun)
    link = _shut_out(replica, link, target) if link.hub else link
    ring = link.keyring.next()
    words = words_of(replica)
    if link.hub and words:
        with talk(link) as client:
            keep_box(client, ring, words)
    replica.write(
        [*_leaving(replica, target), next_key(replica, link, ring, target.device)], author=""
    )
    link = link.learn(ring)
    return target, exchanged(replica, link)


def _shut_out(replica: Replica, link: Link, target: PairedDevice) -> Link:
    """At the hub, with a round before and after it: what it recorded until then counts."""
    with talk(link) as client:
        round(replica, link, client)
        for one in devices(replica, link):
            if one.device == target.device or one.invitation:
                client.remove(one.device)
        round(replica, link, client)
    return Link.open(link.folder)  # with keys that came


def _leaving(replica: Replica, target: PairedDevice) -> list[Edit]:
    """Every id that the device ever wrote under is removed after what is here of it."""
    records, heads = replica.records(DEVICE), replica.heads()
    ids = [id for id in records if target.device in (id, origin(records, id))]
    return [
        *((f"{DEVICE}/{id}", {"removed": True, "removed_after": heads.get(id, 0)}) for id in ids),
        *(
            (f"{INVITATION}/{id}", {"used": True})
            for id, fields in replica.records(INVITATION).items()
            if not fields.get("used")
        ),
    ]


def _found(replica: Replica, link: Link, begun: str) -> PairedDevice:
    known = devices(replica, link)
    found = [one for one in known if begun and one.device.startswith(begun.lower())]
    if len(found) == 1 and not found[0].this:
        return found[0]
    if len(found) == 1:
        why = "That is this device. Remove it from another one"
    elif found:
        why = f"{len(found)} devices begin with {begun}. Type more of the id"
    else:
        why = f"No device begins with {begun}. Choose one that `samestars pair list` shows"
    raise PairingError(f"{why}. Nothing was changed.")


def _text(fields: Mapping[str, Any], name: str) -> str:
    return str(fields.get(name) or "")
