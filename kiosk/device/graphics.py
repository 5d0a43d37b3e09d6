"""What this terminal can show beside letters: true pictures by sixel or by kitty's protocol.

Told from the environment, so that nothing waits for an answer; xterm alone has to be asked, for it
shows sixel only where it was started as a terminal that can.
"""

import fcntl
import os
import re
import select
import struct
import sys
import termios
import time
import tty
from collections.abc import Mapping
from typing import NamedTuple

SIXEL, KITTY, NONE = "sixel", "kitty", ""
VARIABLE = "SAMESTARS_GRAPHICS"  # sixel, kitty or off: for a terminal that this does not know
ASK = b"\x1b[c"  # which terminal are you (DA1)? 4 among the answers is sixel
ANSWER = re.compile(rb"\x1b\[\?([0-9;]*)c")
PATIENCE = 0.2  # seconds; xterm answers within some milliseconds


class Cell(NamedTuple):
    """A cell's size in the screen's own pixels."""

    wide: int
    high: int


def protocol(environment: Mapping[str, str]) -> str:
    """What the terminal shows for sure; "xterm" where it has to be asked."""
    asked = environment.get(VARIABLE)
    if asked is not None:
        return asked if asked in (SIXEL, KITTY) else NONE
    terminal = environment.get("TERM", "")
    if "TMUX" in environment or terminal.startswith(("screen", "tmux")):
        return NONE  # they let nothing through
    if terminal == "xterm-kitty":
        return KITTY
    if terminal.startswith("foot") or environment.get("TERM_PROGRAM") == "WezTerm":
        return SIXEL
    return "xterm" if "XTERM_VERSION" in environment else NONE


def graphics() -> str:
    """SIXEL, KITTY or NONE for the terminal that this runs in. Before the screen is drawn."""
    found = protocol(os.environ)
    if found == "xterm":
        return SIXEL if says_sixel(sys.stdin.fileno(), sys.stdout.fileno()) else NONE
    return found


def says_sixel(source: int, sink: int) -> bool:
    """Ask, and read the answer up to its end. What is typed meanwhile is lost."""
    before = termios.tcgetattr(source)
    try:
        tty.setcbreak(source, termios.TCSANOW)
        os.write(sink, ASK)
        told = answer(source)
    finally:
        termios.tcsetattr(source, termios.TCSANOW, before)
    return told is not None and b"4" in told[1].split(b";")


def answer(source: int) -> re.Match[bytes] | None:
    """The answer, if it comes in time."""
    until, data = time.monotonic() + PATIENCE, b""
    while (left := until - time.monotonic()) > 0 and select.select([source], [], [], left)[0]:
        data += os.read(source, 64)
        if found := ANSWER.search(data):
            return found
    return None


def cell_size(terminal: int) -> Cell | None:
    """The size of a cell; None where the terminal does not say it."""
    try:
        told = fcntl.ioctl(terminal, termios.TIOCGWINSZ, bytes(8))
    except OSError:
        return None
    rows, columns, wide, high = struct.unpack("HHHH", told)
    if not (rows and columns and wide >= columns and high >= rows):
        return None
    return Cell(wide // columns, high // rows)
