"""The jar: its stars lie on sky, in the glass, and none is lost or drawn twice."""

from itertools import pairwise

import pytest

from tests.look.stage import THEMES, dressed, faint_words, lines, px, strips_of, where
from widgets.jar import Jar, grid
from widgets.palette import LIGHT, PALETTES, palette

SIZES = [(94, 17), (80, 18), (58, 15), (122, 30)]


def jar(stars: int, goal: int, ask: str = "") -> Jar:
    words = f"{stars} of {goal} stars"
    return dressed(
        Jar(),
        reward="Swimming together",
        picture="swim",
        stars=stars,
        goal=goal,
        words=words,
        ask=ask,
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("goal", [1, 2, 3, 4, 5])
def test_a_first_goal_is_drawn_star_by_star(size: tuple[int, int], goal: int) -> None:
    drawn = [
        len(where(strips_of(jar(stars, goal), *size), LIGHT.star)) for stars in range(goal + 1)
    ]
    assert drawn[0] == 0
    assert len({after - before for before, after in pairwise(drawn)}) == 1
    outlines = [
        len(where(strips_of(jar(stars, goal), *size), LIGHT.slot)) for stars in range(goal + 1)
    ]
    assert outlines == sorted(outlines, reverse=True)
    assert outlines[-1] == 0, "a full jar has no outline"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("goal", [3, 5, 12, 30, 1000])
def test_gold_lies_on_sky_and_nowhere_else(size: tuple[int, int], goal: int) -> None:
    grid = px(strips_of(jar(goal - 1, goal), *size))
    around = {LIGHT.star, LIGHT.sky, LIGHT.slot}
    for y, row in enumerate(grid):
        for x, colour in enumerate(row):
            if colour == LIGHT.star:
                near = {grid[y - 1][x], grid[y + 1][x], row[x - 1], row[x + 1]}
                assert near <= around, (x, y)


def test_the_stars_fall_to_the_bottom() -> None:
    one = where(strips_of(jar(1, 5), 94, 17), LIGHT.star)
    last = where(strips_of(jar(5, 5), 94, 17), LIGHT.star)
    assert max(y for _, y in one) == max(y for _, y in last)
    assert min(y for _, y in one) > min(y for _, y in last)


def test_a_goal_too_great_is_one_star_and_a_figure() -> None:
    few, many = (where(strips_of(jar(stars, 100), 94, 17), LIGHT.star) for stars in (7, 99))
    assert few == many
    assert not where(strips_of(jar(0, 100), 94, 17), LIGHT.star)


def test_as_many_stars_as_fit_are_drawn_at_one_size() -> None:
    assert grid(5, 31, 24) == ("star", 1, 3)
    assert grid(1, 100, 100) == ("star", 3, 1)
    assert grid(200, 31, 24) is None


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("size", SIZES)
def test_every_word_can_be_read(theme: str, size: tuple[int, int]) -> None:
    assert not faint_words(strips_of(jar(5, 5, "Ask a grown-up"), *size, theme))


@pytest.mark.parametrize("theme", THEMES)
def test_only_a_full_jar_asks(theme: str) -> None:
    full = strips_of(jar(5, 5, "Ask a grown-up"), 94, 17, theme)
    assert any("Ask a grown-up" in line for line in lines(full))
    assert where(full, palette(theme).now)
    assert not where(strips_of(jar(4, 5), 94, 17, "light"), LIGHT.now)


def test_without_a_reward_it_is_plain_page() -> None:
    assert {colour for row in px(strips_of(Jar(), 94, 17)) for colour in row} == {LIGHT.page}


@pytest.mark.parametrize(
    ("goal", "wide", "high"), [(0, 40, 40), (0, 0, 40), (3, 0, 40), (3, -2, -2)]
)
def test_without_stars_or_room_there_is_no_grid(goal: int, wide: int, high: int) -> None:
    assert grid(goal, wide, high) is None
