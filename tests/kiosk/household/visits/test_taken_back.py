"""What was agreed and is taken back later: from then on it is asked again, and the past stays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.household import Household
from kiosk.household.visits.taking import Taking, find_visit
from kiosk.household.visits.took import took
from sync import Replica
from tests.kiosk.household.family import at, merge

KIM = "kim-tuesdays"
TUESDAY, NEXT = date(2026, 12, 1), date(2026, 12, 8)
WEDNESDAY = at(date(2026, 12, 2))
Said = Callable[[Household], object]


def take(home: Household, who: str, hour: int = 10, day: date = TUESDAY, **more: bool) -> None:
    Taking(home).take(find_visit(home.plan, KIM, at(), day), who, at=at(hour=hour), **more)


def meet(one: Replica, other: Replica) -> None:
    merge(one, other)
    merge(other, one)


def listed(home: Household, day: date, hour: int = 10) -> dict[str, list[str]]:
    found = took(home.ledger, home.plan, at(day, hour).wall)
    return {one.name: [f"{visit.starts:%m-%d}" for visit in one.visits] for one in found}


def next_taker(home: Household) -> tuple[str, bool]:
    visit = find_visit(home.plan, KIM, at(), NEXT)
    return visit.caregiver, visit.agreed


def proposes_sam(home: Household) -> None:
    visit = find_visit(home.plan, KIM, at(), NEXT)
    Taking(home).take(visit, "sam", at=WEDNESDAY, series=True)


def takes_back(home: Household) -> None:
    (one,) = (each for each in asked(home) if each.home == home.home)
    Proposing(home).withdraw(one.id, at=WEDNESDAY)


def says_no(home: Household) -> None:
    (one,) = (each for each in asked(home) if each.home != home.home)
    Proposing(home).answer(one.id, False, at=WEDNESDAY)


def says_yes(home: Household) -> None:
    (one,) = (each for each in asked(home) if each.home != home.home)
    Proposing(home).answer(one.id, True, at=WEDNESDAY)
    takes_back(home)


def asked(home: Household):  # type: ignore[no-untyped-def]
    return Proposing(home).proposals(WEDNESDAY).open()


@pytest.mark.parametrize(
    ("said", "then"),
    [
        (proposes_sam, ("sam", False)),
        (takes_back, ("sam", False)),
        (says_no, ("sam", False)),
        (says_yes, ("alex", True)),
    ],
)
def test_what_both_homes_proposed_stays_for_the_visit_that_is_over(
    said: Said,
    then: tuple[str, bool],
    home: Household,
    blue: Household,
    ledger: Replica,
    other: Replica,
) -> None:
    take(home, "alex", series=True)
    take(blue, "alex", 11, series=True)
    meet(ledger, other)
    over = {"Sam": ["11-24"], "Alex": ["12-01"]}
    assert [listed(each, TUESDAY, 18) for each in (home, blue)] == [over, over]
    assert next_taker(home) == ("alex", True)
    said(home)
    meet(ledger, other)
    for each in (home, blue):
        assert listed(each, date(2026, 12, 3)) == over
        assert next_taker(each) == then


def test_what_was_taken_back_before_the_other_home_proposed_the_same_agrees_to_nothing(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    take(home, "alex")
    take(home, "sam", 11)
    take(blue, "alex", 12)
    meet(ledger, other)
    for each in (home, blue):
        assert not find_visit(each.plan, KIM, at(), TUESDAY).agreed


def test_who_was_agreed_once_is_proposed_anew_and_waits_for_a_yes(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    for hour, who in ((10, "alex"), (12, "sam")):
        take(blue, who, hour)
        meet(ledger, other)
        take(home, who, hour + 1)
        meet(ledger, other)
    take(home, "alex", 14)
    meet(ledger, other)
    for each in (home, blue):
        visit = find_visit(each.plan, KIM, at(), TUESDAY)
        assert (visit.caregiver, visit.agreed) == ("sam", True)


def test_what_had_lapsed_agrees_to_nothing(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    take(home, "alex", series=True)
    late = at(date(2026, 12, 28))
    visit = find_visit(blue.plan, KIM, late)
    Taking(blue).take(visit, "alex", at=late, series=True)
    meet(ledger, other)
    for each in (home, blue):
        assert not find_visit(each.plan, KIM, late).agreed


def test_a_visit_before_the_day_begins_is_told_as_soon_as_it_is_over(home: Household) -> None:
    early = replace(
        home.plan.appointments[0], starts=datetime.fromisoformat("2026-12-01T01:30"), repeat=""
    )
    home.import_plan(replace(home.plan, appointments=(early,)), at())
    assert listed(home, TUESDAY, 3) == {"Sam": ["12-01", "11-24"]}
