"""The plan file as a whole: whatever comes in, a plan or remarks come out; what goes out comes back."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.household.plan import Plan
from kiosk.household.plan_file import Checked, read_plan, write_plan
from tests.kiosk.household.plans import plans

TODAY = date(2026, 11, 22)


def read(source: str | bytes) -> Checked:
    return read_plan(source, today=TODAY, pictures=frozenset({"star", "mirror"}))


@given(plans())
@settings(max_examples=150, deadline=None)
def test_a_written_plan_reads_back_as_it_was(plan: Plan) -> None:
    checked = read(write_plan(plan))
    assert checked.mistakes == ()
    assert checked.plan == plan
