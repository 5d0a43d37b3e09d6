"""Bars by week: their pieces told apart without colour, their numbers, and what fits."""

from itertools import pairwise

import pytest

from tests.look.stage import SIZES, dressed, faint_words, lines, px, strips_of
from widgets.palette import LIGHT, PALETTES
from widgets.week_bars import PATTERNS, WeekBar, WeekBars

LEGEND = ("done", "tried", "another day", "asked for", "the last session")
WEEKS = tuple(
    WeekBar(f"{number} Nov", 20, (12, number, 2)) for number in range(1, 7)
)  # the sixth is full


def bars(**values: object) -> WeekBars:
    given = {"weeks": WEEKS, "legend": LEGEND, "marked": 4, "nothing": "Nothing", **values}
    return dressed(WeekBars(), **given)


@pytest.mark.parametrize("size", SIZES)
def test_every_number_is_said_and_every_pattern_named(size: tuple[int, int]) -> None:
    said = lines(strips_of(bars(), *size))
    words = "\n".join(said)
    for week in WEEKS:
        assert week.label in words
        assert str(week.practised) in words
        counts = [str(count) for count in week.counts]
        assert " · ".join(counts) in words or "·".join(counts) in words
    assert all(each in words for each in LEGEND)
    assert "▲ 5 Nov" in words


def test_patterns_differ_without_colour() -> None:
    places = [(x, y) for x in range(12) for y in range(4)]
    shares = [sum(one(*place) for place in places) / len(places) for one in PATTERNS]
    assert shares[0] == 1
    assert all(before > 1.5 * after > 0 for before, after in pairwise(shares))
    for pattern in PATTERNS:
        assert any(pattern(x, 0) for x in range(4)), "one px high it is seen, too"


def test_what_there_is_little_of_is_seen() -> None:
    weeks = (WeekBar("1 Nov", 100, (98, 1, 1)),)
    found = px(strips_of(bars(weeks=weeks, marked=-1), 94, 21))
    column = [row[47] for row in found]
    top = column.index(LIGHT.slot_card)
    assert LIGHT.card in [row[48] for row in found[top + 1 : top + 5]], "not all of it is done"


def test_the_outline_reaches_what_was_asked_for() -> None:
    weeks = (WeekBar("1 Nov", 20, (20, 0, 0)), WeekBar("8 Nov", 20, (5, 0, 0)))
    found = px(strips_of(bars(weeks=weeks), 94, 21))
    tops = [y for y, row in enumerate(found) for x in (0,) if LIGHT.slot_card in row]
    first = found[min(tops)]
    assert first.count(LIGHT.slot_card) > 2 * 10, "both are as high"
    filled = [sum(colour == LIGHT.now for colour in row) for row in found]
    assert max(filled) > 1.5 * filled[min(tops) + 3]


def test_older_weeks_give_way_where_there_is_no_room() -> None:
    many = tuple(WeekBar(f"{number} Nov", 2, (1, 0, 0)) for number in range(1, 13))
    words = "\n".join(lines(strips_of(bars(weeks=many, marked=0), 58, 15)))
    assert "12 Nov" in words
    assert "7 Nov" in words
    assert "▲ 1 Nov" not in words
    assert " 1 Nov" in "\n".join(lines(strips_of(bars(weeks=many, marked=-1), 122, 31)))


@pytest.mark.parametrize("weeks", [(), (WeekBar("1 Nov", 0, (0, 0, 0)),)])
def test_without_anything_it_says_so(weeks: tuple[WeekBar, ...]) -> None:
    assert "Nothing" in "\n".join(lines(strips_of(bars(weeks=weeks), 94, 21)))


@pytest.mark.parametrize("size", [(1, 1), (8, 3), (20, 5), (400, 60)])
def test_any_size_will_do(size: tuple[int, int]) -> None:
    strips_of(bars(), *size)


@pytest.mark.parametrize("theme", PALETTES)
def test_its_words_can_be_read(theme: str) -> None:
    assert not faint_words(strips_of(bars(), 94, 21, theme))
