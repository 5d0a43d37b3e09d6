"""A server under the bench: started, given its households, filled, asked, ended."""

import os
import signal
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from bench.endpoints.load import CLIENTS, PAGE, STORED, Change, changes
from bench.line import Line
from bench.row import BenchError
from bench.terminal import ROOT, environment

START = 60.0  # seconds until a server listens: Node reads hundreds of files the first time
HOUSEHOLDS = 1 + CLIENTS  # one with STORED changes, and an empty one for each client
FAULT = "rror"  # what the line that names a fault holds, in every server's output


class Endpoint(ABC):
    """A server on a free port of loopback; ended with the context.

    Household 0 is the one that is filled, with `stored` changes. Raises BenchError where the server
    does not come up.
    """

    name: str

    def __init__(self, folder: Path, households: int = HOUSEHOLDS, stored: int = STORED) -> None:
        folder.mkdir()
        self.folder = folder
        self.port = free_port()
        self.households = range(households)
        self.heads = Counter({0: stored})  # changes that a household has been given
        self._log: IO[bytes] | None = None
        self._process: subprocess.Popen[bytes] | None = None

    @abstractmethod
    def command(self) -> list[str]:
        """What starts the server. BenchError where it cannot be had."""

    @abstractmethod
    def make_households(self, line: Line) -> None:
        """`self.households`, by the server's own means."""

    @abstractmethod
    def post(self, household: int, new: Sequence[Change]) -> bytes:
        """The request that adds these changes, oldest first."""

    @abstractmethod
    def poll(self, household: int) -> bytes:
        """The request of a client that has all `self.heads`: is there anything new?"""

    def variables(self) -> dict[str, str]:
        """What the server's environment holds besides the path and the language."""
        return {}

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    def __enter__(self) -> Self:
        """Up, with its households, the first one filled."""
        command = self.command()
        with ExitStack() as unfinished:  # an interrupted start leaves no server behind
            self._start(command)
            unfinished.callback(self._end)
            with self._answering() as line:
                self.make_households(line)
                self._fill(line)
            unfinished.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def next(self, household: int = 0) -> bytes:
        """The request that adds one change which is not there yet."""
        head = self.heads[household]
        self.heads[household] = head + 1
        return self.post(household, changes(head))

    def lines(self, number: int) -> list[Line]:
        """Fresh connections: Node's servers close one that was silent for five seconds."""
        return [Line(self.port) for _ in range(number)]

    def _start(self, command: Sequence[str]) -> None:
        self._log = (self.folder / "output.txt").open("wb")
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**environment(), **self.variables()},
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
        )

    def _fill(self, line: Line) -> None:
        head = self.heads[0]
        for first in range(0, head, PAGE):
            line.ask(self.post(0, changes(first, min(PAGE, head - first))))

    def _answering(self) -> Line:
        assert self._process
        deadline = time.monotonic() + START
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                return Line(self.port)
            except OSError:
                time.sleep(0.02)
        raise BenchError(f"It did not start. {self._words()}")

    def _end(self) -> None:
        assert self._process
        assert self._log
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()

    def _words(self) -> str:
        """The last fault that it spoke of, else its last line."""
        said = (self.folder / "output.txt").read_text(errors="replace").strip().splitlines()
        words = [line for line in said if FAULT in line] or said
        return f"It said: {words[-1].strip()}" if words else "It said nothing."


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def node(script: Path, *arguments: str) -> list[str]:
    """A command for Node; its full path is found by whoever starts it."""
    return ["node", os.fspath(script), *arguments]
