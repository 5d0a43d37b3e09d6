"""Wraps: a document for one key pair alone, such as a new key for a device that stays."""

import base64
import binascii
from collections.abc import Mapping
from typing import Any, Protocol

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from sync.seal.cipher import NONCE, TAG, closed, opened
from sync.seal.errors import NotOurs, SealError
from sync.seal.packing import packed, unpacked

VERSION = 1
PUBLIC = 32  # bytes of an X25519 public key


class Boxed(Protocol):
    """Whoever can open a wrap: a DeviceKey, or the recovery words."""

    @property
    def box(self) -> X25519PrivateKey:
        """The private half of what was wrapped with."""


def wrap(document: Mapping[str, Any], box_public: str, context: bytes) -> str:
    """The document as base64 text that only the holder of the box key opens, in that context.

    Anyone can make one: it says nothing about who did. Raises SealError for a key that is none.
    """
    once = X25519PrivateKey.generate()
    public = once.public_key().public_bytes_raw()
    try:
        theirs = bytes.fromhex(box_public)
        shared = once.exchange(X25519PublicKey.from_public_bytes(theirs))
    except ValueError:
        raise SealError(
            "A device's public key cannot be read, so nothing was sealed for it. "
            "Remove that device and pair it again."
        ) from None
    head = bytes([VERSION]) + public
    text = closed(shared, _purpose(public, theirs), packed(document), head + context)
    return base64.b64encode(head + text).decode("ascii")


def unwrap(text: str, key: Boxed, context: bytes) -> dict[str, Any]:
    """What was wrapped for this key in this context. Raises NotOurs for anything else."""
    try:
        blob = base64.b64decode(text.encode("ascii"), validate=True)
        if len(blob) < 1 + PUBLIC + NONCE + TAG or blob[0] != VERSION:
            raise ValueError("not a wrap")
        public = blob[1 : 1 + PUBLIC]
        shared = key.box.exchange(X25519PublicKey.from_public_bytes(public))
        ours = key.box.public_key().public_bytes_raw()
        bound = blob[: 1 + PUBLIC] + context
        return unpacked(opened(shared, _purpose(public, ours), blob[1 + PUBLIC :], bound))
    except (binascii.Error, UnicodeEncodeError, ValueError):
        raise NotOurs(
            "A sealed key is not meant for this device, or was altered; it was not taken, and "
            "everything else is kept."
        ) from None


def _purpose(once: bytes, theirs: bytes) -> str:
    return f"samestars wrap|{once.hex()}|{theirs.hex()}"
