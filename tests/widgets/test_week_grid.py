"""Several tasks over a week: stars where something was done, plain card everywhere else."""

import pytest

from tests.look.stage import Stage, cells, dressed, faint_words, lines, strips_of, where
from widgets.palette import LIGHT, PALETTES
from widgets.week_grid import WeekGrid

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEK = ("done", "tried", "not-today", "open", "", "", "")
SIZES = [(94, 17), (76, 13), (58, 13), (122, 27)]


def grid(**values: object) -> WeekGrid:
    rows = (("Five k words", WEEK), ("Bath", ("",) * 7))
    return dressed(WeekGrid(), **{"rows": rows, "days": DAYS, "today": 3, **values})


@pytest.mark.parametrize("size", SIZES)
def test_done_and_tried_earn_the_same_star_told_apart_by_a_mark(size: tuple[int, int]) -> None:
    row = cells(strips_of(grid(), *size))[3]
    stars = [cell for cell in row if cell.character == "★"]
    assert {(star.ink, star.ground) for star in stars} == {(LIGHT.star, LIGHT.sky)}
    assert len(stars) == 2
    assert "".join(cell.character for cell in row).count("★~") == 1


def test_not_today_open_and_nothing_look_the_same() -> None:
    silent = ("not-today", "open", "", "not-today", "open", "", "")
    one = strips_of(grid(rows=(("Bath", silent),)), 94, 17)
    other = strips_of(grid(rows=(("Bath", ("",) * 7),)), 94, 17)
    assert cells(one) == cells(other)
    assert not where(one, LIGHT.sky)


def test_rows_that_do_not_fit_wait_for_the_next_page() -> None:
    many = tuple((f"Task {number}", WEEK) for number in range(1, 20))
    widget = grid(rows=many)
    first = "\n".join(lines(strips_of(widget, 94, 17)))
    assert "Task 7" in first
    assert "Task 8" not in first
    widget.first_row = 7
    assert "Task 8" in "\n".join(lines(strips_of(widget, 94, 17)))


@pytest.mark.parametrize(("size", "rows"), [((94, 17), 7), ((76, 13), 5), ((58, 9), 5)])
async def test_a_page_is_as_many_rows_as_are_shown(size: tuple[int, int], rows: int) -> None:
    many = tuple((f"Task {number}", WEEK) for number in range(1, 20))
    app = Stage(grid(rows=many))
    async with app.run_test(size=size):
        assert app.widget.page_rows == rows  # type: ignore[attr-defined]
        shown = lines([app.widget.render_line(y) for y in range(size[1])])
        assert sum("Task" in line for line in shown) == rows


def test_the_legend_takes_a_row_and_says_both_stars() -> None:
    widget = grid(legend=("Did it", "Tried it"))
    said = lines(strips_of(widget, 94, 17))[15]
    assert said.split() == ["★", "Did", "it", "★~", "Tried", "it"]


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("size", SIZES)
def test_every_word_can_be_read(theme: str, size: tuple[int, int]) -> None:
    widget = grid(legend=("Did it", "Tried it"))
    assert not faint_words(strips_of(widget, *size, theme))
