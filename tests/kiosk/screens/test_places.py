"""Fixed places: Back and More never move, and nothing moves by a tap."""

from collections.abc import AsyncIterator, Sequence

import pytest
from textual.geometry import Region

from tests.kiosk.conftest import Hang
from tests.kiosk.plans import plan
from tests.kiosk.wall import SIZES, Wall

WAYS = {  # screen -> the keys that lead there from Today
    "Today": (),
    "Practice": ("s",),
    "StarChart": ("t",),
    "Weeks": ("t", "m"),
    "Handover": ("g",),
    "Pages": ("g", "p"),
    "GrownUps": ("g", "m"),
    "Yesterday": ("g", "m", "y"),
    "Rest": ("g", "m", "s"),
    "Learn": ("g", "m", "n"),
    "Pin": ("g", "m", "p"),
    "Leave": ("g", "m", "l"),
    "Offer": ("g", "m", "j"),
    "BeforeSession": ("g", "m", "f"),
    "SessionSheet": ("g", "m", "f", "1"),
    "EditPlan": ("g", "m", "e"),
    "EditEntry": ("g", "m", "e", "1", "2"),
}
MIDDLE = ("second", "third", "fourth")
STANDARD = (
    "Today",
    "Weeks",
    "Handover",
    "Pages",
    "GrownUps",
    "Yesterday",
    "Rest",
    "Learn",
    "Leave",
    "SessionSheet",
    "EditPlan",
    "EditEntry",
)


async def go(wall: Wall, name: str) -> None:
    """From wherever it is."""
    await wall.go(*WAYS[name])
    assert wall.name == name


async def every_look(
    wall: Wall, sizes: Sequence[tuple[int, int]] = SIZES
) -> AsyncIterator[tuple[str, tuple[int, int]]]:
    """Every screen in each size, with its name. The way to it takes long, and is gone once."""
    for name in WAYS:
        await go(wall, name)
        for size in sizes:
            await wall.resize(*size)
            yield name, size


def place(wall: Wall, name: str) -> Region:
    return wall.screen.query_one(f"#{name}").region


async def test_the_bar_lies_at_the_same_place_on_every_screen(hang: Hang) -> None:
    async with hang() as wall:
        fixed: dict[tuple[int, int], dict[str, Region]] = {}
        moved = []
        async for screen, size in every_look(wall):
            if screen == "Today":
                fixed[size] = {name: place(wall, name) for name in ("back", *MIDDLE, "more")}
            for name in ("back", "more", *(MIDDLE if screen in STANDARD else ())):
                if place(wall, name) != fixed[size][name]:
                    moved.append((screen, size, name))
        assert moved == []
        for (columns, _rows), bar in fixed.items():
            edge = columns - bar["more"].right
            assert bar["back"].x == edge, "as far from the left as More from the right"
            assert bar["back"].bottom == bar["more"].bottom


@pytest.mark.parametrize("size", SIZES)
async def test_a_finger_finds_targets_as_large_as_the_look_has_them(
    hang: Hang, size: tuple[int, int]
) -> None:
    async with hang(size=size) as wall:
        rows = {(100, 30): 7, (80, 24): 6, (60, 20): 4, (128, 40): 7}[size]
        columns = {(100, 30): 13, (80, 24): 11, (60, 20): 8, (128, 40): 13}[size]
        for name in ("back", "second", "third", "fourth", "more"):
            assert place(wall, name).height >= rows
            assert place(wall, name).width >= columns


async def test_nothing_moves_by_a_tap(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip", "Jump", "Rest")) as wall:
        before = wall.regions()
        for target in ("#card-0", "#card-1", "#card-2"):
            await wall.tap(target)
            assert wall.regions() == before
        await wall.tap("#more")
        assert wall.regions() == before
        await wall.tap("#back")
        assert wall.regions() == before


async def test_nothing_moves_when_there_is_something_to_say(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip", "Jump", "Rest")) as wall:
        before = {name: found for name, found in wall.regions().items() if "Notice" not in name}
        wall.clock.trusted = False
        await wall.tick()
        assert "The clock is not set yet." in wall.words
        after = {name: found for name, found in wall.regions().items() if "Notice" not in name}
        assert after == before
        assert "Grown-ups" in wall.words, "and no word of the bar is hidden by it"


async def test_a_tap_beside_everything_does_nothing(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        for x, y in ((0, 0), (99, 29), (99, 0), (0, 29), (50, 0), (95, 12)):
            await wall.tap_at(x, y)
        assert wall.name == "Today"
        assert wall.outcomes == ["", ""]


async def test_the_place_of_an_absent_button_is_dead(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await wall.tap("#back")
        await wall.tap("#more")
        assert wall.states == ["now", "next"]
        assert wall.name == "Today"
