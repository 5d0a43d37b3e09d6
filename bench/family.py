"""The family that is measured: its plan, and its device on day one and after five years."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bench.row import BenchError
from bench.terminal import ROOT, environment, python, samestars

HISTORY = 50_000  # changes
TITLE = "Beads"  # each task's title begins with it
CHILD = "rosa"
TASKS, SLOTS = 14, 2
CARDS = TASKS * SLOTS  # a day: 50,000 ticks are 1,786 days

PLAN = """\
format = 1
household = { name = "The bench", time_zone = "UTC", day_starts = "04:00" }
home = [{ id = "green", name = "Green house" }, { id = "blue", name = "Blue house" }]
child = [{ id = "rosa", name = "Rosa" }]
caregiver = [{ id = "sam", name = "Sam", home = "green" }]
reward = [{ id = "swim", child = "rosa", title = "Swimming together", stars = 5 }]
"""
TASK = """
[[task]]
id = "beads-{number}"
child = "rosa"
title = "Beads {number}"
picture = "beads"
times = {slots}
"""


def plan() -> str:
    """The plan file: TASKS tasks with SLOTS slots each, every day."""
    return PLAN + "".join(TASK.format(number=number, slots=SLOTS) for number in range(TASKS))


def practice_day() -> date:
    """Today by the plan: UTC, from 04:00."""
    return (datetime.now(UTC) - timedelta(hours=4)).date()


@dataclass
class Devices:
    """Device folders for measuring, each a fresh copy. BenchError where one cannot be made."""

    workplace: Path
    copies: int = 0

    def day_one(self, under: Path | None = None) -> Path:
        """Set up with the plan, and not yet touched."""
        original = self.workplace / "day-one"
        if not original.exists():
            file = self.workplace / "plan.toml"
            file.write_text(plan(), encoding="utf-8")
            run(samestars("setup", "--home", "green", "--plan", str(file), "--data", str(original)))
        return self._copy(original, under)

    def five_years(self, under: Path | None = None) -> Path:
        """HISTORY ticks up to yesterday, as five years of use leave them; today is untouched."""
        original = self.workplace / "five-years"
        if not original.exists():
            growing = self.day_one()
            run(python("bench.our_history", str(growing), str(HISTORY)))
            growing.rename(original)
        return self._copy(original, under)

    def _copy(self, original: Path, under: Path | None) -> Path:
        self.copies += 1
        target = (under or self.workplace) / f"{original.name}-{self.copies}"
        shutil.copytree(original, target)
        return target


def run(command: Sequence[str]) -> None:
    """To its end; a failure becomes a BenchError with the last line that it said."""
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        words = done.stderr.strip().splitlines()[-1:] or ["it said nothing"]
        raise BenchError(f"`{Path(command[0]).name} {' '.join(command[1:])}` failed: {words[0]}")
