"""What is said of an edit on the wall comes through the catalogue, whatever it is about."""

import re
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from kiosk.household.editing.plan_candidate import PlanEdit, added, altered, candidate, ended
from kiosk.household.editing.plan_editing import said
from kiosk.household.plan import Child, Goal, Home, Plan
from kiosk.household.plan_form.calendar import APPOINTMENT
from kiosk.household.plan_form.form import Section
from kiosk.household.plan_form.people import CHILDREN, HOME, HOUSEHOLD
from kiosk.household.plan_form.practice import REWARD, ROUTINE, TASK
from kiosk.household.plan_form.sections import MOST_TASKS
from tests.kiosk.household.family import PLAN, THURSDAY
from tests.language.pseudo import PLAIN, pseudo

ROSA, MAX = PLAN.children
THEIRS = replace(
    PLAN,
    homes=(replace(PLAN.homes[0], colour="leaf"), PLAN.homes[1]),
    children=(replace(ROSA, colour="leaf"), MAX),
    goals=(Goal("read", "max", "Read"),),
    rewards=(),
    parenting_schedule=None,
)
WORDS = {  # of the family, of the plan file and of rules, which no language has others for
    *(
        "rosa",
        "read",
        "green",
        "https",
        "http",
        "instructions",
        "text",
        "parenting",
        "schedule",
        "UNTIL",
    ),
    *("dim", "from", "until", "child", "www", "example", "org", "FREQ", "WEEKLY", "BYDAY", "TU"),
    *("Europe", "London", "Lndon", "task", "together", "colour", "ends", "starts", "repeat"),
}
SKIPPED = datetime.fromisoformat("2027-03-28T01:30")
TWICE = datetime.fromisoformat("2027-10-31T01:30")


def new(section: Section, **values: Any) -> PlanEdit:
    return added(section, {"child": "rosa", **values})


def rule(rule: str, starts: str) -> PlanEdit:
    values = {"repeat": rule, "starts": datetime.fromisoformat(starts)}
    return altered(APPOINTMENT, "kim-tuesdays", values)


EDITS = (
    altered(TASK, "k-words", {"title": "  "}),
    altered(TASK, "k-words", {"title": "x" * 60}),
    altered(TASK, "k-words", {"instructions": "www.example.org"}),
    altered(TASK, "k-words", {"instructions": f"https://example.org/{'a' * 99}"}),
    altered(TASK, "k-words", {"steps": ("a",) * 6}),
    altered(TASK, "k-words", {"minutes": 30, "days": ("mon", "tue")}),
    altered(TASK, "k-words", {"starts": date(2026, 12, 2), "ends": date(2026, 12, 1)}),
    altered(TASK, "k-words", {"goal": "read"}),
    altered(TASK, "k-words", {"together": ("rosa",)}),
    altered(HOUSEHOLD, "", {"time_zone": "Europe/Lndon"}),
    altered(HOUSEHOLD, "", {"dim_from": time(20)}),
    altered(HOUSEHOLD, "", {"dim_until": time(6)}),
    altered(HOUSEHOLD, "", {"dim_from": time(6), "dim_until": time(6)}),
    altered(HOUSEHOLD, "", {"day_starts": time(1, 30)}),
    altered(ROUTINE, "teeth", {"at": {"green": time(1, 15)}}),
    altered(HOME, "blue", {"colour": "leaf"}),
    altered(CHILDREN, "max", {"colour": "leaf"}),
    altered(CHILDREN, "rosa", {"where": True}),
    new(REWARD, title="Aa", stars=50),
    rule("FREQ=WEEKLY;BYDAY=TU", "2026-12-03T15:30"),
    rule("FREQ=WEEKLY;UNTIL=20261130", "2026-12-03T15:30"),
    altered(APPOINTMENT, "kim-tuesdays", {"starts": SKIPPED, "repeat": None}),
    altered(APPOINTMENT, "kim-tuesdays", {"starts": TWICE, "repeat": ""}),
)


def in_plain_letters(text: str) -> list[str]:
    """Words of ours that were not translated."""
    return [word for word in re.findall(rf"[{PLAIN}]{{2,}}", text) if word not in WORDS]


@pytest.mark.parametrize("edit", EDITS)
def test_a_remark_on_an_edit_is_translated(edit: PlanEdit) -> None:
    with pseudo():
        found = candidate(THEIRS, edit, today=THURSDAY)
        assert found.remarks
        for one in found.remarks:
            assert in_plain_letters(f"{one.found} {one.remedy}".replace("x" * 59, "")) == []


def test_remarks_on_a_whole_plan_are_translated() -> None:
    many = tuple(replace(PLAN.tasks[0], id=f"t{n}", minutes=0) for n in range(MOST_TASKS))
    full = replace(THEIRS, tasks=many)
    alone = Plan("P", homes=(Home("green", "G"),), children=(Child("rosa", "R"),))
    with pseudo():
        for plan, edit in ((full, new(TASK, title="Aa")), (alone, ended(CHILDREN, "rosa"))):
            (one,) = candidate(plan, edit, today=THURSDAY).remarks
            assert in_plain_letters(f"{one.found} {one.remedy}") == []


def test_in_english_they_stay_as_the_command_says_them() -> None:
    found = candidate(THEIRS, altered(HOUSEHOLD, "", {"time_zone": "Europe/Lndon"}))
    assert said(found.mistakes[0]) == (
        'household.time_zone: found "Europe/Lndon". Did you mean "Europe/London"? '
        'Write a time zone by its city, such as "Europe/London".'
    )
