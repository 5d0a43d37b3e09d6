"""A night of the month, and a preset: what they show at each size and in each theme."""

import pytest

from tests.look.stage import dressed, faint_words, lines, strips_of, where
from widgets.night_cell import NightCell, NightFacts
from widgets.palette import LIGHT, PALETTES
from widgets.preset_tile import PresetTile

MOVE = NightFacts("24", "Blue", "B", "blue", "leaf", "17:00", "◆▲")
SIZES = [(13, 3), (10, 3), (8, 2), (17, 5), (7, 2), (3, 1), (1, 1)]


def cell(facts: NightFacts) -> NightCell:
    return dressed(NightCell(), facts=facts)


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("when", [{}, {"today": True}, {"over": True}])
def test_every_word_can_be_read(theme: str, size: tuple[int, int], when: dict[str, bool]) -> None:
    facts = NightFacts("24", "Blue", "B", "blue", "leaf", "17:00", "◆▲", **when)
    assert not faint_words(strips_of(cell(facts), *size, theme))


def test_the_number_the_home_the_time_and_the_marks_have_room() -> None:
    usual = lines(strips_of(cell(MOVE), 13, 3))
    assert usual[:2] == [" 24 17:00 ◆▲", " Blue"]
    low = lines(strips_of(cell(MOVE), 8, 2))
    assert low[0] == " 24 B◆▲"
    tall = lines(strips_of(cell(MOVE), 17, 5))
    assert tall[:3] == [" 24          ◆▲", " Blue", " → 17:00"]


def test_a_move_shows_both_homes_the_night_at_the_right() -> None:
    strips = strips_of(cell(MOVE), 13, 3)
    old, new = (where(strips, LIGHT.picture[letter]) for letter in "eb")
    assert max(x for x, _ in old) < min(x for x, _ in new)
    assert len(new) > len(old) > 0


def test_a_place_without_a_night_is_empty() -> None:
    empty = cell(NightFacts())
    assert empty.absent
    assert not any(lines(strips_of(empty, 13, 3)))


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("size", [(30, 9), (24, 8), (28, 5), (38, 10), (6, 2)])
def test_a_preset_shows_its_name_and_two_weeks(theme: str, size: tuple[int, int]) -> None:
    nights = ("leaf",) * 7 + ("blue",) * 7
    tile = dressed(PresetTile(), label="A week each", nights=nights, chosen=True)
    strips = strips_of(tile, *size, theme)
    assert not faint_words(strips)
    green, blue = (where(strips, PALETTES[theme].picture[letter]) for letter in "eb")
    assert len(green) == len(blue) > 0 or size[0] < 10
