"""The field with what was typed: all of it can be reached, the cursor is always to be seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.look.stage import THEMES, dressed, faint_words, lines, strips_of, where
from widgets.palette import palette
from widgets.typed_line import TypedLine, spans

LONG = "Say it slowly, then wait until she looks. " * 7


@given(st.text(max_size=80), st.integers(3, 30))
def test_every_character_stands_on_one_line(text: str, room: int) -> None:
    found = spans(text, room)
    assert "".join(text[start:end] for start, end in found) == text
    assert found[0][0] == 0
    assert found[-1][1] == len(text)


def test_lines_end_after_a_space_where_there_is_one() -> None:
    assert [LONG[start:end] for start, end in spans(LONG, 30)][:2] == [
        "Say it slowly, then wait ", "until she looks. Say it ",
    ]  # fmt: skip
    assert spans("x" * 25, 10) == [(0, 9), (9, 18), (18, 25)]


@pytest.mark.parametrize("at", [0, 100, len(LONG)])
def test_the_cursor_is_seen_wherever_it_is(at: int) -> None:
    for rows in (1, 2, 3):
        strips = strips_of(dressed(TypedLine(), text=LONG, at=at), 80, rows)
        block = where(strips, palette("light").now)
        assert len({x for x, _y in block}) == 1, "one cell"
        assert len(block) == 2


def test_an_answer_that_is_not_typed_has_no_cursor() -> None:
    strips = strips_of(dressed(TypedLine(), text="Mon, Wed"), 80, 3)
    assert not where(strips, palette("light").now)
    assert "Mon, Wed" in lines(strips)[1]


def test_what_was_typed_is_no_markup() -> None:
    strips = strips_of(dressed(TypedLine(), text="[b]Hop[/b] [/] \\[x", at=0), 80, 3)
    assert "[b]Hop[/b] [/] \\[x" in lines(strips)[1]


def test_a_text_that_goes_on_before_says_so() -> None:
    said = lines(strips_of(dressed(TypedLine(), text=LONG, at=len(LONG)), 60, 2))
    assert said[0].strip().startswith("…")


@pytest.mark.parametrize("theme", THEMES)
def test_text_cursor_and_the_word_for_nothing_can_be_read(theme: str) -> None:
    for values in ({"text": "Hop", "at": 1}, {"text": "", "at": 0, "nothing": "Nothing yet"}):
        assert not faint_words(strips_of(dressed(TypedLine(), **values), 60, 3, theme))
