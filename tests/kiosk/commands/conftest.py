"""Commands run as a person runs them: a real process, a real folder."""

import json
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import shell

ROOT = Path(__file__).parents[3]
PLAN = ROOT / "kiosk" / "demo_plan.toml"

Samestars = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def samestars(folder: Path) -> Samestars:
    """Run `samestars` on the folder; standard input is closed unless given."""

    def run(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        return shell.typed(
            *words, keys=typed, surroundings=shell.environment(SAMESTARS_DATA=str(folder))
        )

    return run


@pytest.fixture
def family(samestars: Samestars) -> Samestars:
    """A device in the green house, with the sample plan and no history."""
    made = samestars("setup", "--home", "green", "--plan", str(PLAN))
    assert made.returncode == 0, made.stderr
    return samestars


def answer(done: subprocess.CompletedProcess[str]) -> Any:
    """The JSON document that a command printed, and nothing else."""
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return json.loads(done.stdout)


def typed_from(said: str, command: str) -> list[str]:
    """The words of the command that a message tells to type next, answered with a yes."""
    found = re.search(rf"samestars ({command} [^\n]*?)(?:\. |\n|$)", said)
    assert found, said
    return [*shlex.split(found[1]), "--yes"]
