"""A card to choose: readable in each colour and theme, its target the whole of it."""

import pytest

from tests.look.stage import Stage, dressed, faint_words, lines, strips_of, where
from widgets.choice_card import ChoiceCard
from widgets.finish_sky import LETTERS
from widgets.palette import LIGHT, PALETTES

SIZES = [(32, 18), (26, 17), (29, 15), (62, 30), (30, 13)]


def reward(**values: object) -> ChoiceCard:
    given = {"label": "Swimming together", "picture": "swim", "word": "5 stars", **values}
    return dressed(ChoiceCard(), **given)


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("chosen", [False, True])
def test_a_reward_can_be_read(theme: str, size: tuple[int, int], chosen: bool) -> None:
    strips = strips_of(reward(chosen=chosen, hint="This one", key_hint="2"), *size, theme)
    assert not faint_words(strips)
    assert "5 stars" in " ".join(lines(strips))


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("colour", LETTERS)
@pytest.mark.parametrize("name", ["Ben", "Rosamunde-Marie", "ロサ"])
def test_a_name_can_be_read_in_each_colour(theme: str, colour: str, name: str) -> None:
    for size in SIZES:
        card = dressed(ChoiceCard(), label=name, picture="cat", colour=colour)
        assert not faint_words(strips_of(card, *size, theme))


def test_a_short_name_is_large() -> None:
    strips = strips_of(dressed(ChoiceCard(), label="Ben", picture="cat", colour="leaf"), 32, 18)
    assert "Ben" not in " ".join(lines(strips)), "drawn, and no cell text"
    assert where(strips, LIGHT.picture["e"])


async def test_a_press_anywhere_says_that_it_was_tapped() -> None:
    said: list[str] = []

    class Listening(Stage):
        def on_choice_card_tapped(self, event: ChoiceCard.Tapped) -> None:
            said.append(event.control.label)

    async with Listening(reward()).run_test(size=(32, 18)) as pilot:
        await pilot.press("tab", "enter")
        await pilot.pause()
    assert said == ["Swimming together"]


async def test_an_empty_place_is_no_target() -> None:
    card = ChoiceCard()
    async with Stage(card).run_test(size=(32, 18)) as pilot:
        await pilot.press("tab")
        assert not card.has_focus
    assert not where(strips_of(card, 32, 18), LIGHT.card)
