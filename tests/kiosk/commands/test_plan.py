"""The plan file at the command line: checked, looked at, put in."""

import json
from pathlib import Path

import pytest

from tests.kiosk.commands.conftest import PLAN, Samestars, answer


@pytest.fixture
def shorter(tmp_path: Path) -> Path:
    """The sample plan with another title for one task."""
    path = tmp_path / "shorter.toml"
    path.write_text(PLAN.read_text().replace("Up and down the stairs", "Up the stairs"))
    return path


def test_alone_it_shows_its_use(samestars: Samestars) -> None:
    done = samestars("plan")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("usage: samestars plan")
    assert all(name in done.stderr for name in ("check", "import", "export"))


def test_without_a_terminal_the_difference_is_shown_before_the_refusal(
    family: Samestars, shorter: Path
) -> None:
    done = family("plan", "import", str(shorter))
    assert done.returncode == 2
    assert done.stdout == ""
    first, last = done.stderr.splitlines()
    assert first == "  Up and down the stairs: now Up the stairs"
    assert "1 change above. Nothing was changed." in last
    assert "add --yes" in last


def test_with_json_the_difference_is_a_document_beside_the_refusal(
    family: Samestars, shorter: Path
) -> None:
    done = family("plan", "import", str(shorter), "--json")
    assert done.returncode == 2
    told = json.loads(done.stdout)
    assert told["changes"] == ["Up and down the stairs: now Up the stairs"]
    assert (told["done"], told["changed"]) == (False, False)
    (only,) = done.stderr.splitlines()
    assert "add --yes" in only


def test_a_good_plan_begins_a_household_where_there_is_none(
    samestars: Samestars, tmp_path: Path
) -> None:
    file = tmp_path / "our plan.toml"
    file.write_text(PLAN.read_text())
    said = samestars("plan", "check", str(file)).stdout
    assert f"Put it in with: samestars setup --home green --plan '{file}'\n" in said
    other = tmp_path / "other"
    said = samestars("plan", "check", str(file), "--data", str(other)).stdout
    assert f"--plan '{file}' --data {other}\n" in said


def test_a_good_plan_is_imported_where_there_is_one(family: Samestars) -> None:
    said = family("plan", "check", str(PLAN)).stdout
    assert f"Put it in with: samestars plan import {PLAN}\n" in said
    assert "plan import plan.toml" in family("plan", "check", "-", typed=PLAN.read_text()).stdout


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """The sample plan with a picture that is not built in, which is a warning."""
    path = tmp_path / "doubtful.toml"
    path.write_text(PLAN.read_text().replace('picture = "mirror"', 'picture = "nothing-like"'))
    return path


def test_warnings_are_told_at_setup(samestars: Samestars, doubtful: Path, tmp_path: Path) -> None:
    words = ("setup", "--home", "green", "--plan", str(doubtful))
    assert "Note: Line" in samestars(*words).stdout
    document = answer(samestars(*words, "--json", "--data", str(tmp_path / "other")))
    assert [one["found"] for one in document["warnings"]] == ['"nothing-like"']


def test_warnings_are_told_at_an_import(family: Samestars, doubtful: Path) -> None:
    assert "Note: Line" in family("plan", "import", str(doubtful), "--yes").stdout
    document = answer(family("plan", "import", str(doubtful), "--json"))
    assert [one["found"] for one in document["warnings"]] == ['"nothing-like"']
