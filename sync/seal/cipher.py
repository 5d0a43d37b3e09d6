"""The one cipher of the room: ChaCha20-Poly1305 under a key derived for one purpose."""

import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE = 12  # bytes, random: among a million texts under one key two meet with odds of 6e-18
TAG = 16  # bytes


def derived(secret: bytes, purpose: str, length: int = 32) -> bytes:
    """`length` bytes for one purpose (HKDF-SHA256): of one secret, each purpose has its own."""
    return HKDF(SHA256(), length, salt=None, info=purpose.encode()).derive(secret)


@lru_cache(maxsize=256)  # a key is derived once for a device, not once for each of its changes
def _cipher(secret: bytes, purpose: str) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(derived(secret, purpose))


def closed(secret: bytes, purpose: str, plain: bytes, bound: bytes) -> bytes:
    """The nonce and the sealed text; `bound` is proven with it and does not travel in it."""
    nonce = os.urandom(NONCE)
    return nonce + _cipher(secret, purpose).encrypt(nonce, plain, bound)


def opened(secret: bytes, purpose: str, text: bytes, bound: bytes) -> bytes:
    """What `closed` sealed. Raises ValueError for anything else."""
    try:
        return _cipher(secret, purpose).decrypt(text[:NONCE], text[NONCE:], bound)
    except InvalidTag as error:
        raise ValueError("it was not sealed for this place with this key") from error
