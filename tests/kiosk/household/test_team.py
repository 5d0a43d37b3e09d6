"""The team: who carries what since when; a job goes on with the other home's yes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.errors import HouseholdError
from kiosk.household.household import Household
from kiosk.household.plan import Plan, Responsibility
from kiosk.household.team import Team
from sync import Replica
from tests.kiosk.household.conftest import Opened
from tests.kiosk.household.family import PLAN, THURSDAY, at, household, merge

MAILS = Responsibility("mails", "Emails with the school", "sam", since=date(2026, 9, 1))
BOX = Responsibility("box", "Keeping the kit box full", "alex")
TEAM = replace(PLAN, responsibilities=(MAILS, BOX))
SATURDAY = THURSDAY + timedelta(days=2)

Homes = tuple[Household, Household]


@pytest.fixture
def homes(ledger: Replica, opened: Opened) -> Homes:
    """Both homes, with the plan."""
    green = household(ledger, TEAM)
    other = opened("blue")
    merge(other, ledger)
    return green, Household(other, "blue")


def meet(homes: Homes) -> None:
    """Both see what the other wrote."""
    one, two = (home.ledger for home in homes)
    assert isinstance(one, Replica)
    assert isinstance(two, Replica)
    merge(one, two)
    merge(two, one)


def carriers(home: Household, day: date = THURSDAY) -> list[tuple[str, str, date | None, bool]]:
    found = Team(home).carried(at(day))
    return [(one.job.id, one.caregiver, one.since, one.open is not None) for one in found]


def test_the_plan_says_who_carries_what_since_when(homes: Homes) -> None:
    assert carriers(homes[0]) == [
        ("mails", "sam", date(2026, 9, 1), False),
        ("box", "alex", None, False),
    ]


def test_a_job_is_handed_on_when_the_other_home_has_said_yes(homes: Homes) -> None:
    green, blue = homes
    asked = Team(green).hand_on("mails", "alex", at(), reason="New hours", by="sam")
    assert asked.answer_by == THURSDAY + timedelta(days=7)
    meet(homes)
    for home in homes:
        assert carriers(home)[0] == ("mails", "sam", date(2026, 9, 1), True)
    Proposing(blue).answer(asked.id, True, at=at(SATURDAY), by="alex")
    meet(homes)
    for home in homes:
        assert carriers(home, SATURDAY)[0] == ("mails", "alex", SATURDAY, False)
        news = [one.text for one in home.handover("rosa", at(SATURDAY)).new]
        assert "Agreed: Alex carries Emails with the school (New hours)" in news


def test_a_no_leaves_the_job_where_it_is(homes: Homes) -> None:
    green, blue = homes
    asked = Team(green).hand_on("mails", "alex", at())
    meet(homes)
    Proposing(blue).answer(asked.id, False, at=at())
    meet(homes)
    for home in homes:
        assert carriers(home)[0] == ("mails", "sam", date(2026, 9, 1), False)


def test_nobody_answers_and_it_lapses(homes: Homes) -> None:
    Team(homes[0]).hand_on("mails", "alex", at())
    after = THURSDAY + timedelta(days=8)
    assert carriers(homes[0], after)[0][3] is False


def test_taken_back_while_the_other_said_yes_the_job_stays(homes: Homes) -> None:
    green, blue = homes
    asked = Team(green).hand_on("mails", "alex", at())
    meet(homes)
    Proposing(green).withdraw(asked.id, at=at())
    Proposing(blue).answer(asked.id, True, at=at())
    meet(homes)
    for home in homes:
        assert carriers(home)[0] == ("mails", "sam", date(2026, 9, 1), False)


def test_with_one_home_it_is_agreed_at_once(ledger: Replica) -> None:
    alone = replace(TEAM, homes=TEAM.homes[:1], parenting_schedule=None)
    home = household(ledger, alone)
    Team(home).hand_on("box", "sam", at())
    assert carriers(home)[1] == ("box", "sam", THURSDAY, False)


def test_a_later_plan_says_it_anew(homes: Homes) -> None:
    green, blue = homes
    asked = Team(green).hand_on("mails", "alex", at())
    meet(homes)
    Proposing(blue).answer(asked.id, True, at=at())
    meet(homes)
    anew = replace(MAILS, since=SATURDAY)
    green.import_plan(replace(TEAM, responsibilities=(anew, BOX)), at(SATURDAY))
    meet(homes)
    for home in homes:
        assert carriers(home, SATURDAY)[0] == ("mails", "sam", SATURDAY, False)


def test_the_same_is_proposed_once(homes: Homes) -> None:
    team = Team(homes[0])
    assert team.hand_on("mails", "alex", at()).id == team.hand_on("mails", "alex", at()).id


@pytest.mark.parametrize(
    ("job", "to", "said"),
    [
        ("mail", "alex", 'no job "mail", only "mails", "box"'),
        ("mails", "kim", 'no caregiver "kim"'),
        ("mails", "sam", '"sam" carries "mails" already'),
        ("mails", "", "Say who"),
    ],
)
def test_what_cannot_be_meant_is_refused(homes: Homes, job: str, to: str, said: str) -> None:
    with pytest.raises(HouseholdError, match=said):
        Team(homes[0]).hand_on(job, to, at())
    assert not homes[0].ledger.records("proposal")


def test_a_carrier_who_left_the_plan_carries_nothing(homes: Homes) -> None:
    green, blue = homes
    asked = Team(green).hand_on("mails", "alex", at())
    meet(homes)
    Proposing(blue).answer(asked.id, True, at=at())
    meet(homes)
    left: Plan = replace(
        TEAM,
        caregivers=TEAM.caregivers[:1],
        responsibilities=(MAILS,),
    )
    green.import_plan(left, at())
    assert carriers(green)[0] == ("mails", "sam", date(2026, 9, 1), False)
