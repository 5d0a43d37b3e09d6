"""The top of the child's screen at three sizes, with any name, and any number of stars."""

import pytest
from textual.strip import Strip

from tests.look.stage import THEMES, cells, dressed, faint_words, lines, px, strips_of, where
from widgets.day_header import DayHeader
from widgets.drawings import icons
from widgets.palette import LIGHT, PALETTES, contrast
from widgets.right_to_left import in_cells

Px = tuple[int, int]

PANEL, SMALL, WINDOW = (100, 4), (80, 1), (60, 1)
SIZES = [PANEL, SMALL, WINDOW, (128, 4), (100, 1), (50, 1)]


def painted(size: tuple[int, int] = PANEL, theme: str = "light", **values: object) -> list[Strip]:
    usual: dict[str, object] = {
        "child": "Rosa",
        "date": "Thursday 26 Nov",
        "part": 1,
        "stars": 3,
        "goal": 5,
    }
    return strips_of(dressed(DayHeader(), **{**usual, **values}), *size, theme)


def stars(name: str, columns: range) -> set[Px]:
    return {
        (left + x, 1 + y)
        for left in columns
        for y, row in enumerate(icons()[name])
        for x, letter in enumerate(row)
        if letter != "."
    }


def band(left: int, width: int) -> set[Px]:
    """The px of a soft rectangle four rows high."""
    corners = {(x, y) for x in (left, left + width - 1) for y in (0, 7)}
    return {(x, y) for x in range(left, left + width) for y in range(8)} - corners


# four rows


def test_name_and_date_stand_at_the_left() -> None:
    strips = painted()
    assert lines(strips)[1].startswith("   Rosa  ")
    assert lines(strips)[2].startswith("   Thursday 26 Nov  ")
    assert (cells(strips)[1][3].bold, cells(strips)[2][3].bold) == (True, False)


@pytest.mark.parametrize("part", [0, 1, 2])
def test_the_part_of_the_day_that_it_is_has_its_own_fill_dot_and_weight(part: int) -> None:
    strips = painted(part=part)
    left = 20 + 11 * part
    assert where(strips, LIGHT.tint) == band(left, 11)
    assert [line for line in lines(strips)[1] if line in "·●"] == [
        "●" if index == part else "·" for index in range(3)
    ]
    names = lines(strips)[2][20:53]
    assert [name.strip() for name in (names[:11], names[11:22], names[22:])] == [
        "Morning",
        "Afternoon",
        "Evening",
    ]
    assert cells(strips)[2][left + 4].bold
    assert where(strips, LIGHT.card) == band(20, 33) - band(left, 11)


def test_stars_lie_on_a_sky_that_ends_at_the_margin() -> None:
    strips = painted()
    gold, slots = where(strips, LIGHT.star), where(strips, LIGHT.slot)
    assert gold == stars("star-small", range(57, 80, 8))
    assert slots == stars("star-small-hollow", range(81, 96, 8))
    assert where(strips, LIGHT.sky) == band(56, 41) - gold - slots


@pytest.mark.parametrize(("columns", "goal", "left"), [(128, 5, 84), (100, 3, 72), (100, 1, 88)])
def test_the_band_is_as_wide_as_its_stars(columns: int, goal: int, left: int) -> None:
    strips = painted((columns, 4), goal=goal, stars=goal)
    assert min(x for x, _ in where(strips, LIGHT.sky)) == left
    assert max(x for x, _ in where(strips, LIGHT.sky)) == columns - 4
    assert where(strips, LIGHT.slot) == set()


@pytest.mark.parametrize("size", [PANEL, SMALL, WINDOW])
def test_without_a_reward_there_is_no_sky(size: tuple[int, int]) -> None:
    strips = painted(size, goal=0)
    assert where(strips, LIGHT.sky) == set()
    assert not set("★☆") & set("".join(lines(strips)))


@pytest.mark.parametrize(
    ("words", "said"), [("3 of 12 stars", ["3 of 12", "stars"]), ("", ["3 of 12", ""])]
)
def test_a_goal_above_five_is_one_star_and_the_figure(words: str, said: list[str]) -> None:
    strips = painted(goal=12, words=words)
    assert len(where(strips, LIGHT.star)) == len(stars("star-small", range(1)))
    assert where(strips, LIGHT.slot) == set()
    assert [line[53:].strip() for line in lines(strips)[1:3]] == said
    assert max(x for x, _ in where(strips, LIGHT.sky)) == 96


# one row


def test_at_80_columns_all_is_on_one_line() -> None:
    (line,) = lines(painted(SMALL))
    assert line == ("  Rosa Thursday             Morning   ● Afternoon   Evening         ★ ★ ★ ☆ ☆")
    grid = px(painted(SMALL))
    assert [x for x, colour in enumerate(grid[0]) if colour == LIGHT.tint] == list(range(37, 50))
    assert [x for x, colour in enumerate(grid[0]) if colour == LIGHT.sky] == list(range(67, 78))


def test_a_window_shows_the_part_that_it_is() -> None:
    (line,) = lines(painted(WINDOW))
    assert line == " Rosa Thursday       ● Afternoon                 ★ ★ ★ ☆ ☆"
    grid = px(painted(WINDOW))
    assert [x for x, colour in enumerate(grid[0]) if colour == LIGHT.tint] == list(range(20, 33))
    assert [x for x, colour in enumerate(grid[0]) if colour == LIGHT.sky] == list(range(48, 59))


@pytest.mark.parametrize("size", [SMALL, WINDOW, (100, 1)])
def test_on_one_line_a_great_goal_is_told_in_figures(size: tuple[int, int]) -> None:
    (line,) = lines(painted(size, goal=12, words="3 of 12 stars"))
    assert line.endswith(" ★ 3 of 12 stars")
    assert "● Afternoon" in line


# names


@pytest.mark.parametrize(
    ("size", "band_column"), [(PANEL, 20), (SMALL, 28), (WINDOW, 20), ((100, 1), 28)]
)
@pytest.mark.parametrize(
    "child", ["Bartholomew Alexander of Greenhill", "日本語の名前はとても長い名前"]
)
def test_a_long_name_is_cut_before_the_day(
    child: str, size: tuple[int, int], band_column: int
) -> None:
    rows = [[cell.character for cell in row] for row in cells(painted(size, child=child))]
    (row,) = [row for row in rows if "…" in row]
    assert row.index("…") < band_column - 1
    assert child[:6] in "".join(row)
    assert any("●" in row for row in rows)


@pytest.mark.parametrize("child", ["[b]Ro[/b]", "רוזה", "Zoé"])
def test_a_name_is_shown_as_it_was_typed(child: str) -> None:
    assert lines(painted(child=child))[1][3:19].strip() == in_cells(child)


def test_without_a_date_the_name_stands_alone() -> None:
    assert lines(painted(WINDOW, date=""))[0].startswith(" Rosa   ")


# colours


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("goal", [0, 5, 12])
def test_every_word_can_be_read(goal: int, size: tuple[int, int], theme: str) -> None:
    for part in range(3):
        assert not faint_words(painted(size, theme, goal=goal, part=part))


@pytest.mark.parametrize("theme", THEMES)
def test_stars_stand_out_from_their_sky(theme: str) -> None:
    ours = PALETTES[theme]
    strips = painted(theme=theme)
    assert where(strips, ours.star)
    assert where(strips, ours.slot)
    assert contrast(ours.star, ours.sky) >= 3.0
    assert contrast(ours.slot, ours.sky) >= 3.0


def test_words_of_blanks_give_way_to_the_figures() -> None:
    assert "3 of 12" in "\n".join(lines(painted(goal=12, words=" ")))
