"""A tile of the handover, and how it is pressed."""

import pytest
from textual import events, on

from tests.look.stage import (
    THEMES,
    Stage,
    cells,
    dressed,
    faint_words,
    lines,
    px,
    strips_of,
    where,
)
from widgets.fact_tile import FactTile
from widgets.palette import LIGHT, palette

SIZES = [(30, 9), (24, 8), (28, 5), (39, 14)]


class Table(Stage):
    """A stage that notes who was tapped."""

    def __init__(self) -> None:
        super().__init__(practised())
        self.tapped: list[FactTile] = []
        self.facts: list[int | None] = []

    @on(FactTile.Tapped)
    def note(self, event: FactTile.Tapped) -> None:
        self.tapped.append(event.tile)
        self.facts.append(event.fact)


def practised(**values: object) -> FactTile:
    facts = ("k words  3", "bubbles  2", "stairs   2")
    return dressed(FactTile(), **{"label": "Practised", "figure": "7", "facts": facts, **values})


def nearest(**values: object) -> FactTile:
    return dressed(
        FactTile(),
        label="Next: speech with Kim",
        headline="Tue",
        aside="15:30",
        facts=("Sam takes her, both agreed",),
        **values,
    )


def test_the_figure_is_doubled_where_the_look_doubles_it() -> None:
    strips = strips_of(practised(), 30, 9)
    xs, ys = zip(*where(strips, LIGHT.ink), strict=True)
    assert (min(xs), max(xs), min(ys), max(ys)) == (2, 11, 2, 15)
    said = lines(strips)
    assert [said[row][16:] for row in (1, 3, 4, 5)] == [
        "Practised",
        "k words  3",
        "bubbles  2",
        "stairs   2",
    ]


def test_the_small_figure_stands_under_its_label() -> None:
    strips = strips_of(practised(), 24, 8)
    xs, ys = zip(*where(strips, LIGHT.ink), strict=True)
    assert (min(xs), max(xs), min(ys), max(ys)) == (2, 6, 5, 11)
    said = lines(strips)
    assert said[1] == "  Practised"
    assert said[3] == "         k words  3"
    assert set(px(strips)[0]) == {LIGHT.page}, "the topmost px is the gap to what is above"


def test_what_is_next_has_its_day_and_time() -> None:
    strips = strips_of(nearest(), 30, 9)
    xs, ys = zip(*where(strips, LIGHT.ink), strict=True)
    assert (min(xs), max(xs), min(ys), max(ys)) == (2, 20, 5, 11)
    said = lines(strips)
    assert said[1] == "  Next: speech with Kim"
    assert said[3].rstrip().endswith("15:30")
    assert len(said[3]) == 28
    assert said[7] == "  Sam takes her, both agreed"


def test_a_time_without_room_beside_the_day_leads_the_facts() -> None:
    assert lines(strips_of(nearest(), 24, 8))[6] == "  15:30, Sam takes her…"


def test_in_a_window_everything_is_cell_text() -> None:
    assert [line.strip() for line in lines(strips_of(nearest(), 28, 5))[1:4]] == [
        "Next: speech with Kim",
        "Tue 15:30",
        "Sam takes her, both agre…",
    ]
    said = lines(strips_of(practised(), 28, 5))
    assert said[1].strip() == "7 Practised"
    assert [line.strip() for line in said[2:4]] == ["k words 3, bubbles 2,", "stairs 2"]


@pytest.mark.parametrize("size", SIZES)
def test_a_tile_with_nothing_to_say_says_so(size: tuple[int, int]) -> None:
    strips = strips_of(dressed(FactTile(), label="Tried", nothing="Nothing"), *size)
    said = "\n".join(lines(strips))
    assert said.split() == ["Tried", "Nothing"]
    word = next(cell for row in cells(strips) for cell in row if cell.character == "N")
    assert (word.ink, word.bold) == (LIGHT.soft, False)


@pytest.mark.parametrize("theme", THEMES)
def test_the_loud_tile_is_filled(theme: str) -> None:
    colours = palette(theme)
    assert px(strips_of(practised(loud=True), 30, 9, theme))[9][1] == colours.now
    assert px(strips_of(practised(), 30, 9, theme))[9][1] == colours.card


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("loud", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_every_word_can_be_read(theme: str, loud: bool, size: tuple[int, int]) -> None:
    for tile in (practised(loud=loud), nearest(loud=loud)):
        assert not faint_words(strips_of(tile, *size, theme))


async def test_a_press_speaks_at_once_and_enter_does_too() -> None:
    app = Table()
    async with app.run_test(size=(30, 9)) as pilot:
        await pilot.mouse_down(FactTile, offset=(20, 4))
        assert app.tapped == [app.widget]
        assert app.facts == [1], "the line that the finger was on"
        app.widget.focus()
        press(app.widget, at=1e9)
        await pilot.press("enter")  # earlier than the press by its time, so a slip of the hand
        assert len(app.tapped) == 2
        assert app.facts[1] == 0, "the first line is the nearest to the label"


async def test_enter_alone_is_a_press() -> None:
    app = Table()
    async with app.run_test(size=(30, 9)) as pilot:
        app.widget.focus()
        await pilot.press("enter")
        await pilot.pause()
        assert app.tapped == [app.widget]


@pytest.mark.parametrize(("after", "taps"), [(0.3, 1), (0.99, 1), (1.0, 2), (60.0, 2)])
async def test_a_second_tap_within_a_second_is_a_slip(after: float, taps: int) -> None:
    app = Table()
    async with app.run_test(size=(30, 9)) as pilot:
        press(app.widget, at=5000.0)
        press(app.widget, at=5000.0 + after)
        await pilot.pause()
        assert len(app.tapped) == taps


async def test_the_focus_ring_takes_the_outermost_px() -> None:
    app = Table()
    async with app.run_test(size=(30, 9)) as pilot:
        app.screen.set_focus(None)
        await pilot.pause()
        assert not where(shown(app), LIGHT.focus)
        app.widget.focus()
        await pilot.pause()
        ring = where(shown(app), LIGHT.focus)
        assert ring >= {(x, y) for x in range(1, 29) for y in (0, 17)}
        assert ring >= {(x, y) for x in (0, 29) for y in range(1, 17)}
        assert len(ring) == 2 * 28 + 2 * 16


def press(tile: FactTile, at: float) -> None:
    """A press of the first button that the terminal reported at a time, in seconds."""
    event = events.MouseDown(tile, 1, 1, 0, 0, 1, False, False, False)
    event.time = at
    tile.post_message(event)


def shown(app: Stage) -> list:  # type: ignore[type-arg]
    return [app.widget.render_line(y) for y in range(app.size.height)]


def test_what_is_settled_is_faded_and_can_be_read() -> None:
    for theme in THEMES:
        strips = strips_of(practised(figure="", settled=True), 30, 9, theme)
        assert where(strips, palette(theme).done)
        assert not faint_words(strips)


def test_the_familys_own_words_go_on_in_the_next_line() -> None:
    facts = ("We cheer for trying, whatever it brings.", "We plan ahead.")
    tile = dressed(FactTile(), label="What the two of us want", facts=facts, wraps=True)
    assert [row.strip() for row in lines(strips_of(tile, 24, 9))][1:7] == [
        "What the two of us",
        "want",
        "",
        "We cheer for trying,",
        "whatever it brings.",
        "We plan ahead.",
    ]
