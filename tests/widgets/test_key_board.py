"""A board of keys: no cell without a key, arrows from key to key, what is chosen told twice."""

import pytest
from textual.geometry import Region

from tests.look.stage import SIZES, THEMES, Stage, dressed, faint_words, lines, px, strips_of, where
from widgets.key_board import KeyBoard
from widgets.key_places import TALLEST, Key, Place, found, places, towards
from widgets.palette import palette
from widgets.typed_line import TypedLine

LETTERS = (
    tuple(map(Key, "qwertyuiop")),
    (Key(wide=0.5), *map(Key, "asdfghjkl"), Key(wide=0.5)),
    (Key("shift", wide=1.5), *map(Key, "zxcvbnm"), Key("rub-out", wide=1.5)),
)
LOOKS = (
    (Key("a", "Plain"), Key("b", "Quiet", look="quiet"), Key("c", "Chosen", look="on")),
    (Key("d", "Over", look="over"), Key("e", "26", look="today"), Key()),
)


def laid(columns: int = 100, rows: int = 12) -> list[Place]:
    return list(places(LETTERS, columns, rows))


@pytest.mark.parametrize("size", SIZES)
def test_every_cell_of_a_row_means_the_nearest_key(size: tuple[int, int]) -> None:
    columns, rows = size
    every = laid(columns, rows)
    high = min(TALLEST, rows // 3)
    for y in range(high * 3):
        names = [one.key.name for x in range(columns) if (one := found(every, x, y))]
        assert len(names) == columns, "no tap between two keys is lost"
        assert list(dict.fromkeys(names)) == [key.name for key in LETTERS[y // high] if key.name]


@pytest.mark.parametrize("size", SIZES)
def test_keys_lie_within_the_board_and_never_on_each_other(size: tuple[int, int]) -> None:
    board = Region(0, 0, size[0], size[1] * 2)
    fills = [one.fill for one in laid(*size) if one.key.name]
    assert all(board.contains_region(fill) for fill in fills)
    assert not any(one.overlaps(other) for at, one in enumerate(fills) for other in fills[at + 1 :])


def test_all_rows_end_flush() -> None:
    ends = {max(one.fill.right for one in laid() if one.at[0] == row) for row in range(3)}
    assert ends == {97}


def test_a_key_that_is_over_and_a_gap_press_nothing_or_their_neighbour() -> None:
    every = list(places(LOOKS, 60, 10))
    over, gap = (next(one for one in every if one.at == at) for at in ((1, 0), (1, 2)))
    assert found(every, over.cells.x + 2, over.cells.y) is None
    nearest = found(every, gap.cells.x + 2, gap.cells.y)
    assert nearest is not None
    assert nearest.key.name == "e"


def test_arrows_go_from_key_to_key_and_stop_at_the_edge() -> None:
    every = laid()
    assert towards(every, (0, 0), "right") == (0, 1)
    assert towards(every, (0, 0), "left") is None
    assert towards(every, (0, 9), "down") == (1, 9)
    assert towards(every, (2, 0), "up") == (1, 1)
    assert towards(every, (2, 0), "down") is None
    assert towards(every, (9, 9), "down") == (0, 0), "from nowhere to the first key"


@pytest.mark.parametrize("theme", THEMES)
def test_every_look_can_be_read_and_a_tick_stands_at_what_is_chosen(theme: str) -> None:
    strips = strips_of(
        dressed(KeyBoard(), rows=LOOKS, heads=("One", "Two", "Three")), 60, 13, theme
    )
    assert not faint_words(strips)
    said = " ".join(lines(strips))
    assert "✓" in said
    assert "Three" in said
    assert where(strips, palette(theme).act), "today has its honey"


def test_what_is_typed_on_a_key_is_no_markup() -> None:
    rows = ((Key("a", "[b]bold[/b]"), Key("b", "[the]")),)
    assert "[the]" in " ".join(lines(strips_of(dressed(KeyBoard(), rows=rows), 60, 5)))


def test_figures_are_drawn_large_all_or_none() -> None:
    digits = (tuple(Key(digit, digit) for digit in "12345"),)
    assert not any(
        character in "".join(lines(strips_of(board(digits), 94, 9))) for character in "12345"
    )
    assert "1" in "".join(lines(strips_of(board(digits), 30, 9)))


def board(rows: tuple[tuple[Key, ...], ...]) -> KeyBoard:
    return dressed(KeyBoard(), rows=rows)


async def test_the_ring_goes_with_the_arrows_and_only_while_the_board_has_the_focus() -> None:
    shown = board(LETTERS)
    async with Stage(shown).run_test(size=(100, 16)) as pilot:
        focus = palette("light").focus
        shown.screen.set_focus(None)
        await pilot.pause()
        assert shown.move("right")
        assert not ring(shown, focus)
        shown.focus()
        await pilot.pause()
        assert ring(shown, focus)
        assert shown.at == (0, 0)
        shown.rows = LETTERS[:1]
        assert shown.at == (0, 0)
        shown.at = (0, 9)
        shown.rows = ((Key("only", "Only"),),)
        assert shown.at is None
        assert not shown.press()


def ring(shown: KeyBoard, colour: str) -> bool:
    strips = [shown.render_line(y) for y in range(shown.size.height)]
    return any(colour in row for row in px(strips))


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (3, 2), (7, 3), (12, 1), (200, 60)])
def test_a_board_and_its_field_are_painted_at_any_size(size: tuple[int, int]) -> None:
    shown = dressed(KeyBoard(), rows=LOOKS, heads=("One", "Two", "Three"), fills=True)
    field = dressed(TypedLine(), text="Say it slowly", at=4)
    for widget in (shown, field):
        assert {strip.cell_length for strip in strips_of(widget, *size)} == {size[0]}
