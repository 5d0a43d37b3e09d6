"""A sick day, a rest day, holidays: nothing due, nothing missed, in both homes."""

from datetime import date, timedelta

import pytest

from kiosk.household import HouseholdError
from kiosk.household.household import Household
from kiosk.household.pauses import COLLECTION, Pauses, Rest
from sync import Replica
from tests.kiosk.household.family import THURSDAY, at, later, merge, outcomes

WEDNESDAY, FRIDAY = THURSDAY - timedelta(days=1), THURSDAY + timedelta(days=1)


def asked(household: Household, day: date = THURSDAY) -> list[tuple[str, int, str]]:
    return outcomes(household.today("rosa", day, at(day)).tasks)


def test_nothing_is_due_on_a_day_of_rest_and_all_of_it_the_day_after(home: Household) -> None:
    before = asked(home)
    home.pause("rosa", at(), last=THURSDAY, why="sick")
    day = home.today("rosa", THURSDAY, at())
    assert (day.tasks, day.rest) == ((), "sick")
    assert len(asked(home, FRIDAY)) > 0
    assert home.today("rosa", FRIDAY, at(FRIDAY)).rest == ""
    assert len(before) > 0


def test_only_the_child_that_is_named_rests(home: Household) -> None:
    home.pause("rosa", at(), last=THURSDAY)
    assert home.today("max", THURSDAY, at()).tasks
    assert home.today("max", THURSDAY, at()).rest == ""


def test_stars_that_were_earned_stay_on_a_day_of_rest(home: Household) -> None:
    home.tick("rosa", "k-words", day=THURSDAY, at=at())
    home.pause("rosa", later(at(), hours=1), last=THURSDAY, why="sick")
    day = home.today("rosa", THURSDAY, later(at(), hours=2))
    assert outcomes(day.tasks) == [("k-words", 1, "done")]
    assert (day.stars_today, day.lifetime) == (1, 1)


def test_taking_it_back_asks_again(home: Household) -> None:
    before = asked(home)
    home.pause("rosa", at(), last=THURSDAY)
    assert len(home.end_pause("rosa", THURSDAY)) == 1
    assert asked(home) == before
    assert home.end_pause("rosa", THURSDAY) == (), "twice is harmless"


def test_days_already_rested_stay_rested_when_a_span_ends(home: Household) -> None:
    home.pause("rosa", at(), first=WEDNESDAY, last=FRIDAY, why="holiday")
    home.end_pause("rosa", THURSDAY)
    assert home.today("rosa", WEDNESDAY, at()).rest == "holiday"
    assert asked(home)
    assert asked(home, FRIDAY)


def test_an_open_span_lasts_until_it_is_taken_back(home: Household) -> None:
    home.pause("rosa", at(), why="sick", last=None)
    assert home.today("rosa", THURSDAY + timedelta(days=400), at()).rest == "sick"
    home.end_pause("rosa", FRIDAY)
    assert home.today("rosa", THURSDAY, at()).rest == "sick"
    assert asked(home, FRIDAY)


def test_both_homes_rest_and_one_that_saw_both_ends_it(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    home.pause("rosa", at(), last=THURSDAY, why="sick")
    blue.pause("rosa", at(), last=THURSDAY, why="rest")
    merge(other, ledger)
    merge(ledger, other)
    told = home.today("rosa", THURSDAY, at()).rest
    assert told
    assert blue.today("rosa", THURSDAY, at()).rest == told, "the same word in both homes"
    blue.end_pause("rosa", THURSDAY)
    merge(ledger, other)
    assert asked(home)


def test_an_end_does_not_touch_a_rest_that_it_did_not_see(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    home.pause("rosa", at(), last=THURSDAY)
    merge(other, ledger)
    blue.end_pause("rosa", THURSDAY)
    home.pause("rosa", at(), last=FRIDAY, why="sick")
    merge(ledger, other)
    merge(other, ledger)
    assert home.today("rosa", THURSDAY, at()).rest == "sick"
    assert blue.today("rosa", FRIDAY, at()).rest == "sick"


def test_the_handover_says_it_as_a_fact_and_asks_for_nothing(home: Household) -> None:
    home.pause("rosa", at(), first=WEDNESDAY, last=THURSDAY, why="sick")
    told = home.handover("rosa", at())
    assert (told.rest, told.still_useful) == ("sick", ())
    assert told.rests == (Rest(WEDNESDAY, "sick"), Rest(THURSDAY, "sick"))


def test_nothing_is_packed_for_holidays(home: Household) -> None:
    assert home.handover("rosa", at()).pack
    home.pause("rosa", at(), last=THURSDAY + timedelta(days=40), why="holiday")
    assert home.handover("rosa", at()).pack == ()


def test_a_week_of_rest_has_no_open_rows(home: Household) -> None:
    monday = THURSDAY - timedelta(days=3)
    home.pause("rosa", at(), first=monday, last=monday + timedelta(days=6), why="holiday")
    week = home.week("rosa", THURSDAY)
    assert week.rows == ()
    assert len(week.rests) == 7


def test_what_cannot_be_meant_is_refused(home: Household) -> None:
    for wrong in (
        {"last": WEDNESDAY},
        {"why": "lazy"},
        {"first": date(2036, 1, 1), "last": date(2036, 1, 1)},
        {"last": THURSDAY + timedelta(days=900)},
    ):
        with pytest.raises(HouseholdError):
            home.pause("rosa", at(), **wrong)
    with pytest.raises(HouseholdError):
        home.pause("nobody", at())
    assert asked(home)


def test_records_that_cannot_be_read_pause_nothing() -> None:
    whole: dict[str, object] = {"child": "rosa", "first": "2026-11-26", "last": None, "why": "sick"}
    broken: tuple[dict[str, object], ...] = (
        {"child": 3},
        {"first": "soon"},
        {"last": "2026-11-01"},
        {"gone": True},
    )
    records = {f"p{n}": {**whole, **wrong} for n, wrong in enumerate(broken)}
    assert Pauses(records).why("rosa", THURSDAY) == ""
    assert Pauses({"p": {**whole, "why": "newer"}}).why("rosa", THURSDAY) == "rest"


def test_many_years_of_pauses_are_looked_up_like_one(home: Household, ledger: Replica) -> None:
    day = date(2016, 1, 1)
    records = {
        f"p{n}": {
            "child": "rosa",
            "first": (day + timedelta(days=7 * n)).isoformat(),
            "last": (day + timedelta(days=7 * n + n % 3)).isoformat(),
            "why": "rest",
        }
        for n in range(500)
    }
    pauses = Pauses(records)
    for n in range(3500):
        wanted = n % 7 <= (n // 7) % 3
        assert bool(pauses.why("rosa", day + timedelta(days=n))) == wanted
    assert ledger.records(COLLECTION) == {}
