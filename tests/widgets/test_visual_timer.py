"""The visual timer: whole pieces go, nothing counts down in figures, the end is a word."""

import pytest

from tests.look.stage import SIZES, THEMES, dressed, faint_words, lines, strips_of, where
from widgets.palette import LIGHT, contrast, palette
from widgets.plain_card import solid
from widgets.visual_timer import VisualTimer

NARROW = [(30, 21), (28, 16), (24, 18)]


def timer(left: int, cells: int = 30, **values: object) -> VisualTimer:
    words = {"finished": "Finished", "hint": "▶ Tap to start"}
    return dressed(VisualTimer(), cells=cells, left=left, **words, **values)


@pytest.mark.parametrize("size", [*SIZES, *NARROW])
def test_each_piece_that_goes_can_be_seen(size: tuple[int, int]) -> None:
    drawn = [
        len(where(strips_of(timer(left), *size), LIGHT.now)) for left in (0, 1, 2, 7, 15, 29, 30)
    ]
    assert drawn[0] == 0
    assert drawn == sorted(set(drawn))


def test_it_empties_clockwise_from_the_top() -> None:
    at_first = where(strips_of(timer(30), 46, 21), LIGHT.now)
    gone = at_first - where(strips_of(timer(23), 46, 21), LIGHT.now)
    middle = (min(x for x, _ in at_first) + max(x for x, _ in at_first)) / 2
    top, low = min(y for _, y in at_first), max(y for _, y in at_first)
    assert all(x > middle for x, _ in gone)
    assert all(y <= (top + low) / 2 + 1 for _, y in gone)


def test_what_is_gone_keeps_its_outline() -> None:
    strips = strips_of(timer(15), 46, 21)
    assert where(strips, LIGHT.slot_card)
    assert not where(strips_of(timer(30), 46, 21), LIGHT.slot_card)


@pytest.mark.parametrize("left", [30, 17, 1, 0])
def test_no_figure_is_ever_shown(left: int) -> None:
    assert not any(letter.isdigit() for letter in "".join(lines(strips_of(timer(left), 46, 21))))


@pytest.mark.parametrize("size", [*SIZES, *NARROW])
@pytest.mark.parametrize("reserve", [0, 10])
def test_at_the_end_a_word_and_a_shape_say_so(size: tuple[int, int], reserve: int) -> None:
    strips = strips_of(timer(0, reserve=reserve), *size)
    ink = where(strips, LIGHT.ink)
    assert len(ink) >= 25
    assert "Finished" in " ".join(lines(strips)) or len(ink) > 150


@pytest.mark.parametrize("size", [*SIZES, *NARROW])
def test_nothing_is_drawn_where_the_speaker_is(size: tuple[int, int]) -> None:
    taken = {(x, y) for x in range(size[0] - 10, size[0]) for y in range(8)}
    for left in (30, 10, 0):
        strips = strips_of(timer(left, reserve=10), *size)
        assert not (where(strips, LIGHT.now) | where(strips, LIGHT.ink)) & taken, left


@pytest.mark.parametrize("theme", THEMES)
def test_its_words_can_be_read(theme: str) -> None:
    for left in (30, 0):
        assert not faint_words(strips_of(timer(left), 46, 21, theme))


def test_a_voice_says_what_a_tap_does() -> None:
    assert [timer(3).words, timer(0).words] == ["Tap to start", "Finished"]
    assert timer(0, 0).absent


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_full_stands_out_from_its_card(theme: str) -> None:
    colours = palette(theme)
    strips = strips_of(timer(17), 46, 21, theme)
    assert len(where(strips, solid(colours))) > 100
    assert contrast(solid(colours), colours.card) >= 3.0, "WCAG, for a shape"
