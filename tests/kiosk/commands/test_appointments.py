"""`samestars appointments`, as a person and as a script use it."""

from pathlib import Path

import pytest

from tests.kiosk.commands.conftest import Samestars, answer

PLAN = """\
format = 1
[household]
name = "Ours"
time_zone = "Europe/London"
[[home]]
id = "green"
name = "Green house"
[[child]]
id = "rosa"
name = "Rosa"
[[caregiver]]
id = "sam"
name = "Sam"
home = "green"
[[caregiver]]
id = "alex"
name = "Alex"
[[provider]]
id = "kim"
name = "Kim"
[[appointment]]
id = "kim-tuesdays"
title = "Speech with Kim"
child = "rosa"
provider = "kim"
starts = 2020-01-07T15:30:00
minutes = 45
repeat = "FREQ=DAILY"
place = "12 Mill Lane"
taker = "sam"
[[appointment]]
id = "review"
title = "Review at school"
child = "rosa"
starts = 2020-01-07T10:00:00
repeat = "FREQ=DAILY;INTERVAL=7"
all_day = true
"""

BLUE = """[[home]]
id = "blue"
name = "Blue house"

[[child]]"""


@pytest.fixture
def daily(samestars: Samestars, folder) -> Samestars:  # type: ignore[no-untyped-def]
    """One home with a visit each day, whatever day it is."""
    plan = folder.parent / "plan.toml"
    plan.write_text(PLAN, encoding="utf-8")
    made = samestars("setup", "--home", "green", "--plan", str(plan))
    assert made.returncode == 0, made.stderr
    return samestars


def test_visits_are_listed_taken_moved_cancelled_and_told(daily: Samestars) -> None:
    found = answer(daily("appointments", "--json"))
    visits = [one for one in found["visits"] if one["id"] == "kim-tuesdays"]
    assert len(visits) >= 27
    tomorrow, later = visits[1]["on"][:10], visits[3]["on"][:10]
    assert (visits[1]["taker"], visits[1]["agreed"], visits[1]["open"]) == ("sam", True, False)
    school = next(one for one in found["visits"] if one["id"] == "review")
    assert (school["open"], school["all_day"]) == (True, True)
    taken = answer(
        daily("appointments", "take", "kim-tuesdays", "--on", tomorrow, "--by", "alex", "--json")
    )
    assert visits[1]["proposed"] == []
    assert (taken["taker"], taken["agreed"], taken["state"]) == ("alex", True, "agreed")
    moved = daily("appointments", "move", "kim-tuesdays", "--on", later, "--to", f"{later}T09:00")
    assert "15:30 moved to" in moved.stdout
    assert moved.returncode == 0
    gone = answer(daily("appointments", "cancel", "kim-tuesdays", "--on", later, "--json"))
    assert gone["changes"]
    window = ("appointments", "--from", tomorrow, "--to", later)
    told = answer(daily(*window, "--json"))
    assert [one["taker"] for one in told["visits"] if one["id"] == "kim-tuesdays"] == [
        "alex",
        "sam",
    ]
    assert [one["on"][:10] for one in told["cancelled"]] == [later]
    assert ": cancelled" in daily(*window).stdout
    back = daily("appointments", "cancel", "kim-tuesdays", "--on", later, "--undo")
    assert "no longer" in back.stdout
    took = answer(daily("appointments", "took", "--json"))["took"]
    assert [one["caregiver"] for one in took] == ["sam"]
    assert "Sam: " in daily("appointments", "took").stdout


def test_what_waits_for_a_yes_is_listed_with_its_visit(
    daily: Samestars, folder: Path, tmp_path: Path
) -> None:
    two = PLAN.replace("[[child]]", BLUE, 1)
    plan = tmp_path / "two.toml"
    plan.write_text(two, encoding="utf-8")
    assert daily("plan", "import", str(plan), "--yes").returncode == 0
    asked = answer(daily("appointments", "take", "review", "--by", "alex", "--json"))
    window = answer(daily("appointments", "--json"))["visits"]
    (one,) = [each for visit in window for each in visit["proposed"]]
    assert (one["id"], one["taker"], one["home"]) == (asked["proposal"], "alex", "green")
    line = next(each for each in daily("appointments").stdout.splitlines() if "Proposed" in each)
    assert "Alex takes Review at school" in line
    assert f"by Green house, answer by {one['answer_by']}" in line


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--from", "2026-12-02", "--to", "2026-12-01"), 2, "is before --from"),
        (("take", "nothing", "--by", "sam"), 1, 'no appointment "nothing", only "kim-tuesdays"'),
        (("take", "kim-tuesdays", "--by", "jo"), 1, 'no caregiver "jo"'),
        (("move", "kim-tuesdays", "--to", "soon"), 2, "is no day and time"),
        (("agree", "review"), 1, "Nobody is named for it yet"),
    ],
)
def test_what_is_refused_is_one_line_with_what_would_be_right(
    daily: Samestars, words: tuple[str, ...], code: int, said: str
) -> None:
    done = daily("appointments", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
