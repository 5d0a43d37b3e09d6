"""Stores to test on."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync import Replica
from tests.sync.stores import HandClock


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def replica(tmp_path: Path, clock: HandClock) -> Iterator[Replica]:
    replica = Replica.create(tmp_path / "store", clock=clock)
    yield replica
    replica.close()


@pytest.fixture
def memory_path(tmp_path: Path) -> Iterator[Path]:
    """A folder on a file system in memory, where there is one: for thousands of opened stores."""
    shared = Path("/dev/shm")
    if not shared.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=shared) as folder:
        yield Path(folder)
