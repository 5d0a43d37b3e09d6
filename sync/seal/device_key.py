"""A device's own key: it signs what the device recorded, and opens what is meant for it alone."""

import hashlib
import os
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from sync.seal.cipher import derived
from sync.seal.errors import SealError

_SECRET = re.compile(r"[0-9a-f]{64}")


class DeviceKey:
    """An Ed25519 key for signatures, and an X25519 key derived from the same secret for wraps.

    The secret never leaves the device. What it takes to sign and to open is worked out when it is
    asked for: a device has had many keys in the end, and asks few of them for more than the id.
    """

    def __init__(self, secret: bytes, id: str = "") -> None:
        self._secret = secret
        if id:
            self.id = id

    @classmethod
    def new(cls) -> "DeviceKey":
        """A key that nobody had before."""
        return cls(os.urandom(32))

    @cached_property
    def id(self) -> str:
        """The id of a device with this key, 16 hexadecimal digits."""
        return device_id(self.public)

    @cached_property
    def public(self) -> str:
        """What others verify with, 64 hexadecimal digits."""
        return self._signing.public_key().public_bytes_raw().hex()

    @cached_property
    def box(self) -> X25519PrivateKey:
        """Opens what was wrapped for this device."""
        secret = derived(self._secret, "samestars device box")
        return X25519PrivateKey.from_private_bytes(secret)

    @property
    def box_public(self) -> str:
        """What others wrap with, 64 hexadecimal digits."""
        return self.box.public_key().public_bytes_raw().hex()

    def about(self) -> dict[str, str]:
        """What the others may know of the key, proven by the key itself; nothing secret."""
        box = self.box_public
        return {"key": self.public, "box": box, "box_signature": self.sign(_box_text(self.id, box))}

    def succeeded_by(self, device: str) -> str:
        """The signature that lets this device go on under another id."""
        return self.sign(_successor_text(self.id, device))

    def sign(self, data: bytes) -> str:
        """The signature, 128 hexadecimal digits."""
        return self._signing.sign(data).hex()

    def document(self) -> dict[str, str]:
        """As a JSON object; secret."""
        return {"key": self._secret.hex(), "id": self.id}

    @classmethod
    def from_document(cls, document: Mapping[str, str]) -> "DeviceKey":
        """The key in a JSON object; raises SealError where there is none."""
        secret = document.get("key")
        if not isinstance(secret, str) or not _SECRET.fullmatch(secret):
            raise SealError(
                "This device's own key cannot be read; plan and stars are kept. "
                "Remove the device on another one and pair it again."
            )
        return cls(bytes.fromhex(secret), document.get("id", ""))

    @cached_property
    def _signing(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self._secret)


def device_id(public: str) -> str:
    """The id that belongs to a public key: the first 8 bytes of its SHA-256, in hexadecimal.

    Raises ValueError for what is not hexadecimal.
    """
    return hashlib.sha256(bytes.fromhex(public)).digest()[:8].hex()


def proven_key(about: Mapping[str, Any], device: str) -> str:
    """The public key in what is said of a device; empty unless the device's id comes from it.

    Whoever has the household's key can say anything of any device, but no other key has its id.
    """
    public = about.get("key")
    try:
        return public if isinstance(public, str) and device_id(public) == device else ""
    except ValueError:
        return ""


def proven_box(about: Mapping[str, Any], device: str) -> str:
    """What to wrap with for a device; empty unless that device's own key says so."""
    public, box = proven_key(about, device), about.get("box")
    signature = str(about.get("box_signature"))
    right = isinstance(box, str) and verify(public, _box_text(device, box), signature)
    return str(box) if right else ""


def is_successor(
    device: str, said: Mapping[str, Any], before: str, about: Mapping[str, Any]
) -> bool:
    """Whether a device that says it was another one `before` was let go on so by that one's key.

    `said` is said of `device`, and `about` of the one before.
    """
    signature = str(said.get("of_signature"))
    return verify(proven_key(about, before), _successor_text(before, device), signature)


def verify(public: str, data: bytes, signature: str) -> bool:
    """Whether the holder of the key signed the data; False for a key or signature that is none."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), data)
    except (InvalidSignature, ValueError):
        return False
    return True


def head_text(household: str, device: str, number: int, fingerprint: str) -> bytes:
    """What a device signs with each push: that its chain stands so at this number."""
    return f"samestars head|{household}|{device}|{number}|{fingerprint}".encode()


def _box_text(device: str, box: str) -> bytes:
    return f"samestars box|{device}|{box}".encode()


def _successor_text(before: str, after: str) -> bytes:
    return f"samestars successor|{before}|{after}".encode()
