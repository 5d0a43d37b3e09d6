"""A finger on the wall: on a tile by its label, on a key of the board, on a place of the bar."""

from kiosk.screens.tile_pages import TilePages
from tests.kiosk.wall import Wall
from widgets.fact_tile import FactTile
from widgets.key_board import KeyBoard

MOST_PAGES = 6


def tile(wall: Wall, label: str) -> FactTile:
    """The tile of that label, which is up."""
    return next(one for one in wall.screen.query(FactTile) if one.label == label)


async def tap_tile(wall: Wall, label: str) -> None:
    """The tile of that label, on whatever page it is."""
    for _page in range(MOST_PAGES if isinstance(wall.screen, TilePages) else 1):
        for one in wall.screen.query(FactTile):
            if one.label == label and one.region.area:
                wall.let_fingers_rest()
                await wall.tap(one)
                return
        if wall.screen.bar.label_of("more"):
            await tap_bar(wall, "more")
    raise AssertionError(f"no tile {label}: {wall.words}")


async def tap_bar(wall: Wall, place: str) -> None:
    """The button in a place of the bar."""
    wall.let_fingers_rest()
    await wall.tap(f"#{place}")


async def tap_key(wall: Wall, name: str) -> None:
    """A key of the board that is up, by a finger in its middle."""
    board = wall.screen.query_one(KeyBoard)
    place = next(one for one in board.places if one.key.name == name)
    x, y = place.cells.translate(board.region.offset).center
    await wall.tap_at(int(x), int(y))


async def type_words(wall: Wall, words: str) -> None:
    """Letter by letter; capitals come by themselves."""
    for sign in words:
        await (tap_bar(wall, "third") if sign == " " else tap_key(wall, sign.casefold()))


async def done(wall: Wall) -> None:
    """The one loud button."""
    await tap_bar(wall, "second")
