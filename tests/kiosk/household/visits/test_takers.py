"""Who takes the child: proposed and agreed by both homes, alike in both, and never of the past."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from kiosk.household.errors import HouseholdError
from kiosk.household.household import Household
from kiosk.household.plan import Appointment
from kiosk.household.visits.appointments import visits_between
from kiosk.household.visits.open_matters import open_matters
from kiosk.household.visits.taking import Taking, find_visit
from kiosk.household.visits.took import took
from sync import Replica
from tests.kiosk.household.family import PLAN, at, household, merge

KIM = "kim-tuesdays"
TUESDAY, NEXT = date(2026, 12, 1), date(2026, 12, 8)
REVIEW = Appointment(
    "review", "Review at school", "rosa", datetime.fromisoformat("2026-12-04T10:00"), minutes=60
)


@pytest.fixture
def ledger(opened):  # type: ignore[no-untyped-def]
    return opened("green")


@pytest.fixture
def home(ledger: Replica) -> Household:
    return household(ledger, replace(PLAN, appointments=(*PLAN.appointments, REVIEW)))


def taker(home: Household, day: date, id: str = KIM) -> tuple[str, bool]:
    (one,) = (each for each in visits_between(home.plan, day, day) if each.appointment.id == id)
    return one.caregiver, one.agreed


def take(home: Household, who: str, day: date = TUESDAY, hour: int = 10, **more: object) -> None:
    visit = find_visit(home.plan, KIM, at(), day)
    Taking(home).take(visit, who, at=at(hour=hour), **more)  # type: ignore[arg-type]


def agree(home: Household, day: date = TUESDAY, hour: int = 12, id: str = KIM) -> None:
    Taking(home).agree(find_visit(home.plan, id, at(), day), at=at(hour=hour))


def meet(ledger: Replica, other: Replica) -> None:
    merge(ledger, other)
    merge(other, ledger)


def test_what_one_home_proposes_holds_when_the_other_has_said_yes(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    take(home, "alex")
    meet(ledger, other)
    assert taker(home, TUESDAY) == taker(blue, TUESDAY) == ("sam", False)
    agree(blue)
    meet(ledger, other)
    assert taker(home, TUESDAY) == taker(blue, TUESDAY) == ("alex", True)
    assert taker(home, NEXT) == ("sam", False), "only this visit"
    news = [one.text for one in home.handover("rosa", at(hour=13)).new]
    assert "Agreed: Alex takes Speech with Kim on 1 Dec" in news


def test_a_series_holds_for_every_visit_but_one_of_which_more_was_agreed(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    take(home, "alex")
    meet(ledger, other)
    agree(blue)
    take(blue, "sam", NEXT, 13, series=True)
    meet(ledger, other)
    agree(home, NEXT, 14)
    meet(ledger, other)
    assert [taker(each, day) for each in (home, blue) for day in (TUESDAY, NEXT)] == [
        ("alex", True),
        ("sam", True),
    ] * 2


def test_a_home_on_its_own_agrees_with_itself(ledger: Replica) -> None:
    alone = household(ledger, replace(PLAN, homes=PLAN.homes[:1], parenting_schedule=None))
    take(alone, "alex")
    assert taker(alone, TUESDAY) == ("alex", True)
    assert open_matters(ledger, alone.plan, at().wall) == ()


def test_homes_that_propose_different_takers_while_apart_show_both_until_one_agrees(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    take(home, "sam")
    take(blue, "alex", hour=11)
    meet(ledger, other)
    for each in (home, blue):
        matter = open_matters(each.ledger, each.plan, at().wall)[0]
        assert [one.wanted["taker"] for one in matter.proposals] == ["sam", "alex"]
        assert not matter.visit.agreed
        assert matter.waits_for(each.home)
    agree(home)
    meet(ledger, other)
    for each in (home, blue):
        assert taker(each, TUESDAY) == ("alex", True)
        assert Taking(each).waiting(find_visit(each.plan, KIM, at(), TUESDAY), at()) == ()


def test_homes_that_give_way_to_each_other_while_apart_are_asked_again(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    take(home, "sam")
    take(blue, "alex", hour=11)
    meet(ledger, other)
    agree(home, hour=12)
    agree(blue, hour=13)
    meet(ledger, other)
    assert taker(home, TUESDAY) == taker(blue, TUESDAY) == ("sam", False)
    states = [one.state for one in Taking(home)._proposing.proposals(at()).every()]
    assert states == ["crossed", "crossed"], "each took back its own and said yes to the other's"


def test_homes_that_propose_the_same_while_apart_agree(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    take(home, "alex")
    take(blue, "alex", hour=11)
    meet(ledger, other)
    later = at(date(2027, 3, 1))
    assert taker(home, TUESDAY) == taker(blue, TUESDAY) == ("alex", True)
    assert took(ledger, home.plan, later.wall)[1].name == "Alex", "also when both have lapsed"


def test_the_last_home_to_agree_with_the_plan_says_so_in_the_plan(
    blue: Household, ledger: Replica, other: Replica, home: Household
) -> None:
    agree(blue)
    meet(ledger, other)
    assert home.plan.appointments[0].agreed == ("green", "blue")
    assert taker(home, TUESDAY) == ("sam", True)


def test_what_the_plan_says_later_comes_before_what_was_agreed_for_the_series(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    take(home, "alex", series=True)
    meet(ledger, other)
    agree(blue)
    assert taker(blue, TUESDAY) == ("alex", True)
    kim = replace(home.plan.appointments[0], taker="", agreed=())
    blue.import_plan(replace(blue.plan, appointments=(kim, REVIEW)), at(hour=15))
    meet(ledger, other)
    assert taker(home, TUESDAY) == taker(blue, TUESDAY) == ("", False)


def test_a_visit_moved_to_another_day_asks_for_a_yes_of_its_own(home: Household) -> None:
    from kiosk.household.visits.changing_visits import ChangingVisits

    agreed = replace(home.plan.appointments[0], agreed=("green", "blue"))
    home.import_plan(replace(home.plan, appointments=(agreed,)), at())
    assert taker(home, TUESDAY) == ("sam", True)
    visit = find_visit(home.plan, KIM, at(), TUESDAY)
    moving = ChangingVisits(home)
    moving.move(visit, datetime.fromisoformat("2026-12-01T16:30"), at=at())
    assert taker(home, TUESDAY) == ("sam", True), "later on the same day"
    visit = find_visit(home.plan, KIM, at(), TUESDAY)
    moving.move(visit, datetime.fromisoformat("2026-12-03T09:00"), at=at())
    assert taker(home, date(2026, 12, 3)) == ("sam", False)


def test_open_matters_are_loud_from_seven_days_before(home: Household, ledger: Replica) -> None:
    friday = at(date(2026, 11, 27))
    found = open_matters(ledger, home.plan, friday.wall)
    assert [(one.visit.appointment.id, one.visit.starts.day, one.loud) for one in found] == [
        (KIM, 1, True),
        ("review", 4, True),
        (KIM, 8, False),
    ]
    assert not open_matters(ledger, home.plan, at().wall)[1].loud, "eight days before"


def test_the_suggestion_is_of_the_home_whose_day_it_is(home: Household, ledger: Replica) -> None:
    found = open_matters(ledger, home.plan, at().wall)
    assert [(one.visit.home, one.suggested) for one in found] == [
        ("green", "sam"),
        ("blue", "alex"),
        ("blue", "alex"),
    ]
    nobody = replace(home.plan, caregivers=())
    assert open_matters(ledger, nobody, at().wall)[0].suggested == ""


@pytest.mark.parametrize(
    ("who", "day", "said"),
    [("nobody", NEXT, 'no caregiver "nobody"'), ("", NEXT, "Say who takes Rosa.")],
)
def test_a_taker_whom_nobody_knows_is_refused(
    home: Household, who: str, day: date, said: str
) -> None:
    with pytest.raises(HouseholdError, match=said):
        take(home, who, day)


def test_what_is_over_is_not_taken_any_more(home: Household) -> None:
    over = find_visit(home.plan, KIM, at(), date(2026, 11, 24))
    with pytest.raises(HouseholdError, match="is over and stays as it was"):
        Taking(home).take(over, "alex", at=at())
    with pytest.raises(HouseholdError, match="The clock is not set yet"):
        Taking(home).agree(find_visit(home.plan, KIM, at()), at=at(trusted=False))


def listed(home: Household, day: date) -> dict[str, list[str]]:
    found = took(home.ledger, home.plan, at(day).wall)
    return {one.name: [f"{visit.starts:%m-%d}" for visit in one.visits] for one in found}


def test_what_each_adult_took_is_told_as_it_held_then(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    take(home, "alex")
    meet(ledger, other)
    agree(blue)
    meet(ledger, other)
    told = {"Sam": ["12-08", "11-24"], "Alex": ["12-01"]}
    assert listed(home, date(2026, 12, 10)) == told
    later = at(date(2026, 12, 10))
    visit = find_visit(home.plan, KIM, later)
    Taking(home).take(visit, "alex", at=later, series=True)
    meet(ledger, other)
    Taking(blue).agree(find_visit(blue.plan, KIM, later), at=later)
    kim = replace(
        blue.plan.appointments[0], taker="", starts=datetime.fromisoformat("2026-12-17T09:00")
    )
    blue.import_plan(replace(blue.plan, appointments=(kim,)), at(date(2026, 12, 11)))
    meet(ledger, other)
    for each in (home, blue):
        assert listed(each, date(2026, 12, 12)) == told


def test_what_has_left_the_plan_is_still_told(home: Household) -> None:
    bare = replace(home.plan, appointments=(), caregivers=home.plan.caregivers[1:])
    home.import_plan(bare, at(date(2026, 12, 9)))
    assert listed(home, date(2026, 12, 20)) == {"Sam": ["12-08", "12-01", "11-24"]}
    assert took(home.ledger, home.plan, at(date(2027, 4, 1)).wall) == (), "over three months ago"
