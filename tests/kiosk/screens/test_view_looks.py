"""Each view in every theme and size, in English and in words that are 60 % longer: as it was."""

from contextlib import nullcontext

import pytest

from tests.kiosk.conftest import Hang
from tests.kiosk.screens.kept_looks import looks_as_it_did
from tests.kiosk.screens.test_looks import faint_in_a_size
from tests.kiosk.wall import SIZES
from tests.language.pseudo import pseudo
from tests.look.family import suit_child

VIEWS = ("one", "first-then", "list")


@pytest.mark.parametrize("words", ["english", "longer"])
@pytest.mark.parametrize("view", ["cards", *VIEWS])
async def test_a_view_looks_as_it_did(
    hang: Hang, request: pytest.FixtureRequest, view: str, words: str
) -> None:
    with pseudo() if words == "longer" else nullcontext():
        async with hang() as wall:
            suit_child(wall.device, view=view)
            for size in SIZES:
                await wall.resize(*size)
                wall.screen.follow()
                assert await looks_as_it_did(wall, f"{view}-{words}", request.config)


@pytest.mark.parametrize("view", VIEWS)
async def test_every_word_of_a_view_can_be_read(hang: Hang, view: str) -> None:
    async with hang() as wall:
        for settings in ({}, {"stars": False}, {"choose": False}):
            suit_child(wall.device, view=view, **settings)
            wall.screen.follow()
            await wall.settle()
            wall.let_fingers_rest()
            await wall.tap(wall.cards[0])
            assert await faint_in_a_size(wall, str(settings)) == []
