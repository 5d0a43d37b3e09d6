"""`plan add`, `set`, `end`, `rest`, `go-on` and `shown` as people type them."""

from typing import Any

import pytest

from kiosk.commands.plan_values import record_named, values_of
from kiosk.errors import WrongUse
from kiosk.household.plan import Goal, Plan
from kiosk.household.plan_form.sections import SECTIONS
from tests.kiosk.commands.conftest import Samestars, answer
from tests.kiosk.household.family import PLAN

FORM = {section.name: section for section in SECTIONS}


def meant(section: str, *typed: str, plan: Plan = PLAN) -> dict[str, Any]:
    return values_of(FORM[section], typed, plan)


def test_values_are_toml_or_bare_words() -> None:
    found = meant(
        "task", "title=Hum a song", "minutes=3", 'days=["mon", "thu"]', "paused=true", "ends="
    )
    assert found == {
        "title": "Hum a song", "minutes": 3, "days": ["mon", "thu"], "paused": True, "ends": None,
    }  # fmt: skip
    assert meant("task", "days=mon,thu") == {"days": ["mon", "thu"]}
    assert meant("task", "days=daily") == {"days": "daily"}
    assert meant("task", "shown=green, blue") == {"shown": ["green", "blue"]}
    assert str(meant("task", "starts=2026-12-01")["starts"]) == "2026-12-01"


def test_what_looks_like_a_figure_is_text_where_text_belongs() -> None:
    assert meant("contact", "phone=112", "about=true", 'name="Dr Amin"') == {
        "phone": "112", "about": "true", "name": "Dr Amin",
    }  # fmt: skip
    assert meant("task", "title=a = b") == {"title": "a = b"}
    assert meant("task", "title=1\nminutes = 3") == {"title": "1\nminutes = 3"}
    goals = Plan("", goals=(Goal("2", "rosa", "Walk"),))
    assert meant("task", "goal=2", plan=goals) == {"goal": "2"}


def test_what_cannot_be_meant_is_wrong_use_with_the_remedy() -> None:
    with pytest.raises(WrongUse, match='no "minuts"'):
        meant("task", "minuts=3")
    with pytest.raises(WrongUse, match="no key=value, such as minutes=5"):
        meant("task", "minutes")
    with pytest.raises(WrongUse, match='no "id"'):
        meant("task", "id=x")
    with pytest.raises(WrongUse, match='no "tasks"'):
        record_named("tasks/k-words")


def test_a_record_is_named_as_in_the_history() -> None:
    assert record_named("task/k-words") == (FORM["task"], "k-words")
    assert record_named("k-words") == (FORM["task"], "k-words")
    assert record_named("household") == (FORM["household"], "")
    assert record_named("household/household") == (FORM["household"], "")


def test_a_task_is_added_changed_and_ended(family: Samestars) -> None:
    typed = ("title=Hum a song", "minutes=3", "days=daily", "picture=song", "--by", "sam")
    new = answer(family("plan", "add", "task", *typed, "--json"))
    assert (new["record"], new["changes"]) == ("task/hum-a-song", ["Hum a song: new"])
    ids = [task["id"] for task in answer(family("today", "--json"))["tasks"]]
    assert "hum-a-song" in ids
    said = family("plan", "set", "hum-a-song", "minutes=30", "steps=" + str(list("abcdef")))
    assert said.returncode == 0, said.stderr
    lines = said.stdout.splitlines()
    assert lines[0] == "Hum a song: minutes 30, was 3"
    assert 'Note: task "hum-a-song".steps: found 6 steps. Up to 5 short steps' in said.stdout
    assert lines[-1] == "Both homes are told at the handover."
    again = answer(family("plan", "set", "task/hum-a-song", "minutes=30", "--json"))
    assert (again["changed"], again["changes"]) == (False, [])
    answer(family("plan", "rest", "hum-a-song", "--json"))
    assert "hum-a-song" not in [task["id"] for task in answer(family("today", "--json"))["tasks"]]
    assert answer(family("plan", "go-on", "hum-a-song", "--json"))["changes"] == [
        "Hum a song: no longer paused"
    ]
    assert answer(family("plan", "end", "hum-a-song", "--json"))["changes"] == ["Hum a song: ended"]
    told = family("handover").stdout
    assert "hum a song: new" in told
    history = answer(family("history", "hum-a-song", "--json"))["changes"]
    assert history[0]["author"] == "sam"


def test_shown_adds_this_home_to_the_others(family: Samestars) -> None:
    assert answer(family("plan", "shown", "bubbles", "--home", "blue", "--json"))["changed"]
    exported = family("plan", "export", "-").stdout
    assert 'shown = ["green", "blue"]' in exported.split('id = "bubbles"')[1]
    assert not answer(family("plan", "shown", "bubbles", "--json"))["changed"]
    assert answer(family("plan", "shown", "bubbles", "--undo", "--json"))["changed"]
    exported = family("plan", "export", "-").stdout
    assert 'shown = ["blue"]' in exported.split('id = "bubbles"')[1]


REFUSALS = {
    "set task/bubbles minutes=500": (1, "Write a whole number from 0 to 240"),
    "set task/bubbles provider=kym": (1, 'Did you mean "kim"?'),
    "set task/tango minutes=3": (1, '"tango" is not in the plan'),
    "set task/bubbles minutes=3 --by kim": (1, 'no caregiver "kim"'),
    "end caregiver/sam": (1, "Emails with the school"),
    "add household name=Ours": (2, "use plan set"),
    "add tusk title=Hum": (2, "Did you mean"),
    "rest reward/swim": (2, "Only a task"),
    "set task/bubbles": (2, "KEY=VALUE"),
}


def test_a_refusal_is_one_line_with_its_remedy(family: Samestars) -> None:
    for words, (code, remedy) in REFUSALS.items():
        done = family("plan", *words.split())
        assert (done.returncode, done.stdout) == (code, ""), words
        assert done.stderr.count("\n") == 1
        assert remedy in done.stderr
        assert "Nothing was" in done.stderr
