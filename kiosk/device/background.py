"""Small programs behind the screen: one at a time, the newest wins, and none outlives its time."""

import subprocess
import threading
from collections.abc import Sequence
from tempfile import TemporaryFile
from typing import NamedTuple


class Command(NamedTuple):
    """A program with its arguments, never a shell's line; `given` is its standard input."""

    program: tuple[str, ...]
    given: bytes = b""


class Background:
    """Runs commands in a thread of its own: whoever asks goes on at once.

    What is asked for ends what runs. A program that takes longer than `limit` seconds is killed.
    Each is waited for, so that none stays behind as a zombie.
    """

    def __init__(self, limit: float) -> None:
        self._limit = limit
        self._changed = threading.Condition()
        self._wanted: Sequence[Command] | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._at_work = False
        self._ended = False
        self._thread: threading.Thread | None = None
        self._failed: set[str] = set()  # programs that were tried in vain: others come before them

    def run(self, commands: Sequence[Command]) -> None:
        """Run the first of them that does it; at once, and instead of what was asked for before."""
        with self._changed:
            if self._ended:
                return
            self._wanted = commands
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="background", daemon=True)
                self._thread.start()
            self._interrupt()

    @property
    def is_busy(self) -> bool:
        """Whether something runs, or is about to."""
        with self._changed:
            return self._at_work or self._wanted is not None

    def stop(self) -> None:
        """End what runs, and take nothing more."""
        with self._changed:
            self._ended = True
            self._interrupt()
        if self._thread:
            self._thread.join(self._limit)

    def _interrupt(self) -> None:
        if self._process:
            self._process.kill()
        self._changed.notify_all()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._at_work = False
                self._changed.wait_for(lambda: self._ended or self._wanted is not None)
                if self._ended:
                    return
                wanted, self._wanted = self._wanted or (), None
                self._at_work = True
            for command in sorted(wanted, key=lambda one: one.program[0] in self._failed):
                if self._run(command) or self._is_outdated():
                    break
                self._failed.add(command.program[0])

    def _is_outdated(self) -> bool:
        with self._changed:
            return self._ended or self._wanted is not None

    def _run(self, command: Command) -> bool:
        """Whether there is nothing left to try: it ended well, or took its whole time."""
        try:
            with TemporaryFile() as given:  # a pipe could fill up, and some players must seek
                given.write(command.given)
                given.seek(0)
                process = subprocess.Popen(
                    command.program,
                    stdin=given,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )
        except OSError:  # not there, or no room for it: the next may do
            return False
        with self._changed:
            self._process = process
            if self._ended or self._wanted is not None:
                process.kill()
        try:
            return self._wait(process, command)
        finally:
            with self._changed:
                self._process = None

    def _wait(self, process: subprocess.Popen[bytes], command: Command) -> bool:
        try:
            return process.wait(self._limit) == 0
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            self._failed.add(command.program[0])
            return True  # what it was to do is long out of date
