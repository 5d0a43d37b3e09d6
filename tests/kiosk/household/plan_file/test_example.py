"""The example at the top of the reference: whole, right, and what the next lines say of it."""

import re
from datetime import date
from pathlib import Path

import pytest

from kiosk.household.due import label
from kiosk.household.plan import DISCIPLINES
from kiosk.household.plan_file import read_plan
from kiosk.household.plan_file.advice import LONGEST_TITLE
from kiosk.household.plan_form.habits import meant_pattern
from widgets.drawings import pictures

REFERENCE = (Path(__file__).parents[4] / "docs" / "plan-file.md").read_text(encoding="utf-8")
DAYS = [date(2026, month, 1) for month in (1, 6, 11)]


def example() -> str:
    """The first block of the reference; no heading comes before it but the title."""
    before, _, rest = REFERENCE.partition("```toml\n")
    assert "\n## " not in before
    return rest.partition("```")[0]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_example_is_a_whole_plan_without_mistakes_or_warnings(today: date) -> None:
    checked = read_plan(example(), pictures=frozenset(pictures()), today=today)
    assert checked.mistakes == checked.warnings == ()
    plan = checked.plan
    assert plan is not None
    assert (len(plan.homes), len(plan.children), len(plan.providers)) == (2, 1, 1)
    assert (len(plan.routines), len(plan.tasks), len(plan.rewards)) == (2, 2, 1)
    assert [visit.repeat for visit in plan.appointments] == ["FREQ=WEEKLY;BYDAY=TU"]
    assert plan.parenting_schedule is not None
    assert plan.parenting_schedule.pattern == meant_pattern("7-7")
    assert f'the handover says "{label(plan.tasks[0])}"' in example()


@pytest.mark.parametrize("schedule", ["7-7", "2-2-3", "2-2-5-5", "every other weekend"])
def test_the_reference_has_the_usual_patterns(schedule: str) -> None:
    assert f"| {schedule} | `{meant_pattern(schedule)}` |" in REFERENCE


def test_the_reference_says_each_discipline_in_a_word() -> None:
    (line,) = re.findall(r"^`speech` is .+\n.+", REFERENCE, re.MULTILINE)
    assert {*re.findall("`([a-z]+)`", line), "other"} == set(DISCIPLINES)


def test_the_reference_says_what_the_screens_show_of_a_title_and_an_id() -> None:
    assert f"up to {LONGEST_TITLE} characters" in REFERENCE
    assert f'`k-words` is shown as "{label("k-words")}"' in REFERENCE
