"""A task's card: its states, its places to the px, and words that nobody may lose."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.strip import Strip

from tests.look.stage import THEMES, Stage, cells, dressed, faint_words, lines, px, strips_of, where
from widgets.drawings import icons, pictures
from widgets.palette import LIGHT, PALETTES, contrast, faded
from widgets.right_to_left import in_cells
from widgets.task_card import TaskCard

Px = tuple[int, int]
Box = tuple[int, int, int, int]  # x, y, width, height in px

WORDS = {
    "now": "I did it",
    "next": "Next",
    "later": "Later",
    "just-done": "Done",
    "done": "Done",
    "tried": "Tried it",
    "not-today": "Another day",
}
FILLS = {"now": LIGHT.now, **dict.fromkeys(("done", "tried", "not-today"), LIGHT.done)}
PANEL, SMALL, WINDOW, LARGE = (32, 18), (26, 17), (30, 15), (62, 28)
SIZES = [PANEL, SMALL, WINDOW, LARGE, (31, 18), (20, 9)]


def card(state: str = "now", **values: object) -> TaskCard:
    usual: dict[str, object] = {
        "task_title": "Cut along the wavy lines",
        "picture": "scissors",
        "word": WORDS.get(state, ""),
        "hint": "Oops? Tap" if state == "just-done" else "",
    }
    return dressed(TaskCard(), state=state, **{**usual, **values})


def painted(
    state: str = "now", size: tuple[int, int] = PANEL, theme: str = "light", **values: object
) -> list[Strip]:
    return strips_of(card(state, **values), *size, theme)


def rectangle(box: Box) -> set[Px]:
    x, y, width, height = box
    return {(a, b) for a in range(x, x + width) for b in range(y, y + height)}


def star(name: str, x: int, y: int, scale: int = 1) -> set[Px]:
    """The px of a star at x1 or larger."""
    sprite = icons()[name]
    return {
        (x + a, y + b)
        for a in range(len(sprite[0]) * scale)
        for b in range(len(sprite) * scale)
        if sprite[b // scale][a // scale] != "."
    }


# places, from the pictures of the look; the widget begins one column and one px before its card


@pytest.mark.parametrize(
    ("size", "body"),
    [(PANEL, (1, 1, 30, 33)), (SMALL, (1, 1, 24, 31)), (WINDOW, (1, 1, 28, 28))],
)
def test_the_card_leaves_the_gap_for_the_ring(size: tuple[int, int], body: Box) -> None:
    x, y, width, height = body
    corners = {(a, b) for a in (x, x + width - 1) for b in (y, y + height - 1)}
    grid = px(painted("now", size))
    page = where(painted("now", size), LIGHT.page)
    assert page == rectangle((0, 0, size[0], len(grid))) - rectangle(body) | corners


@pytest.mark.parametrize(
    ("size", "plate"),
    [(PANEL, (2, 2, 28, 18)), (SMALL, (1, 1, 24, 17)), (WINDOW, (2, 2, 26, 16))],
)
def test_the_plate_ends_where_the_title_begins(size: tuple[int, int], plate: Box) -> None:
    found = where(painted("now", size), LIGHT.plate)
    assert found < rectangle(plate)
    x, y, width, height = plate
    assert (x, y + height - 1) in found
    assert (x + width - 1, y + height - 1) in found
    assert ((x, y) in found) == (size != SMALL), "the card's corner is cut through a whole plate"


@pytest.mark.parametrize(
    ("size", "strip", "row", "column"),
    [
        (PANEL, (2, 25, 28, 8), 14, 17),
        (SMALL, (2, 23, 22, 8), 13, 15),
        (WINDOW, (2, 22, 26, 6), 12, 15),
    ],
)
def test_the_strip_to_press_lies_across_the_card(
    size: tuple[int, int], strip: Box, row: int, column: int
) -> None:
    strips = painted("now", size)
    ys = {y for _, y in where(strips, LIGHT.act)}
    assert ys == set(range(strip[1], strip[1] + strip[3]))
    x, y, width, height = strip
    corners = {(a, b) for a in (x, x + width - 1) for b in (y, y + height - 1)}
    honey = where(strips, LIGHT.act) | where(strips, LIGHT.on_act)
    assert honey & rectangle(strip) == rectangle(strip) - corners
    assert lines(strips)[row].rstrip()[column:] == "I did it"


@pytest.mark.parametrize(
    ("size", "name", "place", "patch"),
    [
        (PANEL, "star", (5, 25), (2, 25, 15, 8)),
        (SMALL, "star", (5, 23), (2, 23, 15, 8)),
        (WINDOW, "star-small", (5, 22), (2, 22, 13, 6)),
    ],
)
@pytest.mark.parametrize("state", ["just-done", "done", "tried"])
def test_an_earned_star_is_gold_on_its_sky(
    state: str, size: tuple[int, int], name: str, place: Px, patch: Box
) -> None:
    strips = painted(state, size)
    x, y, width, height = patch
    corners = {(a, b) for a in (x, x + width - 1) for b in (y, y + height - 1)}
    gold = star(name, *place)
    assert where(strips, LIGHT.star) == gold
    assert where(strips, LIGHT.sky) == rectangle(patch) - corners - gold


@pytest.mark.parametrize("state", ["next", "later"])
def test_a_star_to_come_is_an_outline_in_the_same_place(state: str) -> None:
    assert where(painted(state), LIGHT.slot_card) == star("star-hollow", 5, 25)
    assert where(painted(state, WINDOW), LIGHT.slot_card) == star("star-small-hollow", 5, 22)


def test_another_day_has_neither_star_nor_outline() -> None:
    strips = painted("not-today")
    strip = rectangle((2, 25, 28, 8))
    grid = px(strips)
    assert {grid[y][x] for x, y in strip} == {LIGHT.done}
    assert "Another day" in lines(strips)[14]


def test_a_picture_lies_in_the_middle_of_its_plate() -> None:
    clay = {
        (x + 4, y + 3)
        for y, row in enumerate(pictures()["scissors"])
        for x, letter in enumerate(row)
        if letter == "o"
    }
    assert where(painted(), LIGHT.picture["o"]) == clay


def test_a_large_card_has_everything_twice_as_large() -> None:
    strips = painted("now", LARGE)
    letters = [row.count("o") for row in pictures()["scissors"]]
    assert len(where(strips, LIGHT.picture["o"])) == 4 * sum(letters)
    assert star("star-hollow", 5, 38, 2) < where(strips, LIGHT.on_act)
    assert "I did it" not in "".join(lines(strips)), "it is in the display face"
    assert where(painted("done", LARGE), LIGHT.star) == star("star", 5, 38, 2)


# states


@pytest.mark.parametrize("state", WORDS)
def test_a_state_is_told_by_fill_word_and_weight(state: str) -> None:
    strips = painted(state)
    assert px(strips)[33][5] == FILLS.get(state, LIGHT.card)
    assert WORDS[state] in lines(strips)[14]
    title = cells(strips)[11][4]
    assert (title.character, title.bold) == ("C", state == "now")
    finished = state in ("done", "tried", "not-today")
    letters = faded(LIGHT) if finished else LIGHT.picture
    assert letters["o"] in {colour for row in px(strips) for colour in row}


def test_what_was_tried_looks_like_what_was_done_but_for_its_word() -> None:
    done, tried = painted("done", word="Tried it"), painted("tried")
    assert cells(done) == cells(tried)


def test_what_was_just_done_can_be_taken_back() -> None:
    shown = lines(painted("just-done"))
    assert shown[14].rstrip().endswith("Done")
    assert shown[15].rstrip().endswith("Oops? Tap")


def test_a_hint_that_is_too_long_goes_on_below() -> None:
    shown = [line.strip() for line in lines(painted("just-done", SMALL))]
    assert shown[12:15] == ["Done", "Oops?", "Tap"]


def test_a_word_that_is_too_long_goes_on_below() -> None:
    shown = [line.strip() for line in lines(painted("tried", SMALL))]
    assert shown[13:15] == ["Tried", "it"]


@pytest.mark.parametrize("name", ["star", "no such picture", ""])
def test_a_gold_star_as_a_picture_has_the_sky_as_its_plate(name: str) -> None:
    strips = painted("next", picture=name)
    assert where(strips, LIGHT.plate) == set()
    assert len(where(strips, LIGHT.sky)) > 200


def test_the_key_is_shown_in_the_corner_of_the_plate() -> None:
    assert lines(painted(key_hint="2"))[1].strip() == "2"
    assert lines(painted())[1].strip() == ""


def test_a_blank_card_is_the_page() -> None:
    assert where(painted("blank"), LIGHT.page) == rectangle((0, 0, 32, 36))


# words


@pytest.mark.parametrize(
    "title",
    ["[b]Cut[/b] [red]", "日本語の練習", "גזור לאורך הקו", "Zoé's naïve q\u0331", "\\[x] $y"],
)
@pytest.mark.parametrize("state", ["now", "done"])
def test_a_title_is_shown_as_it_was_typed(state: str, title: str) -> None:
    assert lines(painted(state, task_title=title))[11].strip() == in_cells(title)


def test_a_title_has_two_lines_and_ends_in_an_ellipsis() -> None:
    shown = lines(painted(task_title="Walk up and down the stairs with one hand on the rail only"))
    assert shown[10].strip() == "Walk up and down the stairs"
    assert shown[11].strip() == "with one hand on the rail…"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", WORDS)
def test_every_word_can_be_read(state: str, size: tuple[int, int], theme: str) -> None:
    assert not faint_words(painted(state, size, theme, key_hint="1"))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("state", ["now", "next", "just-done", "done", "tried"])
def test_the_star_stands_out_from_what_is_around_it(state: str, theme: str) -> None:
    grid = px(painted(state, theme=theme))
    name = "star" if state in ("just-done", "done", "tried") else "star-hollow"
    shape = star(name, 5, 25)
    around = {(x + a, y) for x, y in shape for a in (-1, 1)} - shape
    (colour,) = {grid[y][x] for x, y in shape}
    assert min(contrast(colour, grid[y][x]) for x, y in around) >= 3.0


@pytest.mark.parametrize("theme", THEMES)
def test_the_one_card_that_is_now_stands_out_from_the_page(theme: str) -> None:
    grid = px(painted("now", theme=theme))
    assert contrast(grid[30][1], PALETTES[theme].page) >= 3.0
    for state in set(WORDS) - {"now"}:
        assert px(painted(state, theme=theme))[30][1] != grid[30][1]


# sizes


@given(
    st.integers(0, 200),
    st.integers(0, 60),
    st.sampled_from([*WORDS, "blank"]),
    st.text(max_size=40),
    st.sampled_from(["", "Done", "Ich war's schon", "日本語の練習"]),
)
@settings(max_examples=120, deadline=None)  # two cores are shared with everything else that runs
def test_no_size_breaks_a_card_and_none_crops_its_picture(
    columns: int, rows: int, state: str, title: str, word: str
) -> None:
    strips = painted(state, (columns, rows), task_title=title, word=word, hint=word)
    assert [strip.cell_length for strip in strips] == [columns] * rows
    letters = faded(LIGHT) if state in ("done", "tried", "not-today") else LIGHT.picture
    once = sum(row.count("o") for row in pictures()["scissors"])
    found = len(where(strips, letters["o"]))
    assert found in (0, once, 4 * once, 9 * once, 16 * once)


@pytest.mark.parametrize("size", [(24, 10), (18, 8), (12, 5)])
def test_a_card_too_small_for_its_picture_keeps_title_and_word(size: tuple[int, int]) -> None:
    strips = painted("now", size, task_title="Scissors")
    assert where(strips, LIGHT.picture["o"]) == set()
    shown = "\n".join(lines(strips))
    assert "Scissors" in shown
    assert "I did it" in " ".join(shown.split())


# presses


class Board(Stage):
    """A stage that notes what was tapped."""

    AUTO_FOCUS = None

    def __init__(self, widget: TaskCard, theme: str = "light") -> None:
        super().__init__(widget, theme)
        self.tapped: list[TaskCard] = []

    def on_task_card_tapped(self, event: TaskCard.Tapped) -> None:
        assert event.control is event.card
        self.tapped.append(event.card)


@pytest.mark.parametrize("state", WORDS)
@pytest.mark.parametrize("offset", [(3, 2), (15, 11), (28, 15), (0, 0)])
async def test_the_whole_card_is_the_target(state: str, offset: tuple[int, int]) -> None:
    board = Board(card(state))
    async with board.run_test(size=PANEL) as pilot:
        await pilot.mouse_down(TaskCard, offset=offset)
        await pilot.pause()
        assert board.tapped == [board.widget]


async def test_a_blank_card_hears_nothing_and_takes_no_focus() -> None:
    board = Board(card("blank"))
    async with board.run_test(size=PANEL) as pilot:
        await pilot.mouse_down(TaskCard)
        await pilot.press("tab", "enter")
        assert board.tapped == []
        assert board.focused is None


@pytest.mark.parametrize("theme", THEMES)
async def test_the_ring_is_drawn_in_the_gap_around_the_card(theme: str) -> None:
    board = Board(card("done"), theme)
    async with board.run_test(size=PANEL) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        grid = px([board.widget.render_line(y) for y in range(PANEL[1])])
    ours = PALETTES[theme]
    ring = {
        (x, y) for y, row in enumerate(grid) for x, found in enumerate(row) if found == ours.focus
    }
    outer, inner = rectangle((0, 0, 32, 35)), rectangle((1, 1, 30, 33))
    corners = {(x, y) for x in (0, 31) for y in (0, 34)}
    assert ring == outer - inner - corners
    assert contrast(ours.focus, ours.page) >= 3.0


async def test_a_card_that_becomes_blank_lets_go_of_the_focus() -> None:
    board = Board(card("now"))
    async with board.run_test(size=PANEL) as pilot:
        await pilot.press("tab")
        assert board.focused is board.widget
        dressed(board.widget, state="blank")
        await pilot.pause()
        assert board.focused is None
