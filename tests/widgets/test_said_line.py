"""Sentences above a form: one is wrapped, several have a row each."""

import pytest

from tests.look.stage import THEMES, dressed, faint_words, lines, strips_of
from widgets.said_line import SaidLine

ONE = "Up to five short steps are easier to keep in mind: what is simple gets done."
THREE = (ONE, "Two lines of a card hold 50.", "Short and often works best.")


def test_one_sentence_has_all_rows() -> None:
    shown = lines(strips_of(dressed(SaidLine(), sentences=(ONE,)), 60, 2))
    assert " ".join(" ".join(shown).split()) == ONE


def test_several_have_a_row_each_and_the_last_says_what_is_left() -> None:
    said = dressed(SaidLine(), sentences=THREE, more="and {n} more", heeded=True)
    first, second = lines(strips_of(said, 60, 2))
    assert first.strip().startswith("Up to five")
    assert first.endswith("…")
    assert second.strip() == "Two lines of a card hold 50. (and 1 more)"


def test_nothing_to_say_leaves_its_rows_empty() -> None:
    assert lines(strips_of(SaidLine(), 60, 2)) == ["", ""]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("heeded", [True, False])
def test_it_can_be_read(theme: str, heeded: bool) -> None:
    said = dressed(SaidLine(), sentences=THREE, heeded=heeded)
    assert not faint_words(strips_of(said, 80, 2, theme))
