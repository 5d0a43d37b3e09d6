"""Two devices that know one short code agree on a key that nobody between them learns (SPAKE2).

The new device proves first. Whoever does not know the code, the hub included, has one try with
each side: what the sides send before says nothing by which codes could be tried at home.
"""

import hmac
import json
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from spake2 import SPAKE2_A, SPAKE2_B, SPAKEError
from spake2.ed25519_basic import NotOnCurve

from sync.pairing.code import Code
from sync.pairing.errors import ended, mistyped
from sync.seal import NotOurs, derived, open_message, seal_message

_SHARE = re.compile(r"[0-9a-f]{66}")  # the side's letter and a point of the curve

_OFFER, _JOIN, _PROOF = "samestars pair offer-2", "samestars pair join-1", "samestars pair proof"


class OfferSide:
    """The side that has the household, and shows the code. One try, whoever answers."""

    def __init__(self, code: Code) -> None:
        self._code = code
        self._spake = SPAKE2_A(*_secrets(code))
        self.first: str = self._spake.start().hex()
        self._agreed: tuple[bytes, bytes] | None = None

    def checked(self, join_1: str) -> dict[str, Any]:
        """What the new device says of itself, once it has proven that it knows the code.

        Raises WrongCode for anything else, and from then on.
        """
        spake, self._spake = self._spake, None
        said = _object(join_1)
        share = str(said.get("share"))
        if spake is None or not _is_share(share):
            raise mistyped()
        try:
            agreed = _agreed(spake, share), _transcript(self._code, self.first, share)
            if not hmac.compare_digest(_proof(*agreed), str(said.get("proof")).encode()):
                raise mistyped()
            about = open_message(agreed[0], _JOIN, str(said.get("about")), agreed[1])
        except (SPAKEError, NotOnCurve, ValueError, NotOurs):
            raise mistyped() from None
        self._agreed = agreed
        return about

    def answer(self, document: Mapping[str, Any]) -> str:
        """The second message: sealed for the device that has proven itself, and nobody else."""
        assert self._agreed, "nobody has proven to know the code"
        return seal_message(self._agreed[0], _OFFER, document, self._agreed[1])


class JoinSide:
    """The side that is new, where the code was typed."""

    def __init__(self, code: Code) -> None:
        self._code = code
        self._agreed: tuple[bytes, bytes] | None = None

    def reply(self, offer_1: str, about: Mapping[str, Any]) -> str:
        """The first message: the proof, and what this device says of itself, sealed.

        Raises WrongCode for a first message of the other side that is none.
        """
        if not _is_share(offer_1):
            raise ended()
        spake = SPAKE2_B(*_secrets(self._code))
        share = spake.start().hex()
        try:
            key, transcript = _agreed(spake, offer_1), _transcript(self._code, offer_1, share)
        except (SPAKEError, NotOnCurve, ValueError):
            raise ended() from None
        self._agreed = key, transcript
        sealed = seal_message(key, _JOIN, about, transcript)
        proof = _proof(key, transcript).decode()
        return json.dumps({"share": share, "proof": proof, "about": sealed})

    def opened(self, offer_2: str) -> dict[str, Any]:
        """What the household's device answers. Raises WrongCode where it is not from there."""
        assert self._agreed, "reply comes first"
        try:
            return open_message(self._agreed[0], _OFFER, offer_2, self._agreed[1])
        except NotOurs:
            raise ended() from None


def _secrets(code: Code) -> tuple[bytes, bytes, bytes]:
    """The password and both sides' names, with the mailbox bound into all of them."""
    plate = code.nameplate
    password = f"samestars pair|{plate}|{code.secret}".encode()
    return password, f"samestars offers|{plate}".encode(), f"samestars joins|{plate}".encode()


def _agreed(spake: Any, share: str) -> bytes:
    key: bytes = spake.finish(bytes.fromhex(share))
    return key


def _transcript(code: Code, offer_1: str, share: str) -> bytes:
    return sha256(f"samestars pair|{code.nameplate}|{offer_1}|{share}".encode()).digest()


def _proof(key: bytes, transcript: bytes) -> bytes:
    return hmac.digest(derived(key, _PROOF), transcript, "sha256").hex().encode()


def _is_share(text: str) -> bool:
    return _SHARE.fullmatch(text) is not None


def _object(text: str) -> dict[str, Any]:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
