"""How large this machine's display is, in millimetres: as it was set, or as the panel itself says.

A panel tells in its EDID (VESA E-EDID 1.4): bytes 21 and 22 are its size in whole centimetres, and
the first detailed timing, at byte 54, has it in millimetres in bytes 66 to 68. Projectors and cheap
converters write zeros or an aspect ratio there; such figures are passed over.
"""

import os
from pathlib import Path
from typing import NamedTuple

CONNECTORS = Path("/sys/class/drm")
HEADER = bytes.fromhex("00ffffffffffff00")
LEAST, MOST = 60, 2000  # mm of a side: smaller is a watch, larger a projector
WIDEST = 4.0  # times as wide as high, or the other way round


class Display(NamedTuple):
    """What can be seen of a panel, in millimetres."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


def written(text: str) -> Display | None:
    """A size as the settings keep it, such as "154x86"; None for anything else."""
    sides = text.split("x")
    if len(sides) != 2 or not all(side.isascii() and side.isdecimal() for side in sides):
        return None
    return likely(int(sides[0]), int(sides[1]))


def likely(width: int, height: int) -> Display | None:
    """A display of that size in mm; None where no panel is like that."""
    sides = (width, height)
    if min(sides) < LEAST or max(sides) > MOST or max(sides) > WIDEST * min(sides):
        return None
    return Display(width, height)


def connected(connectors: Path = CONNECTORS) -> Display | None:
    """The size that the connected panel tells; None where none does, or two that differ do."""
    told = set()
    for connector in sorted(os.listdir(connectors)) if connectors.is_dir() else ():
        try:
            if (connectors / connector / "status").read_bytes().strip() == b"connected":
                told.add(from_edid((connectors / connector / "edid").read_bytes()))
        except OSError:  # no connector, or it was unplugged meanwhile
            continue
    told -= {None}
    return told.pop() if len(told) == 1 else None


def from_edid(data: bytes) -> Display | None:
    """The size in a panel's EDID, by millimetres where it has them."""
    if len(data) < 128 or data[:8] != HEADER or sum(data[:128]) % 256:
        return None
    if data[54] or data[55]:  # a timing, and no other descriptor
        exact = likely(data[66] | (data[68] >> 4) << 8, data[67] | (data[68] & 0x0F) << 8)
        if exact:
            return exact
    return likely(data[21] * 10, data[22] * 10)
