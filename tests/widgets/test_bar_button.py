"""A button of the bar: a shape over its word, and the main thing to do in words across."""

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
from widgets.bar_button import BarButton
from widgets.drawings import display, icons
from widgets.palette import LIGHT, palette
from widgets.right_to_left import in_cells

BAR = [  # the look's words and icons, and their widths at 100, 80 and 60 columns
    ("Back", "back", (14, 12, 10)),
    ("Show me", "show", (19, 15, 11)),
    ("Stars", "star", (20, 14, 12)),
    ("Grown-ups", "grown-ups", (19, 15, 11)),
    ("More", "more", (14, 12, 10)),
]
HEIGHTS = [7, 6, 4]
KINDS = ["quiet", "loud", "main"]
WIDTHS = [10, 14, 19, 28, 40]

Px = tuple[int, int]


def button(label: str = "Stars", icon: str = "star", **values: object) -> BarButton:
    return dressed(BarButton(), **{"label": label, "icon": icon, **values})


def main(label: str = "I did it", **values: object) -> BarButton:
    return button(label, **{"icon": "", "kind": "main", **values})


def stamped(sprite: tuple[str, ...], x: int, y: int, scale: int = 1) -> set[Px]:
    return {
        (x + a, y + b)
        for a in range(len(sprite[0]) * scale)
        for b in range(len(sprite) * scale)
        if sprite[b // scale][a // scale] != "."
    }


def soft(columns: int, height: int) -> set[Px]:
    """The px of a fill whose corners lose one."""
    corners = {(x, y) for x in (0, columns - 1) for y in (0, height - 1)}
    return {(x, y) for x in range(columns) for y in range(height)} - corners


def cell_of(strips: list[Strip], words: str) -> Cell:
    row = next(number for number, line in enumerate(lines(strips)) if words in line)
    return cells(strips)[row][lines(strips)[row].index(words)]


# quiet


@pytest.mark.parametrize(("rows", "index", "top"), [(7, 0, 1), (6, 1, 0)])
@pytest.mark.parametrize(("label", "icon", "widths"), BAR)
def test_the_icon_stands_over_the_bold_word(
    label: str, icon: str, widths: tuple[int, ...], rows: int, index: int, top: int
) -> None:
    columns, sprite = widths[index], icons()[icon]
    strips = strips_of(button(label, icon), columns, rows)
    at = top + 8 - len(sprite)  # all stand on one line; the star is a px higher than the others
    assert where(strips, LIGHT.on_button) == stamped(sprite, (columns - len(sprite[0])) // 2, at)
    assert lines(strips)[rows - 2].strip() == label, "second row from below"
    assert "".join(lines(strips)).strip() == label
    assert cell_of(strips, label).bold


@pytest.mark.parametrize(("label", "icon", "widths"), BAR)
def test_a_low_button_has_its_word_and_no_icon(
    label: str, icon: str, widths: tuple[int, ...]
) -> None:
    strips = strips_of(button(label, icon), widths[2], 4)
    assert label in lines(strips)[1]
    assert lines(strips)[1].strip(" ◀▶") == label
    assert where(strips, LIGHT.button) == soft(widths[2], 7), "drawn three rows and a half high"


def test_a_low_button_keeps_its_arrow_where_there_is_room() -> None:
    assert lines(strips_of(button("More", "more"), 10, 4))[1].strip() == "More ▶"
    assert lines(strips_of(button("Back", "back"), 10, 4))[1].strip() == "◀ Back"
    assert lines(strips_of(button("Back", "back"), 7, 4))[1].strip() == "Back"


@pytest.mark.parametrize("rows", [7, 6])
@pytest.mark.parametrize("columns", WIDTHS)
def test_the_fill_is_the_whole_button_with_soft_corners(columns: int, rows: int) -> None:
    strips = strips_of(button("Back", "back"), columns, rows)
    page = where(strips, LIGHT.page)
    assert page == {(x, y) for x in (0, columns - 1) for y in (0, rows * 2 - 1)}


def test_a_higher_button_has_a_larger_icon() -> None:
    strips = strips_of(button("More", "more"), 30, 11)
    sprite = icons()["more"]
    assert len(where(strips, LIGHT.on_button)) == len(stamped(sprite, 0, 0, 2))


@pytest.mark.parametrize("columns", range(2, 16))
def test_an_icon_is_whole_or_left_out(columns: int) -> None:
    strips = strips_of(button("Grown-ups", "grown-ups"), columns, 7)
    assert len(where(strips, LIGHT.on_button)) in (0, len(stamped(icons()["grown-ups"], 0, 0)))


@pytest.mark.parametrize("rows", HEIGHTS)
def test_a_long_word_may_go_from_edge_to_edge(rows: int) -> None:
    said = "\n".join(lines(strips_of(button("Erwachsene", "star"), 10, rows)))
    assert said.strip() == "Erwachsene"


@pytest.mark.parametrize("rows", HEIGHTS)
def test_a_word_that_is_too_long_is_cut(rows: int) -> None:
    said = "\n".join(lines(strips_of(button("Grown-ups only", "star"), 12, rows)))
    assert said.strip() == "Grown-ups…"


# loud and main


@pytest.mark.parametrize("rows", HEIGHTS)
def test_a_loud_button_has_the_fill_of_what_is_now(rows: int) -> None:
    strips = strips_of(button(kind="loud"), 20, rows)
    assert where(strips, LIGHT.now) >= {(x, rows * 2 - 3) for x in range(20)}
    assert cell_of(strips, "Stars").ink == LIGHT.on_now
    assert not where(strips, LIGHT.button)


@pytest.mark.parametrize(
    ("columns", "star"),
    [(60, "star-hollow"), (45, "star-hollow"), (43, "star-small-hollow")],
)
def test_a_main_button_is_drawn_across(columns: int, star: str) -> None:
    strips = strips_of(main(), columns, 7)
    words, sprite = display("I did it", tails=False), icons()[star]
    left = (columns - len(sprite[0]) - 3 - len(words[0])) // 2
    shapes = stamped(sprite, left, 3) | stamped(words, left + len(sprite[0]) + 3, 3)
    assert where(strips, LIGHT.on_act) == shapes
    assert where(strips, LIGHT.act) == soft(columns, 14) - shapes
    assert not any(lines(strips))


@pytest.mark.parametrize("columns", [22, 28, 40])
@pytest.mark.parametrize("rows", [7, 6])
def test_where_words_cannot_be_drawn_they_are_said_beside_the_star(columns: int, rows: int) -> None:
    strips = strips_of(main(), columns, rows)
    left = (columns - 20) // 2
    assert where(strips, LIGHT.on_act) == stamped(icons()["star-hollow"], left, rows - 4)
    row = (rows - 1) // 2
    assert lines(strips)[row] == " " * (left + 12) + "I did it"
    assert cells(strips)[row][left + 12].bold


@pytest.mark.parametrize("columns", [14, 21])
@pytest.mark.parametrize("rows", [7, 6])
def test_a_narrow_main_button_has_its_star_over_the_words(columns: int, rows: int) -> None:
    strips = strips_of(main(), columns, rows)
    sprite = icons()["star-hollow"]
    left, top = (columns - len(sprite[0])) // 2, (rows - 2) * 2 // 2 + 4 - len(sprite)
    assert where(strips, LIGHT.on_act) == stamped(sprite, left, top)
    assert lines(strips)[rows - 2].strip() == "I did it"


@pytest.mark.parametrize(("columns", "scale"), [(20, 2), (24, 2)])
def test_a_high_main_button_has_a_larger_star_over_the_words(columns: int, scale: int) -> None:
    strips = strips_of(main(), columns, 16)
    star = stamped(icons()["star-hollow"], 0, 0, scale)
    assert len(where(strips, LIGHT.on_act)) == len(star)
    assert lines(strips)[14].strip() == "I did it"


@pytest.mark.parametrize(
    ("columns", "said"), [(21, "☆ I did it"), (12, "☆ I did it"), (10, "I did it")]
)
def test_a_low_main_button_keeps_its_words(columns: int, said: str) -> None:
    assert "".join(lines(strips_of(main(), columns, 4))).strip() == said


def test_words_that_the_face_lacks_are_said() -> None:
    strips = strips_of(main("Fertig für heute ☺"), 90, 7)
    assert "Fertig für heute ☺" in lines(strips)[3]


def test_a_main_button_has_the_icon_that_it_is_given() -> None:
    strips = strips_of(button("Yes", "tick", kind="main"), 34, 7)
    tick = where(strips, LIGHT.on_act)
    assert len(tick) == len(stamped(icons()["tick"], 0, 0)) + len(stamped(display("Yes"), 0, 0))


# every kind


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rows", HEIGHTS)
def test_every_word_can_be_read(theme: str, kind: str, rows: int) -> None:
    for columns in WIDTHS:
        widget = button("Show me", "show", kind=kind, key_hint="s")
        assert not faint_words(strips_of(widget, columns, rows, theme)), columns


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rows", HEIGHTS)
def test_the_key_is_shown_in_the_corner(kind: str, rows: int) -> None:
    strips = strips_of(button("Back", "back", kind=kind, key_hint="q"), 20, rows)
    assert lines(strips)[0] == "  q"
    assert "q" not in "".join(lines(strips_of(button("Back", "back", kind=kind), 20, rows)))


@pytest.mark.parametrize("label", ["[b]Stars[/b]", ":star:", "שלום", "星の表"])
@pytest.mark.parametrize("rows", HEIGHTS)
def test_a_label_is_shown_as_it_was_typed(label: str, rows: int) -> None:
    assert "".join(lines(strips_of(button(label), 20, rows))).strip() == in_cells(label)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rows", HEIGHTS)
def test_a_button_without_a_label_is_plain_page(kind: str, rows: int) -> None:
    strips = strips_of(button("", kind=kind, key_hint="q"), 20, rows)
    assert {colour for row in px(strips) for colour in row} == {LIGHT.page}
    assert not any(lines(strips))


# focus and press


class Bar(Stage):
    """A stage that notes what was pressed."""

    AUTO_FOCUS = None

    def __init__(self, widget: BarButton, theme: str = "light") -> None:
        super().__init__(widget, theme)
        self.pressed: list[BarButton] = []

    @on(BarButton.Pressed)
    def note(self, event: BarButton.Pressed) -> None:
        assert event.control is event.button
        self.pressed.append(event.button)


def shown(bar: Bar) -> list[Strip]:
    return [bar.widget.render_line(y) for y in range(bar.size.height)]


@pytest.mark.parametrize(
    ("theme", "rows"), [("light", 7), ("dark", 7), ("contrast", 7), ("light", 4)]
)
@pytest.mark.parametrize("kind", KINDS)
async def test_the_ring_takes_the_outermost_px(theme: str, rows: int, kind: str) -> None:
    bar = Bar(button("More", "more", kind=kind), theme)
    async with bar.run_test(size=(20, rows)) as pilot:
        bar.widget.focus()
        await pilot.pause()
        height = rows * 2 - (rows == 4)
        inner = {(x, y) for x in range(1, 19) for y in range(1, height - 1)}
        ring = soft(20, height) - inner
        assert where(shown(bar), palette(theme).focus) == ring
        beside = {(x, 1) for x in range(1, 19)}
        ground = {px(shown(bar))[y][x] for x, y in beside}
        quiet = kind == "quiet"
        assert ground == {palette(theme).button if quiet else palette(theme).page}
        assert not faint_words(shown(bar))


async def test_a_press_speaks_for_the_button_at_once() -> None:
    bar = Bar(button())
    async with bar.run_test(size=(20, 7)) as pilot:
        await pilot.mouse_down(BarButton)
        assert bar.pressed == [bar.widget]
        assert bar.focused is None


async def test_an_absent_button_says_nothing_and_takes_no_focus() -> None:
    bar = Bar(button(""))
    async with bar.run_test(size=(20, 7)) as pilot:
        await pilot.click(BarButton)
        await pilot.press("tab", "enter")
        assert (bar.pressed, bar.focused) == ([], None)


async def test_a_button_that_becomes_absent_lets_go_of_the_focus() -> None:
    bar = Bar(button())
    async with bar.run_test(size=(20, 7)) as pilot:
        await pilot.press("tab")
        assert bar.focused is bar.widget
        bar.widget.label = ""  # type: ignore[attr-defined]
        await pilot.pause()
        assert bar.focused is None
        assert {colour for row in px(shown(bar)) for colour in row} == {LIGHT.page}


@pytest.mark.parametrize("columns", [62, 46, 35])
def test_next_points_onwards_after_its_word(columns: int) -> None:
    strips = strips_of(main("Next", icon="more"), columns, 7)
    inked = where(strips, LIGHT.on_act)
    last = max(x for x, _ in inked)
    assert len([y for x, y in inked if x == last]) == 1, "the arrow's point"
    assert not any(lines(strips)), "the word in the display face"


@pytest.mark.parametrize(
    ("icon", "said"), [("more", "Next ▶"), ("tick", "✓ Next"), ("star-hollow", "☆ Next")]
)
def test_a_low_main_button_keeps_a_sign(icon: str, said: str) -> None:
    assert "".join(lines(strips_of(main("Next", icon=icon), 20, 4))).strip() == said
