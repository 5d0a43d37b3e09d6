"""The houses: each at its place, tonight's lit, a moon for each sleep."""

import pytest

from tests.look.stage import dressed, faint_words, lines, strips_of, where
from widgets.palette import LIGHT, PALETTES, WHITE
from widgets.where_panel import House, WherePanel

GREEN = House("Green house", "leaf", "house", "Tonight", tonight=True)
BLUE = House("Blue house", "blue", "house", "3 sleeps", sleeps=3)


def panel(*houses: House) -> WherePanel:
    return dressed(WherePanel(), houses=houses)


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("size", [(94, 18), (76, 17), (58, 15), (122, 30), (30, 6)])
def test_every_word_can_be_read(theme: str, size: tuple[int, int]) -> None:
    strips = strips_of(panel(GREEN, BLUE), *size, theme)
    assert not faint_words(strips)
    assert "Tonight" in " ".join(lines(strips))


def test_the_houses_keep_their_places_whichever_is_tonights() -> None:
    first = where(strips_of(panel(GREEN, BLUE), 94, 18), LIGHT.picture["e"])
    moved = House("Green house", "leaf", "house", "2 sleeps", sleeps=2)
    lit = House("Blue house", "blue", "house", "Tonight", tonight=True)
    assert where(strips_of(panel(moved, lit), 94, 18), LIGHT.picture["e"]) == first


def test_there_is_a_moon_for_each_sleep() -> None:
    one, three = (
        len(where(strips_of(panel(House("B", "blue", "house", "", sleeps=n)), 94, 18), LIGHT.slot))
        for n in (1, 3)
    )
    assert three == 3 * one > 0
    assert not where(strips_of(panel(House("B", "blue", "house", "")), 94, 18), LIGHT.slot)


def test_tonights_house_is_lit_and_no_other() -> None:
    strips = strips_of(panel(GREEN, BLUE), 94, 18)
    assert {x < 47 for x, _ in where(strips, LIGHT.now)} == {True}
    assert where(strips, WHITE)


def test_a_home_with_another_picture_keeps_its_colour() -> None:
    home = House("Grandma's", "violet", "bed", "Tonight", tonight=True)
    assert where(strips_of(panel(home), 94, 18), LIGHT.picture["v"])
