"""A program on a real pty of any size: what it shows, what it set in the terminal, how it ends."""

import codecs
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from fcntl import ioctl
from pathlib import Path
from typing import Self

from bench.cells import Cells

ROOT = Path(__file__).parent.parent
MODE = re.compile(r"\x1b\[\?([\d;]+)([hl])")
ALTERNATE_SCREEN = 1049
LEFT = "\x1b[?1049l"
MOUSE = {1000, 1002, 1003, 1006, 1015, 1016}
SIZES_IN_BAND = 2048
CELL = (8, 16)  # pixels, as on the 7" panel


def python(*words: str) -> list[str]:
    """The command that runs a module of this checkout, warnings as errors."""
    return [sys.executable, *words]


class Terminal:
    """Runs `command` and is the terminal around it; `pixels` offers sizes in band and pixel mouse.

    Textual draws on standard error, so that is the terminal too.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        size: tuple[int, int] = (100, 30),
        pixels: bool = False,
        **environment: str,
    ) -> None:
        self.cells = Cells(*size)
        self.modes: set[int] = set()  # private modes that are set now
        self.said = ""  # everything it wrote lately, for what the cells don't show
        self._pixels = pixels
        self._size = size
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._pty, inner = os.openpty()
        self._tell_size()
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        kept |= {"LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**kept, **environment},
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
        )
        os.close(inner)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        if self._pty >= 0:
            os.close(self._pty)
            self._pty = -1

    def vanish(self) -> None:
        """The window is gone, and nobody is told."""
        os.close(self._pty)
        self._pty = -1

    # what a person and a system do to it

    def write(self, keys: bytes) -> None:
        """Keys, or whatever else comes on standard input."""
        os.write(self._pty, keys)

    def tap(self, column: int, row: int) -> None:
        """A finger that came and went, 0-based cell."""
        if SIZES_IN_BAND in self.modes:
            column, row = column * CELL[0] + CELL[0] // 2, row * CELL[1] + CELL[1] // 2
        at = f"0;{column + 1};{row + 1}"
        self.write(f"\x1b[<{at}M\x1b[<{at}m".encode())

    def resize(self, columns: int, rows: int) -> None:
        """Another size, told as terminals tell it."""
        self._size = columns, rows
        self.cells = Cells(columns, rows)
        self._tell_size()
        os.kill(self.process.pid, signal.SIGWINCH)
        if SIZES_IN_BAND in self.modes:
            self._tell_size_in_band()

    def _tell_size(self) -> None:
        columns, rows = self._size
        size = struct.pack("4H", rows, columns, columns * CELL[0], rows * CELL[1])
        ioctl(self._pty, termios.TIOCSWINSZ, size)

    def _tell_size_in_band(self) -> None:
        columns, rows = self._size
        self.write(f"\x1b[48;{rows};{columns};{rows * CELL[1]};{columns * CELL[0]}t".encode())

    # what comes back

    def read(self, seconds: float) -> bool:
        """Take what it writes within a time; False at its end."""
        if not select.select([self._pty], [], [], seconds)[0]:
            return True
        try:
            chunk = os.read(self._pty, 65536)
        except OSError:  # Linux's way to say that nobody has the other end open
            return False
        text = self._decode(chunk)
        self.cells.feed(text)
        self.said = (self.said + text)[-20_000:]
        for numbers, way in MODE.findall(text):
            asked = {int(number) for number in numbers.split(";")}
            self.modes = self.modes | asked if way == "h" else self.modes - asked
            if way == "h" and SIZES_IN_BAND in asked:
                self._tell_size_in_band()
        if "\x1b[?2026$p" in text:
            self.write(b"\x1b[?2026;2$y")
        if "\x1b[?2048$p" in text:
            self.write(b"\x1b[?2048;2$y" if self._pixels else b"\x1b[?2048;0$y")
        return True

    def rest(self, seconds: float = 0.3) -> None:
        """Follow the output until it has nothing to say for a time, or has ended."""
        while select.select([self._pty], [], [], seconds)[0] and self.read(0):
            pass

    @property
    def words(self) -> str:
        """The characters on the screen, half-blocks left out, one space between words."""
        return " ".join(
            self.cells.text(width=self._size[0], height=self._size[1]).replace("▀", " ").split()
        )

    def until(self, true: Callable[[], bool], seconds: float = 15.0) -> None:
        """Follow the output until something is true."""
        deadline = time.monotonic() + seconds
        while not true():
            alive = self.read(0.05)
            assert alive or true(), f"it ended with {self.process.wait()}: {self.errors}"
            assert time.monotonic() < deadline, f"not within {seconds} s; shown: {self.words}"

    def shows(self, words: str, seconds: float = 15.0) -> None:
        """Wait for words on the screen."""
        self.until(lambda: words in self.words, seconds)

    def ended(self, seconds: float = 10.0) -> int:
        """Wait for its end; returns the exit status, negative for a signal."""
        deadline = time.monotonic() + seconds
        while self.read(0.05):
            assert time.monotonic() < deadline, f"it goes on; shown: {self.words}"
        return self.process.wait(timeout=max(0.1, deadline - time.monotonic()))

    @property
    def errors(self) -> str:
        """What it wrote outside of the alternate screen: its last words for a person."""
        after = self.said.rpartition(LEFT)[2]
        return re.sub(r"\x1b[\[\]()>=][0-?]*[ -/]*[@-~]?", "", after).strip()

    @property
    def restored(self) -> bool:
        """Whether the terminal is as it was: no alternate screen, no mouse."""
        return not self.modes & ({ALTERNATE_SCREEN} | MOUSE)
