"""Being proud: pictures of learned things, and the one moment of a new one."""

import pytest

from tests.look.stage import THEMES, dressed, faint_words, lines, strips_of
from widgets.palette import palette
from widgets.proud_sky import ProudSky
from widgets.proud_tile import ProudTile

SIZES = [(30, 18), (26, 16), (29, 15), (60, 30), (20, 5)]
SKIES = [(94, 21), (76, 17), (57, 15), (124, 31)]


def tile(**values: object) -> ProudTile:
    said = {"label": "Cut along the wavy lines", "picture": "scissors", "day": "26 Nov"}
    return dressed(ProudTile(), **{**said, **values})


def sky(**values: object) -> ProudSky:
    said = {"headline": "Learned!", "label": "Cut along the wavy lines", "picture": "scissors"}
    return dressed(ProudSky(), **{**said, **values})


@pytest.mark.parametrize("size", SIZES)
def test_a_tile_says_what_and_since_when(size: tuple[int, int]) -> None:
    said = " ".join(" ".join(lines(strips_of(tile(), *size))).split())
    assert "Cut along the wavy" in said
    assert "26 Nov" in said


def test_an_empty_place_shows_nothing() -> None:
    assert not "".join(lines(strips_of(tile(label=""), 30, 18))).strip()


@pytest.mark.parametrize("size", SKIES)
def test_the_moment_names_what_was_learned(size: tuple[int, int]) -> None:
    assert "Cut along the wavy lines" in " ".join(lines(strips_of(sky(), *size)))


@pytest.mark.parametrize("theme", THEMES)
def test_all_words_can_be_read(theme: str) -> None:
    for size in SKIES:
        assert not faint_words(strips_of(sky(), *size, theme=theme))
    for size in SIZES:
        assert not faint_words(strips_of(tile(), *size, theme=theme))
    assert palette(theme)
