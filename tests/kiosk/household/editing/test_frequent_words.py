"""The words above the keyboard are the family's own, the most useful first."""

from dataclasses import replace

from kiosk.household.editing.frequent_words import frequent_words
from kiosk.household.plan import Caregiver, Task
from tests.kiosk.plans import plan


def test_a_word_that_stands_often_and_is_long_comes_first() -> None:
    found = frequent_words(plan("Blow bubbles", "Bubbles at bath", "Blow softly"), 3)
    assert found == ("bubbles", "Swimming", "together")


def test_words_of_few_letters_are_not_offered_but_names_are() -> None:
    ours = plan("Go to the pool", "The pool", caregivers=(Caregiver("jo", "Jo"),))
    ours = replace(ours, caregivers=(*ours.caregivers, Caregiver("kim", "Kim")))
    found = frequent_words(ours, 50)
    assert not {"Go", "to", "the", "The", "Jo"} & set(found)
    assert {"pool", "Kim"} <= set(found)


def test_a_word_is_written_as_it_is_within_a_text() -> None:
    found = frequent_words(plan("Mirror", "Say it in the mirror", "Mirror games", "A mirror"), 50)
    assert [word for word in found if word.casefold() == "mirror"] == ["mirror"]


def test_steps_materials_and_names_count_and_figures_do_not() -> None:
    task = Task("a", "rosa", "Hop", steps=("Jump 1234 times",), materials=("L'été trampoline",))
    found = frequent_words(plan(tasks=(task,)), 50)
    assert {"Jump", "times", "L'été", "trampoline", "Rosa", "Green"} <= set(found)
    assert "1234" not in found


def test_an_empty_plan_offers_what_it_has_and_never_more_than_asked_for() -> None:
    assert len(frequent_words(plan(), 2)) == 2
    assert frequent_words(replace(plan(), homes=(), children=(), rewards=()), 5) == ()
