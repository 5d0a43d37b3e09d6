"""A new schedule between two homes: proposed in one, and held when the other has said yes."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from kiosk.household import HouseholdError
from kiosk.household.agreeing.proposals import Proposal
from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.household import Household
from kiosk.household.nights.month import nights_of
from kiosk.household.nights.parenting_schedule import exchange_on
from kiosk.household.nights.schedule_proposing import propose_schedule
from kiosk.household.nights.schedule_setting import preset_terms
from kiosk.household.plan import ScheduleChange
from kiosk.household.plan_file import write_plan
from tests.kiosk.household.agreeing.test_proposals import meet
from tests.kiosk.household.family import PLAN, THURSDAY, at
from tests.kiosk.household.nights.test_swaps import changed, nights, propose
from tests.kiosk.household.plan_file.test_reading import read

DAY = timedelta(days=1)
MONDAY = THURSDAY + 4 * DAY  # 30 November
WEEKS = preset_terms("7-7", ("blue", "green"), MONDAY, at().wall.time().replace(hour=18))


def proposed(home: Household, **more: Any) -> Proposal:
    said = {"at": at(), "by": "sam", "reason": "work", **more}
    return propose_schedule(home, said.pop("terms", WEEKS), **said)


def answered(home: Household, one: Proposal, yes: bool = True, day: date = THURSDAY) -> Proposal:
    return Proposing(home).answer(one.id, yes, at=at(day, hour=11), by="alex")


def test_a_schedule_waits_for_the_yes_of_the_other_home(home: Household, blue: Household) -> None:
    before = nights(home, THURSDAY, 14)
    one = proposed(home)
    assert proposed(home) == one, "twice is once"
    assert (one.state, one.answer_by) == ("open", MONDAY)
    assert dict(one.wanted) == {
        "preset": "7-7",
        "pattern": "AAAAAAABBBBBBB",
        "letters": {"A": "blue", "B": "green"},
        "starts": "2026-11-30",
        "exchange": "18:00",
    }
    meet(home, blue)
    assert nights(blue, THURSDAY, 14) == before, "nothing is agreed yet"
    assert answered(blue, one).state == "agreed"
    meet(home, blue)
    for each in (home, blue):
        assert nights(each, THURSDAY, 14) == before[:4] + "bbbbbbbggg"
        move = exchange_on(each.plan, MONDAY + 7 * DAY)
        assert move is not None
        assert move.time.hour == 18
        told = [news.text for news in each.handover("rosa", at(hour=13)).new]
        words = "A week each from Mon 30 Nov, Blue house first (work)"
        assert told == [f"Proposed: {words}", f"Agreed: {words}"]


def test_what_is_declined_or_taken_back_while_the_other_agrees_changes_nothing(
    home: Household, blue: Household
) -> None:
    before = nights(home, THURSDAY, 14)
    no = proposed(home)
    meet(home, blue)
    answered(blue, no, yes=False)
    meet(home, blue)
    crossed = proposed(home, at=at(hour=12))
    meet(home, blue)
    Proposing(home).withdraw(crossed.id, at=at(hour=13))
    answered(blue, crossed)
    meet(home, blue)
    for each in (home, blue):
        found = Proposing(each).proposals(at()).every()
        assert [one.state for one in found] == ["declined", "crossed"]
        assert nights(each, THURSDAY, 14) == before
        assert each.plan == PLAN


def test_a_yes_that_comes_late_changes_no_night_before_it(home: Household, blue: Household) -> None:
    long_ago = replace(WEEKS, starts=date(2026, 11, 2))
    one = proposed(home, terms=long_ago)
    before = nights(home, date(2026, 11, 1), 30)
    meet(home, blue)
    answered(blue, one, day=THURSDAY + 5 * DAY)
    meet(home, blue)
    assert nights(home, date(2026, 11, 1), 30) == before
    assert nights(home, THURSDAY + 5 * DAY, 7) == "bbbbbbg"


def test_each_home_has_one_proposal_and_a_yes_to_the_other_takes_it_back(
    home: Household, blue: Household
) -> None:
    first = proposed(home)
    second = proposed(home, terms=replace(WEEKS, starts=MONDAY + DAY))
    theirs = proposed(blue, terms=preset_terms("2-2-5-5", ("blue", "green"), MONDAY), by="alex")
    meet(home, blue)
    Proposing(home).answer(theirs.id, True, at=at(hour=12), by="sam")
    meet(home, blue)
    states = {one.id: one.state for one in Proposing(blue).proposals(at()).every()}
    assert states == {first.id: "withdrawn", second.id: "withdrawn", theirs.id: "agreed"}


def test_what_is_put_in_knowing_of_the_agreement_replaces_it_and_nothing_else_does(
    home: Household, blue: Household
) -> None:
    one = proposed(home)
    meet(home, blue)
    answered(blue, one)
    changed(home, THURSDAY, pattern="AB")  # not knowing of the yes
    meet(home, blue)
    tables = [nights(each, MONDAY, 8) for each in (home, blue)]
    assert tables == ["bbbbbbbg"] * 2, "both homes agreed to this"
    found = read(write_plan(blue.plan)).plan
    assert found is not None
    version = blue.ledger.version
    assert blue.import_plan(found, at(MONDAY)) == ()
    assert blue.ledger.version == version, "the plan's own file changes nothing"
    changed(blue, MONDAY, changes=(ScheduleChange(MONDAY + DAY, "green"),))
    assert nights(blue, MONDAY, 8) == "bgbbbbbg", "a holiday leaves the schedule alone"
    changed(blue, MONDAY + 2 * DAY, exchange=at().wall.time().replace(hour=9))
    assert nights(blue, MONDAY, 8) == "bgbbbbbg"
    changed(blue, MONDAY + 3 * DAY, pattern="A")
    meet(home, blue)
    assert [nights(each, MONDAY, 8) for each in (home, blue)] == ["bgbbbbbb"] * 2
    assert nights(home, MONDAY + 7 * DAY, 3) == "bbb"


def test_an_agreed_swap_lies_over_an_agreed_schedule(home: Household, blue: Household) -> None:
    one = proposed(home)
    swap = propose(home, MONDAY + 2 * DAY, MONDAY + 2 * DAY, "green")
    meet(home, blue)
    for each in (swap, one):
        answered(blue, each)
    assert nights(blue, MONDAY, 4) == "bbgb"


def test_a_swap_that_a_new_schedule_made_needless_is_asked_for_no_more(
    home: Household, blue: Household
) -> None:
    day = MONDAY + DAY
    swap = propose(home, day, day, "blue")
    one = proposed(home)
    assert set(asked(home, day)) == {swap.id, one.id}
    meet(home, blue)
    answered(blue, one)
    meet(home, blue)
    for each in (home, blue):
        assert asked(each, day) == ("",)


def asked(home: Household, day: date) -> tuple[str, ...]:
    """What the month asks of a night, and what the handover asks."""
    month = nights_of(home.plan, f"{day:%Y-%m}", Proposing(home).proposals(at()))
    waits = home.handover("rosa", at(hour=12)).proposals
    return month[day.day - 1].asked, *(one.id for one in waits)


def test_another_schedule_is_told_by_its_name(home: Household) -> None:
    changed(home, THURSDAY, pattern="AAAAAAABBBBBBB", starts=MONDAY)
    told = [one.text for one in home.handover("rosa", at(hour=12)).new]
    assert told == ["A week each from Mon 30 Nov, Green house first"]


def test_what_holds_already_or_leaves_no_time_for_an_answer_is_refused(home: Household) -> None:
    before, now = home.ledger.version, PLAN.parenting_schedule
    assert now is not None
    same = preset_terms("2-2-3", ("green", "blue"), now.starts, now.exchange)
    with pytest.raises(HouseholdError, match="the schedule already"):
        proposed(home, terms=same)
    with pytest.raises(HouseholdError, match="by 2026-11-30 at the latest"):
        proposed(home, answer_by=MONDAY + DAY)
    with pytest.raises(HouseholdError, match='no home "red"'):
        proposed(home, terms=replace(WEEKS, homes=("red", "blue")))
    assert home.ledger.version == before
