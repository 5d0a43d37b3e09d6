"""Three devices and a hub through thousands of bad weeks."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.sync.fuzz import broken
from tests.sync.fuzz.__main__ import SETTINGS
from tests.sync.fuzz.machine import in_memory

ROOT = Path(__file__).parents[3]

EXAMPLES = int(os.environ.get("SAMESTARS_FUZZ", "0"))  # `make fuzz` sets it
PATIENCE = 0.5  # seconds an example at most, on a busy machine

UNTIL_FOUND = settings(SETTINGS, max_examples=1_500, phases=[Phase.generate])


def test_a_household_agrees_whatever_happens() -> None:
    """On as many cores as there are. Without a number given the examples are the same each time;
    with one they are others each time. A failure names the command that has it again.
    """
    parts = os.cpu_count() or 1 if EXAMPLES else 2
    seeds = [random.randrange(2**32) if EXAMPLES else part for part in range(parts)]
    share = (EXAMPLES or 2_000) // parts
    running = [started(number, share) for number in seeds]
    told = [(one.communicate(timeout=60 + share * PATIENCE)[0], one) for one in running]
    failed = [f"{' '.join(one.args)}\n{text}" for text, one in told if one.returncode]
    assert not failed, "\n".join(failed)


def started(number: int, examples: int) -> "subprocess.Popen[str]":
    """The machine in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.sync.fuzz", str(number), str(examples)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


@pytest.mark.parametrize("breaking", broken.WAYS, ids=lambda way: way.__name__)
def test_a_broken_merge_is_found(
    breaking: Callable[[pytest.MonkeyPatch], None],
    memory_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The machine is only worth something if it sees what it is there to see."""
    breaking(monkeypatch)
    with (
        in_memory(memory_path) as household,
        pytest.raises((AssertionError, BaseExceptionGroup)) as found,
    ):
        run_state_machine_as_test(seed(broken.WAYS[breaking])(household), settings=UNTIL_FOUND)
    assert any(isinstance(one, AssertionError) for one in parts_of(found.value))


def parts_of(error: BaseException) -> list[BaseException]:
    """The errors in a group, or the one."""
    if isinstance(error, BaseExceptionGroup):
        return [part for one in error.exceptions for part in parts_of(one)]
    return [error]
