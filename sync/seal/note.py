"""Notes: what a device tells the others beside its changes, such as which changes it holds."""

from collections.abc import Mapping
from typing import Any

from sync.seal.keyring import Keyring
from sync.seal.sealing import sealed, unsealed


def seal_note(kind: str, device: str, document: Mapping[str, Any], keyring: Keyring) -> str:
    """A device's note of a kind, sealed with the current key, as base64 text."""
    return sealed(document, keyring, f"note {kind}|{device}", f"{kind}|{device}")


def open_note(kind: str, device: str, text: str, keyring: Keyring) -> dict[str, Any]:
    """What the note says. Raises NotOurs and NoKeyYet, naming kind and device.

    An older note of the same device opens too: what must not be turned back carries a number.
    """
    what = f'The note "{kind}" of device {device}'
    return unsealed(text, keyring, f"note {kind}|{device}", f"{kind}|{device}", what)
