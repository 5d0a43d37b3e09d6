"""Today's sheet and a task's card by command: as a page, as a PDF, as JSON."""

from pathlib import Path

import pytest

from tests.kiosk.commands.conftest import Samestars, answer
from tests.kiosk.pages.chromium import BROWSER


def test_today_is_printed_as_the_screen_has_it(family: Samestars, tmp_path: Path) -> None:
    answer(family("tick", "bubbles", "--json"))
    told = answer(family("print", "today", "--json"))
    assert told["pages"] == [answer(family("today", "--json"))]
    file = tmp_path / "today.html"
    done = family("print", "today", "--output", str(file))
    assert done.stdout == f"It is in {file}.\n"
    page = file.read_text()
    assert all(one["title"] in page for one in told["pages"][0]["tasks"])
    assert page.count('aria-label="Done"') == 1


@pytest.mark.skipif(BROWSER is None, reason="no Chromium here")
def test_a_file_that_is_called_pdf_is_one(family: Samestars, tmp_path: Path) -> None:
    file = tmp_path / "bubbles.PDF"
    told = answer(family("print", "task", "task/bubbles", "--output", str(file), "--json"))
    assert told == {"child": "rosa", "task": "bubbles", "file": str(file)}
    assert file.read_bytes().startswith(b"%PDF-")


def test_what_is_not_there_is_named(family: Samestars) -> None:
    answer(family("plan", "end", "task/stairs", "--json"))
    for words, code, said in (
        ("task nope", 2, 'There is no task "nope"'),
        ("task stairs", 1, '"stairs" left the plan on '),
        ("today --child nope", 2, 'There is no child "nope"'),
        ("today --format pdf --json", 2, "Add --output FILE"),
    ):
        done = family("print", *words.split())
        assert done.returncode == code
        assert said in done.stderr
        assert done.stdout == ""
