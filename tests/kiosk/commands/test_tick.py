"""Ticks by name: any way to write the id, and only for what the plan asks for."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.kiosk.commands.conftest import PLAN, Samestars, answer


@pytest.fixture
def leaner(tmp_path: Path) -> Path:
    """The sample plan without one of its tasks."""
    text, path = PLAN.read_text(), tmp_path / "leaner.toml"
    start = text.index('[[task]]\nid = "bubbles"')
    path.write_text(text[:start] + text[text.index("[[task]]", start + 1) :])
    return path


@pytest.fixture
def without_bubbles(family: Samestars, leaner: Path) -> Samestars:
    """The family after the task has left the plan."""
    answer(family("plan", "import", str(leaner), "--yes", "--json"))
    return family


def test_a_task_may_be_named_as_a_record_and_a_record_as_a_task(family: Samestars) -> None:
    assert answer(family("tick", "task/bubbles", "--json"))["task"] == "bubbles"
    short = answer(family("history", "bubbles", "--json"))
    assert short == answer(family("history", "task/bubbles", "--json"))
    assert short["record"] == "task/bubbles"


def test_a_task_that_has_left_is_refused_unless_a_day_is_named(without_bubbles: Samestars) -> None:
    done = without_bubbles("tick", "bubbles")
    assert done.returncode == 1
    assert '"bubbles" left the plan on' in done.stderr
    today = date.fromisoformat(answer(without_bubbles("today", "--json"))["day"])
    before, after = str(today - timedelta(days=1)), str(today + timedelta(days=1))
    assert f"samestars tick bubbles --on {before}" in done.stderr
    assert without_bubbles("tick", "bubbles", "--on", after).returncode == 1
    assert answer(without_bubbles("tick", "bubbles", "--on", before, "--json"))["star"] is True


def test_a_tap_of_a_task_that_left_since_can_be_taken_back(family: Samestars, leaner: Path) -> None:
    answer(family("tick", "bubbles", "--json"))
    answer(family("plan", "import", str(leaner), "--yes", "--json"))
    assert answer(family("tick", "bubbles", "--undo", "--json"))["lifetime"] == 0


def test_doctor_counts_only_what_is_in_the_plan(without_bubbles: Samestars) -> None:
    checks = answer(without_bubbles("doctor", "--json"))["checks"]
    said = {check["name"]: check["said"] for check in checks}
    assert said["plan"] == "5 tasks, 2 homes"
