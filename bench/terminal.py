"""A program on a real pty, and the terminal around it: its screen, its answers and its finger."""

import codecs
import os
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from fcntl import ioctl
from pathlib import Path
from types import TracebackType
from typing import Self

from bench.cells import COLUMNS, ROWS, Cells
from bench.row import BenchError

ROOT = Path(__file__).parent.parent
FRAME_START, FRAME_END = "\x1b[?2026h", "\x1b[?2026l"
ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # frames are shown whole: yes
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",  # sizes reported in band: no
}
LAST_WORDS = 200  # characters of a dead program's screen that its error quotes


def environment() -> dict[str, str]:
    """A terminal with true colour, and nothing of the caller's that changes what is drawn."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor"}


def python(module: str, *arguments: str) -> list[str]:
    """The command that runs a module of this checkout."""
    return [sys.executable, "-m", module, *arguments]


def samestars(*arguments: str) -> list[str]:
    """The kiosk's command as a family starts it; where that is not installed, its module."""
    command = Path(sys.executable).parent / "samestars"
    return [str(command), *arguments] if command.exists() else python("kiosk", *arguments)


class Terminal:
    """Runs `command` on a pty of 100x30 from the repository's root; ends it on leaving the context.

    Times are those of `time.perf_counter`, in seconds. Raises BenchError where the program ends or
    what is waited for does not come.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self.cells = Cells()
        self._pending = ""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._command = command
        self._pty, inner = os.openpty()
        ioctl(inner, termios.TIOCSWINSZ, struct.pack("4H", ROWS, COLUMNS, 0, 0))
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment(),
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
        )
        os.close(inner)

    @property
    def pid(self) -> int:
        return self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def wait(self, shown: Callable[[Cells], bool], seconds: float = 20.0) -> float:
        """Follow the output until `shown` is true of a whole frame: when its last byte came."""
        deadline = time.perf_counter() + seconds
        while chunk := self._read(deadline):
            now = time.perf_counter()
            if any(shown(self.cells) for _ in self._frames(chunk)):
                return now
        raise BenchError(
            f"`{' '.join(self._command)}` did not show what was expected. {self._words()}"
        )

    def rest(self, seconds: float) -> None:
        """Follow the output for a time, as a terminal on a wall does."""
        deadline = time.perf_counter() + seconds
        while chunk := self._read(deadline):
            for _ in self._frames(chunk):
                pass

    def tap(self, column: int, row: int) -> float:
        """A finger that came and went, 0-based: press and release at once. When it was sent."""
        at = f"0;{column + 1};{row + 1}"
        sent = time.perf_counter()
        os.write(self._pty, f"\x1b[<{at}M\x1b[<{at}m".encode())
        return sent

    def type(self, keys: str) -> float:
        """Keys, one after the other. When they were sent."""
        sent = time.perf_counter()
        os.write(self._pty, keys.encode())
        return sent

    def close(self) -> None:
        """Ask the program to end, then make it; take what it still says, so that it never waits."""
        self._process.terminate()
        os.set_blocking(self._pty, False)
        deadline = time.perf_counter() + 3
        while self._process.poll() is None:
            if time.perf_counter() > deadline:
                self._process.kill()
            with suppress(OSError):  # its end of the pty is closed before it is gone
                os.read(self._pty, 65536)
            time.sleep(0.01)
        os.close(self._pty)

    def _read(self, deadline: float) -> bytes:
        """The next output, or nothing when the deadline passes first."""
        if not select.select([self._pty], [], [], max(0.0, deadline - time.perf_counter()))[0]:
            return b""
        try:
            chunk = os.read(self._pty, 65536)
        except OSError as error:  # the kernel's way to say that the other end is closed
            raise BenchError(f"`{' '.join(self._command)}` ended. {self._words()}") from error
        for question, answer in ANSWERS.items():
            if question in chunk:
                os.write(self._pty, answer)
        return chunk

    def _frames(self, chunk: bytes) -> Iterator[None]:
        """Draw what came; stop after each whole frame, and after what was drawn outside of one."""
        self._pending += self._decode(chunk)
        while (end := self._pending.find(FRAME_END)) >= 0:
            self.cells.feed(self._pending[:end])
            self._pending = self._pending[end + len(FRAME_END) :]
            yield
        if FRAME_START not in self._pending:
            self.cells.feed(self._pending)
            self._pending = ""
            yield

    def _words(self) -> str:
        words = " ".join(self.cells.text().split())
        return f"Its screen ended with: {words[-LAST_WORDS:]}" if words else "Its screen is empty."
