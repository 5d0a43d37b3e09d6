"""A process of its own that writes to a store, and says each number once it is durable.

`python -m tests.sync.ticker FOLDER NAME COUNT COMPACT_EVERY DIE_AT`: with DIE_AT above 0 it kills
itself, as a power cut would, just before that many calls to the system that alter the disk.
"""

import itertools
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sync import Reading, Replica
from tests.sync.stores import rename


def main(folder: str, name: str, count: str, compact_every: str, die_at: str) -> None:
    replica = Replica.open(Path(folder), clock=now)
    if int(die_at):
        mine(int(die_at))
    for number in range(int(count)):
        record = f"completions/2026-{1 + number % 12:02d}-05-{name}-{number}"
        change, _ = replica.write(
            [(record, {"task": "k-words", "outcome": "done"}), ("tasks/k-words", {"last": number})],
            author="child",
        )
        print(change.id, flush=True)
        if int(compact_every) and number % int(compact_every) == int(compact_every) - 1:
            rename(replica, number)
            replica.compact()
    replica.close()


def now() -> Reading:
    return Reading(time.time_ns() // 1_000_000, True)


def mine(die_at: int) -> None:
    """Lay the mine under every call that alters the disk; each still does what it does."""
    steps = itertools.count(1)

    def stepped(call: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **named: Any) -> Any:
            if next(steps) == die_at:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **named)

        return step

    for name in ("replace", "fsync", "fdatasync", "pwrite", "write", "mkdir", "ftruncate"):
        setattr(os, name, stepped(getattr(os, name)))


if __name__ == "__main__":
    main(*sys.argv[1:])
