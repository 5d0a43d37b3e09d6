"""Three devices and a hub through thousands of bad weeks."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.sync.fuzz.inside import Loop
from tests.sync.fuzz.machine import Household

EXAMPLES = int(os.environ.get("SAMESTARS_FUZZ", "0"))  # `make fuzz` sets it

# Without a number given the same examples are run each time, so that a failure can be had again;
# with one they are others each time, and a failure is printed as a blob to have it again.
SETTINGS = settings(
    max_examples=EXAMPLES or 2_000,
    stateful_step_count=22,
    deadline=None,
    derandomize=not EXAMPLES,
    database=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def household(memory_path: Path) -> Iterator[type[Household]]:
    """The machine, with a place for its folders."""
    loop = Loop()
    yield type("InMemory", (Household,), {"place": memory_path, "loop": loop})
    loop.close()


def test_a_household_agrees_whatever_happens(household: type[Household]) -> None:
    run_state_machine_as_test(household, settings=SETTINGS)
