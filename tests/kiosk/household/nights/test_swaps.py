"""Swaps of nights between two homes, and what cannot be changed any more."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from kiosk.household import HouseholdError
from kiosk.household.agreeing.proposals import Proposal
from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.household import Household
from kiosk.household.nights.parenting_schedule import exchange_on, night
from kiosk.household.nights.rival_schedules import propose_rival
from kiosk.household.nights.swaps import propose_swap
from kiosk.household.plan import ParentingSchedule, ScheduleChange
from kiosk.household.plan_file import write_plan
from tests.kiosk.household.agreeing.test_proposals import meet
from tests.kiosk.household.family import PLAN, THURSDAY, at
from tests.kiosk.household.plan_file.test_reading import read

DAY = timedelta(days=1)
FRIDAY = THURSDAY + DAY


def nights(home: Household, first: date, number: int) -> str:
    """As "ggb": the homes of some nights."""
    schedule = home.plan.parenting_schedule
    assert schedule is not None
    return "".join((night(schedule, first + each * DAY) or "-")[0] for each in range(number))


def propose(home: Household, first: date, last: date, to: str, **more: Any) -> Proposal:
    said = {"answer_by": THURSDAY, "at": at(), "by": "sam", "reason": "work", **more}
    return propose_swap(home, first, last, to, **said)


def test_an_agreed_swap_lies_over_the_schedule_in_both_homes(
    home: Household, blue: Household
) -> None:
    assert nights(home, THURSDAY, 5) == "gbbbg"
    one = propose(home, FRIDAY, FRIDAY + DAY, "green")
    meet(home, blue)
    assert nights(blue, THURSDAY, 5) == "gbbbg", "nothing is agreed yet"
    Proposing(blue).answer(one.id, True, at=at(), by="alex")
    meet(home, blue)
    for each in (home, blue):
        assert nights(each, THURSDAY, 5) == "gggbg"
        assert each.plan == PLAN, "it is no part of the plan file"
        assert exchange_on(each.plan, FRIDAY) is None
        move = exchange_on(each.plan, FRIDAY + 2 * DAY)
        assert move is not None
        assert move.home == "blue"


def test_of_two_swaps_of_a_night_the_one_agreed_last_holds(
    home: Household, blue: Household
) -> None:
    there = propose(home, FRIDAY, FRIDAY + 2 * DAY, "green")
    meet(home, blue)
    Proposing(blue).answer(there.id, True, at=at(hour=11))
    meet(home, blue)
    back = propose(home, FRIDAY, FRIDAY, "blue", at=at(hour=12))
    meet(home, blue)
    Proposing(blue).answer(back.id, True, at=at(hour=13))
    meet(home, blue)
    assert [nights(each, THURSDAY, 5) for each in (home, blue)] == ["gbggg", "gbggg"]


def test_what_cannot_be_swapped_is_refused_in_a_sentence(home: Household) -> None:
    before = home.ledger.version
    with pytest.raises(HouseholdError, match="2026-11-25 is over and stays as it was"):
        propose(home, THURSDAY - DAY, FRIDAY, "blue")
    with pytest.raises(HouseholdError, match="before it begins"):
        propose(home, FRIDAY, THURSDAY, "blue")
    with pytest.raises(HouseholdError, match="at most 62 nights"):
        propose(home, FRIDAY, FRIDAY + 62 * DAY, "blue")
    with pytest.raises(HouseholdError, match='no home "red", only green, blue'):
        propose(home, FRIDAY, FRIDAY, "red")
    with pytest.raises(HouseholdError, match="there anyway"):
        propose(home, THURSDAY, THURSDAY, "green")
    with pytest.raises(HouseholdError, match="by 2026-11-27 at the latest"):
        propose(home, FRIDAY, FRIDAY, "green", answer_by=FRIDAY + DAY)
    assert home.ledger.version == before


def test_a_schedule_that_starts_later_or_not_at_all_has_nothing_to_swap(home: Household) -> None:
    assert PLAN.parenting_schedule is not None
    later = replace(PLAN.parenting_schedule, starts=date(2026, 12, 1))
    home.import_plan(replace(PLAN, parenting_schedule=None), at())
    with pytest.raises(HouseholdError, match="nothing to swap"):
        propose(home, FRIDAY, FRIDAY, "blue")
    home.ledger.write(
        [("parenting_schedule/schedule", {"gone": False, "starts": "2026-12-01"})], author=""
    )
    assert home.plan.parenting_schedule == later
    with pytest.raises(HouseholdError, match="starts on 2026-12-01"):
        propose(home, FRIDAY, FRIDAY, "blue")


def changed(home: Household, day: date, **changes: Any) -> None:
    """The schedule is changed on a day, as by an import."""
    assert home.plan.parenting_schedule is not None
    new = replace(home.plan.parenting_schedule, **changes)
    home.import_plan(replace(home.plan, parenting_schedule=new), at(day))


def test_a_new_schedule_leaves_the_nights_before_today_as_they_were(home: Household) -> None:
    before = nights(home, date(2026, 11, 1), 25)
    changed(home, THURSDAY, pattern="BBBBBBBAAAAAAA", starts=date(2026, 11, 1))
    assert nights(home, date(2026, 11, 1), 25) == before
    assert nights(home, THURSDAY, 10) == "aaabbbbbbb".replace("a", "g")
    changed(home, THURSDAY, pattern="A")
    assert nights(home, date(2026, 11, 1), 25) == before, "twice on one day"
    assert nights(home, THURSDAY, 3) == "ggg"
    changed(home, THURSDAY + 7 * DAY, changes=(ScheduleChange(THURSDAY, "blue"),))
    assert nights(home, THURSDAY, 8) == "gggggggg", "no dated change reaches back"
    changed(home, THURSDAY + 8 * DAY, pattern="B")
    assert nights(home, THURSDAY + 7 * DAY, 2) == "gb", "tonight is the new schedule's"


def test_a_schedule_that_starts_later_lets_the_old_one_hold_until_then(home: Household) -> None:
    before = nights(home, THURSDAY, 5)
    changed(home, THURSDAY, pattern="B", starts=THURSDAY + 5 * DAY)
    assert nights(home, THURSDAY, 8) == before + "bbb"
    changed(home, FRIDAY, changes=(ScheduleChange(FRIDAY, "blue", FRIDAY + DAY, "camp"),))
    assert nights(home, THURSDAY, 4) == "gbbb"


def test_taken_out_and_put_in_again_a_schedule_keeps_its_past(home: Household) -> None:
    before = nights(home, date(2026, 11, 1), 25)
    home.import_plan(replace(PLAN, parenting_schedule=None), at())
    assert home.plan.parenting_schedule is None
    new = ParentingSchedule("B", {"B": "blue"}, date(2026, 11, 1), at().wall.time())
    home.import_plan(replace(PLAN, parenting_schedule=new), at(FRIDAY))
    assert nights(home, date(2026, 11, 1), 25) == before
    assert nights(home, FRIDAY, 2) == "bb"


def test_both_homes_change_the_schedule_while_apart_and_one_whole_one_holds(
    home: Household, blue: Household
) -> None:
    before = nights(home, date(2026, 11, 1), 25)
    changed(home, THURSDAY, pattern="AABBB", starts=date(2026, 11, 23))
    changed(blue, FRIDAY, pattern="BA", letters={"A": "blue", "B": "green"})
    meet(home, blue)
    assert home.plan == blue.plan
    found = home.plan.parenting_schedule
    assert found is not None
    one = ("AABBB", {"A": "green", "B": "blue"}, date(2026, 11, 23))
    other = ("BA", {"A": "blue", "B": "green"}, date(2026, 11, 2))
    assert (found.pattern, found.letters, found.starts) in (one, other)
    assert nights(home, date(2026, 11, 1), 60) == nights(blue, date(2026, 11, 1), 60)
    assert nights(home, date(2026, 11, 1), 25) == before
    rival = next(each for each in blue.rivals() if each.field == "pattern")
    with pytest.raises(HouseholdError, match="needs the other home's yes"):
        blue.restore(rival, at(FRIDAY + DAY))
    held, tonight = nights(home, FRIDAY, 60), FRIDAY + DAY
    asked = propose_rival(blue, rival, at(tonight))
    assert asked is not None
    assert propose_rival(blue, rival, at(tonight)) is None, "twice is once"
    meet(home, blue)
    assert nights(home, FRIDAY, 60) == nights(blue, FRIDAY, 60) == held, "before the yes"
    assert not home.rivals(), "nobody is asked to choose once more"
    Proposing(home).answer(asked.id, True, at=at(tonight, hour=12))
    meet(home, blue)
    found = home.plan.parenting_schedule
    assert found is not None
    assert (found.pattern, found.letters, found.starts) in {
        str(one): one,
        str(other): other,
    }.values()
    assert found.pattern == rival.wanted, "the other one, and all of it"
    assert nights(home, date(2026, 11, 1), 25) == before


def test_other_single_nights_of_two_homes_apart_are_swapped_and_not_restored(
    home: Household, blue: Household
) -> None:
    changed(home, THURSDAY, changes=(ScheduleChange(FRIDAY, "blue"),))
    changed(blue, THURSDAY, changes=(ScheduleChange(FRIDAY, "green"),))
    meet(home, blue)
    (rival,) = home.rivals()
    with pytest.raises(HouseholdError, match="single nights with schedule swap"):
        propose_rival(home, rival, at(FRIDAY))
    assert home.keep(rival)


def test_the_plan_file_knows_nothing_of_swaps_and_the_past_and_changes_nothing(
    home: Household, blue: Household
) -> None:
    changed(home, THURSDAY, pattern="AB")
    meet(home, blue)
    one = propose(home, FRIDAY, FRIDAY, "green" if nights(home, FRIDAY, 1) == "b" else "blue")
    meet(home, blue)
    Proposing(blue).answer(one.id, True, at=at())
    before = nights(blue, date(2026, 11, 1), 60)
    found = read(write_plan(blue.plan)).plan
    assert found is not None
    version = blue.ledger.version
    assert blue.import_plan(found, at(FRIDAY + DAY)) == ()
    assert blue.ledger.version == version
    assert nights(blue, date(2026, 11, 1), 60) == before
