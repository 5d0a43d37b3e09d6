"""The form of the plan: its examples are right, and the reference names every key of it."""

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from kiosk.household.plan_file.entries import PlanExamination
from kiosk.household.plan_form.calendar import SCHEDULE_CHANGE, VISIT_EXCEPTION
from kiosk.household.plan_form.form import Key, Section
from kiosk.household.plan_form.sections import SECTIONS
from tests.kiosk.household.rosa import ROSA

REFERENCE = Path(__file__).parents[4] / "docs" / "plan-file.md"
SMALL = (SCHEDULE_CHANGE, VISIT_EXCEPTION)
KEYS = [(section, key) for section in SECTIONS for key in section.keys]


def chapter(section: Section) -> str:
    """What the reference says of a section."""
    (found,) = [
        each
        for each in REFERENCE.read_text(encoding="utf-8").split("\n## ")
        if each.startswith(f"`{section.heading}`")
    ]
    return found


@pytest.mark.parametrize(("section", "key"), KEYS, ids=lambda each: each.name)
def test_the_reference_has_a_row_for_each_key(section: Section, key: Key) -> None:
    (row,) = [
        line.split(" | ")
        for line in chapter(section).split("\n")
        if line.startswith(f"| `{key.name}`")
    ]
    assert (row[2] == "needed") == key.required
    assert row[3] == f"`{key.example}`"


@pytest.mark.parametrize("section", SMALL, ids=lambda each: each.name)
def test_the_reference_names_the_keys_of_a_small_table(section: Section) -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    assert all(f"`{key.example}`" in text for key in section.keys)


def test_the_reference_names_the_format() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    assert "`format = 1`" in text


@pytest.mark.parametrize(("section", "key"), KEYS, ids=lambda each: each.name)
def test_each_example_can_be_read(section: Section, key: Key) -> None:
    examined = PlanExamination(tomllib.loads(ROSA), {})
    value = tomllib.loads(key.example)[key.name]
    assert key.kind.read(value, (), examined) is not None
    assert examined.mistakes == []


@pytest.mark.parametrize("section", [*SECTIONS[1:], *SMALL], ids=lambda each: each.name)
def test_a_section_has_the_fields_of_what_it_holds(section: Section) -> None:
    every = [each for each in fields(section.holds) if each.compare]  # else: not of a plan file
    held = [each.name for each in every if each.name != "ended"]
    assert sorted(key.name for key in section.keys) == sorted(held)
