"""What the keys of the keyboard do to a text."""

import pytest

from kiosk.language import speaking
from kiosk.screens.answers import TextAnswer
from kiosk.screens.answers.letters import LETTERS, PAGES, cased
from kiosk.screens.asking import Asking

WORDS = ("mirror", "Kim", "together")
ACCENTS = {"de": "äöüß", "es": "ñáéíóúü¿¡", "fr": "éèêëàâîïôùûçœæÿ"}


def answer(text: str = "", most: int = 50, least: int = 0) -> TextAnswer:
    return TextAnswer(Asking("What?", "text", text, most=most, least=least), WORDS)


def typed(given: TextAnswer, *names: str) -> str:
    for name in names:
        given.press(name)
    return given.text


def labels(given: TextAnswer) -> list[str]:
    return [key.label for row in given.rows(100) for key in row if key.name]


def test_a_sentence_begins_with_a_capital_and_goes_on_without() -> None:
    assert typed(answer(), *"hop", "space", "o", "n", ".", "space", *"yes") == "Hop on. Yes"


def test_shift_is_for_one_letter_twice_for_all_and_again_for_none() -> None:
    assert typed(answer("a "), "shift", "k", "i") == "a Ki"
    assert typed(answer("a "), "shift", "shift", "a", "a", "c", "shift", "s") == "a AACs"
    assert typed(answer(), "shift", "h", "t") == "ht", "against the sentence's own capital"


def test_what_has_no_capital_of_one_letter_stays() -> None:
    assert typed(answer(), "ß", "ä") == "ßä"


def test_rubbing_out_takes_a_letter_or_a_word_before_the_cursor() -> None:
    given = answer("Say it slowly ")
    assert typed(given, "rub-out", "rub-out") == "Say it slowl"
    assert typed(given, "rub-word") == "Say it "
    assert typed(given, "rub-word", "rub-word", "rub-word", "rub-out") == ""


def test_a_word_takes_the_place_of_what_is_begun_and_leaves_a_space() -> None:
    assert typed(answer(), *"mir", "word:mirror", *"on") == "Mirror on"
    assert typed(answer("With"), "word:Kim", "word:mirror") == "With Kim mirror "
    assert typed(answer("With"), "word:Kim", ".") == "With Kim."
    assert answer("With Kim ").value == "With Kim"


def test_words_that_go_on_from_what_is_begun_come_first() -> None:
    given = answer()
    assert given.offered(3) == WORDS
    typed(given, "t", "o")
    assert given.offered(2) == ("together", "mirror")


def test_at_the_most_nothing_more_is_taken_and_nothing_is_lost() -> None:
    given = answer("Hop", most=5)
    assert typed(given, "a", "b", "c") == "Hopab"
    assert given.refusal == "5 letters are the most; all that you typed is kept."
    assert typed(given, "word:together") == "Hopab"
    assert (given.at, given.refusal != "", given.fault) == (5, True, "")
    typed(given, "rub-out")
    assert given.refusal == ""


def test_a_text_that_was_too_long_before_says_by_how_much() -> None:
    given = answer("Hop and jump", most=5)
    assert given.fault == "7 letters too many."
    assert typed(given, *["rub-out"] * 7) == "Hop a"
    assert given.fault == ""
    assert answer(least=2).fault == "At least 2 letters."


def test_the_cursor_goes_where_it_is_put_and_letters_with_it() -> None:
    given = answer("Hp")
    given.place(1)
    assert typed(given, "o") == "Hop"
    assert given.at == 2
    assert given.type("end", None)
    assert given.type("left", None)
    assert given.type("delete", None)
    assert given.text == "Ho"
    given.place(-7)
    assert given.at == 0
    assert typed(given, "rub-out") == "Ho"


def test_a_keyboards_letters_stand_as_they_come() -> None:
    given = answer()
    for character in "aB é日":
        assert given.type(character, character)
    assert given.text == "aB é日"
    assert not given.type("f1", None)
    assert given.type("backspace", "\b")
    assert given.text == "aB é"


@pytest.mark.parametrize("language", LETTERS)
def test_every_letter_of_a_language_has_its_key(language: str) -> None:
    with speaking(language, "Europe/Berlin"):
        given = answer("x ")
        assert set("abcdefghijklmnopqrstuvwxyz.") <= set(labels(given))
        given.press("shift")
        assert set("ABCDEFGHIJKLMNOPQRSTUVWXYZ") <= set(labels(given))


@pytest.mark.parametrize("language", ACCENTS)
def test_accents_have_a_page_and_capitals(language: str) -> None:
    with speaking(language, "Europe/Berlin"):
        given = answer("x ")
        given.press("page:accents")
        assert set(ACCENTS[language]) <= set(labels(given))
        given = answer()
        given.press("page:accents")
        assert {cased(sign, upper=True) for sign in ACCENTS[language]} <= set(labels(given))


def test_the_pages_turn_and_a_letter_with_an_accent_leads_back() -> None:
    given = answer("x")
    assert [given.buttons[place].label for place in ("fourth", "more")] == ["123", "äñé"]
    given.press("page:numbers")
    assert set(PAGES["numbers"][0]) <= set(labels(given))
    assert [given.buttons[place].label for place in ("fourth", "more")] == ["#+=", "abc"]
    given.press("page:accents")
    assert typed(given, "é") == "xé"
    assert "q" in labels(given)


def test_no_sign_stands_on_two_keys_of_one_page() -> None:
    for rows in (*PAGES.values(), *LETTERS.values()):
        signs = "".join(rows)
        assert len(set(signs)) == len(signs)
