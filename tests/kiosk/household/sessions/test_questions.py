"""Questions for a provider, noted in either home and closed in both."""

import pytest

from kiosk.household import HouseholdError
from kiosk.household.household import Household
from kiosk.household.sessions.questions import ask_question, discuss, every_question, open_questions
from sync import Replica
from tests.kiosk.household.family import THURSDAY, at, merge


def texts(household: Household, provider: str = "") -> list[str]:
    return [one.text for one in open_questions(household.ledger, provider)]


def test_a_question_waits_until_it_was_discussed(home: Household) -> None:
    one = ask_question(home, "kim", "  Is a straw all right?  ", at=at(), by="sam")
    assert (one.text, one.by, one.home) == ("Is a straw all right?", "sam", "green")
    assert ask_question(home, "kim", "Is a straw all right?", at=at(hour=11)) == one
    assert texts(home, "kim") == ["Is a straw all right?"]
    assert texts(home, "jo") == []
    closed = discuss(home, [one.id, one.id], at=at(), by="sam")
    assert [each.discussed for each in closed] == [THURSDAY]
    assert texts(home) == []
    assert len(every_question(home.ledger, "kim")) == 1, "it is closed, not gone"
    assert discuss(home, [one.id], at=at()) == ()


def test_both_homes_read_the_same_questions_and_either_closes_them(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    one = ask_question(home, "kim", "How loud?", at=at(hour=11), by="sam")
    ask_question(blue, "kim", "How long?", at=at(hour=9), by="alex")
    merge(ledger, other)
    merge(other, ledger)
    assert texts(home) == texts(blue) == ["How long?", "How loud?"]
    discuss(blue, [one.id], at=at(), by="alex")
    merge(ledger, other)
    assert texts(home) == texts(blue) == ["How long?"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("  ", "Write the question first."),
        ("é" * 281, "It has 281 characters; say it in 280."),
        ("two\nlines", "Take the control character U+000A out of it."),
        ("\u202eturned", "U+202E"),
    ],
)
def test_a_question_that_cannot_be_kept_is_refused_in_words(
    home: Household, text: str, why: str
) -> None:
    with pytest.raises(HouseholdError, match="Nothing was written") as error:
        ask_question(home, "kim", text, at=at())
    assert why in str(error.value)
    assert texts(home) == []


def test_who_and_what_is_not_known_is_refused(home: Household) -> None:
    with pytest.raises(HouseholdError, match='no provider "lee", only "kim", "jo"'):
        ask_question(home, "lee", "Why?", at=at())
    with pytest.raises(HouseholdError, match='no caregiver "lee"'):
        ask_question(home, "kim", "Why?", at=at(), by="lee")
    one = ask_question(home, "kim", "Braces {here} & <there>?", at=at())
    with pytest.raises(HouseholdError, match="There is no question"):
        discuss(home, [one.id, "kim.0"], at=at())
    with pytest.raises(HouseholdError, match="clock is not set"):
        discuss(home, [one.id], at=at(trusted=False))
    assert texts(home) == ["Braces {here} & <there>?"]


def test_a_question_that_is_half_there_is_passed_over(home: Household, ledger: Replica) -> None:
    ledger.write([("question/kim.1", {"provider": "kim"})], author="")
    ledger.write([("question/kim.2", {"provider": 5, "text": "?"})], author="")
    odd = {"provider": "kim", "text": "Why?", "by": None, "at": 5, "discussed": "soon"}
    ledger.write([("question/kim.3", odd)], author="")
    assert [(one.id, one.at, one.discussed) for one in every_question(ledger)] == [
        ("kim.3", None, None)
    ]
