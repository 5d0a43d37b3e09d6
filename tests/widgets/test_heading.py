"""The head of a screen."""

import pytest

from tests.look.stage import cells, dressed, faint_words, lines, strips_of, where
from widgets.heading import Heading
from widgets.palette import LIGHT, PALETTES


def heading(headline: str = "9 stars") -> Heading:
    return dressed(
        Heading(),
        headline=headline,
        beside=("this week", "Monday to today"),
        right=("148 stars in all", "yours to keep"),
    )


@pytest.mark.parametrize("columns", [94, 76])
def test_big_words_have_their_lines_beside_them(columns: int) -> None:
    strips = strips_of(heading(), columns, 4)
    xs, ys = zip(*where(strips, LIGHT.ink), strict=True)
    assert (min(xs), max(xs), min(ys), max(ys)) == (0, 35, 1, 7)
    first, second = lines(strips)[1:3]
    assert first.index("this week") == second.index("Monday to today") == 40
    assert len(first) == len(second) == columns
    assert cells(strips)[1][40].bold
    assert not cells(strips)[2][40].bold


@pytest.mark.parametrize(
    ("headline", "size"),
    [("9 stars", (58, 2)), ("9 stars", (76, 1)), ("9 łódek", (94, 4)), ("9 stars", (40, 4))],
)
def test_without_room_or_letters_the_words_are_cell_text(
    headline: str, size: tuple[int, int]
) -> None:
    assert headline in "\n".join(lines(strips_of(heading(headline), *size)))


def test_the_number_of_all_stars_goes_last() -> None:
    assert lines(strips_of(heading(), 26, 2))[0] == "9 stars   148 stars in all"


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("size", [(94, 4), (76, 4), (58, 2), (40, 1)])
def test_every_word_can_be_read(theme: str, size: tuple[int, int]) -> None:
    assert not faint_words(strips_of(heading(), *size, theme))
