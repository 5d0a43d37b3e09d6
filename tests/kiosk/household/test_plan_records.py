"""The plan as records on a real replica: what is written, and what is read whatever was written."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.household.plan import Plan, Task
from kiosk.household.plan_file import write_plan
from kiosk.household.plan_records import plan_edits, plan_from_records
from sync import Replica
from tests.kiosk.household.family import new_replica
from tests.kiosk.household.plan_file.test_reading import read
from tests.kiosk.household.plans import plans
from tests.kiosk.household.rosa import ROSA

SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 23)


@pytest.fixture
def plan() -> Plan:
    found = read(ROSA).plan
    assert found is not None
    return found


@contextmanager
def fresh_ledger() -> Iterator[Replica]:
    """A replica for one example of a property."""
    with TemporaryDirectory() as folder, closing(new_replica(Path(folder) / "device")) as ledger:
        yield ledger


def put(plan: Plan, ledger: Replica, on: date = SUNDAY) -> list[tuple[str, Any]]:
    """Import a plan; what was written."""
    edits = plan_edits(plan, ledger, on)
    if edits:
        ledger.write(edits, author="sam")
    return edits


def active(plan: Plan) -> Plan:
    return replace(plan, tasks=tuple(task for task in plan.tasks if task.ended is None))


@given(st.lists(plans(), min_size=1, max_size=3))
@settings(max_examples=20, deadline=None)
def test_plans_imported_one_after_the_other_are_what_the_records_tell(every: list[Plan]) -> None:
    with fresh_ledger() as ledger:
        for plan in every:
            put(plan, ledger)
            found = plan_from_records(ledger)
            assert active(found) == plan
            assert plan_edits(plan, ledger, MONDAY) == []


def test_only_fields_that_differ_are_written(plan: Plan, ledger: Replica) -> None:
    put(plan, ledger)
    longer = replace(plan, tasks=(replace(plan.tasks[0], minutes=7, picture="star"),))
    assert put(longer, ledger) == [("task/k-words", {"picture": "star", "minutes": 7})]
    assert plan_from_records(ledger) == longer


def test_fields_are_the_keys_of_the_file_with_json_values(plan: Plan, ledger: Replica) -> None:
    edits = dict(put(plan, ledger))
    assert edits["household/household"] == {"name": "Rosa's plan", "time_zone": "Europe/London"}
    assert edits["routine/teeth"]["at"] == {"green": "19:00", "blue": "19:30"}
    assert edits["task/k-words"]["starts"] == "2026-11-01"
    assert edits["task/k-words"]["days"] == ["mon", "tue", "wed", "thu", "fri"]
    assert edits["appointment/kim-tuesdays"]["starts"] == "2026-11-24T15:30:00"
    assert edits["parenting_schedule/schedule"]["changes"] == [{"on": "2026-12-24", "home": "blue"}]
    assert edits["home/blue"] == {"name": "Blue house", "order": 1}


def test_a_task_that_left_the_plan_has_ended_and_keeps_its_words(
    plan: Plan, ledger: Replica
) -> None:
    put(plan, ledger)
    without = replace(plan, tasks=())
    assert put(without, ledger, MONDAY) == [("task/k-words", {"ended": "2026-11-23"})]
    assert plan_from_records(ledger).tasks == (replace(plan.tasks[0], ended=MONDAY),)
    assert put(without, ledger, date(2026, 11, 30)) == []


def test_a_task_that_comes_back_has_not_ended(plan: Plan, ledger: Replica) -> None:
    put(plan, ledger)
    put(replace(plan, tasks=()), ledger)
    assert put(plan, ledger) == [("task/k-words", {"ended": None})]
    assert plan_from_records(ledger) == plan


def test_what_else_left_the_plan_is_gone_until_it_comes_back(plan: Plan, ledger: Replica) -> None:
    put(plan, ledger)
    less = replace(plan, rewards=(), parenting_schedule=None)
    gone = {"reward/swim": {"gone": True}, "parenting_schedule/schedule": {"gone": True}}
    assert dict(put(less, ledger)) == gone
    assert plan_from_records(ledger) == less
    assert dict(put(plan, ledger)) == {name: {"gone": False} for name in gone}
    assert plan_from_records(ledger) == plan


def test_the_order_of_the_file_is_kept(plan: Plan, ledger: Replica) -> None:
    put(plan, ledger)
    put(replace(plan, homes=plan.homes[::-1]), ledger)
    assert [home.id for home in plan_from_records(ledger).homes] == ["blue", "green"]


def test_an_empty_ledger_tells_an_empty_plan(ledger: Replica) -> None:
    assert plan_from_records(ledger) == Plan("Our plan")


# what else stands in the record of the task k-words, and what the task then has
SURVIVED = [
    ({"wings": 2, "minutes": 5}, {"minutes": 5}),
    ({"title": None}, {"title": "k words"}),
    ({"title": ""}, {"title": "k words"}),
    ({"title": 7}, {"title": "k words"}),
    ({"minutes": "many"}, {"minutes": 0}),
    ({"minutes": True}, {"minutes": 0}),
    ({"times": 0}, {"times": 1}),
    ({"days": "weekends"}, {"days": Task.__dataclass_fields__["days"].default}),
    ({"days": ["mon", "someday", "wed"]}, {"days": ("mon", "wed")}),
    ({"starts": "2026-02-31"}, {"starts": None}),
    ({"starts": {"about": "May"}}, {"starts": None}),
    ({"provider": "not-here-yet"}, {"provider": ""}),
    ({"shown": ["green", "not-here-yet", 3]}, {"shown": ("green",)}),
    ({"steps": ["One", 2, "", "Three"]}, {"steps": ("One", "Three")}),
    ({"instructions": "ftp://x"}, {"instructions": ""}),
    ({"ended": "soon"}, {"ended": None}),
    ({"order": "first"}, {"id": "k-words"}),
]


@pytest.mark.parametrize(("fields", "expected"), SURVIVED)
def test_a_value_that_cannot_be_read_counts_as_not_there(
    plan: Plan, ledger: Replica, fields: dict[str, Any], expected: dict[str, Any]
) -> None:
    put(plan, ledger)
    ledger.write([("task/k-words", fields)], author="sam")
    (task,) = plan_from_records(ledger).tasks
    assert {key: getattr(task, key) for key in expected} == expected


@pytest.mark.parametrize(
    ("record", "fields", "attribute", "left"),
    [
        ("task/t", {"title": "No child yet"}, "tasks", ["k-words"]),
        ("task/t", {"title": "Other", "child": "zoe"}, "tasks", ["k-words"]),
        ("reward/r", {"child": "rosa", "title": "No stars yet"}, "rewards", ["swim"]),
        ("appointment/a", {"child": "rosa"}, "appointments", ["kim-tuesdays"]),
        ("home/h", {}, "homes", ["green", "blue"]),
        ("home/h", {"colour": "leaf"}, "homes", ["green", "blue", "h"]),
    ],
)
def test_an_entry_that_is_half_there_waits_for_the_rest(
    plan: Plan, ledger: Replica, record: str, fields: Any, attribute: str, left: list[str]
) -> None:
    put(plan, ledger)
    if fields:
        ledger.write([(record, fields)], author="sam")
    assert [entry.id for entry in getattr(plan_from_records(ledger), attribute)] == left


@pytest.mark.parametrize(
    "fields",
    [
        {"pattern": "ABC"},
        {"letters": {"A": "green"}},
        {"letters": {"A": "green", "B": "not-here-yet"}},
        {"starts": None},
        {"exchange": "at five"},
    ],
)
def test_a_schedule_that_is_half_there_says_nothing(
    plan: Plan, ledger: Replica, fields: Any
) -> None:
    put(plan, ledger)
    ledger.write([("parenting_schedule/schedule", fields)], author="sam")
    assert plan_from_records(ledger).parenting_schedule is None
    put(plan, ledger)
    assert plan_from_records(ledger) == plan


def test_a_time_zone_that_this_device_does_not_know_is_utc(plan: Plan, ledger: Replica) -> None:
    put(plan, ledger)
    ledger.write([("household/household", {"time_zone": "Mars/Olympus"})], author="sam")
    assert plan_from_records(ledger).time_zone == "UTC"


values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(
        ["", "rosa", "green", "mon", "19:00", "2026-11-22", "\x1b[2J", "A", "x" * 600]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["green", "A", "on", "home", "x"]), inner, max_size=3)
    ),
    max_leaves=4,
)
RECORDS = ["task/new", "household/household", "home/green"]
RECORDS += [
    "home/blue",
    "child/rosa",
    "caregiver/sam",
    "provider/kim",
    "routine/teeth",
    "goal/talk",
]
RECORDS += ["task/k-words", "reward/swim", "parenting_schedule/schedule", "appointment/Wrong id"]
RECORDS += ["appointment/kim-tuesdays", "responsibility/school-emails", "spaceship/one"]
KEYS = ["id", "name", "title", "text", "child", "order", "gone", "ended", "at", "days", "stars"]
KEYS += [
    "minutes",
    "times",
    "pattern",
    "letters",
    "starts",
    "exchange",
    "changes",
    "repeat",
    "home",
]
KEYS += ["time_zone", "day_starts", "kit", "steps", "shown", "agreed", "picture", "instructions"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(RECORDS),
            st.dictionaries(st.sampled_from(KEYS), values, min_size=1, max_size=6),
        ),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=40, deadline=None)
def test_whatever_a_newer_version_wrote_a_plan_is_read_and_mended(edits: list[Any]) -> None:
    plan = read(ROSA).plan
    assert plan is not None
    with fresh_ledger() as ledger:
        put(plan, ledger)
        for edit in edits:
            ledger.write([edit], author="sam")
        found = plan_from_records(ledger)
        read(write_plan(found))
        put(plan, ledger)
        assert active(plan_from_records(ledger)) == plan
        assert plan_edits(plan, ledger, MONDAY) == []
