"""Visits that adults cancel and move, one or the whole series; told to both homes."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from kiosk.household.errors import HouseholdError
from kiosk.household.household import Household
from kiosk.household.visits.appointments import visits_between
from kiosk.household.visits.changing_visits import ChangingVisits, shifted
from kiosk.household.visits.taking import find_visit
from sync import Replica
from tests.kiosk.household.family import at, merge

KIM = "kim-tuesdays"
TUESDAY, NEXT = date(2026, 12, 1), date(2026, 12, 8)
NINE = datetime.fromisoformat("2026-12-09T09:00")


def told(home: Household, first: str = "2026-11-20", last: str = "2026-12-23") -> list[str]:
    found = visits_between(home.plan, date.fromisoformat(first), date.fromisoformat(last))
    return [f"{one.starts:%m-%d %H:%M}" for one in found]


def visit(home: Household, day: date = NEXT):  # type: ignore[no-untyped-def]
    return find_visit(home.plan, KIM, at(), day)


def test_a_cancelled_visit_is_news_and_may_be_put_back(home: Household) -> None:
    gone, changing = visit(home), ChangingVisits(home)
    assert changing.cancel(gone, at=at(), by="sam")
    assert changing.cancel(gone, at=at()) == ()
    assert told(home) == ["11-24 15:30", "12-01 15:30", "12-15 15:30", "12-22 15:30"]
    news = [one.text for one in home.handover("rosa", at(hour=13)).new]
    assert "Speech with Kim: 8 Dec 2026 15:30 cancelled" in news
    changing.put_back(gone, at=at())
    assert "12-08 15:30" in told(home)


def test_only_the_field_that_changes_is_written(home: Household, ledger: Replica) -> None:
    changing = ChangingVisits(home)
    changing.cancel(visit(home), at=at())
    record = ledger.records("visit")[f"{KIM}.2026-12-08T15:30:00"]
    assert record == {"cancelled": True}
    before = dict(ledger.records("appointment"))
    gone = replace(visit(home, TUESDAY), on=datetime.fromisoformat("2026-12-08T15:30"))
    changing.move(gone, NINE, at=at())
    assert ledger.records("visit")[f"{KIM}.2026-12-08T15:30:00"] == {
        "cancelled": False,
        "starts": "2026-12-09T09:00:00",
    }
    assert ledger.records("appointment") == before


def test_a_visit_is_moved_and_moved_back(home: Household) -> None:
    ChangingVisits(home).move(visit(home), NINE, at=at())
    assert told(home)[2] == "12-09 09:00"
    moved = find_visit(home.plan, KIM, at(), date(2026, 12, 9))
    ChangingVisits(home).move(moved, datetime.fromisoformat("2026-12-08T15:30"), at=at())
    assert told(home)[2] == "12-08 15:30"
    assert home.plan.appointments[0].exceptions[0].starts is None


def test_a_move_is_said_on_the_household_s_clock(home: Household) -> None:
    abroad = replace(home.plan.appointments[0], zone="America/New_York")
    home.import_plan(replace(home.plan, appointments=(abroad,)), at())
    ChangingVisits(home).move(visit(home), NINE, at=at())
    assert home.plan.appointments[0].exceptions[0].starts == datetime.fromisoformat(
        "2026-12-09T04:00"
    )
    assert "12-09 09:00" in told(home)


def test_a_series_ends_before_the_visit_from_which_it_is_cancelled(home: Household) -> None:
    ChangingVisits(home).cancel(visit(home), series=True, at=at())
    assert told(home) == ["11-24 15:30", "12-01 15:30"]
    (one,) = home.plan.appointments
    assert one.repeat == "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261208T152959"


def test_a_series_that_has_not_begun_leaves_the_plan(home: Household) -> None:
    begins = replace(home.plan.appointments[0], starts=datetime.fromisoformat("2026-12-08T15:30"))
    home.import_plan(replace(home.plan, appointments=(begins,)), at())
    ChangingVisits(home).cancel(visit(home), series=True, at=at())
    assert home.plan.appointments == ()


def test_a_series_moves_on_from_a_visit_and_what_comes_before_stays(home: Household) -> None:
    off = visit(home, date(2026, 12, 15))
    ChangingVisits(home).cancel(off, at=at())
    ChangingVisits(home).move(visit(home), NINE, series=True, at=at())
    assert told(home) == ["11-24 15:30", "12-01 15:30", "12-09 09:00", "12-23 09:00"]
    assert home.plan.appointments[0].repeat == "FREQ=WEEKLY;BYDAY=WE"


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("FREQ=WEEKLY;COUNT=5", "12-23 09:00"),
        ("FREQ=WEEKLY;UNTIL=20261222T153000", "12-23 09:00"),
        ("FREQ=WEEKLY;UNTIL=20261221", "12-16 09:00"),
        ("FREQ=DAILY;INTERVAL=7", "12-23 09:00"),
    ],
)
def test_a_moved_series_ends_as_it_would_have(home: Household, rule: str, last: str) -> None:
    one = replace(home.plan.appointments[0], repeat=rule)
    home.import_plan(replace(home.plan, appointments=(one,)), at())
    ChangingVisits(home).move(visit(home), NINE, series=True, at=at())
    found = told(home, last="2026-12-28")
    assert (found[0], found[-1]) == ("11-24 15:30", last)


def test_a_visit_moved_on_from_a_day_that_is_over_was_not_then(home: Household) -> None:
    changing, later = ChangingVisits(home), at(date(2026, 12, 2))
    changing.move(visit(home, TUESDAY), datetime.fromisoformat("2026-12-03T09:00"), at=at())
    moved = visit(home, date(2026, 12, 3))
    with pytest.raises(HouseholdError, match="2026-12-01 is over"):
        changing.put_back(moved, at=later)
    to = datetime.fromisoformat("2026-12-04T09:00")
    changing.move(moved, to, at=later, series=True)
    assert told(home, last="2026-12-12") == ["11-24 15:30", "12-04 09:00", "12-11 09:00"]


def test_a_visit_brought_forward_is_not_held_again_in_a_series_that_moves(home: Household) -> None:
    twice = replace(home.plan.appointments[0], repeat="FREQ=WEEKLY;BYDAY=TU,FR")
    home.import_plan(replace(home.plan, appointments=(twice,)), at())
    changing, later = ChangingVisits(home), at(date(2026, 12, 5))
    early = datetime.fromisoformat("2026-12-02T09:00")
    changing.move(visit(home, date(2026, 12, 15)), early, at=at())
    before = told(home, last="2026-12-05")
    to = datetime.fromisoformat("2026-12-14T15:30")
    changing.move(visit(home, date(2026, 12, 11)), to, at=later, series=True)
    assert told(home, last="2026-12-05") == before
    assert told(home, first="2026-12-06") == ["12-08 15:30", "12-14 15:30", "12-21 15:30"]


def test_a_rule_by_numbered_days_moves_by_the_clock_only(home: Household) -> None:
    from datetime import timedelta

    rule = "FREQ=MONTHLY;BYDAY=2TU"
    assert shifted(rule, timedelta()) == rule
    with pytest.raises(HouseholdError, match="comes by a rule of its own"):
        shifted(rule, timedelta(days=1))


@pytest.mark.parametrize(
    ("to", "said"), [("2026-11-25T09:00", "is over"), ("2029-01-01T09:00", "more than a year")]
)
def test_a_visit_is_not_moved_into_the_past_or_far_away(
    home: Household, to: str, said: str
) -> None:
    with pytest.raises(HouseholdError, match=said):
        ChangingVisits(home).move(visit(home), datetime.fromisoformat(to), at=at())


def test_both_homes_tell_it_alike(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    ChangingVisits(home).move(visit(home), NINE, at=at())
    ChangingVisits(blue).cancel(visit(blue, TUESDAY), at=at())
    merge(ledger, other)
    merge(other, ledger)
    assert told(home) == told(blue) == ["11-24 15:30", "12-09 09:00", "12-15 15:30", "12-22 15:30"]
    texts = [[one.text for one in each.handover("rosa", at(hour=13)).new] for each in (home, blue)]
    assert texts[0] == texts[1]
    assert len(texts[0]) == 2
