"""The still picture when everything is done."""

import asyncio
import time

import pytest

from tests.look.stage import THEMES, Stage, dressed, faint_words, lines, px, strips_of, where
from widgets import finish_sky
from widgets.drawings import picture
from widgets.finish_sky import LETTERS, FinishSky, house_colours
from widgets.palette import LIGHT, WHITE, contrast, palette

SIZES = [(94, 21), (76, 17), (58, 15), (122, 31)]


def sky(*houses: str, words: str = "Three stars today. Both houses see them.") -> FinishSky:
    return dressed(FinishSky(), headline="All done", words=words, houses=houses)


def test_the_picture_is_as_the_look_has_it() -> None:
    strips = strips_of(sky("leaf", "blue"), 94, 21)
    painted = px(strips)
    for left, letter in ((1, "e"), (69, "b")):  # the houses stand on the hills, from px 23
        assert painted[31][left + 3] == LIGHT.picture[letter]
        assert painted[23][left + 11] == LIGHT.picture["n"]
    assert {y for y, row in enumerate(painted) if row[40] == "#305758"} == {39, 40, 41}
    star = {(x, y) for x, y in where(strips, LIGHT.star) if 30 < x < 60}
    assert (min(y for _, y in star), max(y for _, y in star)) == (20, 34)
    assert (min(star)[0], max(star)[0]) == (38, 55)
    assert {x for x, y in where(strips, WHITE) if y == 5} >= {28, 29, 30, 31}
    assert lines(strips)[7].strip() == "Three stars today. Both houses see them."
    assert (6, 7) in where(strips, LIGHT.slot)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("houses", [("leaf",), ("leaf", "blue"), ("berry", "clay", "violet")])
def test_every_home_has_a_whole_house_of_one_size(
    size: tuple[int, int], houses: tuple[str, ...]
) -> None:
    strips = strips_of(sky(*houses), *size)
    if size[0] < len(houses) * 20:
        assert not where(strips, LIGHT.picture["n"]), "better none than half a house"
        return
    walls = [len(where(strips, LIGHT.picture[LETTERS[house]])) for house in houses]
    scale = 2 if size[0] == 122 and len(houses) < 3 else 1
    drawn = sum(row.count("y") for row in picture("house")) * scale * scale
    blue = sum(row.count("b") for row in picture("house")) * scale * scale
    for house, wall in zip(houses, walls, strict=True):
        assert wall >= drawn or (house == "blue" and wall >= drawn - blue), house


@pytest.mark.parametrize("theme", THEMES)
def test_a_house_of_honey_keeps_its_windows(theme: str) -> None:
    colours = palette(theme)
    honey = house_colours("honey", colours)
    assert contrast(honey["y"], honey["l"]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", LETTERS)
def test_a_door_differs_from_its_wall(theme: str, name: str) -> None:
    letters = house_colours(name, palette(theme))
    assert letters["b"] != letters["y"]
    assert letters["y"] == palette(theme).picture[LETTERS[name]]


def test_two_homes_have_one_star_between_them() -> None:
    strips = strips_of(sky("leaf", "blue"), 58, 15)
    star = {x for x, y in where(strips, LIGHT.star) if y < 19}
    assert star
    assert 21 < min(star) <= max(star) < 37


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("words", ["Three stars today. Both houses see them.", "W " * 90])
def test_every_word_can_be_read(theme: str, size: tuple[int, int], words: str) -> None:
    assert not faint_words(strips_of(sky("leaf", "blue", words=words), *size, theme))


# moving


@pytest.mark.parametrize("size", [(94, 21), (58, 15), (30, 10)])
async def test_the_stars_come_one_after_the_other_and_then_it_is_still(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finish_sky, "SECONDS", 0.3)
    still = lines_and_px(sky("leaf", "blue"), size)
    widget = dressed(sky("leaf", "blue"), moving=True)
    seen: list[int] = []
    async with Stage(widget).run_test(size=size):
        deadline = time.monotonic() + 5
        while not seen or widget._timer is not None:
            assert time.monotonic() < deadline, "it comes to rest"
            if widget.come is not None:
                seen.append(widget.come)
            await asyncio.sleep(0.002)
        assert widget.come is None
        assert widget._timer is None, "nothing goes on"
    assert seen == sorted(seen), "none goes out again"
    assert lines_and_px(widget, size) == still


def lines_and_px(widget: FinishSky, size: tuple[int, int]) -> object:
    strips = strips_of(widget, *size)
    return lines(strips), px(strips)


def test_it_changes_less_than_three_times_a_second() -> None:
    every = max(len(finish_sky.WIDE), len(finish_sky.NARROW)) + 1
    assert every / finish_sky.SECONDS < 3


def test_each_star_that_comes_stays() -> None:
    before: set[tuple[int, int]] = set()
    for number in range(len(finish_sky.WIDE) + 1):
        strips = strips_of(dressed(sky("leaf", "blue"), come=number), 94, 21)
        stars = where(strips, LIGHT.slot)
        assert len(stars) == len(before) + (number > 0)
        assert before <= stars
        before = stars
        assert not {x for x, y in where(strips, LIGHT.star) if 30 < x < 60}, "the large one is last"


async def test_a_still_one_never_moves() -> None:
    widget = sky("leaf")
    async with Stage(widget).run_test(size=(94, 21)) as pilot:
        await pilot.pause()
        assert widget._timer is None
        assert widget.come is None
