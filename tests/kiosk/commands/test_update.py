"""`samestars update`, `question`, `plan merge` and `history` as people type them."""

import json
from pathlib import Path

import pytest

from tests.kiosk.commands.conftest import Samestars, answer

RHYMES = 'format = 1\nprovider = "kim"\nnote = "Sing them."\nended = ["bubbles"]\n\n[[task]]\n'
RHYMES += 'id = "rhymes"\ntitle = "Three rhymes"\nminutes = 2\n'


@pytest.fixture
def fragment(tmp_path: Path) -> Path:
    """What a therapist hands over."""
    file = tmp_path / "kim.toml"
    file.write_text(RHYMES)
    return file


def test_an_update_is_filed_listed_and_corrected(family: Samestars) -> None:
    said = ("--changed", "k-words", "--new", "Humming", "--note", "Softly.", "--by", "sam")
    filed = answer(family("update", "--provider", "kim", *said, "--json"))
    assert filed["tasks"] == [
        {"task": "", "what": "new", "title": "Humming"},
        {"task": "k-words", "what": "changed"},
    ]
    assert answer(family("update", "--provider", "kim", *said, "--json"))["id"] == filed["id"]
    fixed = answer(family("update", "correct", "last", "--note", "Loudly.", "--json"))
    assert [one["note"] for one in fixed["corrections"]] == ["Loudly."]
    listed = answer(family("update", "list", "--provider", "kim", "--json"))["updates"]
    assert listed == [fixed]
    assert answer(family("update", "list", "--provider", "omar", "--json"))["updates"] == []
    words = family("update", "list").stdout
    assert "at the Green house's screen, by Sam" in words
    assert "Humming: new" in words
    assert "Corrected" in words
    handover = family("handover").stdout
    assert "New from Kim's session: Humming new, k words changed" in handover


def test_what_cannot_be_filed_is_refused_with_its_code(family: Samestars) -> None:
    assert family("update", "--note", "Well.").returncode == 2
    assert family("update", "--provider", "kim").returncode == 1
    assert family("update", "correct", "last", "--note", "x").returncode == 1
    refused = family("update", "--provider", "kim", "--changed", "stairs")
    assert refused.returncode == 1
    assert '"stairs" is no task of this provider' in refused.stderr


def test_questions_are_noted_listed_and_closed(family: Samestars) -> None:
    one = answer(family("question", "add", "--provider", "kim", "How", "loud?", "--json"))
    assert one["text"] == "How loud?"
    assert answer(family("question", "list", "--json"))["questions"] == [one]
    assert "to Kim: How loud?" in family("question", "list").stdout
    assert family("question", "discussed").returncode == 2
    assert answer(family("question", "discussed", one["id"], "--json")) == {
        "closed": [one["id"]],
        "open": 0,
    }
    assert answer(family("question", "discussed", "--provider", "kim", "--json"))["closed"] == []
    assert answer(family("question", "list", "--json"))["questions"] == []
    done = answer(family("question", "list", "--all", "--json"))["questions"]
    assert done[0]["discussed"]
    answer(family("question", "add", "--provider", "omar", "Which?", "--json"))
    ended = answer(family("plan", "end", "provider/omar", "--json"))
    assert ended["stays"] == [{"provider": "omar", "appointments": [], "questions": 1}]
    assert "to Omar: Which?" in family("question", "list").stdout
    assert answer(family("question", "discussed", "--provider", "omar", "--json"))["open"] == 0


def test_a_fragment_is_shown_asked_for_and_put_in(family: Samestars, fragment: Path) -> None:
    asked = family("plan", "merge", str(fragment))
    assert asked.returncode == 2
    assert "Three rhymes: new" in asked.stderr
    assert "Nothing was changed" in asked.stderr
    listed = family("plan", "merge", str(fragment), "--json")
    assert (listed.returncode, listed.stderr.count("\n")) == (2, 1)
    told = json.loads(listed.stdout)
    assert (told["done"], told["changed"]) == (False, False)
    assert "Three rhymes: new" in told["changes"]
    done = answer(family("plan", "merge", str(fragment), "--by", "sam", "--yes", "--json"))
    assert (done["done"], done["changed"], done["changes"]) == (True, True, told["changes"])
    assert done["tasks"] == [
        {"task": "rhymes", "what": "new"},
        {"task": "bubbles", "what": "stopped"},
    ]
    again = answer(family("plan", "merge", str(fragment), "--yes", "--json"))
    assert not again["changed"]
    (update,) = answer(family("update", "list", "--json"))["updates"]
    assert (update["by"], update["note"]) == ("sam", "Sing them.")
    told = family("handover").stdout
    assert "New from Kim's session: rhymes new, bubbles stopped" in told
    assert family("plan", "merge", str(fragment), "--yes", "--by", "kim").returncode == 1


def test_a_part_that_was_exported_merges_without_a_change(
    family: Samestars, tmp_path: Path
) -> None:
    file = tmp_path / "kim.toml"
    answer(family("plan", "export", str(file), "--provider", "kim", "--json"))
    text = file.read_text()
    assert 'id = "k-words"' in text
    assert "stairs" not in text
    assert answer(family("plan", "check", str(file), "--json"))["ok"]
    assert f"plan merge {file}" in family("plan", "check", str(file)).stdout
    assert not answer(family("plan", "merge", str(file), "--yes", "--json"))["changed"]
    elsewhere = family("plan", "check", str(file), "--data", str(tmp_path / "none"))
    assert "a provider's part of a plan, and no plan is here" in elsewhere.stderr
    assert family("plan", "export", str(file), "--provider", "lee").returncode == 1


def test_a_fragment_with_mistakes_names_them_all(family: Samestars, fragment: Path) -> None:
    fragment.write_text(RHYMES + 'routine = "tea"\n\n[[task]]\nid = "stairs"\n')
    done = family("plan", "merge", str(fragment), "--yes", "--json")
    assert done.returncode == 1
    assert "Only tasks of Kim may be in it" in done.stdout
    checked = family("plan", "check", str(fragment), "--json")
    assert checked.returncode == 1
    assert [one["key"] for one in json.loads(checked.stdout)["mistakes"]]
    words = family("plan", "merge", str(fragment), "--yes").stdout
    assert "2 to mend" in words
    missing = family("plan", "merge", str(fragment.parent / "none.toml"))
    assert missing.returncode == 1
    assert "cannot be opened" in missing.stderr


def test_history_says_where_and_by_whom_and_never_this_device(
    family: Samestars, fragment: Path
) -> None:
    answer(family("plan", "merge", str(fragment), "--by", "sam", "--yes", "--json"))
    document = answer(family("history", "rhymes", "--json"))
    assert document["changes"][0]["fields"]["title"] == "Three rhymes"
    (words,) = document["words"]
    assert "at the Green house's screen, by Sam: new; child Rosa; title Three rhymes" in words
    (made,) = answer(family("history", "school-emails", "--json"))["words"]
    assert made.endswith(": new; title Emails with the school; caregiver Sam")
    nothing = family("history", "school-email")
    assert (nothing.returncode, nothing.stdout) == (1, "")
    assert 'Did you mean "school-emails"?' in nothing.stderr
    stopped = family("history", "bubbles").stdout.splitlines()
    assert stopped[-1].endswith("by Sam: left the plan")
    assert "device" not in "".join(stopped)
