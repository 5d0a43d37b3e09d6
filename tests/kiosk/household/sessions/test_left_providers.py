"""Providers who leave the plan: their questions stay within reach, their visits are named."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kiosk.household import HouseholdError
from kiosk.household.editing.plan_candidate import ended
from kiosk.household.editing.plan_editing import PlanEditing
from kiosk.household.household import Household
from kiosk.household.plan_form.people import PROVIDER
from kiosk.household.sessions.left_providers import (
    asked_provider,
    left_providers,
    staying,
    with_questions,
)
from kiosk.household.sessions.questions import ask_question, discuss
from tests.kiosk.household.family import PLAN, at


def names(home: Household) -> list[str]:
    return [one.name for one in with_questions(home.ledger, home.plan)]


def test_one_who_left_is_listed_until_the_questions_are_closed(home: Household) -> None:
    one = ask_question(home, "kim", "How loud?", at=at())
    PlanEditing(home).save(ended(PROVIDER, "kim"), at())
    assert names(home) == ["Jo", "Kim"]
    assert asked_provider(home.ledger, home.plan, "kim").name == "Kim"
    discuss(home, [one.id], at=at())
    assert names(home) == ["Jo"]
    assert [each.id for each in left_providers(home.ledger, home.plan)] == ["kim"]
    with pytest.raises(HouseholdError, match='no provider "lee"'):
        asked_provider(home.ledger, home.plan, "lee")


def test_one_who_left_in_a_record_that_nobody_can_read_has_its_id_as_name(
    home: Household,
) -> None:
    home.ledger.write([("question/lee.1", {"provider": "lee", "text": "Why?"})], author="")
    assert names(home) == ["Kim", "Jo", "lee"]


def test_what_stays_is_told_in_numbers_and_titles(home: Household) -> None:
    ask_question(home, "kim", "How loud?", at=at())
    ask_question(home, "kim", "How long?", at=at())
    new = PlanEditing(home).look(ended(PROVIDER, "kim"), at()).plan
    assert new is not None
    (kim,) = staying(home.ledger, home.plan, new, at().wall)
    assert list(kim.lines()) == [
        "1 appointment with Kim stays: Speech with Kim.",
        "2 questions to Kim stay open (Before a session).",
    ]


def test_what_is_over_or_goes_along_does_not_stay(home: Household) -> None:
    (speech,) = home.plan.appointments
    over = replace(
        PLAN,
        appointments=(
            replace(speech, starts=datetime.fromisoformat("2026-01-06T15:30"), repeat=""),
        ),
    )
    wall, jo = at().wall, PLAN.providers[1:]
    for old in (over, replace(PLAN, appointments=())):
        assert staying(home.ledger, old, replace(old, providers=jo), wall) == ()
    assert staying(home.ledger, PLAN, replace(PLAN, providers=jo, appointments=()), wall) == ()
    assert staying(home.ledger, PLAN, PLAN, wall + timedelta(days=1)) == ()
