"""`calendar import` and `export` as people type them."""

import json
from pathlib import Path

import pytest

from tests.kiosk.commands.conftest import Samestars, answer

COMING = """\
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:swim@example.org
SUMMARY:Swimming lesson
DTSTART:21000105T160000
DURATION:PT45M
RRULE:FREQ=WEEKLY
END:VEVENT
BEGIN:VEVENT
UID:tooth@example.org
SUMMARY:Dentist
DTSTART:21000107T090000
END:VEVENT
BEGIN:VEVENT
UID:odd@example.org
SUMMARY:Odd
DTSTART:21000107T090000
RRULE:FREQ=SECONDLY
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def coming(tmp_path: Path) -> str:
    path = tmp_path / "coming.ics"
    path.write_text(COMING, encoding="utf-8")
    return str(path)


def test_a_calendar_comes_in_once(family: Samestars, coming: str) -> None:
    shown = family("calendar", "import", coming)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert "Swimming lesson: new, from 2100-01-05 16:00" in shown.stderr
    assert "Odd: it repeats more often than visits do." in shown.stderr
    assert "2 changes above" in shown.stderr
    listed = family("calendar", "import", coming, "--json")
    assert (listed.returncode, "add --yes" in listed.stderr) == (2, True)
    told = json.loads(listed.stdout)
    assert (told["done"], told["changed"], len(told["changes"])) == (False, False, 2)
    done = answer(family("calendar", "import", coming, "--yes", "--json", "--by", "sam"))
    assert (done["changed"], done["appointments"], len(done["skipped"])) == (True, 2, 1)
    again = family("calendar", "import", coming)
    assert again.returncode == 0
    assert "2 appointments of the calendar were in already; nothing was changed." in again.stdout
    assert "Swimming lesson: new" in family("handover").stdout


def test_what_goes_out_comes_back_unchanged(family: Samestars, coming: str, tmp_path: Path) -> None:
    answer(family("calendar", "import", coming, "--yes", "--json"))
    out = str(tmp_path / "out.ics")
    assert "written to" in family("calendar", "export", out).stdout
    text = Path(out).read_bytes().decode()
    assert "UID:swim@example.org\r\n" in text
    assert family("calendar", "export", "-").stdout.startswith("BEGIN:VCALENDAR\n")
    again = answer(family("calendar", "import", out, "--json"))
    assert (again["changed"], again["changes"]) == (False, [])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "nowhere.ics"), "nowhere.ics cannot be opened"),
        (("import", "README.md"), "This is no calendar file"),
        (("import", "README.md", "--provider", "nobody"), 'no provider "nobody"'),
        (("import", "README.md", "--child", "nobody"), 'no child "nobody"'),
    ],
)
def test_what_cannot_be_is_one_sentence(
    family: Samestars, words: tuple[str, ...], said: str
) -> None:
    done = family("calendar", *words)
    assert done.returncode in (1, 2)
    assert said in done.stderr
    assert "Nothing was changed." in done.stderr
    assert len(done.stderr.splitlines()) == 1
