"""Households on real replicas, each in a folder of its own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from kiosk.household.household import Household
from sync import Replica
from tests.kiosk.household.family import household, merge, new_replica

Opened = Callable[[str], Replica]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """Makes a device's replica by name."""
    with ExitStack() as stack:
        yield lambda name: stack.enter_context(closing(new_replica(tmp_path / name)))


@pytest.fixture
def ledger(opened: Opened) -> Replica:
    """The replica of the green house."""
    return opened("green")


@pytest.fixture
def home(ledger: Replica) -> Household:
    """The green house."""
    return household(ledger)


@pytest.fixture
def other(opened: Opened, home: Household, ledger: Replica) -> Replica:
    """The replica of the blue house, which has seen the plan."""
    replica = opened("blue")
    merge(replica, ledger)
    return replica


@pytest.fixture
def blue(other: Replica) -> Household:
    """The blue house."""
    return Household(other, "blue")
