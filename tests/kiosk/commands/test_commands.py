"""The commands as processes: what they print, what they keep, how they refuse."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cli import ROOMS, build_parser
from tests.kiosk.commands.conftest import PLAN, ROOT, Samestars, answer


def commands() -> set[str]:
    parser = build_parser()
    return set(parser._subparsers._group_actions[0].choices)  # type: ignore[union-attr,arg-type]


def test_help_and_readme_name_every_command(samestars: Samestars) -> None:
    text = samestars("--help").stdout
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(commands()) >= len(ROOMS)
    for command in commands():
        assert re.search(rf"^    {command}\b", text, re.MULTILINE), command
        assert f"`samestars {command}" in readme, command


@pytest.mark.parametrize("command", sorted(commands()))
def test_each_help_has_an_example(command: str) -> None:
    parser = build_parser()._subparsers._group_actions[0].choices[command]  # type: ignore[union-attr,index,call-overload]
    assert f"example:  samestars {command}" in parser.format_help()


def test_today_speaks_the_contract(family: Samestars) -> None:
    document = answer(family("today", "--on", "2026-11-23", "--json"))
    assert list(document) == ["day", "child", "home", "stars", "tasks", "rest"]
    assert document["day"] == "2026-11-23"
    assert document["stars"] == {"today": 0, "lifetime": 0}
    ids = [task["id"] for task in document["tasks"]]
    assert ids == ["k-words", "wavy-lines", "stairs", "bubbles", "book-corner"]
    first = document["tasks"][0]
    assert {key: first[key] for key in ("title", "slot", "outcome", "routine", "minutes")} == {
        "title": "Five k words at the mirror",
        "slot": 1,
        "outcome": "",
        "routine": "Breakfast",
        "minutes": 4,
    }


def test_a_tick_said_twice_is_one_star(family: Samestars) -> None:
    once = answer(family("tick", "bubbles", "--json"))
    again = answer(family("tick", "bubbles", "--json"))
    assert once == again
    assert once["star"] is True
    assert answer(family("today", "--json"))["stars"] == {"today": 1, "lifetime": 1}


def test_a_tick_is_taken_back_within_minutes(family: Samestars) -> None:
    answer(family("tick", "bubbles", "--json"))
    undone = answer(family("tick", "bubbles", "--undo", "--json"))
    assert undone["outcome"] == ""
    assert undone["lifetime"] == 0


def test_an_unknown_task_is_wrong_usage_in_one_line(family: Samestars) -> None:
    done = family("tick", "tooth")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "bubbles" in done.stderr


def test_without_a_household_the_way_to_one_is_said(samestars: Samestars) -> None:
    done = samestars("today")
    assert done.returncode == 1
    assert "samestars setup" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_same_plan_again_changes_nothing(family: Samestars) -> None:
    before = answer(family("status", "--json"))["changes"]
    said = answer(family("plan", "import", str(PLAN), "--json"))
    assert said["changed"] is False
    assert answer(family("status", "--json"))["changes"] == before


def test_a_changed_plan_waits_for_a_yes(family: Samestars, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(PLAN.read_text().replace("Up and down the stairs", "Up the stairs"))
    refused = family("plan", "import", str(other))
    assert refused.returncode == 2
    assert "--yes" in refused.stderr
    said = answer(family("plan", "import", str(other), "--yes", "--json"))
    assert any("Up the stairs" in line for line in said["changes"])
    exported = answer(family("plan", "export", "-", "--json"))["text"]
    assert "Up the stairs" in exported


def test_a_task_that_left_the_file_ends_and_keeps_its_stars(
    family: Samestars, tmp_path: Path
) -> None:
    answer(family("tick", "bubbles", "--json"))
    text = PLAN.read_text()
    start = text.index('[[task]]\nid = "bubbles"')
    end = text.index("[[task]]", start + 1)
    other = tmp_path / "other.toml"
    other.write_text(text[:start] + text[end:])
    answer(family("plan", "import", str(other), "--yes", "--json"))
    chart = answer(family("chart", "--json"))
    assert chart["lifetime"] == 1
    assert "bubbles" in [row["id"] for row in chart["weeks"][0]["tasks"]]


def test_all_mistakes_of_a_plan_are_named_at_once(family: Samestars, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    text = PLAN.read_text().replace('routine = "teeth"', 'routine = "teth"')
    broken.write_text(text.replace("stars = 5", "stars = 0"))
    done = family("plan", "check", str(broken))
    assert done.returncode == 1
    lines = [line for line in done.stdout.splitlines() if line.startswith("Line ")]
    assert len(lines) == 3
    assert 'Did you mean "teeth"' in done.stdout
    refused = family("plan", "import", str(broken), "--yes")
    assert refused.returncode == 1
    assert "nothing was changed" in refused.stderr


def test_a_plan_without_this_home_is_refused(family: Samestars, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(PLAN.read_text().replace("green", "amber"))
    done = family("plan", "import", str(other), "--yes")
    assert done.returncode == 1
    assert 'no home "green"' in done.stderr


def test_history_tells_who_and_what(family: Samestars) -> None:
    document = answer(family("history", "task/bubbles", "--json"))
    assert document["changes"][0]["fields"]["title"] == "Blow bubbles with a straw"
    assert family("history", "task/nothing").returncode == 1


def test_a_backup_restores_into_an_empty_folder(
    family: Samestars, tmp_path: Path, folder: Path
) -> None:
    answer(family("tick", "bubbles", "--json"))
    file = tmp_path / "stars.backup"
    answer(family("backup", str(file), "--json"))
    refused = family("restore", str(file))
    assert refused.returncode == 1
    assert "not empty" in refused.stderr
    other = str(tmp_path / "restored")
    answer(family("restore", str(file), "--data", other, "--json"))
    assert answer(family("today", "--data", other, "--json"))["stars"]["lifetime"] == 1
    here, there = (
        answer(family("status", "--json")),
        answer(family("status", "--data", other, "--json")),
    )
    assert here["device"] != there["device"]
    assert here["changes"] == there["changes"]


@pytest.mark.parametrize("cut", [0, 10, 0.5, 0.9, -1])
def test_half_a_backup_is_refused_whole(family: Samestars, tmp_path: Path, cut: float) -> None:
    file = tmp_path / "stars.backup"
    answer(family("backup", str(file), "--json"))
    content = file.read_bytes()
    file.write_bytes(content[: int(cut * len(content)) if 0 < cut < 1 else int(cut)])
    done = family("restore", str(file), "--data", str(tmp_path / "new"))
    assert done.returncode == 1
    assert "not a whole backup" in done.stderr
    assert not (tmp_path / "new").exists()


def test_a_report_is_a_spreadsheet_that_runs_nothing(family: Samestars, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(PLAN.read_text().replace("Blow bubbles with a straw", "=HYPERLINK(1)"))
    answer(family("plan", "import", str(other), "--yes", "--json"))
    answer(family("tick", "bubbles", "--json"))
    since = answer(family("today", "--json"))["day"]
    text = family("report", "--since", since, "--format", "csv").stdout
    assert text.splitlines()[0] == "day,child,task,title,discipline,outcome,stars,helped_by"
    assert f"{since},rosa,bubbles,'=HYPERLINK(1),speech,done,1" in text
    rows = json.loads(family("report", "--since", since).stdout)["rows"]
    assert [row["task"] for row in rows] == ["bubbles"]


def test_doctor_looks_at_everything(family: Samestars) -> None:
    document = answer(family("doctor", "--json"))
    assert [check["name"] for check in document["checks"]] == [
        "folder", "store", "record", "clock", "waiting", "plan", "photos", "other home", "hearing",
        "terminal",
    ]  # fmt: skip
    assert document["ok"] is True


def test_a_reader_that_goes_away_is_no_error(family: Samestars, folder: Path) -> None:
    done = subprocess.run(
        f"SAMESTARS_DATA={folder} python -m kiosk chart --weeks 50 | head -1",
        shell=True, cwd=ROOT, capture_output=True, text=True,
        env={"PATH": str(Path(sys.executable).parent) + ":/usr/bin:/bin"},
    )  # fmt: skip
    assert done.stderr == ""


def test_the_kiosk_needs_a_terminal(family: Samestars) -> None:
    done = family()
    assert done.returncode == 1
    assert "needs a terminal" in done.stderr


def test_commands_start_without_textual() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, kiosk.cli; print('textual' in sys.modules)"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    "words", [["tick"], ["tick", "a", "--slot", "x"], ["today", "--frob"], ["frobnicate"]]
)
def test_wrong_usage_is_one_line(family: Samestars, words: list[str]) -> None:
    done = family(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Nothing was changed. See: samestars" in done.stderr


def test_an_export_replaces_files_alone(family: Samestars, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for place in (pipe, tmp_path):
        done = family("plan", "export", str(place))
        assert done.returncode == 1
        assert "is not a file" in done.stderr
    assert pipe.is_fifo()
    real, link = tmp_path / "real.toml", tmp_path / "link.toml"
    real.write_text("old")
    link.symlink_to(real)
    answer(family("plan", "export", str(link), "--json"))
    assert link.is_symlink()
    assert "[household]" in real.read_text()


def test_a_backup_is_not_restored_into_an_unknown_home(family: Samestars, tmp_path: Path) -> None:
    file, new = tmp_path / "stars.backup", tmp_path / "new"
    answer(family("backup", str(file), "--json"))
    done = family("restore", str(file), "--home", "pink", "--data", str(new))
    assert done.returncode == 1
    assert 'no home "pink"' in done.stderr
    assert not new.exists()


def test_lost_settings_are_set_again_and_no_star_is_lost(family: Samestars, folder: Path) -> None:
    answer(family("tick", "bubbles", "--json"))
    (folder / "settings.json").unlink()
    done = family("today")
    assert done.returncode == 1
    assert "samestars setup --home ID" in done.stderr
    assert answer(family("setup", "--home", "green", "--json"))["home"] == "green"
    assert answer(family("today", "--json"))["stars"]["lifetime"] == 1


def test_a_plan_comes_from_somebody_who_is_known(family: Samestars, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(PLAN.read_text().replace("Up and down the stairs", "Up the stairs"))
    refused = family("plan", "import", str(other), "--yes", "--by", "mallory")
    assert refused.returncode == 2
    assert "mallory" in refused.stderr
    assert answer(family("plan", "import", str(other), "--yes", "--by", "kim", "--json"))["changed"]


def test_an_answer_that_cannot_be_printed_is_said(family: Samestars, folder: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kiosk", "today", "--json"],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "SAMESTARS_DATA": str(folder)},
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "could not be printed" in done.stderr
