"""The week's sky: stars piled from the bottom, today on honey, a day with none plain sky."""

import pytest

from tests.look.stage import Stage, dressed, faint_words, lines, px, strips_of, where
from widgets.drawings import icons
from widgets.palette import LIGHT, PALETTES
from widgets.star_sky import StarSky

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def sky(stars: tuple[int, ...] = (3, 2, 3, 1, 0, 0, 0), today: int = 3) -> StarSky:
    return dressed(StarSky(), days=DAYS, stars=stars, today=today)


def drawn(name: str, x: int, y: int) -> set[tuple[int, int]]:
    """The px of an icon at x, y."""
    return {
        (x + column, y + row)
        for row, line in enumerate(icons()[name])
        for column, letter in enumerate(line)
        if letter != "."
    }


@pytest.mark.parametrize(
    ("size", "icon", "left", "step", "tops"),
    [((94, 17), "star", 4, 13, (21, 12, 3)), ((76, 13), "star-small", 4, 10, (15, 9, 3))],
)
def test_stars_lie_where_the_look_has_them(
    size: tuple[int, int], icon: str, left: int, step: int, tops: tuple[int, ...]
) -> None:
    expected: set[tuple[int, int]] = set()
    for day, number in enumerate((3, 2, 3, 1)):
        for top in tops[:number]:
            expected |= drawn(icon, left + day * step, top)
    # without today, whose honey is the gold of the stars in the light theme
    assert where(strips_of(sky(today=-1), *size), LIGHT.star) == expected


def test_the_sky_fills_all_but_the_topmost_px_and_its_corners() -> None:
    painted = px(strips_of(sky(stars=(), today=-1), 94, 17))
    assert set(painted[0]) == {LIGHT.page}
    assert painted[1] == [LIGHT.page, *[LIGHT.sky] * 92, LIGHT.page]
    assert painted[33] == painted[1]
    assert set(painted[2]) == {LIGHT.sky}


def test_todays_name_is_on_honey_and_marked_without_colour() -> None:
    strips = strips_of(sky(stars=()), 94, 17)
    assert where(strips, LIGHT.act) == {(x, y) for x in range(42, 53) for y in (30, 31)}
    assert "● Thu" in lines(strips)[15]


def test_a_day_with_no_star_shows_its_name_and_nothing_else() -> None:
    none, some = lines(strips_of(sky(stars=(0,) * 7), 94, 17)), DAYS
    assert [line.split() for line in none if line] == [[*some[:3], "●", "Thu", *some[4:]]]


@pytest.mark.parametrize("number", [4, 12])
def test_more_than_fit_are_a_figure_over_as_high_a_pile(number: int) -> None:
    strips = strips_of(sky(stars=(number, 0, 0, 0, 0, 0, 0), today=-1), 94, 17)
    assert where(strips, LIGHT.star) == drawn("star", 4, 21) | drawn("star", 4, 12)
    figure = {(x, y) for x, y in where(strips, "#FFFFFF") if y < 12}
    assert figure, "the figure stands where the third star would"


def test_a_figure_too_wide_to_draw_is_said() -> None:
    strips = strips_of(sky(stars=(1250, 0, 0, 0, 0, 0, 0), today=-1), 76, 13)
    assert any("1250" in line for line in lines(strips))


def test_a_very_low_sky_says_the_stars_as_words() -> None:
    assert "★ 3" in "\n".join(lines(strips_of(sky(), 58, 4)))


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("today", [-1, 0, 3, 6])
@pytest.mark.parametrize("size", [(94, 17), (76, 13), (58, 13), (122, 27), (58, 4)])
def test_every_name_can_be_read(theme: str, today: int, size: tuple[int, int]) -> None:
    assert not faint_words(strips_of(sky(today=today), *size, theme))


async def test_a_new_star_shows_at_once() -> None:
    app = Stage(sky())
    async with app.run_test(size=(94, 17)) as pilot:
        before = app.widget.render_line(14)
        app.widget.stars = (3, 2, 3, 2, 0, 0, 0)  # type: ignore[attr-defined]
        await pilot.pause()
        rows = [app.widget.render_line(y) for y in range(17)]
        assert drawn("star", 43, 12) <= where(rows, LIGHT.star)
        assert before
