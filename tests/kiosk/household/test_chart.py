"""The star chart: neutral where nothing was, and no star missing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.household import HouseholdError
from kiosk.household.chart import Cell, Chart
from kiosk.household.household import Household
from tests.kiosk.household.family import PLAN, THURSDAY, at, later

MONDAY = date(2026, 11, 23)
NEUTRAL = Cell()


def cells(chart: Chart, id: str) -> list[Cell]:
    return next(list(row.cells) for row in (*chart.rows, *chart.disciplines) if row.id == id)


def test_a_week_runs_from_monday_to_sunday_with_the_tasks_down(home: Household) -> None:
    home.tick("rosa", "k-words", day=MONDAY, at=at(MONDAY))
    home.tick("rosa", "k-words", day=THURSDAY, outcome="tried", at=at())
    home.tick("rosa", "bubbles", day=THURSDAY, outcome="not-today", at=at())
    week = home.week("rosa", THURSDAY)
    assert week.days == tuple(MONDAY + timedelta(days=number) for number in range(7))
    assert [row.id for row in week.rows] == ["k-words", "bubbles", "stairs", "lines"]
    assert cells(week, "k-words") == [
        Cell("done", 1), NEUTRAL, NEUTRAL, Cell("tried", 1), NEUTRAL, NEUTRAL, NEUTRAL,
    ]  # fmt: skip
    assert cells(week, "bubbles")[3] == Cell("not-today", 0)
    assert (week.stars, week.total) == ((1, 0, 0, 1, 0, 0, 0), 2)


def test_what_was_not_due_and_what_was_not_done_look_the_same(home: Household) -> None:
    assert set(cells(home.week("rosa", THURSDAY), "lines")) == {NEUTRAL}


def test_several_slots_share_a_cell(home: Household) -> None:
    home.tick("rosa", "stairs", day=THURSDAY, outcome="tried", at=at())
    home.tick("rosa", "stairs", day=THURSDAY, at=at())
    week = home.week("rosa", THURSDAY)
    assert cells(week, "stairs")[3] == Cell("done", 2)
    assert week.stars[3] == 2


def test_disciplines_lay_their_tasks_over_each_other(home: Household) -> None:
    home.tick("rosa", "k-words", day=THURSDAY, outcome="tried", at=at())
    home.tick("rosa", "bubbles", day=THURSDAY, at=at())
    week = home.week("rosa", THURSDAY)
    assert [row.id for row in week.disciplines] == ["speech", "ot", "other"]
    assert cells(week, "speech")[3] == Cell("done", 2)


def test_a_corrected_record_keeps_its_star_on_the_chart(home: Household) -> None:
    home.tick("rosa", "k-words", day=THURSDAY, at=at())
    home.undo("rosa", "k-words", day=THURSDAY, at=later(at(), hours=1))
    week = home.week("rosa", THURSDAY)
    assert cells(week, "k-words")[3] == Cell("", 1)
    assert week.stars[3] == 1


def test_weeks_come_newest_first_and_reach_over_months(home: Household) -> None:
    for day in (date(2026, 10, 30), date(2026, 11, 2), THURSDAY):
        home.tick("rosa", "k-words", day=day, at=at())
    weeks = home.weeks("rosa", THURSDAY, 5)
    assert [week.days[0] for week in weeks] == [
        MONDAY - timedelta(days=7 * number) for number in range(5)
    ]
    assert [week.total for week in weeks] == [1, 0, 0, 1, 1]
    assert weeks[-1].stars == (0, 0, 0, 0, 1, 0, 0)


def test_a_task_that_left_the_plan_stays_on_the_chart_of_its_time(home: Household) -> None:
    last_week = THURSDAY - timedelta(days=7)
    home.tick("rosa", "k-words", day=last_week, at=at())
    home.import_plan(replace(PLAN, tasks=PLAN.tasks[1:]), at(MONDAY))
    this, before = home.weeks("rosa", THURSDAY, 2)
    assert "k-words" not in {row.id for row in this.rows}
    assert cells(before, "k-words")[3] == Cell("done", 1)


def test_a_month_has_a_column_a_day(home: Household) -> None:
    home.tick("rosa", "k-words", day=date(2026, 11, 1), at=at())
    home.tick("rosa", "k-words", day=date(2026, 10, 31), at=at())
    month = home.month("rosa", "2026-11")
    assert (month.days[0], month.days[-1]) == (date(2026, 11, 1), date(2026, 11, 30))
    assert (month.stars[0], month.total) == (1, 1)
    assert [len(home.month("rosa", name).days) for name in ("2028-02", "2026-12")] == [29, 31]


@pytest.mark.parametrize("month", ["2026-13", "November", "", "2026-1"])
def test_a_month_that_is_none_is_refused_in_words(home: Household, month: str) -> None:
    with pytest.raises(HouseholdError, match=r"is no month; say it as in .2026-11"):
        home.month("rosa", month)


def test_children_have_charts_of_their_own(home: Household) -> None:
    home.tick("max", "reading", day=THURSDAY, at=at())
    assert home.week("rosa", THURSDAY).total == 0
    assert [row.id for row in home.week("max", THURSDAY).rows] == ["reading"]
