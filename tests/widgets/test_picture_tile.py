"""A picture to choose: whole, on its plate, its name where there is room."""

import pytest

from tests.look.stage import THEMES, Stage, dressed, faint_words, lines, px, strips_of
from widgets.palette import palette
from widgets.picture_tile import PictureTile


def tile(**values: object) -> PictureTile:
    return dressed(PictureTile(), picture="song", label="song", **values)


def test_its_name_stands_below_the_picture_where_there_is_room() -> None:
    assert lines(strips_of(tile(), 28, 10))[-1].strip() == "song"
    assert lines(strips_of(tile(), 24, 8)) == [""] * 8, "the picture takes it all"


def test_the_picture_is_there_whole() -> None:
    letters = palette("light").picture.values()
    for size in ((24, 8), (28, 10), (52, 18)):
        drawn = sum(colour in letters for row in px(strips_of(tile(), *size)) for colour in row)
        once = sum(colour in letters for row in px(strips_of(tile(), 28, 10)) for colour in row)
        assert drawn == once * (4 if size == (52, 18) else 1)


@pytest.mark.parametrize("size", [(24, 8), (28, 10)])
def test_the_chosen_one_is_marked(size: tuple[int, int]) -> None:
    now = palette("light").now
    marked = [colour for row in px(strips_of(tile(chosen=True), *size)) for colour in row]
    plain = [colour for row in px(strips_of(tile(), *size)) for colour in row]
    assert now in marked
    assert now not in plain


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("chosen", [True, False])
def test_its_name_can_be_read(theme: str, chosen: bool) -> None:
    assert not faint_words(strips_of(tile(chosen=chosen), 28, 10, theme))


def test_without_a_label_its_place_stays_empty() -> None:
    page = palette("light").page
    empty = strips_of(PictureTile(), 28, 10)
    assert {colour for row in px(empty) for colour in row} == {page}
    assert PictureTile().absent


async def test_a_press_says_which() -> None:
    said: list[str] = []

    class Hearing(Stage):
        def on_picture_tile_tapped(self, event: PictureTile.Tapped) -> None:
            said.append(event.tile.picture)

    async with Hearing(tile()).run_test(size=(28, 10)) as pilot:
        await pilot.click(PictureTile)
    assert said == ["song"]
