"""The keys of a household: what the paired devices hold, and nobody else."""

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from sync.seal.errors import SealError

_HOUSEHOLD = re.compile(r"[0-9a-f]{32}")
_KEY = re.compile(r"[0-9a-f]{64}")


class Key(NamedTuple):
    """A household's key: which change of keys made it, and 32 secret bytes."""

    epoch: int
    secret: bytes

    def __repr__(self) -> str:
        return f"Key(epoch={self.epoch})"  # a secret is never printed by accident


def key_id(secret: bytes) -> str:
    """The key's name in sealed texts: 8 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(secret).digest()[:4].hex()


@dataclass(frozen=True, slots=True)
class Keyring:
    """All keys that a household ever had, by id. New texts are sealed with the `current` one.

    Two devices that change the key while apart make two keys of one epoch: all devices learn both,
    and all choose the same one.
    """

    household: str
    keys: Mapping[str, Key] = field(repr=False)

    @classmethod
    def new(cls) -> "Keyring":
        """A household of its own (128 random bits) with its first key."""
        return cls(os.urandom(16).hex(), {}).with_key(1, os.urandom(32))

    @property
    def current(self) -> str:
        """The id of the key that seals: of the greatest epoch, then of the greatest id."""
        return max(self.keys, key=lambda id: (self.keys[id].epoch, id))

    @property
    def epoch(self) -> int:
        """How often the key was changed, from 1."""
        return self.keys[self.current].epoch

    def next(self) -> "Keyring":
        """With one more key, of the next epoch."""
        return self.with_key(self.epoch + 1, os.urandom(32))

    def with_key(self, epoch: int, secret: bytes) -> "Keyring":
        """With a key that was learnt; the same keyring where it is known."""
        id = key_id(secret)
        return (
            self if id in self.keys else replace(self, keys={**self.keys, id: Key(epoch, secret)})
        )

    def merged(self, other: "Keyring") -> "Keyring":
        """With all keys of another keyring of this household; SealError for another household's."""
        if other.household != self.household:
            raise SealError("These keys belong to another household; none of them was taken.")
        return replace(self, keys={**other.keys, **self.keys})

    def document(self) -> dict[str, Any]:
        """As a JSON object; secret."""
        keys = {
            id: {"epoch": key.epoch, "key": key.secret.hex()}
            for id, key in sorted(self.keys.items())
        }
        return {"household": self.household, "keys": keys}

    @classmethod
    def from_document(cls, document: object) -> "Keyring":
        """The keyring in a JSON object; raises SealError where there is none, or no key in it."""
        if not isinstance(document, dict) or not _is(_HOUSEHOLD, document.get("household")):
            raise _unreadable()
        ring, held = cls(document["household"], {}), document.get("keys")
        for key in held.values() if isinstance(held, dict) else ():
            if not isinstance(key, dict) or not _is(_KEY, key.get("key")):
                raise _unreadable()
            ring = ring.with_key(_epoch(key.get("epoch")), bytes.fromhex(key["key"]))
        if not ring.keys:
            raise _unreadable()
        return ring


def _is(form: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and form.fullmatch(value) is not None


def _epoch(value: object) -> int:
    if type(value) is not int or value < 1:
        raise _unreadable()
    return value


def _unreadable() -> SealError:
    return SealError(
        "The household's keys cannot be read, so nothing was taken from there. "
        "Pair this device again, or use the recovery words."
    )
