"""The sheet for a session by command: as JSON, for a spreadsheet, as a page, as a PDF."""

import csv
import io
from pathlib import Path

import pytest

from tests.kiosk.commands.conftest import Samestars, answer


def test_the_sheet_is_the_same_in_every_form(family: Samestars, tmp_path: Path) -> None:
    for tick in ("bubbles", "k-words --outcome tried --reason <too&hard>", "stairs"):
        answer(family("tick", *tick.split(), "--json"))
    told = answer(family("report", "--provider", "kim"))
    assert told == answer(family("report", "--provider", "kim", "--format", "html", "--json"))
    assert (told["provider"], told["child"], told["last_visit"]) == ("kim", "rosa", None)
    assert [one["task"] for one in told["tasks"]] == ["k-words", "bubbles"]
    hard = told["tasks"][0]
    assert (hard["tried"], hard["tried_for"]) == (1, [{"reason": "<too&hard>", "times": 1}])
    parts = ("done", "tried", "not_today", "nothing")
    for each in (told, *told["tasks"], *told["weeks"], *told["routines"]):
        assert sum(each[part] for part in parts) == each["due"] + each["more"]
    lines = family("report", "--provider", "kim", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(lines)))
    assert [(row["task"], row["outcome"]) for row in rows] == [
        ("k-words", "tried"),
        ("bubbles", "done"),
    ]
    page = tmp_path / "kim.html"
    done = family("report", "--provider", "kim", "--format", "html", "--output", str(page))
    assert done.stdout == f"It is in {page}.\n"
    assert "&lt;too&amp;hard&gt;" in page.read_text()


def test_without_a_browser_a_pdf_is_refused_and_nothing_written(
    family: Samestars, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kim.pdf"
    file.write_text("of last week")
    monkeypatch.setenv("PATH", str(tmp_path))
    done = family("report", "--provider", "kim", "--format", "pdf", "--output", str(file))
    assert done.returncode == 1
    assert "Install it (sudo apt install chromium)" in done.stderr
    assert done.stdout == ""
    assert file.read_text() == "of last week"


def test_what_is_missing_is_named(family: Samestars) -> None:
    for words, said in (
        ("", "Add --since DATE, or --provider ID"),
        ("--since 2026-11-01 --format html", "Add --provider ID"),
        ("--provider nobody", 'There is no provider "nobody". Known: kim, omar, petra'),
        ("--provider kim --child nobody", 'There is no child "nobody"'),
    ):
        done = family("report", *words.split())
        assert done.returncode == 2
        assert said in done.stderr
