"""What children do together counts for each of them, once."""

from dataclasses import replace

import pytest

from kiosk.household.household import Household
from kiosk.household.plan import Task
from sync import Replica
from tests.kiosk.household.family import PLAN, THURSDAY, at, household, later, merge

SONG = Task("song", "rosa", "Sing a song", together=("max",), materials=("drum",), times=2)
TOGETHER = replace(PLAN, tasks=(*PLAN.tasks, SONG))


@pytest.fixture
def home(ledger: Replica) -> Household:
    return household(ledger, TOGETHER)


def said(home: Household, child: str) -> list[str]:
    """What the slots of the song say on the child's page."""
    tasks = home.today(child, THURSDAY, at()).tasks
    return [due.outcome for due in tasks if due.task.id == "song"]


def stars(home: Household) -> tuple[int, int]:
    return home.lifetime("rosa"), home.lifetime("max")


@pytest.mark.parametrize("child", ["rosa", "max"])
def test_one_tap_on_either_page_is_a_star_for_each(home: Household, child: str) -> None:
    tick = home.tick(child, "song", day=THURSDAY, at=at())
    assert (tick.child, tick.earned) == (child, True)
    assert said(home, "rosa") == said(home, "max") == ["done", ""]
    assert stars(home) == (1, 1)
    home.tick("max", "song", day=THURSDAY, slot=1, at=at())
    assert stars(home) == (1, 1), "twice is once"


def test_it_is_written_in_one_step(home: Household, ledger: Replica) -> None:
    version = ledger.version
    home.tick("rosa", "song", day=THURSDAY, at=at())
    written = [id for id in ledger.dated("completion", "2026-11") if ".song." in id]
    assert len(written) == 2
    assert ledger.version > version


def test_an_oops_takes_it_back_from_each(home: Household) -> None:
    home.tick("rosa", "song", day=THURSDAY, at=at())
    assert home.undo("max", "song", day=THURSDAY, at=later(at(), minutes=1)).withdrawn
    assert said(home, "rosa") == said(home, "max") == ["", ""]
    assert stars(home) == (0, 0)


def test_tried_within_the_oops_is_tried_for_each(home: Household) -> None:
    home.tick("rosa", "song", day=THURSDAY, at=at())
    home.tick("rosa", "song", day=THURSDAY, slot=1, outcome="tried", at=later(at(), minutes=1))
    assert said(home, "rosa") == said(home, "max") == ["tried", ""]
    assert stars(home) == (1, 1)


def test_what_one_has_done_is_not_silenced_by_the_other(home: Household) -> None:
    home.tick("rosa", "song", day=THURSDAY, at=at())
    late = later(at(), hours=1)
    home.tick("rosa", "song", day=THURSDAY, slot=1, outcome="not-today", at=late)
    assert said(home, "rosa") == ["not-today", ""]
    assert said(home, "max") == ["done", ""]
    assert stars(home) == (1, 1), "and a banked star stays"
    home.undo("max", "song", day=THURSDAY, slot=1, at=late)
    assert said(home, "rosa") == ["not-today", ""]


def test_two_homes_apart_tick_it_and_it_counts_once(
    home: Household, ledger: Replica, other: Replica
) -> None:
    blue = Household(other, "blue")
    home.tick("rosa", "song", day=THURSDAY, at=at())
    blue.tick("max", "song", day=THURSDAY, at=at(hour=11))
    merge(ledger, other)
    merge(other, ledger)
    assert stars(home) == stars(blue) == (1, 1)
    assert said(home, "max") == said(blue, "rosa") == ["done", ""]


def test_a_child_who_rests_was_not_there(home: Household) -> None:
    home.pause("max", at(), why="sick")
    home.tick("rosa", "song", day=THURSDAY, at=at())
    assert stars(home) == (1, 0)


def test_a_tap_with_a_wrong_clock_is_filed_for_each(home: Household) -> None:
    unset = at(trusted=False, boot="b", uptime=5.0)
    home.tick("max", "song", day=None, at=unset)
    assert said(home, "rosa") == ["done", ""], "it shows at once"
    assert home.file_waiting(at(boot="b", uptime=9.0)) == 2
    assert stars(home) == (1, 1)


def test_it_is_on_each_childs_chart_and_in_its_handover(home: Household) -> None:
    assert "song" in home.handover("max", at()).still_useful
    home.tick("rosa", "song", day=THURSDAY, at=at())
    rows = [row for row in home.week("max", THURSDAY).rows if row.id == "song"]
    assert [row.title for row in rows] == ["Sing a song"]
    assert [one.task for one in home.handover("max", at()).practised] == ["song"]
    assert "drum" in home.handover("max", at()).pack


def test_one_of_them_who_left_the_plan_is_not_counted(home: Household) -> None:
    gone = replace(TOGETHER, children=PLAN.children[:1], tasks=(SONG,))
    home.import_plan(gone, at())
    home.tick("rosa", "song", day=THURSDAY, at=at())
    assert stars(home) == (1, 0)
