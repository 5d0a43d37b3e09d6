"""A record is found by what a person would call it, and what is like it is named."""

import pytest

from kiosk.household import HouseholdError
from kiosk.household.history.naming import records_named
from kiosk.household.household import Household
from kiosk.household.sessions.questions import ask_question
from kiosk.household.sessions.update_filing import file_update
from tests.kiosk.household.family import at


def test_an_id_is_enough_of_any_kind(home: Household) -> None:
    question = ask_question(home, "kim", "How loud?", at=at())
    update = file_update(home, "kim", note="Softly.", at=at())
    named = {
        "k-words": "task/k-words",
        "kim-tuesdays": "appointment/kim-tuesdays",
        "sam": "caregiver/sam",
        "household": "household/household",
        "schedule": "parenting_schedule/schedule",
        "schedule/schedule": "parenting_schedule/schedule",
        "parenting_schedule": "parenting_schedule/schedule",
        "parenting_schedule/schedule": "parenting_schedule/schedule",
        question.id: f"question/{question.id}",
        update.id: f"update/{update.id}",
    }
    for name, record in named.items():
        assert records_named(home.ledger, name) == (record,), name


def test_several_of_one_name_are_all_named_the_task_first(home: Household) -> None:
    home.ledger.write([("goal/swim", {"child": "rosa", "text": "Swim"})], author="")
    assert records_named(home.ledger, "swim") == ("goal/swim", "reward/swim")
    home.ledger.write([("task/swim", {"child": "rosa", "title": "Swim"})], author="")
    assert records_named(home.ledger, "swim")[0] == "task/swim"


def test_what_a_newer_version_wrote_is_found_by_its_kind(home: Household) -> None:
    home.ledger.write([("wish/one", {"what": "x"})], author="")
    assert records_named(home.ledger, "wish/one") == ("wish/one",)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("K wordz", 'of "K wordz". Did you mean "k-words"?'),
        ("reward/swimm", 'Did you mean "swim"?'),
        ("tasks/k-words", 'no kind of record "tasks". Did you mean "task"? Known: task, household'),
        ("zzzz", "Kinds: task, household, home"),
    ],
)
def test_a_refusal_names_what_is_like_it_and_the_kinds(
    home: Household, name: str, said: str
) -> None:
    with pytest.raises(HouseholdError) as error:
        records_named(home.ledger, name)
    assert said in str(error.value)
