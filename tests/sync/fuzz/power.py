"""A power cut: from one call on, nothing reaches the disk any more."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sync import Replica

ALTERING = ("pwrite", "fdatasync", "fsync", "replace", "mkdir", "ftruncate", "unlink")


class PowerCut(BaseException):
    """The plug was pulled. No code may catch it."""


@contextmanager
def cut_at(step: int) -> Iterator[None]:
    """Within the block, the calls of this thread that alter the disk work until the one numbered
    `step`; that one and all after it raise PowerCut.
    """
    here, left = threading.get_ident(), [step]
    real: dict[str, Callable[..., Any]] = {name: getattr(os, name) for name in ALTERING}

    def mined(call: Callable[..., Any]) -> Callable[..., Any]:
        def step_on(*arguments: Any, **named: Any) -> Any:
            if threading.get_ident() == here:
                left[0] -= 1
                if left[0] <= 0:
                    raise PowerCut
            return call(*arguments, **named)

        return step_on

    for name, call in real.items():
        setattr(os, name, mined(call))
    try:
        yield
    finally:
        for name, call in real.items():
            setattr(os, name, call)


def tear(replica: Replica, kept: int) -> None:
    """Of what the journal had not confirmed when the power went, only the first bytes are there."""
    journal = replica._storage._files._journal
    path: Path = replica.folder / "state.journal"
    if journal is None or os.stat(path).st_ino != journal.inode:
        return
    data = path.read_bytes()
    loose = data[journal.end :].rstrip(b"\0")
    if loose:
        stays = loose[: min(kept, len(loose))]
        path.write_bytes(data[: journal.end] + stays.ljust(len(data) - journal.end, b"\0"))
