"""The sample family: five weeks that end today, in two homes, never the same every day."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.demo import CHILD, make_demo
from kiosk.device import Device
from kiosk.household import HouseholdError
from kiosk.household.household import Household
from kiosk.household.sessions.questions import open_questions
from kiosk.household.sessions.updates import updates_between
from tests.look.family import THURSDAY, Clock
from tests.pty import ROOT


@contextmanager
def opened(folder: Path, clock: Clock) -> Iterator[Household]:
    device = Device.open(folder, clock)
    try:
        yield Household.over(device.day)
    finally:
        device.close()


def weeks(household: Household, day: date) -> list[tuple[tuple[str, ...], ...]]:
    """The outcomes of the last six weeks, newest first: rows of days."""
    charts = household.weeks(CHILD, day, 6)
    return [tuple(tuple(cell.outcome for cell in row.cells) for row in one.rows) for one in charts]


def test_it_has_five_weeks_that_differ(rosas: Path) -> None:
    with opened(rosas, Clock()) as household:
        found = weeks(household, THURSDAY.date())
        assert len({repr(week) for week in found[1:5]}) == 4
        for week in found[1:5]:
            said = [outcome for row in week for outcome in row if outcome]
            assert 10 < len(said) < 45
            assert "done" in said
        days = [column for week in found[1:5] for column in zip(*week, strict=True)]
        assert len({repr(day) for day in days}) > 15, "not the same every day"


def test_it_has_three_disciplines_two_homes_and_visits(rosas: Path) -> None:
    with opened(rosas, Clock()) as household:
        plan = household.plan
        assert {one.discipline for one in plan.providers} == {"speech", "ot", "pt"}
        assert len(plan.homes) == 2
        visits = household.appointments(Clock()(), 8)
        assert any(not visit.taker for visit in visits), "one visit that nobody takes yet"
        assert any(visit.taker for visit in visits)
        assert household.handover(CHILD, Clock()()).new, "a task was changed"


def test_today_has_something_done_and_something_to_do(rosas: Path) -> None:
    with opened(rosas, Clock()) as household:
        day = household.today(CHILD, THURSDAY.date(), Clock()())
        assert [due.outcome for due in day.tasks][:2] == ["done", "tried"]
        assert "" in [due.outcome for due in day.tasks]
        assert not any(due.oops for due in day.tasks), "nothing of it was tapped just now"


@pytest.mark.parametrize("home", ["green", "blue"])
def test_the_child_is_where_the_demo_hangs(tmp_path: Path, home: str) -> None:
    make_demo(tmp_path / "demo", home, THURSDAY)
    with opened(tmp_path / "demo", Clock()) as household:
        where = household.whereabouts(CHILD, Clock()())
        assert where is not None
        assert where.now == home
        assert household.home == home


def test_both_homes_have_the_same_plan_but_for_the_nights(tmp_path: Path, rosas: Path) -> None:
    make_demo(tmp_path / "blue", "blue", THURSDAY)
    with opened(tmp_path / "blue", Clock()) as blue, opened(rosas, Clock()) as green:
        assert blue.plan.tasks == green.plan.tasks
        assert blue.plan.rewards == green.plan.rewards
        assert blue.plan.homes == green.plan.homes
        assert blue.plan.appointments == green.plan.appointments


@pytest.mark.parametrize("home", ["green", "blue"])
def test_the_adults_have_something_to_see(tmp_path: Path, home: str) -> None:
    make_demo(tmp_path / "demo", home, THURSDAY)
    with opened(tmp_path / "demo", Clock()) as household:
        facts = household.handover(CHILD, Clock()())
        assert facts.goal == "We cheer for trying."
        assert [one.kind for one in facts.proposals] == ["job"]
        assert len(facts.new) == 2, "nothing of what was there before"
        (update,) = updates_between(household.ledger, date(2026, 11, 24), date(2026, 11, 24))
        assert update.provider == "kim"
        assert [one.provider for one in open_questions(household.ledger)] == ["omar"]
        assert household.plan.contacts
        assert household.plan.materials


def test_asked_again_the_same_day_it_keeps_what_was_tapped(tmp_path: Path) -> None:
    folder, clock = tmp_path / "demo", Clock()
    make_demo(folder, "green", clock.wall)
    with opened(folder, clock) as household:
        household.tick(CHILD, "stairs", day=THURSDAY.date(), at=clock())
        before = household.lifetime(CHILD)
    make_demo(folder, "green", clock.wall + timedelta(hours=2))
    with opened(folder, clock) as household:
        assert household.lifetime(CHILD) == before


def test_the_next_day_it_begins_anew_and_ends_then(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    make_demo(folder, "green", THURSDAY)
    make_demo(folder, "green", THURSDAY + timedelta(days=1))
    with opened(folder, Clock(THURSDAY + timedelta(days=1))) as household:
        friday = THURSDAY.date() + timedelta(days=1)
        assert household.week(CHILD, friday).stars[4] > 0


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 11, 26, 0, 30, tzinfo=UTC),  # the practice day is still Wednesday
        datetime(2026, 11, 26, 4, 0, tzinfo=UTC),
        datetime(2026, 11, 26, 23, 59, tzinfo=UTC),
        datetime(2027, 3, 28, 2, 30, tzinfo=UTC),  # the night of a clock change
        datetime(2028, 2, 29, 12, 0, tzinfo=UTC),
        datetime(2026, 12, 31, 23, 30, tzinfo=UTC),
    ],
    ids=str,
)
def test_it_can_be_made_at_any_hour(tmp_path: Path, now: datetime) -> None:
    make_demo(tmp_path / "demo", "green", now)
    clock = Clock(now)
    with opened(tmp_path / "demo", clock) as household:
        day = household.today(CHILD, household.practice_day(clock()), clock())
        assert day.tasks
        assert day.lifetime > 30


def test_one_that_was_broken_off_is_begun_again(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kiosk", "demo", "--only-make", "--data", str(tmp_path / "d")]
    making = subprocess.Popen(command, cwd=ROOT)
    while not (tmp_path / "d" / "settings.json").exists():
        assert making.poll() is None
    making.kill()
    making.wait()
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("name", ["letter.txt", "settings.json", ".hidden"])
def test_it_clears_no_folder_that_is_not_its_own(tmp_path: Path, name: str) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / name).write_text("dear Kim")
    with pytest.raises(HouseholdError, match="Nothing was changed"):
        make_demo(theirs, "green", THURSDAY)
    assert (theirs / name).read_text() == "dear Kim"


def test_a_file_in_its_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("dear Kim")
    with pytest.raises(HouseholdError, match="Nothing was changed"):
        make_demo(tmp_path / "demo", "green", THURSDAY)
    assert (tmp_path / "demo").read_text() == "dear Kim"
