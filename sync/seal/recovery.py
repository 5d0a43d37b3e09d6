"""The recovery words: on paper once, and a household that lost all its devices comes back."""

import re
from collections.abc import Sequence
from functools import cache

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from mnemonic import Mnemonic

from sync.seal.cipher import derived
from sync.seal.errors import SealError

WORDS = 12  # of BIP 39's 2,048: 128 bits and a check of 4
ENOUGH = 4  # letters that tell any two of the words apart


def new_words() -> tuple[str, ...]:
    """Twelve words that nobody had before."""
    return tuple(_list().generate(128).split())


class Recovery:
    """What the words stand for: where the household's recovery box lies, and what opens it."""

    def __init__(self, secret: bytes) -> None:
        self.locator = derived(secret, "samestars recovery locator", 16).hex()
        self.token = derived(secret, "samestars recovery token").hex()
        self.box = X25519PrivateKey.from_private_bytes(derived(secret, "samestars recovery box"))

    @property
    def box_public(self) -> str:
        """What the devices wrap with, 64 hexadecimal digits."""
        return self.box.public_key().public_bytes_raw().hex()

    @classmethod
    def from_words(cls, words: Sequence[str]) -> "Recovery":
        """From the words as typed: any case, with numbers or commas between, four letters enough.

        Raises SealError naming the word that is none, or saying that they do not fit together.
        """
        typed = [word for text in words for word in re.split(r"[\W\d_]+", text.lower()) if word]
        if len(typed) != WORDS:
            raise SealError(
                f"These are {len(typed)} words, and the paper has {WORDS}. Nothing was changed. "
                "Type all of them, in their order."
            )
        whole = [_word(place, word) for place, word in enumerate(typed, start=1)]
        try:
            return cls(bytes(_list().to_entropy(whole)))
        except ValueError:
            raise SealError(
                "These words do not belong together: one of them is another than on the paper, or "
                "two have changed places. Nothing was changed. Compare them with the paper."
            ) from None


def _word(place: int, typed: str) -> str:
    known = _list().wordlist
    if typed in known:
        return typed
    begun = [word for word in known if len(typed) >= ENOUGH and word.startswith(typed)]
    if len(begun) == 1:
        return begun[0]
    near = [word for word in known if word[:2] == typed[:2]][:3]
    hint = f" Could it be {' or '.join(near)}?" if near else ""
    raise SealError(
        f'Word {place}, "{typed}", is not one of the recovery words. Nothing was changed.{hint}'
    )


@cache
def _list() -> Mnemonic:
    return Mnemonic("english")
