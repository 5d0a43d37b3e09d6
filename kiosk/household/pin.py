"""The adults' PIN: four digits, kept as a slow hash in one record for the whole household.

It keeps a child's taps out of the settings. It does not keep out anybody who holds the card: there
are ten thousand PINs, and a computer tries them all within minutes.
"""

import os
from collections.abc import Mapping
from hashlib import scrypt
from typing import Literal

from kiosk.household.completions import Edit, wall_text
from kiosk.household.errors import HouseholdError
from kiosk.household.ledger import Fields, Undated
from kiosk.household.moment import Moment
from kiosk.household.refusals import KEPT

COLLECTION, ID = "pin", "household"
DIGITS = 4
COST, BLOCK, LANES = 2**14, 8, 1  # scrypt: 16 MiB, about 50 ms (RFC 7914, interactive login)
WAITS = (30, 60, 300, 900)  # seconds after each wrong try that follows the free ones
FREE = 3  # tries in a row without a wait

Standing = Literal["never", "none", "set"]


def standing(ledger: Undated) -> Standing:
    """Whether there is a PIN; "none" was said by an adult, "never" is a household not asked yet."""
    fields = _record(ledger)
    if not fields:
        return "never"
    return "set" if _is_whole(fields) else "none"


def is_right(ledger: Undated, typed: str) -> bool:
    """Whether these are the digits; takes about 50 ms, so never on the thread of the screen."""
    fields = _record(ledger)
    if not _is_whole(fields):
        return False
    import hmac  # 1 ms that a start without a PIN does not need

    found = _hash(typed, bytes.fromhex(fields["salt"]))
    return hmac.compare_digest(found, fields["hash"])


def choosing(digits: str, at: Moment) -> Edit:
    """The record of a PIN, which takes about 50 ms; no digits: the household wants none. Raises
    HouseholdError for what is no PIN.
    """
    if not digits:
        return f"{COLLECTION}/{ID}", {"salt": "", "hash": "", "set_at": wall_text(at.wall)}
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        raise HouseholdError(f"A PIN has {DIGITS} digits, such as four of a date. {KEPT}")
    salt = os.urandom(16)
    fields = {"salt": salt.hex(), "hash": _hash(digits, salt), "set_at": wall_text(at.wall)}
    return f"{COLLECTION}/{ID}", fields


def wait_after(wrong: int) -> int:
    """Seconds to wait after so many wrong tries in a row."""
    return 0 if wrong < FREE else WAITS[min(wrong - FREE, len(WAITS) - 1)]


def _record(ledger: Undated) -> Fields:
    return ledger.records(COLLECTION).get(ID, {})


def _is_whole(fields: Mapping[str, object]) -> bool:
    """Whether a PIN can be read; where it cannot, there is none rather than one nobody knows."""
    salt, hashed = fields.get("salt"), fields.get("hash")
    if not isinstance(salt, str) or not isinstance(hashed, str) or not (salt and hashed):
        return False
    try:
        return bool(bytes.fromhex(salt))
    except ValueError:
        return False


def _hash(digits: str, salt: bytes) -> str:
    return scrypt(digits.encode(), salt=salt, n=COST, r=BLOCK, p=LANES).hex()
