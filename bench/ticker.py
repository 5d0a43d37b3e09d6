"""A store in a process of its own that ticks when told: no store's heap weighs on another."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

from bench.row import BenchError
from bench.terminal import ROOT, environment


def document(number: int) -> dict[str, str | int]:
    """A completion as a plain document, about 250 bytes of JSON, the same for every baseline."""
    return {
        "id": f"completion/2026-11-26.rosa.beads.{number:06}.1f0c53d28ab94e67",
        "child": "rosa",
        "task": "beads",
        "slot": number,
        "outcome": "done",
        "reason": "",
        "by": "sam",
        "home": "green",
        "at": "2026-11-26T17:03:21.482913+00:00",
        "trusted": "yes",
    }


def serve(
    tick: Callable[[int], object], first: int, tidy: Callable[[], object] = lambda: None
) -> None:
    """In the store's process: a tick for each line read (numbers from `first`), and its seconds.

    `tidy` runs after each tick, outside of its time; what it writes counts for that tick.
    """
    print("ready", flush=True)
    for number, _ in enumerate(sys.stdin, first):
        start = time.perf_counter()
        tick(number)
        spent = time.perf_counter() - start
        tidy()
        print(spent, flush=True)


class Ticker:
    """The bench's end: starts the store, and ends it on leaving the context."""

    def __init__(self, command: Sequence[str]) -> None:
        self._name = " ".join(command)
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

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
        self._process.kill()
        self._process.communicate()

    def ready(self) -> None:
        """Wait until the store holds its history. Raises BenchError with the store's last words."""
        self._line()

    def tick(self) -> float:
        """One durable tick, in seconds as the store itself measured it."""
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return float(self._line())

    def _line(self) -> str:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            words = self._process.communicate()[1].strip().splitlines()[-1:]
            raise BenchError(f"`{self._name}` ended: {' '.join(words) or 'without a word'}")
        return line
