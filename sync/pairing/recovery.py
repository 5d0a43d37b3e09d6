"""The recovery words: what a household that lost all its devices begins again with."""

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path

from sync import Reading, Replica
from sync.link import (
    HubClient,
    HubRefused,
    Link,
    keep_box,
    key_context,
    recovery_context,
    token_hash,
)
from sync.pairing.errors import PairingError
from sync.pairing.household import Tie, address, exchanged, new_token, pem, talk
from sync.pairing.joined import Paired, require_empty, set_up
from sync.pairing.new_device import NewDevice
from sync.seal import DeviceKey, Keyring, Recovery, SealError, new_words, unwrap

RECORD = "recovery/words"


def make_words(
    replica: Replica, link: Link, write_down: Callable[[tuple[str, ...]], None] = lambda words: None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Twelve new words, and sentences for the person. Words made before count no more.

    The words are nowhere but in what is returned, and where `write_down` puts them: it is called
    before they count, and what it raises leaves the earlier words as they are. Raises PairingError
    without a hub, and HubError where nobody is reachable; nothing was changed then.
    """
    if not link.hub:
        raise PairingError(
            "Recovery words need a hub to keep what they open, and this household has none. "
            "Nothing was changed. Keep an invitation file in a safe place instead."
        )
    words = new_words()
    write_down(words)
    recovery = Recovery.from_words(words)
    fields = {
        "public": recovery.box_public,
        "locator": recovery.locator,
        "token_hash": token_hash(recovery.token),
    }
    with talk(link) as client:
        keep_box(client, link.keyring, fields)
    replica.write([(RECORD, fields)], author="")
    return words, exchanged(replica, link)


def recover(
    words: Sequence[str],
    hub: str,
    home: str,
    folder: Path,
    clock: Callable[[], Reading],
    *,
    certificate: str = "",
    boot: str = "",
) -> Paired:
    """Set this device up with the words on the paper; they count on.

    `folder` is empty, or not there yet. Raises SealError naming a wrong word, PairingError where
    the hub does not know the words, HubError where it cannot be reached. Nothing is left then.
    """
    recovery = Recovery.from_words(words)
    place, trusted = address(hub), pem(certificate)
    require_empty(folder)
    with closing(HubClient(place, "", recovery.token, certificate)) as client:
        keyring = _opened(recovery, client)
    key, token = DeviceKey.new(), new_token()
    device = NewDevice.own(key, token, home)

    def enrol(client: HubClient) -> None:
        path = f"/v1/households/{client.household}/devices/{device.id}"
        client.ask("PUT", path, {"token_hash": device.token_hash}, token=recovery.token)

    tie = Tie(place, keyring, token, key, trusted)
    link, told = set_up(folder, clock, tie, first=[device.record(home)], enrol=enrol, boot=boot)
    return Paired(key.id, home, home, _read_on(recovery, link, clock), told)


def _opened(recovery: Recovery, client: HubClient) -> Keyring:
    try:
        said = client.ask("GET", f"/v1/recovery/{recovery.locator}")
    except HubRefused as error:
        if error.code not in ("unauthorised", "not_known"):
            raise
        raise PairingError(
            "The hub does not know these words. Nothing was joined. Compare them with the paper "
            "and check the hub's address; if newer words were made, only those count."
        ) from error
    household = str(said.get("household"))
    try:
        inside = unwrap(str(said.get("blob")), recovery, recovery_context(household))
        return Keyring.from_document(inside.get("keyring"))
    except SealError:
        raise PairingError(
            "What the hub keeps for these words was altered. Nothing was joined. "
            "Ask whoever runs the hub for an older copy of its data."
        ) from None


def _read_on(recovery: Recovery, link: Link, clock: Callable[[], Reading]) -> Link:
    """Learn the keys that were made while another device renewed the box, and read on with them."""
    replica = Replica.open(link.folder, clock=clock)
    try:
        while (ring := _with_keys(replica, link.keyring, recovery)) != link.keyring:
            link = link.learn(ring)  # with each key that opens, the record of the next may
            exchanged(replica, link)
            link = Link.open(link.folder)
    finally:
        replica.close()
    return link


def _with_keys(replica: Replica, ring: Keyring, recovery: Recovery) -> Keyring:
    """The ring with every key that the records hold for the words."""
    for id, fields in replica.records("key").items():
        context = key_context(ring.household, id, "recovery")
        with suppress(SealError):  # none for the words, or not one of ours
            if id not in ring.keys:
                key = unwrap(str(fields.get("recovery", "")), recovery, context)
                found = {"household": ring.household, "keys": {id: key}}
                ring = ring.merged(Keyring.from_document(found))
    return ring
