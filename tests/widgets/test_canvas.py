"""Px and words on cells: nothing sticks out, nothing is torn, and few segments reach a terminal."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.strip import Strip

from tests.look.stage import cells, lines, px, where
from widgets.canvas import UPPER_HALF, Canvas

WALL, RED, BLUE = "#000000", "#FF0000", "#0000FF"
COLUMNS, ROWS = 8, 4
ARROW = ("rr..", ".bb.")

few = settings(max_examples=50)
near = st.integers(-12, 12)
boxes = st.tuples(near, near, near, near)
places = st.tuples(st.integers(-6, 14), st.integers(-2, 5))


def board(columns: int = COLUMNS, rows: int = ROWS) -> Canvas:
    return Canvas(columns, rows, WALL)


def inside(x: int, y: int) -> bool:
    return 0 <= x < COLUMNS and 0 <= y < ROWS * 2


def rectangle(x: int, y: int, width: int, height: int) -> set[tuple[int, int]]:
    return {(a, b) for a in range(x, x + width) for b in range(y, y + height)}


def visible(points: set[tuple[int, int]]) -> set[tuple[int, int]]:
    return {point for point in points if inside(*point)}


def characters(strip: Strip) -> str:
    return "".join(segment.text for segment in strip)


# px


@few
@given(boxes)
def test_a_rectangle_is_cut_off_at_the_edges(box: tuple[int, int, int, int]) -> None:
    canvas = board()
    canvas.fill(*box, RED)
    assert where(canvas.strips(), RED) == visible(rectangle(*box))


@few
@given(st.tuples(near, near, st.integers(2, 12), st.integers(2, 12)))
def test_soft_corners_lose_one_px(box: tuple[int, int, int, int]) -> None:
    x, y, width, height = box
    corners = {(a, b) for a in (x, x + width - 1) for b in (y, y + height - 1)}
    canvas = board()
    canvas.soft(*box, RED)
    assert where(canvas.strips(), RED) == visible(rectangle(*box) - corners)


@few
@given(st.tuples(near, near, st.integers(3, 12), st.integers(3, 12)))
def test_a_ring_is_the_outermost_px_of_what_is_soft(box: tuple[int, int, int, int]) -> None:
    x, y, width, height = box
    soft, ring = board(), board()
    soft.soft(*box, RED)
    ring.ring(*box, RED)
    within = rectangle(x + 1, y + 1, width - 2, height - 2)
    assert where(ring.strips(), RED) == where(soft.strips(), RED) - within


@few
@given(places, st.integers(1, 3))
def test_a_drawing_is_cut_off_at_the_edges_and_enlarged_by_whole_px(
    place: tuple[int, int], scale: int
) -> None:
    canvas = board()
    canvas.sprite(ARROW, *place, {"r": RED, "b": BLUE}, scale)
    for letter, colour in (("r", RED), ("b", BLUE)):
        expected = {
            (place[0] + a, place[1] + b)
            for a in range(4 * scale)
            for b in range(2 * scale)
            if ARROW[b // scale][a // scale] == letter
        }
        assert where(canvas.strips(), colour) == visible(expected)


def test_letters_without_a_colour_stay_clear() -> None:
    canvas = board()
    canvas.fill(0, 0, COLUMNS, ROWS * 2, BLUE)
    canvas.sprite(ARROW, 0, 0, {"r": RED})
    assert where(canvas.strips(), RED) == {(0, 0), (1, 0)}
    assert len(where(canvas.strips(), BLUE)) == COLUMNS * ROWS * 2 - 2


def test_a_stamp_has_one_colour_and_a_clear_ground() -> None:
    canvas = board()
    canvas.stamp(ARROW, 1, 1, RED)
    assert where(canvas.strips(), RED) == {(1, 1), (2, 1), (2, 2), (3, 2)}


@few
@given(st.lists(boxes, max_size=5))
def test_px_reach_the_terminal_as_upper_halves_and_spaces_only(
    drawn: list[tuple[int, int, int, int]],
) -> None:
    canvas = board()
    for number, box in enumerate(drawn):
        canvas.fill(*box, (RED, BLUE)[number % 2])
    for row in cells(canvas.strips()):
        for cell in row:
            assert cell.character in (" ", UPPER_HALF)
            assert (cell.character == " ") or cell.ink != cell.ground


def test_a_cell_with_two_colours_is_an_upper_half_of_the_upper_one() -> None:
    canvas = board(1, 1)
    canvas.fill(0, 0, 1, 1, RED)
    canvas.fill(0, 1, 1, 1, BLUE)
    assert cells(canvas.strips()) == [[(UPPER_HALF, RED, BLUE, False)]]


# words


@pytest.mark.parametrize(
    ("column", "words", "shown"),
    [
        (0, "star chart", "star cha"),
        (-3, "star chart", "r chart"),
        (6, "star", "      st"),
        (8, "star", ""),
        (-9, "star", ""),
        (7, "日", ""),  # half a wide character is none
        (6, "日本", "      日"),
        (-1, "日本", " 本"),
    ],
)
def test_words_are_cut_at_the_edges(column: int, words: str, shown: str) -> None:
    canvas = board()
    canvas.text(column, 1, words, RED)
    assert lines(canvas.strips()) == ["", shown, "", ""]


@pytest.mark.parametrize("row", [-1, ROWS])
def test_words_above_and_below_are_left_out(row: int) -> None:
    canvas = board()
    canvas.text(0, row, "star", RED)
    assert lines(canvas.strips()) == [""] * ROWS


@pytest.mark.parametrize(
    ("column", "shown"), [(0, "x 本"), (1, " x本"), (2, "日x"), (3, "日 x"), (4, "日本x")]
)
def test_half_a_wide_character_leaves_a_space(column: int, shown: str) -> None:
    canvas = board()
    canvas.text(0, 0, "日本", RED)
    canvas.text(column, 0, "x", BLUE)
    assert lines(canvas.strips())[0] == shown


def test_a_wide_character_over_two_halves_leaves_a_space_on_each_side() -> None:
    canvas = board()
    canvas.text(0, 0, "日本", RED)
    canvas.text(1, 0, "木", BLUE)
    assert lines(canvas.strips())[0] == " 木"
    assert characters(canvas.strips()[0]) == " 木     "


@pytest.mark.parametrize("control", ["\n", "\t", "\x1b", "\x07", "\x85", "\u2028", "\u202e"])
def test_a_control_character_never_reaches_the_terminal(control: str) -> None:
    canvas = board()
    canvas.text(0, 0, f"a{control}b", RED)
    assert control not in characters(canvas.strips()[0])
    assert lines(canvas.strips())[0] in ("a b", "ab")


def test_a_letter_lies_on_its_upper_px() -> None:
    canvas = board()
    canvas.fill(0, 0, 1, 1, BLUE)
    canvas.text(0, 0, "a", RED, bold=True)
    canvas.text(1, 0, "b", RED)
    assert cells(canvas.strips())[0][:2] == [("a", RED, BLUE, True), ("b", RED, WALL, False)]
    assert (canvas.ground(0, 0), canvas.ground(1, 0)) == (BLUE, WALL)


def test_a_space_in_words_lets_the_px_through() -> None:
    canvas = board()
    canvas.fill(1, 0, 1, 1, BLUE)
    canvas.text(0, 0, "a b", RED)
    assert cells(canvas.strips())[0][1] == (UPPER_HALF, BLUE, WALL, False)


# strips

texts = st.one_of(st.text(max_size=12), st.text("ab日本é\u0301🧩👍🏽\n\t ", max_size=12))
said = st.tuples(st.integers(-4, 24), st.integers(-1, 4), texts, st.sampled_from([RED, BLUE]))


@few
@given(st.integers(0, 20), st.integers(0, 4), st.lists(said, max_size=6), st.lists(boxes))
def test_a_strip_is_as_wide_as_the_canvas_and_neighbours_are_joined(
    columns: int,
    rows: int,
    words: list[tuple[int, int, str, str]],
    drawn: list[tuple[int, int, int, int]],
) -> None:
    canvas = board(columns, rows)
    for box in drawn:
        canvas.fill(*box, RED)
    for column, row, text, colour in words:
        canvas.text(column, row, text, colour)
    strips = canvas.strips()
    assert len(strips) == rows
    for strip in strips:
        assert strip.cell_length == columns
        assert sum(map(cell_len, characters(strip))) == columns
        assert sum(cell_len(segment.text) for segment in strip) == columns
        assert all(one.style != other.style for one, other in pairwise(strip))


def _plain(canvas: Canvas) -> None:
    canvas.fill(0, 0, COLUMNS, ROWS * 2, RED)


def _halves(canvas: Canvas) -> None:
    for row in range(ROWS):
        canvas.fill(0, row * 2, COLUMNS, 1, RED)


def _words(canvas: Canvas) -> None:
    for row in range(ROWS):
        canvas.text(0, row, "starstar", RED)


@pytest.mark.parametrize("draw", [_plain, _halves, _words])
def test_a_row_of_one_look_is_one_segment(draw: Callable[[Canvas], None]) -> None:
    canvas = board()
    draw(canvas)
    assert [len(list(strip)) for strip in canvas.strips()] == [1] * ROWS


def test_px_read_back_are_those_that_were_painted() -> None:
    canvas = board(3, 1)
    canvas.fill(1, 0, 1, 2, RED)
    canvas.fill(2, 1, 1, 1, BLUE)
    assert px(canvas.strips()) == [[WALL, RED, WALL], [WALL, RED, BLUE]]
