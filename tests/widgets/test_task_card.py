"""A task card in every state, where the look has its parts at the three sizes and beyond."""

from typing import NamedTuple

import pytest
from textual import on
from textual.strip import Strip

from tests.look.stage import (
    THEMES,
    Cell,
    Stage,
    cells,
    dressed,
    faint_words,
    lines,
    px,
    strips_of,
    where,
)
from widgets.drawings import icons, pictures
from widgets.palette import LIGHT, PALETTES, Palette, contrast, faded, palette
from widgets.task_card import TaskCard

Box = tuple[int, int, int, int]  # x, y, width and height in px of the widget


class Places(NamedTuple):
    """Where the look has the parts; the widget has a px of page around the card."""

    card: Box
    plate: Box
    titles: tuple[int, int]  # rows
    strip: Box
    star: str
    scale: int


LOOK = {  # 100x30, 80x24 and 60x20, then two cards a page at 128x40
    (32, 18): Places((1, 1, 30, 33), (2, 2, 28, 18), (10, 11), (2, 25, 28, 8), "star", 1),
    (26, 17): Places((1, 1, 24, 31), (1, 1, 24, 17), (9, 10), (2, 23, 22, 8), "star", 1),
    (30, 15): Places((1, 1, 28, 28), (2, 2, 26, 16), (9, 10), (2, 22, 26, 6), "star-small", 1),
    (62, 28): Places((1, 1, 60, 54), (2, 2, 58, 32), (17, 18), (2, 38, 58, 16), "star", 2),
}
WORDS = {
    "now": "I did it",
    "next": "Next",
    "later": "Later",
    "just-done": "Done",
    "done": "Done",
    "tried": "Tried it",
    "not-today": "Another day",
}
FINISHED = ["done", "tried", "not-today"]
STAR_X = 5  # column 4 of the card
ROOMS = [*LOOK, (26, 10), (14, 5)]

on_every_size = pytest.mark.parametrize("size", LOOK)
in_every_state = pytest.mark.parametrize("state", WORDS)


def card(state: str, **values: object) -> TaskCard:
    hint = "Oops? Tap" if state == "just-done" else ""
    usual = {"task_title": "Cut along the wavy lines", "picture": "scissors", "hint": hint}
    return dressed(TaskCard(), **{**usual, "word": WORDS.get(state, ""), "state": state, **values})


def points(box: Box) -> set[tuple[int, int]]:
    x, y, width, height = box
    return {(a, b) for a in range(x, x + width) for b in range(y, y + height)}


def corners(box: Box) -> set[tuple[int, int]]:
    x, y, width, height = box
    return {(a, b) for a in (x, x + width - 1) for b in (y, y + height - 1)}


def stamped(name: str, x: int, y: int, scale: int) -> set[tuple[int, int]]:
    """The px of an icon."""
    sprite = icons()[name]
    return {
        (x + a, y + b)
        for a in range(len(sprite[0]) * scale)
        for b in range(len(sprite) * scale)
        if sprite[b // scale][a // scale] != "."
    }


def colour_at(strips: list[Strip], spots: set[tuple[int, int]]) -> set[str]:
    grid = px(strips)
    return {grid[y][x] for x, y in spots}


def fill_of(state: str, colours: Palette) -> str:
    if state == "now":
        return colours.now
    return colours.done if state in FINISHED else colours.card


def said_at(strips: list[Strip], words: str) -> tuple[int, int]:
    """Column and row of words."""
    for row, line in enumerate(lines(strips)):
        if words in line:
            return line.index(words), row
    raise AssertionError(f"{words!r} is not on the card")


def cell_of(strips: list[Strip], words: str) -> Cell:
    column, row = said_at(strips, words)
    return cells(strips)[row][column]


# fills


@on_every_size
@in_every_state
def test_the_card_is_filled_by_its_state_with_soft_corners(
    size: tuple[int, int], state: str
) -> None:
    box = LOOK[size].card
    strips = strips_of(card(state), *size)
    page = points((0, 0, size[0], size[1] * 2)) - points(box)
    assert colour_at(strips, page | corners(box)) == {LIGHT.page}
    bottom = (box[0] + 1, box[1] + box[3] - 1, box[2] - 2, 1)
    assert colour_at(strips, points(bottom)) == {fill_of(state, LIGHT)}


@on_every_size
@in_every_state
def test_the_picture_lies_whole_in_the_middle_of_its_plate(
    size: tuple[int, int], state: str
) -> None:
    places = LOOK[size]
    colours = faded(LIGHT) if state in FINISHED else LIGHT.picture
    ground = LIGHT.plate_done if state in FINISHED else LIGHT.plate
    x, y, width, height = places.plate
    left = x + (width - 24 * places.scale) // 2
    top = y + (height - 16 * places.scale) // 2
    painted = px(strips_of(card(state), *size))
    for a, b in points(places.plate) - corners(places.card):
        column, row = (a - left) // places.scale, (b - top) // places.scale
        inside = 0 <= column < 24 and 0 <= row < 16
        letter = pictures()["scissors"][row][column] if inside else "."
        assert painted[b][a] == colours.get(letter, ground), (a, b)


@pytest.mark.parametrize("name", ["star", "no such picture"])
def test_a_gold_star_has_the_sky_as_its_plate(name: str) -> None:
    strips = strips_of(card("next", picture=name), 32, 18)
    plate = colour_at(strips, points(LOOK[(32, 18)].plate))
    assert plate == {LIGHT.sky, LIGHT.picture["y"]}


@pytest.mark.parametrize("columns", [12, 25, 26, 27, 40, 51, 52])
def test_a_picture_is_never_cropped(columns: int) -> None:
    whole = sum(row.count("d") + row.count("b") for row in pictures()["bike"])
    for rows in (5, 13, 14, 15, 24, 31):
        strips = strips_of(card("next", picture="bike"), columns, rows)
        bike = where(strips, LIGHT.picture["d"]) | where(strips, LIGHT.picture["b"])
        assert len(bike) in [whole * scale**2 for scale in range(3)], rows


@pytest.mark.parametrize(("size", "scale"), [((62, 28), 2), ((42, 28), 1), ((90, 40), 3)])
def test_the_picture_takes_the_greatest_whole_factor(size: tuple[int, int], scale: int) -> None:
    hair = where(strips_of(card("next", picture="mirror"), *size), LIGHT.picture["h"])
    assert len(hair) == sum(row.count("h") for row in pictures()["mirror"]) * scale**2


@pytest.mark.parametrize("theme", THEMES)
def test_in_grey_the_card_that_is_now_is_the_darkest_or_the_lightest(theme: str) -> None:
    fills = {
        state: px(strips_of(card(state), 32, 18, theme))[22][1]  # the card's own left edge
        for state in WORDS
    }
    lightness = {state: contrast(fill, "#000000") for state, fill in fills.items()}
    others = [value for state, value in lightness.items() if state != "now"]
    if palette(theme).dark:
        assert lightness["now"] > max(others) * 2
    else:
        assert lightness["now"] < min(others) / 2


# the strip


@on_every_size
def test_the_strip_of_now_is_honey_with_a_hollow_star(size: tuple[int, int]) -> None:
    places = LOOK[size]
    strips = strips_of(card("now", word=""), *size)
    outline = stamped(f"{places.star}-hollow", STAR_X, places.strip[1], places.scale)
    filled = points(places.strip) - corners(places.strip) - outline
    assert colour_at(strips, outline) == {LIGHT.on_act}
    assert colour_at(strips, filled) == {LIGHT.act}
    assert where(strips, LIGHT.act) == filled


@on_every_size
@pytest.mark.parametrize("state", ["next", "later"])
def test_a_star_to_come_is_an_outline_on_the_card(size: tuple[int, int], state: str) -> None:
    places = LOOK[size]
    strips = strips_of(card(state), *size)
    outline = stamped(f"{places.star}-hollow", STAR_X, places.strip[1], places.scale)
    assert where(strips, LIGHT.slot_card) == outline
    assert colour_at(strips, points(places.strip) - outline) == {LIGHT.card}


@on_every_size
@pytest.mark.parametrize("state", ["just-done", "done", "tried"])
def test_an_earned_star_is_gold_on_its_patch_of_sky(size: tuple[int, int], state: str) -> None:
    places = LOOK[size]
    strips = strips_of(card(state), *size)
    star = stamped(places.star, STAR_X, places.strip[1], places.scale)
    x, y, _, height = places.strip
    patch = (x, y, max(a for a, _ in star) + 4 - x, height)
    assert where(strips, LIGHT.star) == star
    assert where(strips, LIGHT.sky) == points(patch) - corners(patch) - star


def test_the_patch_is_fifteen_columns_wide() -> None:
    sky = where(strips_of(card("done"), 32, 18), LIGHT.sky)
    assert (min(x for x, _ in sky), max(x for x, _ in sky)) == (2, 16)


@on_every_size
def test_another_day_has_no_star_and_no_outline(size: tuple[int, int]) -> None:
    strips = strips_of(card("not-today"), *size)
    assert colour_at(strips, points(LOOK[size].strip)) == {LIGHT.done}


@pytest.mark.parametrize("theme", THEMES)
def test_done_and_tried_earn_the_same_star(theme: str) -> None:
    done, tried = (
        cells(strips_of(card(state, word=""), 32, 18, theme)) for state in ("done", "tried")
    )
    assert done == tried


# words


@pytest.mark.parametrize(
    ("state", "column"),
    [("now", 16), ("next", 16), ("later", 16), ("just-done", 18), ("done", 18), ("tried", 18)],
)
@pytest.mark.parametrize("size", [(32, 18), (62, 18)])
def test_the_word_stands_where_the_look_has_it(
    size: tuple[int, int], state: str, column: int
) -> None:
    assert said_at(strips_of(card(state), *size), WORDS[state]) == (1 + column, 14)


def test_oops_stands_below_done() -> None:
    strips = strips_of(card("just-done"), 32, 18)
    assert said_at(strips, "Done") == (19, 14)
    assert said_at(strips, "Oops? Tap") == (19, 15)
    assert cell_of(strips, "Done").bold
    assert not cell_of(strips, "Oops").bold


@on_every_size
@in_every_state
def test_the_word_and_its_hint_are_whole_inside_the_strip(
    size: tuple[int, int], state: str
) -> None:
    if (size, state) == ((62, 28), "now"):
        return  # there it is drawn, see below
    _, y, width, height = LOOK[size].strip
    strips = strips_of(card(state), *size)
    rows = lines(strips)[y // 2 : (y + height + 1) // 2]
    assert " ".join(rows).split() == (WORDS[state] + card(state).hint.rjust(11)).split()
    assert all(len(row) <= 2 + width for row in rows)


def test_beside_a_doubled_star_the_word_is_drawn() -> None:
    strips = strips_of(card("now"), 62, 28)
    assert "I did it" not in "\n".join(lines(strips))
    outline = stamped("star-hollow", STAR_X, 38, 2)
    drawn = where(strips, LIGHT.on_act) - outline
    ys = {y for x, y in drawn if y >= 38}
    assert (min(ys), max(ys)) == (42, 48), "seven px, in the middle of the strip"


@on_every_size
@in_every_state
def test_the_title_is_centred_near_the_strip_and_bold_only_while_now(
    size: tuple[int, int], state: str
) -> None:
    strips = strips_of(card(state, task_title="Bath"), *size)
    column, row = said_at(strips, "Bath")
    assert row == LOOK[size].titles[1]
    assert abs(column - (size[0] - 4 - column)) <= 1
    assert cell_of(strips, "Bath").bold == (state == "now")


@on_every_size
def test_a_long_title_takes_two_lines_and_ends_in_an_ellipsis(size: tuple[int, int]) -> None:
    strips = strips_of(card("next", task_title="Blow bubbles with the straw " * 5), *size)
    first, second = (lines(strips)[row] for row in LOOK[size].titles)
    assert first.split()[0] == "Blow"
    assert second.endswith("…")
    assert all(len(line.strip()) <= size[0] - 5 for line in (first, second))
    assert lines(strips)[LOOK[size].titles[0] - 1] == ""


@pytest.mark.parametrize(
    "title",
    ["[the]", "[red]x[/red]", "\\[b]", ":star:", "&amp;", "שלום עולם", "口の体操", "Zoé's ABC"],
)
@pytest.mark.parametrize("state", ["now", "done"])
def test_a_title_is_shown_as_it_was_typed(state: str, title: str) -> None:
    strips = strips_of(card(state, task_title=title), 32, 18)
    assert title in lines(strips)[11]
    column, _ = said_at(strips, title)
    assert cells(strips)[11][column - 1].character == " "


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", ROOMS)
def test_every_word_can_be_read(theme: str, size: tuple[int, int]) -> None:
    for state in WORDS:
        widget = card(state, key_hint="1", task_title="Cut along the wavy lines and then " * 2)
        strips = strips_of(widget, *size, theme)
        assert any(lines(strips)), state
        assert not faint_words(strips), state


def test_the_key_stands_on_the_plate() -> None:
    strips = strips_of(card("next", key_hint="2"), 32, 18)
    assert said_at(strips, "2") == (3, 1)
    assert cell_of(strips, "2").ground == LIGHT.button
    assert "2" not in "\n".join(lines(strips_of(card("next"), 32, 18)))


# blank, focus and press


@pytest.mark.parametrize("theme", PALETTES)
@on_every_size
def test_a_blank_card_is_nothing_but_page(theme: str, size: tuple[int, int]) -> None:
    strips = strips_of(card("blank", key_hint="1", word="Next"), *size, theme)
    assert {colour for row in px(strips) for colour in row} == {palette(theme).page}
    assert not any(lines(strips))


class Table(Stage):
    """A stage that notes which card was tapped."""

    AUTO_FOCUS = None

    def __init__(self, widget: TaskCard, theme: str = "light") -> None:
        super().__init__(widget, theme)
        self.tapped: list[TaskCard] = []

    @on(TaskCard.Tapped)
    def note(self, event: TaskCard.Tapped) -> None:
        assert event.control is event.card
        self.tapped.append(event.card)


@pytest.mark.parametrize("place", [(1, 1), (15, 5), (28, 15), (6, 15)])
async def test_the_whole_card_is_the_target(place: tuple[int, int]) -> None:
    table = Table(card("next"))
    async with table.run_test(size=(32, 18)) as pilot:
        await pilot.mouse_down(TaskCard, offset=place)
        assert table.tapped == [table.widget]


async def test_a_blank_card_cannot_be_pressed_nor_focused() -> None:
    table = Table(card("blank"))
    async with table.run_test(size=(32, 18)) as pilot:
        await pilot.click(TaskCard)
        await pilot.press("tab", "enter")
        assert (table.tapped, table.focused) == ([], None)


async def test_a_card_that_becomes_blank_lets_go_of_the_focus() -> None:
    table = Table(card("next"))
    async with table.run_test(size=(32, 18)) as pilot:
        await pilot.press("tab")
        assert table.focused is table.widget
        table.widget.state = "blank"  # type: ignore[attr-defined]
        await pilot.pause()
        assert table.focused is None


@pytest.mark.parametrize(
    ("theme", "size"),
    [*(("light", size) for size in LOOK), ("dark", (32, 18)), ("contrast", (32, 18))],
)
async def test_the_ring_is_one_px_in_the_gap_around_the_card(
    theme: str, size: tuple[int, int]
) -> None:
    table = Table(card("later"), theme)
    async with table.run_test(size=size) as pilot:
        table.widget.focus()
        await pilot.pause()
        strips = [table.widget.render_line(y) for y in range(size[1])]
        x, y, width, height = LOOK[size].card
        outer = (x - 1, y - 1, width + 2, height + 2)
        ring = points(outer) - points(LOOK[size].card) - corners(outer)
        assert where(strips, palette(theme).focus) == ring
        assert not faint_words(strips)


async def test_the_star_shows_at_the_tap() -> None:
    table = Table(card("now"))
    async with table.run_test(size=(32, 18)) as pilot:
        table.widget.state = "just-done"  # type: ignore[attr-defined]
        await pilot.pause()
        strips = [table.widget.render_line(y) for y in range(18)]
        assert where(strips, LIGHT.star) == stamped("star", STAR_X, 25, 1)
