"""What a written plan looks like: a parent reads it and changes it by hand."""

from dataclasses import replace
from datetime import date

from kiosk.household.plan import Home, Plan, Task
from kiosk.household.plan_file import write_plan
from tests.kiosk.household.plan_file.test_reading import read
from tests.kiosk.household.rosa import ROSA


def test_a_hand_written_plan_comes_back_but_for_its_comments_and_defaults() -> None:
    plan = read(ROSA).plan
    assert plan is not None
    bare = [line.split("   #")[0].rstrip() for line in ROSA.split("\n")]
    assert write_plan(plan).split("\n") == [line for line in bare if line != "times = 1"]


def test_defaults_are_left_out_and_days_are_said() -> None:
    plan = Plan("A", homes=(Home("a", "A"),), tasks=(Task("t", "c", "T"),))
    assert write_plan(plan) == (
        'format = 1\n\n[household]\nname = "A"\ntime_zone = "UTC"\nday_starts = "04:00"\n\n'
        '[[home]]\nid = "a"\nname = "A"\n\n'
        '[[task]]\nid = "t"\nchild = "c"\ntitle = "T"\ndays = "daily"\n'
    )


def test_an_ended_task_is_not_in_the_file() -> None:
    plan = Plan("A", tasks=(Task("t", "c", "T"), Task("u", "c", "U")))
    ended = replace(plan, tasks=(replace(plan.tasks[0], ended=date(2026, 11, 1)), plan.tasks[1]))
    assert write_plan(ended) == write_plan(replace(plan, tasks=plan.tasks[1:]))


def test_a_long_list_has_a_line_for_each_item_and_a_long_text_its_lines() -> None:
    steps = ("Look in the mirror together", "Say each word after me", "Take turns", "x" * 40)
    task = Task("t", "c", "T", steps=steps, instructions_text="Sit side by side.\nTake turns.")
    text = write_plan(Plan("A", tasks=(task,)))
    assert 'steps = [\n    "Look in the mirror together",\n    "Say each' in text
    assert 'instructions_text = """\nSit side by side.\nTake turns."""\n' in text
