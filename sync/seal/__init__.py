"""Sealing: what leaves the device is noise to everybody but the household's devices.

Knows no HTTP, no folder and no record.
"""

from sync.seal.cipher import derived
from sync.seal.device_key import (
    DeviceKey,
    device_id,
    head_text,
    is_successor,
    proven_box,
    proven_key,
    verify,
)
from sync.seal.envelope import (
    Envelope,
    Opened,
    open_change,
    read_change,
    seal_change,
    unseal_change,
)
from sync.seal.errors import NoKeyYet, NotOurs, SealError
from sync.seal.keyring import Key, Keyring, key_id
from sync.seal.message import open_message, seal_message
from sync.seal.note import open_note, seal_note
from sync.seal.recovery import Recovery, new_words
from sync.seal.wrap import unwrap, wrap

__all__ = [
    "DeviceKey",
    "Envelope",
    "Key",
    "Keyring",
    "NoKeyYet",
    "NotOurs",
    "Opened",
    "Recovery",
    "SealError",
    "derived",
    "device_id",
    "head_text",
    "is_successor",
    "key_id",
    "new_words",
    "open_change",
    "open_message",
    "open_note",
    "proven_box",
    "proven_key",
    "read_change",
    "seal_change",
    "seal_message",
    "seal_note",
    "unseal_change",
    "unwrap",
    "verify",
    "wrap",
]
