"""Every word that the sources say is in the catalogues, whole and with its places for values."""

from string import Formatter

import pytest

from tests.language.catalogues import (
    OTHERS,
    TEMPLATE,
    compiled,
    mo,
    po,
    read,
    strings,
    text,
    words_of_the_sources,
)
from tests.language.territories import TABLE, written
from widgets.drawings import face

MADE_ANEW = "make catalogues brings the catalogues up to the sources"


def places(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def test_the_template_holds_what_the_sources_say() -> None:
    assert TEMPLATE.read_bytes() == text(words_of_the_sources()), MADE_ANEW


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_word(language: str) -> None:
    known = {message.id: message for message in read(po(language), language) if message.id}
    asked = {message.id for message in read(TEMPLATE) if message.id}
    missing = [words for words in asked if words not in known]
    missing += [words for words, message in known.items() if not all(strings(message.string))]
    assert not missing, f"{MADE_ANEW}; then translate"
    assert known.keys() == asked, MADE_ANEW
    assert not [words for words, message in known.items() if message.fuzzy]


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_keeps_the_places_for_values(language: str) -> None:
    for message in read(po(language), language):
        if message.id:
            wanted = set().union(*map(places, strings(message.id)))
            assert all(places(one) == wanted for one in strings(message.string)), message.id


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_keeps_the_spaces_around_it(language: str) -> None:
    for message in read(po(language), language):
        for one, other in zip(strings(message.id), strings(message.string), strict=True):
            assert (one[:1] == " ", one[-1:] == " ") == (other[:1] == " ", other[-1:] == " "), one


@pytest.mark.parametrize("language", OTHERS)
def test_what_gettext_reads_is_what_people_wrote(language: str) -> None:
    assert mo(language).read_bytes() == compiled(language), MADE_ANEW


def test_the_words_of_days_are_those_of_the_cldr() -> None:
    assert TABLE.read_text(encoding="utf-8") == written(), MADE_ANEW


@pytest.mark.parametrize("language", OTHERS)
def test_the_display_face_has_every_letter(language: str) -> None:
    words = "".join("".join(strings(one.string)) for one in read(po(language), language) if one.id)
    assert not {letter for letter in words if letter.isalpha()} - face().keys()
