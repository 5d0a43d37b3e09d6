"""A plan fragment: a provider's tasks from a file, and nobody else's."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.household import HouseholdError
from kiosk.household.editing.fragment_reading import read_fragment
from kiosk.household.editing.plan_fragment import (
    Fragment,
    merge,
    merged,
    write_fragment,
)
from kiosk.household.household import Household
from kiosk.household.plan import Appointment, Goal, Material, Plan, Task
from kiosk.household.plan_file import read_plan, write_plan
from kiosk.household.sessions.updates import updates_between
from sync import Replica
from tests.kiosk.household.family import PLAN, THURSDAY, at, household
from tests.kiosk.household.family import merge as exchange
from tests.kiosk.household.rosa import ROSA

NEVER = "FREQ=DAILY;UNTIL=20200101T000000"  # a rule that a plan file may not have
HEAD = 'format = 1\nprovider = "kim"\n'
RHYMES = '[[task]]\nid = "rhymes"\nchild = "rosa"\ntitle = "Three rhymes"\nminutes = 5\n'
ONE_CHILD = replace(PLAN, children=PLAN.children[:1], tasks=PLAN.tasks[:4])


def good(text: str, plan: Plan = PLAN, child: str = "") -> Fragment:
    checked = read_fragment(HEAD + text, plan, child)
    assert checked.fragment, checked.mistakes
    return checked.fragment


def bad(text: str, plan: Plan = PLAN) -> list[tuple[str, str, str]]:
    checked = read_fragment(text, plan)
    assert checked.fragment is None
    return [(one.key, one.found, one.remedy) for one in checked.mistakes]


def texts(household: Household, text: str, **more: Any) -> list[str]:
    return [one.text for one in merge(household, good(text, household.plan), at(), **more)]


def test_a_new_task_comes_last_and_all_else_stays(home: Household) -> None:
    assert texts(home, RHYMES, by="sam") == ["Three rhymes: new"]
    assert home.plan.tasks[:-1] == PLAN.tasks
    task = home.plan.tasks[-1]
    assert (task.id, task.child, task.provider, task.minutes) == ("rhymes", "rosa", "kim", 5)
    assert replace(home.plan, tasks=PLAN.tasks) == PLAN
    assert texts(home, RHYMES, by="sam") == [], "twice is once"
    (update,) = updates_between(home.ledger, THURSDAY, THURSDAY)
    assert [(one.task, one.what) for one in update.tasks] == [("rhymes", "new")]
    assert (update.provider, update.by) == ("kim", "sam")
    told = {news.text for news in home.handover("rosa", at()).new}
    assert told == {"rhymes: new", "New from Kim's session: rhymes new"}


def test_what_a_known_task_leaves_out_stays_as_the_family_has_it(home: Household) -> None:
    change = '[[task]]\nid = "k-words"\nsteps = ["Breathe", "Say key"]\n'
    stop = 'note = "  Well done  "\nended = ["bubbles"]\n'
    assert texts(home, stop + change) == [
        "Five k words: steps Breathe, Say key, was none",
        "Blow bubbles: ended",
    ]
    task = home.plan.tasks[0]
    assert task == replace(PLAN.tasks[0], steps=("Breathe", "Say key"))
    assert [one.ended for one in home.plan.tasks if one.id == "bubbles"] == [THURSDAY]
    (update,) = updates_between(home.ledger, THURSDAY, THURSDAY)
    assert update.note == "Well done"
    assert [(one.task, one.what) for one in update.tasks] == [
        ("k-words", "changed"),
        ("bubbles", "stopped"),
    ]
    assert texts(home, stop + change) == []
    back = '[[task]]\nid = "bubbles"\n'
    assert texts(home, back) == ["Blow bubbles: new"]
    assert len(updates_between(home.ledger, THURSDAY, THURSDAY)) == 2


def test_both_homes_hold_the_same_after_a_merge(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    merge(blue, good(RHYMES), at(), by="alex")
    exchange(ledger, other)
    assert home.plan == blue.plan
    day = THURSDAY
    assert updates_between(ledger, day, day) == updates_between(other, day, day)


def test_the_only_child_need_not_be_named_and_of_several_one_is_asked_for() -> None:
    text = RHYMES.replace('child = "rosa"\n', "")
    assert good(text, ONE_CHILD).tasks[0].child == "rosa"
    assert good(text, PLAN, "max").tasks[0].child == "max"
    assert good('[[task]]\nid = "k-words"\n', PLAN, "max").tasks[0].child == "rosa", "as it is"
    ((key, _found, remedy),) = bad(HEAD + text)
    assert key == 'task[1] "rhymes".child'
    assert remedy == 'Say whose it is with --child: "rosa", "max".'


THEIRS = "Only tasks of Kim may be in it. Leave this one out"


@pytest.mark.parametrize(
    ("text", "key", "found", "remedy"),
    [
        (RHYMES, "format", "nothing", "Begin the file with: format = 1"),
        ("format = 1\n" + RHYMES, "provider", "nothing", "Begin with the id of the plan's"),
        ('format = 1\nprovider = "kin"\n', "provider", '"kin"', 'Did you mean "kim"?'),
        (HEAD + "[household]\n", "household", "a household", "A fragment holds the tasks of one"),
        (HEAD + "notes = 1\n", "notes", "a key", 'Did you mean "note"?'),
        (HEAD + "note = 5\n", "note", "5", "Write a short text"),
        (HEAD + f'note = "{"x" * 281}"\n', "note", "xxx", "It has 281 characters; say it in 280."),
        (HEAD + '[[task]]\nid = "stairs"\n', 'task[1] "stairs".id', "stairs", f"{THEIRS}."),
        (HEAD + '[[task]]\nid = "lines"\n', 'task[1] "lines".id', "not theirs", f"{THEIRS}."),
        (
            HEAD + RHYMES + 'provider = "jo"\n',
            'task[1] "rhymes".provider',
            '"jo"',
            f'{THEIRS}, or write provider = "kim".',
        ),
        (HEAD + RHYMES + RHYMES, 'task[2] "rhymes".id', '"rhymes"', "has it already"),
        (HEAD + RHYMES + 'routine = "tee"\n', 'task[1] "rhymes".routine', '"tee"', "teeth"),
        (HEAD + '[[task]]\nid = "new"\nchild = "rosa"\n', 'task[1] "new".title', "nothing", "Add"),
        (HEAD + 'ended = "bubbles"\n', "ended", '"bubbles"', "Write a list of ids"),
        (HEAD + 'ended = ["stairs", 5]\n', "ended[1]", '"stairs"', '"k-words", "bubbles"'),
        (HEAD + 'ended = ["rhymes"]\n' + RHYMES, "ended[1]", '"rhymes"', "Keep one of the two"),
        (HEAD + "[[task]\n", "the file", "[[task]", "Close the heading"),
    ],
)
def test_every_mistake_is_named_with_its_remedy(
    text: str, key: str, found: str, remedy: str
) -> None:
    first = bad(text)[0]
    assert first[0] == key
    assert found in first[1]
    assert remedy in first[2]


def test_goals_and_materials_that_others_go_by_are_the_familys() -> None:
    goal, thing = Goal("talk", "rosa", "Talk"), Material("mirror", "mirror")
    tasks = tuple(replace(task, goal="talk") for task in PLAN.tasks[:3])
    shared = replace(PLAN, goals=(goal,), materials=(thing,), tasks=tasks)
    own = replace(shared, tasks=tasks[:2])
    text = '[[goal]]\nid = "talk"\ntext = "Sing"\n[[material]]\nid = "mirror"\nlent_by = "Kim"\n'
    assert [one.text for one in good(text, own).goals] == ["Sing"]
    assert [one.lent_by for one in good(text, own).materials] == ["Kim"]
    ((key, found, remedy),) = bad(HEAD + text, shared)
    assert (key, found) == ('goal[1] "talk".id', '"talk", which "stairs" needs')
    assert "the family changes it" in remedy
    same = '[[goal]]\nid = "talk"\n'
    assert good(same, shared).goals == (goal,)
    fresh = '[[goal]]\nid = "sing"\ntext = "Sing"\nchild = "rosa"\n' + RHYMES + 'goal = "sing"\n'
    assert good(fresh, shared).tasks[0].goal == "sing"


def test_what_is_too_much_for_the_whole_plan_is_said() -> None:
    busy = replace(PLAN, tasks=(replace(PLAN.tasks[0], minutes=18), *PLAN.tasks[1:]))
    checked = read_fragment(HEAD + RHYMES, busy)
    assert [(one.line, one.found) for one in checked.warnings] == [
        (1, "23 minutes of practice on Mon, Tue, Wed, Thu, Fri, Sat, Sun")
    ]
    assert read_fragment(HEAD + RHYMES, PLAN).warnings == ()
    full = replace(PLAN, tasks=tuple(Task(f"t-{n}", "rosa", "T") for n in range(200)))
    assert "201 entries" in bad(HEAD + RHYMES, full)[0][1]
    found = [each for _key, each, _remedy in bad(HEAD + "[[task]]\n" * 201)]
    assert "201 entries of [[task]]" in found


def test_what_is_allowed_and_not_wise_is_warned_of() -> None:
    steps = RHYMES + 'steps = ["1", "2", "3", "4", "5", "6"]\npicture = "starr"\n'
    checked = read_fragment(HEAD + steps, PLAN, pictures=frozenset({"star"}))
    assert [one.found for one in checked.warnings] == ["6 steps", '"starr"']
    assert checked.fragment is not None


def test_a_fragment_that_was_written_out_changes_nothing() -> None:
    goal, thing = Goal("talk", "rosa", "Talk"), Material("m", "Mirror", lent_by="Kim")
    tasks = (replace(PLAN.tasks[0], goal="talk", paused=True), *PLAN.tasks[1:])
    plan = replace(PLAN, goals=(goal, Goal("run", "rosa", "Run")), materials=(thing,), tasks=tasks)
    text = write_fragment(plan, "kim")
    assert '[[goal]]\nid = "talk"' in text
    assert '[[material]]\nid = "m"' in text
    assert "Run" not in text
    assert "stairs" not in text
    checked = read_fragment(text, plan)
    assert checked.fragment is not None, checked.mistakes
    assert merged(plan, checked.fragment) == plan
    assert read_fragment(write_fragment(plan, "jo"), plan).mistakes == ()


def test_what_the_plan_had_wrong_before_does_not_stop_a_merge() -> None:
    broken = Appointment(
        "dusk",
        "Dusk",
        "rosa",
        at().wall.replace(tzinfo=None),
        repeat="FREQ=DAILY;UNTIL=20200101T000000",
    )
    plan = replace(PLAN, appointments=(broken,))
    assert read_plan(write_plan(plan)).mistakes
    assert good(RHYMES, plan)


def test_a_clock_in_doubt_or_an_unknown_adult_writes_nothing(home: Household) -> None:
    with pytest.raises(HouseholdError, match="clock is not set"):
        merge(home, good(RHYMES), at(trusted=False))
    with pytest.raises(HouseholdError, match='no caregiver "kim"'):
        merge(home, good(RHYMES), at(), by="kim")
    assert home.plan == PLAN


def test_a_note_alone_is_filed_as_an_update(home: Household) -> None:
    assert texts(home, 'note = "All fine."\n') == []
    assert [one.note for one in updates_between(home.ledger, THURSDAY, THURSDAY)] == ["All fine."]


def test_what_was_learned_stays_learned(ledger: Replica) -> None:
    learned = replace(PLAN.tasks[0], learned=THURSDAY)
    family = household(ledger, replace(PLAN, tasks=(learned, *PLAN.tasks[1:])))
    merge(family, good('[[task]]\nid = "k-words"\nminutes = 3\n', family.plan), at())
    assert (family.plan.tasks[0].learned, family.plan.tasks[0].minutes) == (THURSDAY, 3)


@pytest.mark.parametrize(
    "source",
    [
        b"\xff\xfe",
        b"\x00",
        "[[task]]\n",
        "task = 5",
        "task = [5, {}]",
        'ended = [["a"]]',
        'provider = ["kim"]',
        'provider = 5\n[[task]]\nid = ["a"]',
        "child = 1",
    ],
)
def test_no_text_stops_the_reading(source: str | bytes) -> None:
    checked = read_fragment(source, PLAN)
    assert checked.fragment is None
    assert checked.mistakes


def test_the_example_of_the_page_goes_into_the_example_plan() -> None:
    page = Path(__file__).parents[4] / "docs" / "after-a-session.md"
    (example,) = re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    family = read_plan(ROSA).plan
    assert family is not None
    checked = read_fragment(example, family)
    assert checked.fragment is not None, checked.mistakes
    assert not checked.warnings
    known, new = checked.fragment.tasks
    assert (known.routine, known.shown, len(known.steps)) == ("teeth", ("green",), 2)
    assert (new.child, new.provider, new.minutes) == ("rosa", "kim", 3)
