"""A message under a secret that two devices share for once."""

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from sync.seal.cipher import closed, opened
from sync.seal.errors import NotOurs
from sync.seal.packing import packed, unpacked


def seal_message(secret: bytes, purpose: str, document: Mapping[str, Any], bound: bytes) -> str:
    """The document as base64 text; `purpose` and `bound` are proven with it."""
    return base64.b64encode(closed(secret, purpose, packed(document), bound)).decode("ascii")


def open_message(secret: bytes, purpose: str, text: str, bound: bytes) -> dict[str, Any]:
    """What was sealed with that secret for that purpose. Raises NotOurs for anything else."""
    try:
        blob = base64.b64decode(text.encode("ascii"), validate=True)
        return unpacked(opened(secret, purpose, blob, bound))
    except (binascii.Error, UnicodeEncodeError, ValueError):
        raise NotOurs("A message between two devices was altered on its way.") from None
