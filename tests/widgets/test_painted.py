"""A painted widget is painted once, and anew only when something that it shows has changed."""

import gc
import weakref
from collections.abc import Callable

import pytest
from textual.geometry import Region
from textual.reactive import reactive
from textual.screen import Screen

from tests.look.stage import Stage, px
from widgets.canvas import Canvas
from widgets.painted import Painted
from widgets.palette import DARK, LIGHT, Palette

SIZE = (12, 5)


class Wall(Painted, can_focus=True):
    """A wall of one colour, with a word on it, that counts how often it is painted."""

    word = reactive("a")
    paintings = 0

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        self.paintings += 1
        self.painted_size = (canvas.columns, canvas.rows)
        if self.has_focus:
            canvas.fill(0, 0, 1, 1, colours.focus)
        canvas.text(0, 1, self.word, colours.ink)


class Room(Stage):
    """A stage on which nothing has the focus at first."""

    AUTO_FOCUS = None

    def __init__(self) -> None:
        self.wall = Wall()
        super().__init__(self.wall)


def look(wall: Wall) -> list[list[str]]:
    """Ask for every row, as the compositor does; the colours of the px."""
    return px([wall.render_line(y) for y in range(wall.size.height)])


async def test_all_rows_come_from_one_painting() -> None:
    room = Room()
    async with room.run_test(size=SIZE) as pilot:
        await pilot.pause()
        look(room.wall)
        before = room.wall.paintings
        for _ in range(5):
            look(room.wall)
        assert room.wall.paintings == before
        assert room.wall.painted_size == SIZE


def _say(room: Room) -> None:
    room.wall.word = "b"


def _focus(room: Room) -> None:
    room.wall.focus()


def _dark(room: Room) -> None:
    room.theme = "dark"


def _lower(room: Room) -> None:
    room.wall.styles.height = 3


@pytest.mark.parametrize("change", [_say, _focus, _dark, _lower])
async def test_a_change_is_painted_once(change: Callable[[Room], None]) -> None:
    room = Room()
    async with room.run_test(size=SIZE) as pilot:
        await pilot.pause()
        look(room.wall)
        before = room.wall.paintings
        change(room)
        await pilot.pause()
        look(room.wall)
        look(room.wall)
        assert room.wall.paintings == before + 1


async def test_a_reactive_set_to_what_it_is_paints_nothing() -> None:
    room = Room()
    async with room.run_test(size=SIZE) as pilot:
        await pilot.pause()
        look(room.wall)
        before = room.wall.paintings
        room.wall.word = "a"
        await pilot.pause()
        look(room.wall)
        assert room.wall.paintings == before


async def test_the_ring_goes_with_the_focus() -> None:
    room = Room()
    async with room.run_test(size=SIZE) as pilot:
        room.wall.focus()
        await pilot.pause()
        assert look(room.wall)[0][0] == LIGHT.focus
        room.screen.set_focus(None)
        await pilot.pause()
        assert look(room.wall)[0][0] == LIGHT.page


async def test_another_theme_has_another_ground() -> None:
    room = Room()
    async with room.run_test(size=SIZE) as pilot:
        assert {colour for row in look(room.wall) for colour in row} == {LIGHT.page}
        room.theme = "dark"
        await pilot.pause()
        assert {colour for row in look(room.wall) for colour in row} == {DARK.page}


async def test_a_new_size_is_painted_in_full() -> None:
    room = Room()
    async with room.run_test(size=SIZE) as pilot:
        await pilot.resize_terminal(20, 7)
        await pilot.pause()
        assert [len(row) for row in look(room.wall)] == [20] * 14
        assert room.wall.painted_size == (20, 7)


async def test_a_row_below_the_widget_is_blank() -> None:
    room = Room()
    async with room.run_test(size=SIZE):
        strip = room.wall.render_line(SIZE[1] + 3)
        assert (strip.text, strip.cell_length) == (" " * SIZE[0], SIZE[0])


async def test_a_widget_that_is_gone_no_longer_follows_the_theme() -> None:
    room = Room()
    async with room.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await room.wall.remove()
        before = room.wall.paintings
        room.theme = "dark"
        await pilot.pause()
        assert room.wall.paintings == before


async def test_what_is_painted_cannot_be_selected() -> None:
    assert not Wall.ALLOW_SELECT


async def test_the_compositor_gets_the_rows_of_the_picture_cut_to_its_crop() -> None:
    room = Room()
    async with room.run_test(size=SIZE) as pilot:
        await pilot.pause()
        whole = room.wall.render_lines(Region(0, 0, *SIZE))
        assert whole == [room.wall.render_line(y) for y in range(SIZE[1])]
        part = room.wall.render_lines(Region(3, 1, 4, 2))
        assert part == [strip.crop(3, 7) for strip in whole[1:3]]


async def test_without_colours_the_picture_is_in_grey(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    room = Room()
    async with room.run_test(size=SIZE) as pilot:
        await pilot.pause()
        (strip, *_rest) = room.wall.render_lines(Region(0, 0, *SIZE))
        (segment, *_others) = strip
        assert segment.style is not None
        assert segment.style.bgcolor is not None
        red, green, blue = segment.style.bgcolor.get_truecolor()
        assert red == green == blue


async def test_a_widget_of_a_removed_screen_is_held_by_nobody() -> None:
    room = Room()
    async with room.run_test(size=SIZE) as pilot:
        await room.push_screen(Screen())
        await room.screen.mount(Wall())
        await pilot.pause()
        gone = weakref.ref(room.screen.query_one(Wall))
        await room.pop_screen()
        await pilot.pause()
        gc.collect()
        assert gone() is None
