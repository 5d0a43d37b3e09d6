"""Three devices and a hub through thousands of bad weeks."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.sync.fuzz import broken
from tests.sync.fuzz.dice import thrown
from tests.sync.fuzz.inside import AtOnce, Loop
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
UNTIL_FOUND = settings(
    SETTINGS, max_examples=1_500, derandomize=True, phases=[Phase.generate], print_blob=False
)


@pytest.fixture
def household(memory_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Household]]:
    """The machine, with a place for its folders."""
    loop = Loop()
    monkeypatch.setattr("sync.link.ahead.ThreadPoolExecutor", AtOnce)
    with thrown() as dice:
        parts = {"place": memory_path, "loop": loop, "dice": dice}
        yield type("InMemory", (Household,), parts)
    loop.close()


def test_a_household_agrees_whatever_happens(household: type[Household]) -> None:
    run_state_machine_as_test(household, settings=SETTINGS)


@pytest.mark.parametrize("breaking", broken.WAYS, ids=lambda way: way.__name__)
def test_a_broken_merge_is_found(
    household: type[Household],
    breaking: Callable[[pytest.MonkeyPatch], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The machine is only worth something if it sees what it is there to see."""
    breaking(monkeypatch)
    with pytest.raises((AssertionError, BaseExceptionGroup)) as found:
        run_state_machine_as_test(household, settings=UNTIL_FOUND)
    assert any(isinstance(one, AssertionError) for one in parts_of(found.value))


def parts_of(error: BaseException) -> list[BaseException]:
    """The errors in a group, or the one."""
    if isinstance(error, BaseExceptionGroup):
        return [part for one in error.exceptions for part in parts_of(one)]
    return [error]
