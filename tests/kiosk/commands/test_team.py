"""The kit and the team by commands."""

from datetime import date, timedelta
from typing import Any

from tests.kiosk.commands.conftest import Samestars, answer


def here(document: Any) -> dict[str, bool]:
    return {one["name"]: one["here"] for one in document["things"]}


def test_the_box_of_each_home_is_shown_and_ticked(family: Samestars) -> None:
    box = answer(family("kit", "--json"))
    assert box["home"] == "green"
    assert here(box)["ball"]
    assert not here(box)["mirror"]
    ticked = answer(family("kit", "have", "picture", "cards", "--home", "blue", "--json"))
    assert (ticked["home"], ticked["changed"], here(ticked)["picture cards"]) == (
        "blue",
        True,
        True,
    )
    assert answer(family("kit", "have", "Picture Cards", "--home", "blue", "--json"))[
        "changed"
    ] is (False)
    said = family("kit", "lack", "ball")
    assert "[ ] ball" in said.stdout
    assert "[x] toothbrush" in said.stdout
    wrong = family("kit", "have", "unicorn")
    assert wrong.returncode == 1
    assert 'No task needs "unicorn", only "mirror"' in wrong.stderr
    assert family("kit", "have").returncode == 2


def test_a_job_waits_for_the_other_homes_yes(family: Samestars) -> None:
    today = date.fromisoformat(answer(family("today", "--json"))["day"])
    jobs = answer(family("team", "--json"))["jobs"]
    assert [(one["id"], one["caregiver"], one["proposed"]) for one in jobs] == [
        ("school-emails", "sam", None),
        ("kit-box", "alex", None),
    ]
    handed = family("team", "hand-over", "--to", "alex", "school-emails", "--reason", "New hours")
    assert handed.returncode == 0, handed.stderr
    assert "It waits for the other home until" in handed.stdout
    mails = answer(family("team", "--json"))["jobs"][0]
    assert (mails["caregiver"], mails["proposed"]["caregiver"]) == ("sam", "alex")
    assert mails["proposed"]["answer_by"] == str(today + timedelta(days=7))
    refused = family("team", "hand-over", "mails", "--to", "alex")
    assert refused.returncode == 1
    assert 'no job "mails"' in refused.stderr
    assert family("team", "hand-over", "school-emails").returncode == 2
    question = family("team", "talked")
    assert question.returncode == 1
    assert "check_in = true" in question.stderr
