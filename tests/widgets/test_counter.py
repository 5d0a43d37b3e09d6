"""The counter: beads in fives, a number, a word at the end; over-tapping does no harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.look.stage import SIZES, THEMES, Stage, dressed, faint_words, lines, strips_of, where
from widgets.counter import Counter, arranged
from widgets.palette import LIGHT, contrast, palette
from widgets.plain_card import solid


def counter(count: int, number: int = 10, **values: object) -> Counter:
    words = {"finished": "Finished", "hint": "Tap once for each"}
    return dressed(Counter(), number=number, count=count, **words, **values)


@given(number=st.integers(1, 100), columns=st.integers(24, 120), rows=st.integers(7, 60))
def test_beads_stand_in_their_room_as_large_as_they_can(
    number: int, columns: int, rows: int
) -> None:
    beads = arranged(number, columns, rows)
    assert beads.a_row * beads.pitch - (beads.pitch - beads.size) <= columns
    if beads.size > 1:
        assert -(-number // beads.a_row) * beads.pitch <= rows + 1


def test_ten_are_two_hands() -> None:
    assert arranged(10, 42, 22).a_row == 5
    assert arranged(5, 42, 22).a_row == 5
    assert arranged(3, 42, 22).a_row == 3


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("number", [1, 8, 10, 100])
def test_each_tap_fills_more_of_it(size: tuple[int, int], number: int) -> None:
    filled = [
        len(where(strips_of(counter(count, number), *size), LIGHT.now))
        for count in range(0, number, -(-number // 10))
    ]
    assert filled[0] == 0
    assert filled == sorted(set(filled)), "each tap shows"


def test_what_is_counted_is_told_without_colour() -> None:
    empty, full = (strips_of(counter(count), 46, 21) for count in (0, 9))
    hollow, solid = where(empty, LIGHT.slot_card), where(full, LIGHT.now)
    assert len(solid) > 1.3 * len(hollow), "an outline becomes a bead"


@pytest.mark.parametrize("size", [*SIZES, (30, 21), (28, 16), (24, 18)])
@pytest.mark.parametrize("reserve", [0, 10])
def test_at_the_end_a_word_and_a_shape_say_so(size: tuple[int, int], reserve: int) -> None:
    strips = strips_of(counter(10, reserve=reserve), *size)
    said = " ".join(lines(strips))
    ink = where(strips, LIGHT.ink)
    assert len(ink) >= 25, "the tick"
    assert "Finished" in said or len(ink) > 150, "in letters or in the display face"
    assert not where(strips, LIGHT.now)


@pytest.mark.parametrize("reserve", [0, 10])
@pytest.mark.parametrize("size", [*SIZES, (30, 21), (28, 16)])
def test_nothing_is_drawn_where_the_speaker_is(size: tuple[int, int], reserve: int) -> None:
    for count in (0, 8, 10):
        strips = strips_of(counter(count, reserve=reserve), *size)
        if reserve:
            taken = {(x, y) for x in range(size[0] - reserve, size[0]) for y in range(8)}
            assert not where(strips, LIGHT.ink) & taken, count


@pytest.mark.parametrize("theme", THEMES)
def test_its_words_can_be_read(theme: str) -> None:
    for count in (0, 10):
        assert not faint_words(strips_of(counter(count), 46, 21, theme))


async def test_taps_after_the_end_say_nothing() -> None:
    heard: list[Counter.Tapped] = []

    class Listening(Stage):
        def on_counter_tapped(self, event: Counter.Tapped) -> None:
            heard.append(event)

    widget = counter(9)
    async with Listening(widget).run_test(size=(46, 21)) as pilot:
        widget.press(10.0)
        widget.press(10.2)
        await pilot.pause()
        assert len(heard) == 1, "0.2 s is a tremor"
        widget.press(10.6)
        await pilot.pause()
        assert len(heard) == 2
        widget.count = 10
        widget.press(20.0)
        await pilot.pause()
        assert len(heard) == 2


def test_a_voice_says_the_count_and_the_end() -> None:
    assert [counter(4).words, counter(10).words] == ["4", "Finished"]
    assert counter(0, 0).absent


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_full_stands_out_from_its_card(theme: str) -> None:
    colours = palette(theme)
    strips = strips_of(counter(4), 46, 21, theme)
    assert len(where(strips, solid(colours))) > 100
    assert contrast(solid(colours), colours.card) >= 3.0, "WCAG, for a shape"
