"""A hybrid logical clock: stamps that sort by what was seen, whatever the wall clock says."""

import re
import time
from functools import lru_cache
from typing import NamedTuple

LAST_MILLISECOND = (
    253_402_300_799_999  # 9999-12-31T23:59:59.999Z, the last that a civil date can say
)
DAY = 86_400_000  # milliseconds
LAST_COUNT = 0xFFFF
BEGINNING = "000000000000-0000-"  # sorts before every stamp

_STAMP = re.compile(r"[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-z]+")


class Reading(NamedTuple):
    """What the wall clock says: `milliseconds` since 1970, `trusted` if the system calls it
    synchronised.
    """

    milliseconds: int
    trusted: bool


def next_stamp(newest: str, reading: Reading, device: str) -> str:
    """A stamp greater than `newest`, the greatest seen so far: `milliseconds-count-device` in
    hexadecimal.

    The physical part follows the wall clock only while that is trusted and ahead; otherwise it only
    counts.
    """
    physical, count = int(newest[:12], 16), int(newest[13:17], 16)
    wall = bounded(reading.milliseconds)
    if reading.trusted and wall > physical:
        physical, count = wall, 0
    elif count < LAST_COUNT:
        count += 1
    else:
        physical, count = physical + 1, 0
    return f"{physical:012x}-{count:04x}-{device}"


def is_stamp(text: object) -> bool:
    """Whether `text` is a stamp of this format. No stamp is ever refused for its time."""
    return isinstance(text, str) and _STAMP.fullmatch(text) is not None


def physical(stamp: str) -> int:
    """A stamp's physical part, in milliseconds since 1970."""
    return int(stamp[:12], 16)


def month_of(stamp: str) -> str:
    """The UTC month of a stamp's physical part, as "2026-11"."""
    return _month_of_day(physical(stamp) // DAY)


@lru_cache(maxsize=512)  # changes come by the thousand, and days in a row
def _month_of_day(day: int) -> str:
    return civil(day * DAY)[:7]


def civil(milliseconds: int) -> str:
    """An instant as "2026-11-26T16:03:04.123Z"; what no calendar can say is brought to its edge."""
    seconds, rest = divmod(bounded(milliseconds), 1000)
    at = time.gmtime(seconds)
    return (
        f"{at.tm_year:04d}-{at.tm_mon:02d}-{at.tm_mday:02d}"
        f"T{at.tm_hour:02d}:{at.tm_min:02d}:{at.tm_sec:02d}.{rest:03d}Z"
    )


def bounded(milliseconds: int) -> int:
    """Brought between 1970 and the end of 9999."""
    return min(max(milliseconds, 0), LAST_MILLISECOND)
