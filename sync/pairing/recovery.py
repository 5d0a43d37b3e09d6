"""The recovery words: what a household that lost all its devices begins again with."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sync import Reading, Replica
from sync.link import HubClient, HubRefused, Link, key_context, token_hash
from sync.pairing.errors import PairingError
from sync.pairing.household import Tie, address, client_of, exchanged, new_token, pem
from sync.pairing.joined import Paired, require_empty, set_up
from sync.pairing.new_device import NewDevice
from sync.seal import DeviceKey, Keyring, Recovery, SealError, new_words, unwrap, wrap

RECOVERY, WORDS = "recovery", "words"
RECORD = f"{RECOVERY}/{WORDS}"


def make_words(replica: Replica, link: Link) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Twelve new words, and sentences for the person. Words made before count no more.

    The words are nowhere but in what is returned. Raises PairingError without a hub, and HubError
    where nobody is reachable; nothing was changed then.
    """
    if not link.hub:
        raise PairingError(
            "Recovery words need a hub to keep what they open, and this household has none. "
            "Nothing was changed. Keep an invitation file in a safe place instead."
        )
    words = new_words()
    recovery = Recovery.from_words(words)
    fields = {
        "public": recovery.box_public,
        "locator": recovery.locator,
        "token_hash": token_hash(recovery.token),
    }
    keep_box(link, link.keyring, fields)
    replica.write([(RECORD, fields)], author="")
    return words, exchanged(replica, link)


def keep_box(link: Link, keyring: Keyring, words: Mapping[str, Any]) -> None:
    """Put the household's keys at the hub, for the words alone. Raises HubError."""
    inside = {"keyring": keyring.document()}
    body = {
        "household": link.household,
        "token_hash": words["token_hash"],
        "blob": wrap(inside, str(words["public"]), _context(link.household)),
    }
    client_of(link).ask("PUT", f"/v1/recovery/{words['locator']}", body)


def words_of(replica: Replica) -> Mapping[str, Any]:
    """What is recorded of the words, nothing secret; empty where there are none."""
    found = replica.records(RECOVERY).get(WORDS, {})
    whole = all(found.get(name) for name in ("public", "locator", "token_hash"))
    return found if whole else {}


def recover(
    words: Sequence[str],
    hub: str,
    home: str,
    folder: Path,
    clock: Callable[[], Reading],
    *,
    certificate: str = "",
) -> Paired:
    """Set this device up with the words on the paper; they count on.

    `folder` is empty, or not there yet. Raises SealError naming a wrong word, PairingError where
    the hub does not know the words, HubError where it cannot be reached. Nothing is left then.
    """
    recovery = Recovery.from_words(words)
    place, trusted = address(hub), pem(certificate)
    require_empty(folder)
    keyring = _opened(recovery, HubClient(place, "", recovery.token, certificate))
    key, token = DeviceKey.new(), new_token()
    device = NewDevice.own(key, token, home)

    def enrol(client: HubClient) -> None:
        path = f"/v1/households/{client.household}/devices/{device.id}"
        client.ask("PUT", path, {"token_hash": device.token_hash}, token=recovery.token)

    tie = Tie(place, keyring, token, key, trusted)
    link, told = set_up(folder, clock, tie, first=[device.record(home)], enrol=enrol)
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
        inside = unwrap(str(said.get("blob")), recovery, _context(household))
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
        ring = link.keyring
        for id, fields in replica.records("key").items():
            if id not in ring.keys and "recovery" in fields:
                context = key_context(link.household, id, "recovery")
                key = unwrap(str(fields["recovery"]), recovery, context)
                found = {"household": link.household, "keys": {id: key}}
                ring = ring.merged(Keyring.from_document(found))
        if ring != link.keyring:
            link = link.learn(ring)
            exchanged(replica, link)
    finally:
        replica.close()
    return link


def _context(household: str) -> bytes:
    return f"samestars recovery|{household}".encode()
