"""A sealed change as it travels: who wrote which number is to be read, and nothing else."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeGuard

from sync.seal.errors import SealError
from sync.seal.keyring import Keyring
from sync.seal.packing import read
from sync.seal.sealing import key_of, not_ours, sealed, unsealed_text
from sync.wire import MOST_BLOB

LAST_NUMBER = 2**63  # what a database's whole number holds

_ID = re.compile(r"[0-9a-f]{8,64}")


@dataclass(frozen=True, slots=True)
class Envelope:
    """`id` and `device` are hexadecimal; `blob` is base64 text."""

    id: str
    device: str
    number: int
    blob: str

    def document(self) -> dict[str, Any]:
        """As the wire's JSON object."""
        return asdict(self)

    @classmethod
    def from_document(cls, document: object) -> "Envelope":
        """The envelope in a JSON object from outside; raises NotOurs where it is none."""
        found = document if isinstance(document, dict) else {}
        id, device = found.get("id"), found.get("device")
        number, blob = found.get("number"), found.get("blob")
        if (
            _is_id(id)
            and _is_id(device)
            and type(number) is int
            and 0 < number < LAST_NUMBER
            and isinstance(blob, str)
            and len(blob) <= MOST_BLOB
        ):
            return cls(id, device, number, blob)
        raise not_ours(_named(repr(device)[:64], repr(number)[:20]))

    @property
    def what(self) -> str:
        """What the envelope says that it holds, in words."""
        return _named(self.device, self.number)

    def is_former(self, keyring: Keyring) -> bool:
        """Whether it is sealed with a known key that the household has changed since."""
        key = keyring.keys.get(key_of(self.blob))
        return key is not None and key.epoch < keyring.epoch

    @property
    def place(self) -> str:
        """All that is bound to the sealed text beside the household."""
        return f"{self.device}|{self.number}|{self.id}"


@dataclass(frozen=True, slots=True)
class Opened:
    """A change's document, and its device's signature of the chain up to it, empty if none."""

    document: dict[str, Any]
    signature: str = ""


def seal_change(document: Mapping[str, Any], keyring: Keyring, signature: str = "") -> Envelope:
    """Seal a change with the current key. Twice gives two texts that open alike.

    Raises SealError for a change that is too large to travel; TypeError or ValueError for what is
    not JSON.
    """
    empty = Envelope(document["id"], document["device"], document["number"], "")
    body = {"change": dict(document), "signature": signature}
    blob = sealed(body, keyring, _kind(empty.device), empty.place)
    if len(blob) > MOST_BLOB:
        raise SealError(
            f"{empty.what} is too large to be sent; it is kept on this device. "
            "Shorten the text that it sets."
        )
    return Envelope(empty.id, empty.device, empty.number, blob)


def open_change(envelope: Envelope, keyring: Keyring) -> Opened:
    """What is in the envelope, proven to be what its device sealed there.

    Raises NotOurs for anything altered, cut, or put into another place, number or household, and
    NoKeyYet while its key is not here. Both name device and number.
    """
    return read_change(envelope, unseal_change(envelope, keyring))


def unseal_change(envelope: Envelope, keyring: Keyring) -> bytes:
    """The JSON text in the envelope, proven and not read yet, for whoever takes in many and wants
    some of them first. Raises as `open_change` does.
    """
    return unsealed_text(
        envelope.blob, keyring, _kind(envelope.device), envelope.place, envelope.what
    )


def read_change(envelope: Envelope, text: bytes) -> Opened:
    """What an unsealed text says. Raises NotOurs where that is not about this envelope."""
    try:
        body = read(text)
    except ValueError:
        raise not_ours(envelope.what) from None
    document, signature = body.get("change"), body.get("signature")
    if not isinstance(document, dict) or not isinstance(signature, str):
        raise not_ours(envelope.what)
    inside = (document.get("id"), document.get("device"), document.get("number"))
    if inside != (envelope.id, envelope.device, envelope.number):
        raise not_ours(envelope.what)
    return Opened(document, signature)


def _kind(device: str) -> str:
    return f"change|{device}"  # each device seals with a key of its own


def _is_id(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _named(device: str, number: object) -> str:
    return f"Change {number} of device {device}"
