"""The code that a person types: where to meet at the hub, and a secret of six digits."""

import re
import secrets
from typing import NamedTuple

from sync.pairing.errors import PairingError

SECRET = 6  # digits: one try in a million, for each side once, and a wrong one burns the code


class Code(NamedTuple):
    """`nameplate` says which mailbox, 3 or 4 digits; `secret` never goes to the hub."""

    nameplate: str
    secret: str

    def __repr__(self) -> str:
        return f"Code({self.nameplate})"

    def __str__(self) -> str:
        """As it is shown: "482 917 305"."""
        return f"{self.nameplate} {self.secret[:3]} {self.secret[3:]}"

    @classmethod
    def new(cls, nameplate: str) -> "Code":
        """A new secret for a mailbox."""
        return cls(nameplate, f"{secrets.randbelow(10**SECRET):0{SECRET}}")

    @classmethod
    def typed(cls, text: str) -> "Code":
        """From what a person typed, with spaces, dashes or dots anywhere. Raises PairingError."""
        digits = re.sub(r"[\s.\-\u2010-\u2015]", "", text)
        if not re.fullmatch(r"[0-9]{9,10}", digits):
            raise PairingError(
                f'"{text}" is not a code: it has nine digits, like 482 917 305. Nothing was sent. '
                "Type the digits that the other device shows."
            )
        return cls(digits[:-SECRET], digits[-SECRET:])


def shown(digits: str) -> str:
    """Digits typed so far in groups, as the code is shown: "48291" is "482 91"."""
    place = max(3, len(digits) - SECRET) if len(digits) > 9 else 3
    groups = (digits[:place], digits[place : place + 3], digits[place + 3 :])
    return " ".join(group for group in groups if group)
