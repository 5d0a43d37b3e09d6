"""What the commands say: one star is 1 star, homes have names, and so has a child among several."""

import re
from pathlib import Path

import pytest

from tests.kiosk.commands.conftest import PLAN, Samestars, answer

EMMA = """
[[child]]
id = "emma"
name = "Emma"

[[task]]
id = "jump"
child = "emma"
title = "Jump on one leg"
"""


@pytest.fixture
def sisters(samestars: Samestars, tmp_path: Path) -> Samestars:
    """A family with two children."""
    file = tmp_path / "sisters.toml"
    file.write_text(PLAN.read_text() + EMMA)
    answer(samestars("setup", "--home", "green", "--plan", str(file), "--json"))
    return samestars


def test_a_tick_says_whose_it_is(sisters: Samestars) -> None:
    assert sisters("tick", "jump").stdout == "★ Emma: jump: done.\n"
    assert sisters("tick", "bubbles").stdout == "★ Rosa: bubbles: done.\n"


@pytest.mark.parametrize("command", ["today", "handover", "chart"])
def test_words_name_the_child_among_several(sisters: Samestars, command: str) -> None:
    assert "Rosa: " in sisters(command).stdout
    emmas = sisters(command, "--child", "emma").stdout
    assert "Emma: " in emmas
    assert "Rosa" not in emmas


def test_an_only_child_needs_no_name(family: Samestars) -> None:
    assert "Rosa:" not in family("today").stdout
    assert family("tick", "bubbles").stdout == "★ bubbles: done.\n"


def test_one_star_is_one_star(family: Samestars) -> None:
    answer(family("tick", "bubbles", "--json"))
    assert "1 star today, 1 in all" in family("today").stdout
    chart = family("chart").stdout
    assert ": 1 star\n" in chart
    assert "1 star in all" in chart


def test_status_calls_the_home_by_its_name_and_is_plain_about_the_clock(family: Samestars) -> None:
    said = family("status").stdout
    assert "This device hangs in Green house;" in said
    assert "The clock is right as far as this device can tell" in said


def test_doctor_counts_no_months_before_the_first_practice(family: Samestars) -> None:
    assert re.search(r"store: \d+ changes\n", family("doctor").stdout)
    answer(family("tick", "bubbles", "--json"))
    assert " changes in 1 month\n" in family("doctor").stdout
