"""Words in boxes: nothing sticks out, nothing is lost that fits, and "…" tells what is missing."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from widgets.words import MARKS, cut, letters, plain, wrap, wrap_all

few = settings(max_examples=60)
simple = st.text("abcé日本 -", max_size=40)  # no "…": it is what tells that something is missing
anything = st.text(max_size=40)
widths = st.integers(1, 30)
line_counts = st.integers(0, 5)


def one_line(text: str) -> str:
    return " ".join(text.split())


# cut


@few
@given(anything, st.integers(0, 30), st.booleans())
def test_a_cut_is_never_too_wide(words: str, width: int, always: bool) -> None:
    assert cell_len(cut(words, width, always)) <= width


@few
@given(simple, widths)
def test_an_ellipsis_is_there_when_something_is_missing(words: str, width: int) -> None:
    shown = cut(words, width)
    assert (shown == words) == (cell_len(words) <= width)
    if shown != words:
        assert shown.endswith("…")
        assert words.startswith(shown[:-1])


@pytest.mark.parametrize(
    ("words", "width", "shown"),
    [
        ("star chart", 10, "star chart"),
        ("star chart", 9, "star cha…"),
        ("star chart", 6, "star…"),  # no space before the ellipsis
        ("star", 1, "…"),
        ("star", 0, ""),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),  # half a wide character is none
        ("", 3, ""),
    ],
)
def test_words_are_cut_at_a_cell(words: str, width: int, shown: str) -> None:
    assert cut(words, width) == shown


def test_a_cut_can_be_told_that_more_follows() -> None:
    assert cut("star", 10, always=True) == "star…"
    assert cut("star", 4, always=True) == "sta…"


# wrap


@few
@given(anything, widths, line_counts)
def test_no_line_is_too_wide_and_there_are_not_too_many(words: str, width: int, lines: int) -> None:
    wrapped = wrap(words, width, lines)
    assert len(wrapped) <= lines
    assert all(cell_len(line) <= width for line in wrapped)


@few
@given(simple, widths)
def test_no_word_is_lost_where_each_fits_and_lines_are_enough(words: str, width: int) -> None:
    each = words.split()
    room = max([width, *map(cell_len, each)])
    wrapped = wrap(words, room, len(each))
    assert " ".join(wrapped).split() == each


@few
@given(simple, widths, st.integers(1, 5))
@example("日本語 ab", 4, 1)
def test_a_wrapped_text_has_an_ellipsis_only_where_something_is_missing(
    words: str, width: int, lines: int
) -> None:
    wrapped = wrap(words, width, lines)
    whole = " ".join(wrapped) == one_line(words)
    assert whole == all("…" not in line for line in wrapped)
    assert all(line.count("…") <= 1 for line in wrapped)


@few
@given(simple, widths, st.integers(1, 5))
def test_a_word_goes_on_the_first_line_that_has_room(words: str, width: int, lines: int) -> None:
    wrapped = wrap(words, width, lines)
    for line, following in pairwise(wrapped):
        if "…" not in line + following:
            assert cell_len(line) + 1 + cell_len(following.split()[0]) > width


@pytest.mark.parametrize(
    ("words", "width", "lines", "wrapped"),
    [
        ("Blow bubbles with a straw", 30, 2, ["Blow bubbles with a straw"]),
        ("Blow bubbles with a straw", 14, 2, ["Blow bubbles", "with a straw"]),
        ("Blow bubbles with a straw", 12, 2, ["Blow bubbles", "with a straw"]),
        ("Blow bubbles with a straw", 13, 1, ["Blow bubbles…"]),
        ("Blow bubbles with a straw", 12, 1, ["Blow bubble…"]),
        ("Handschuhfingerspiel heute", 10, 2, ["Handschuh…", "heute"]),
        ("  spaces\tand\nbreaks  ", 20, 2, ["spaces and breaks"]),
        ("日本語 の 練習", 6, 2, ["日本語", "の 練…"]),
        ("日本語 の 練習", 4, 1, ["日…"]),
        ("", 10, 2, []),
        ("words", 10, 0, []),
    ],
)
def test_words_are_wrapped_at_spaces(
    words: str, width: int, lines: int, wrapped: list[str]
) -> None:
    assert wrap(words, width, lines) == wrapped


# several texts

several = st.lists(simple.filter(str.strip), max_size=6)


@few
@given(st.lists(anything, max_size=6), widths, line_counts)
def test_several_texts_stay_in_their_box(texts: list[str], width: int, lines: int) -> None:
    wrapped = wrap_all(texts, width, lines)
    assert len(wrapped) <= lines
    assert all(cell_len(line) <= width for line in wrapped)


@few
@given(several, widths, st.integers(1, 6))
def test_each_text_that_has_a_line_begins_one(texts: list[str], width: int, lines: int) -> None:
    wrapped = wrap_all(texts, width, lines)
    beginnings = iter(wrapped)
    for text in texts[:lines]:
        # as far as it is shown, in order; "…" stands for what is missing
        assert any(text.split()[0].startswith(_first(line)) for line in beginnings), text


def _first(line: str) -> str:
    return line.split("…")[0].split(" ")[0]


@few
@given(several, widths)
def test_texts_that_fit_are_whole(texts: list[str], width: int) -> None:
    room = max([width, *(cell_len(text) for text in texts)])
    assert wrap_all(texts, room, len(texts)) == texts


def test_an_earlier_text_takes_what_the_later_ones_leave() -> None:
    texts = ["Sam takes her, both agreed", "bring the shoes"]
    assert wrap_all(texts, 15, 3) == ["Sam takes her,", "both agreed", "bring the shoes"]
    assert wrap_all(texts, 15, 2) == ["Sam takes her,…", "bring the shoes"]
    assert wrap_all(texts, 15, 1) == ["Sam takes her,…"]


# letters


def decomposed(words: str) -> str:
    return unicodedata.normalize("NFD", words)


@few
@given(anything)
def test_letters_are_those_of_the_plain_words_one_or_two_cells_each(words: str) -> None:
    assert all(cell_len(letter) in (1, 2) for letter in letters(words))
    assert sum(map(cell_len, letters(words))) == cell_len(plain(words))
    assert all(len(letter) <= 1 + MARKS for letter in letters(words))


@few
@given(anything)
def test_plain_words_stay_as_they_are(words: str) -> None:
    assert plain(plain(words)) == plain(words)
    assert plain(words).isprintable()


@pytest.mark.parametrize("words", ["", "two  words", "Café", "日本語", "שלום", "[the] :star:"])
def test_words_that_every_terminal_draws_are_left_alone(words: str) -> None:
    assert plain(words) == words


def test_accents_stay_on_their_letters() -> None:
    assert plain(decomposed("Zoé grüßt")) == "Zoé grüßt"
    assert list(letters("x\u0331a")) == ["x\u0331", "a"]


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("a\u200db", "ab"),  # a joiner
        ("a\u202eb", "ab"),  # a change of direction
        ("❤\ufe0f", "❤"),  # a variation selector
        ("👍🏽", "👍"),  # a skin tone
        ("a\tb\nc\x1bd", "a b c d"),
    ],
)
def test_what_terminals_do_not_agree_on_is_left_out(words: str, parts: str) -> None:
    assert plain(words) == parts
    assert cut(words, 20) == parts


def test_a_word_is_parted_at_its_soft_hyphen_where_it_must() -> None:
    assert wrap("Pro\u00adbiert", 8, 2) == ["Probiert"]
    assert wrap("Pro\u00adbiert", 6, 2) == ["Pro-", "biert"]
