"""The reward and the way to it."""

import pytest

from tests.look.stage import cells, dressed, faint_words, lines, px, strips_of, where
from widgets.palette import LIGHT, PALETTES
from widgets.reward_tile import RewardTile


def tile(stars: int = 3, goal: int = 5, reward: str = "Swimming together") -> RewardTile:
    words = f"{stars} of {goal} stars"
    return dressed(RewardTile(), reward=reward, stars=stars, goal=goal, words=words)


def test_the_wide_tile_is_as_the_look_has_it() -> None:
    strips = strips_of(tile(), 62, 7)
    said = lines(strips)
    assert [said[row] for row in (1, 2, 4)] == ["  Swimming", "  together", "  3 of 5 stars"]
    patch = where(strips, LIGHT.sky) | where(strips, LIGHT.star) | where(strips, LIGHT.slot)
    soft = {(19, 2), (59, 2), (19, 11), (59, 11)}
    assert patch == {(x, y) for x in range(19, 60) for y in range(2, 12)} - soft
    assert min(where(strips, LIGHT.star)) == (20, 6)
    assert min(where(strips, LIGHT.slot)) == (44, 6), "the fourth star is still to come"


def test_the_narrow_tile_says_its_stars() -> None:
    strips = strips_of(tile(), 48, 6)
    said = lines(strips)
    assert said[1].strip() == "Swimming together"
    assert said[2].split() == ["★", "★", "★", "☆", "☆"]
    assert said[4].strip() == "3 of 5 stars"
    assert [x for x, cell in enumerate(cells(strips)[2]) if cell.character == "★"] == [15, 19, 23]


@pytest.mark.parametrize("size", [(62, 7), (48, 6), (36, 4)])
def test_a_goal_over_five_is_one_star_and_the_figure(size: tuple[int, int]) -> None:
    strips = strips_of(tile(stars=7, goal=12), *size)
    assert not where(strips, LIGHT.slot)
    assert "7 of 12 stars" in "\n".join(lines(strips))
    assert "☆" not in "\n".join(lines(strips))


def test_no_reward_is_plain_page() -> None:
    assert {colour for row in px(strips_of(tile(reward=""), 62, 7)) for colour in row} == {
        LIGHT.page
    }


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("size", [(62, 7), (48, 6), (36, 4), (36, 2), (20, 1)])
def test_every_word_can_be_read(theme: str, size: tuple[int, int]) -> None:
    assert not faint_words(strips_of(tile(), *size, theme))
