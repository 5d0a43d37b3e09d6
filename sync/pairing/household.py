"""This device's household: made at the first pairing, and how a device is tied to it."""

import secrets
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from sync import Replica
from sync.disk.checked_file import replace as replace_file
from sync.errors import not_read, not_written
from sync.link import (
    HubClient,
    HubError,
    Link,
    NotPaired,
    left_behind,
    members,
    round,
    token_hash,
)
from sync.pairing.errors import PairingError
from sync.pairing.new_device import DEVICE, NewDevice
from sync.seal import DeviceKey, Keyring
from sync.wire import hub_url

CERTIFICATE = "hub.pem"  # beside link.json: a copy of what was given, for that may move


@dataclass(frozen=True, slots=True, repr=False)
class Tie:
    """All that makes a device one of the household. Secret.

    `hub` is an address made whole, or empty; `certificate` is PEM text to trust, or empty.
    """

    hub: str
    keyring: Keyring
    token: str
    key: DeviceKey
    certificate: str

    def write(self, folder: Path) -> Link:
        """Put it into the device's folder. Raises a SyncError."""
        return Link.new(
            folder,
            household=self.keyring.household,
            hub=self.hub,
            token=self.token,
            device=self.key.id,
            keyring=self.keyring,
            certificate=keep_certificate(folder, self.certificate),
        )


def keep_certificate(folder: Path, certificate: str) -> str:
    """Put a certificate (PEM) into the device's folder; its path there, empty for none."""
    if not certificate:
        return ""
    path = folder / CERTIFICATE
    try:
        replace_file(path, certificate.encode("ascii"))
    except OSError as error:
        raise not_written(error, folder) from error
    return str(path)


def begin(replica: Replica, hub: str, home: str, name: str = "", certificate: str = "") -> Link:
    """This device's link to its household; the household is made where there is none yet.

    `hub`: its address as typed, empty for a household that meets by folder alone. `certificate`:
    path of a PEM file to trust. Harmless twice, and takes up what was broken off. Raises HubError
    (nothing was changed then) and PairingError.
    """
    try:
        link = Link.open(replica.folder)
    except NotPaired:
        link = _made(replica, address(hub), certificate)
    if hub and not link.hub:
        link = _met_at(replica, link, address(hub), certificate)
    if hub and link.hub != address(hub):
        raise PairingError(
            f"This household meets at {link.hub}; nothing was changed. Leave the address out, or "
            f"let it meet elsewhere with `samestars pair hub {hub}`."
        )
    if link.device not in replica.records(DEVICE):
        own = NewDevice.own(DeviceKey.from_document(replica.secret), link.token, home)
        replica.write([own.record(name)], author="")
    return link


def move(replica: Replica, hub: str, certificate: str = "") -> tuple[Link, tuple[str, ...]]:
    """Let this device meet the others at another hub, or at a first one; sentences for the person.

    The household is made there, and all is sent. The other devices go on where they were until the
    same is typed there: an address that came with the changes could lead all of them astray.
    `hub` and `certificate` as for `begin`. Harmless twice. Raises NotPaired, HubError (nothing was
    changed then) and PairingError.
    """
    place = address(hub)
    if not place:
        raise PairingError("A hub's address is needed. Nothing was changed.")
    link = _met_at(replica, Link.open(replica.folder), place, certificate)
    others = [id for id in members(replica, link) if id != link.device]
    told = f"On each of the other devices type: samestars pair hub {place}"
    return link, (*exchanged(replica, link), *((told,) if others else ()))


def talk(link: Link) -> closing[HubClient]:
    """A talk with the household's hub, for a `with`."""
    return closing(client_of(link))


def client_of(link: Link) -> HubClient:
    """What talks with the household's hub; to be closed."""
    return HubClient(link.hub, link.household, link.token, link.certificate)


def exchanged(replica: Replica, link: Link) -> tuple[str, ...]:
    """One round with the hub; a sentence where it did not come about."""
    if not link.hub:
        return ("No hub is set: plan and stars come with a folder or a stick.",)
    try:
        with talk(link) as client:
            round(replica, link, client)
    except HubError as error:
        return (str(error),)
    return ()


def caught_up(replica: Replica, link: Link) -> Link:
    """The link after one round with the hub, if that can be reached: who joined a minute ago is
    known then.
    """
    if not link.hub:
        return link
    exchanged(replica, link)
    return Link.open(link.folder)  # with keys that came


def enrol(link: Link, device: str, word: str) -> None:
    """Let a device in at the hub, by the hash of its word. Raises HubError."""
    if link.hub:
        path = f"/v1/households/{link.household}/devices/{device}"
        with talk(link) as client:
            client.ask("PUT", path, {"token_hash": word})


def let_out(link: Link, device: str) -> None:
    """Take a device's word away at the hub again, if that can be reached."""
    if link.hub:
        with suppress(HubError), talk(link) as client:
            client.remove(device)


def address(hub: str) -> str:
    """A hub's address made whole, empty for none. Raises PairingError."""
    try:
        return hub_url(hub) if hub else ""
    except ValueError as error:
        raise PairingError(str(error)) from error


def new_token() -> str:
    """A device's word to the hub, 64 hexadecimal digits."""
    return secrets.token_hex(32)


def pem(certificate: str) -> str:
    """What is in the file with the hub's certificate; empty for none. Raises a SyncError."""
    try:
        return Path(certificate).read_text(encoding="ascii") if certificate else ""
    except OSError as error:
        raise not_read(error, Path(certificate)) from error
    except ValueError as error:
        raise PairingError(
            f"{certificate} is no certificate in PEM form. Nothing was changed. Name the file that "
            "the hub was started with."
        ) from error


def _met_at(replica: Replica, link: Link, hub: str, certificate: str) -> Link:
    """This device's link with another hub, where its household is made first."""
    trusted = pem(certificate)
    with closing(HubClient(hub, link.household, link.token, certificate)) as client:
        client.make(members(replica, link))
    return link.moved(hub, keep_certificate(link.folder, trusted))


def _made(replica: Replica, hub: str, certificate: str) -> Link:
    """At the hub first: where that fails, nothing is changed here.

    A device that was restored from a backup leaves the household behind that it was in.
    """
    key = DeviceKey.from_document(replica.secret) if replica.secret else DeviceKey.new()
    tie = Tie(hub, Keyring.new(), new_token(), key, pem(certificate))
    if hub:
        with closing(HubClient(hub, tie.keyring.household, tie.token, certificate)) as client:
            client.make({key.id: token_hash(tie.token)})
    if not replica.secret:
        replica.become(key.id, key.document())
    replica.write(left_behind(replica, key.id), author="")
    return tie.write(replica.folder)
