"""What this machine's clock says, and whether that can be true.

A Raspberry Pi has no battery clock: after a power cut without network it starts in the past.
"""

import ctypes
import time
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from kiosk.household import Moment

BUILT = datetime(2026, 11, 22, tzinfo=UTC)  # no true clock shows less: this code did not exist
TIME_ERROR = 5  # adjtimex(2): the kernel's clock is not synchronised
TIMEX_BYTES = 512  # more than struct timex has on any Linux

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
BATTERY_CLOCKS = Path("/sys/class/rtc")
SYSTEMD = Path("/run/systemd/system")


def synchronised() -> bool:
    """Whether the kernel says that a time service keeps its clock."""
    try:
        adjtimex = ctypes.CDLL(None).adjtimex
    except (AttributeError, OSError):  # not Linux
        return False
    return int(adjtimex(ctypes.create_string_buffer(TIMEX_BYTES))) not in (-1, TIME_ERROR)


@cache
def boot_id() -> str:
    """A name for the time since this machine started; empty where the system tells none."""
    try:
        return BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""


@cache
def starts_in_the_past() -> bool:
    """Whether this is a board that forgets the time when its plug is pulled.

    Told by systemd (so a time service is there to be asked) without any battery clock. Tablets and
    containers have their clock set from outside and cannot say so; they are believed.
    """
    try:
        has_battery_clock = any(BATTERY_CLOCKS.iterdir())
    except OSError:
        has_battery_clock = False
    return SYSTEMD.is_dir() and not has_battery_clock


def system_clock(confirmed_boot: str = "") -> Moment:
    """The present moment. `confirmed_boot` names a boot whose clock an adult called right."""
    wall = datetime.now(UTC)
    doubtful = starts_in_the_past() and not synchronised() and confirmed_boot != boot_id()
    return Moment(
        wall=wall,
        trusted=wall >= BUILT and not doubtful,
        boot=boot_id(),
        uptime=time.clock_gettime(time.CLOCK_BOOTTIME),
    )
