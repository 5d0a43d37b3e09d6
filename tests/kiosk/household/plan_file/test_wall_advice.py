"""Warnings of what would show oddly on the wall."""

import pytest

from tests.kiosk.household.plan_file.test_advice import SISTER, warnings
from tests.kiosk.household.rosa import ROSA

SWIM = "stars = 5"
ZONE = 'time_zone = "Europe/London"'
GREEN = 'name = "Green house"'
BLUE = 'name = "Blue house"'


@pytest.mark.parametrize("stars", [1, 2, 6, 30])
def test_a_first_reward_too_near_or_far_gets_a_warning(stars: int) -> None:
    (warning,) = warnings((SWIM, f"stars = {stars}"))
    assert warning.key == 'reward[1] "swim".stars'
    assert warning.found == str(stars)
    assert "3 to 5 stars" in warning.remedy


@pytest.mark.parametrize("stars", [3, 4, 5])
def test_a_small_first_goal_gets_none(stars: int) -> None:
    assert warnings((SWIM, f"stars = {stars}")) == []


def test_a_later_reward_may_take_longer() -> None:
    zoo = '\n\n[[reward]]\nid = "zoo"\nchild = "rosa"\ntitle = "Zoo"\nstars = 20'
    assert warnings((SWIM, SWIM + zoo)) == []


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        ('dim_from = "19:30"', "household.dim_until"),
        ('dim_until = "06:30"', "household.dim_from"),
        ('dim_from = "19:30"\ndim_until = "19:30"', "household.dim_until"),
    ],
)
def test_a_span_that_dims_nothing_gets_a_warning(lines: str, key: str) -> None:
    (warning,) = warnings((ZONE, f"{ZONE}\n{lines}"))
    assert warning.key == key
    assert "never dim" in warning.remedy


def test_a_whole_span_gets_none() -> None:
    assert warnings((ZONE, f'{ZONE}\ndim_from = "19:30"\ndim_until = "06:30"')) == []


def test_two_homes_of_one_colour_get_a_warning() -> None:
    leaf = '\ncolour = "leaf"'
    (warning,) = warnings((GREEN, GREEN + leaf), (BLUE, BLUE + leaf))
    assert warning.key == 'home[2] "blue".colour'
    assert 'home "green" has it too' in warning.remedy


def test_two_children_of_one_colour_get_a_warning() -> None:
    rosa = 'name = "Rosa"\n'
    (warning,) = warnings(
        SISTER,
        (rosa, rosa + 'colour = "blue"\n'),
        ('name = "Mia"', 'name = "Mia"\ncolour = "blue"'),
    )
    assert warning.key == 'child[2] "mia".colour'


def test_where_without_a_schedule_gets_a_warning() -> None:
    rosa = 'name = "Rosa"\n'
    wanted = rosa, rosa + "where = true\n"
    assert warnings(wanted) == []
    before, after = ROSA.split("[parenting_schedule]")
    nowhere = before + after[after.index("[[appointment]]") :]
    (warning,) = warnings(wanted, text=nowhere)
    assert warning.key == 'child[1] "rosa".where'


def test_a_task_together_with_its_own_child_gets_a_warning() -> None:
    (warning,) = warnings(("minutes = 5", 'minutes = 5\ntogether = ["rosa"]'))
    assert warning.found == '"rosa"'
    assert "name only the others" in warning.remedy
