"""Sealing a document with the household's keys: version, key id, nonce, sealed text, as base64."""

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from sync.seal.cipher import NONCE, TAG, closed, opened
from sync.seal.errors import NoKeyYet, NotOurs
from sync.seal.keyring import Keyring
from sync.seal.packing import packed, read, unfolded

VERSION = 1
HEAD = 5  # bytes: the version, and the 4 of the key id


def sealed(document: Mapping[str, Any], keyring: Keyring, kind: str, place: str) -> str:
    """The document sealed for one place; `kind` and `place` are bound to it."""
    id = keyring.current
    head = bytes([VERSION]) + bytes.fromhex(id)
    secret, purpose = keyring.keys[id].secret, _purpose(kind, keyring.household, id)
    text = closed(secret, purpose, packed(document), head + place.encode())
    return base64.b64encode(head + text).decode("ascii")


def unsealed(text: str, keyring: Keyring, kind: str, place: str, what: str) -> dict[str, Any]:
    """What was sealed for that place. Raises NotOurs or NoKeyYet, naming `what` it is about."""
    try:
        return read(unsealed_text(text, keyring, kind, place, what))
    except ValueError:
        raise not_ours(what) from None


def unsealed_text(text: str, keyring: Keyring, kind: str, place: str, what: str) -> bytes:
    """The same as JSON text that nobody has read yet: a third of the work."""
    try:
        blob = binascii.a2b_base64(text)
    except ValueError:
        raise not_ours(what) from None
    if len(blob) < HEAD + NONCE + TAG or base64.b64encode(blob).decode("ascii") != text:
        raise not_ours(what)  # a2b_base64 is lenient: what it passes over comes not back
    if blob[0] != VERSION:
        raise NoKeyYet(
            f"{what} has a form that this version does not know; it is kept until it can be read. "
            "Update Same Stars on this device."
        )
    id = blob[1:HEAD].hex()
    if id not in keyring.keys:
        raise NoKeyYet(
            f"{what} is sealed with a key that has not arrived here yet; it is kept until the key "
            "does. If this stays so, pair this device again."
        )
    purpose = _purpose(kind, keyring.household, id)
    try:
        plain = opened(keyring.keys[id].secret, purpose, blob[HEAD:], blob[:HEAD] + place.encode())
        return unfolded(plain)
    except ValueError:
        raise not_ours(what) from None


def key_of(text: str) -> str:
    """The id of the key that a sealed text names."""
    return base64.b64decode(text[:8])[1:HEAD].hex()


def not_ours(what: str) -> NotOurs:
    """The sentence for a sealed text that will never open here."""
    return NotOurs(
        f"{what} was altered, moved or cut on its way, so it was not taken; everything else is "
        "kept. The device that wrote it still has it and can send it again."
    )


def _purpose(kind: str, household: str, id: str) -> str:
    return f"samestars {kind}|{household}|{id}"
