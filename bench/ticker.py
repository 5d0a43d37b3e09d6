"""A store in a process of its own that ticks when told: no store's heap weighs on another."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import count
from types import TracebackType
from typing import Self

from bench.row import BenchError
from bench.terminal import ROOT, environment

TICK, TIDY = "tick\n", "tidy\n"


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
    """In the store's process: tick or tidy at each line read, and say how many seconds it took.

    Ticks are numbered from `first` on. `tidy` is what the store does when nobody is waiting.
    """
    numbers = count(first)
    print("ready", flush=True)
    for line in sys.stdin:
        start = time.perf_counter()
        if line == TICK:
            tick(next(numbers))
        else:
            tidy()
        print(time.perf_counter() - start, flush=True)


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
        return self._ask(TICK)

    def tidy(self) -> float:
        """Let the store tidy where it wants to; in seconds."""
        return self._ask(TIDY)

    def _ask(self, what: str) -> float:
        assert self._process.stdin
        self._process.stdin.write(what)
        self._process.stdin.flush()
        return float(self._line())

    def _line(self) -> str:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            words = self._process.communicate()[1].strip().splitlines()[-1:]
            raise BenchError(f"`{self._name}` ended: {' '.join(words) or 'without a word'}")
        return line
