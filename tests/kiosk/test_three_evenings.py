"""Three evenings of one family, by touch on both walls, which meet only at the end of each."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from kiosk.device import Device
from tests.kiosk.wall import Wall, hung
from tests.look.apart import Apart, apart
from tests.look.family import Clock
from widgets.fact_tile import FactTile
from widgets.night_cell import NightCell

NOTE = "slow and soft"
THURSDAY, SWAPPED = date(2026, 11, 26), date(2026, 12, 5)
ADULTS = ("session", NOTE, "swap", "Swap", "Proposed", "Agreed", "birthday", "Pack", "takes")

Story = list[tuple[str, tuple[str, ...]]]


@pytest.fixture
def homes(tmp_path: Path) -> Iterator[Apart]:
    found = apart(tmp_path / "homes", Clock())
    yield found
    found.close()


def opened(device: Device, homes: Apart) -> Device:
    """The device of a home, opened again: its wall closed it when it was left."""
    found = Device.open(device.folder, homes.clock)
    if device is homes.green:
        homes.green = found
    else:
        homes.blue = found
    return found


@asynccontextmanager
async def at(device: Device, homes: Apart) -> AsyncIterator[Wall]:
    """Somebody at the wall of a home, at its handover."""
    async with hung(opened(device, homes), homes.clock) as wall:
        await wall.tap("#fourth")
        assert wall.name == "Handover"
        yield wall


async def tap(wall: Wall, label: str) -> None:
    """A tile by its label, on whatever page of the screen it lies."""
    for _page in range(5):
        found = [one for one in wall.screen.query(FactTile) if one.label.startswith(label)]
        if found:
            wall.let_fingers_rest()
            await wall.tap(found[0])
            return
        wall.let_fingers_rest()
        await wall.tap("#more")
    raise AssertionError(f"no tile {label} on {wall.name}")


async def press(wall: Wall, place: str) -> None:
    wall.let_fingers_rest()
    await wall.tap(f"#{place}")


async def grown_ups(wall: Wall, label: str) -> None:
    await press(wall, "more")
    assert wall.name == "GrownUps"
    await tap(wall, label)


def tile(wall: Wall, number: int) -> FactTile:
    return list(wall.screen.query(FactTile))[number]


async def evening_ends(homes: Apart) -> Story:
    """The homes meet; both tell the same, and the child's own screens none of it."""
    for device in (homes.green, homes.blue):
        opened(device, homes)
    homes.meet()
    green, blue = [await told(device, homes) for device in (homes.green, homes.blue)]
    assert green == blue
    return green


async def told(device: Device, homes: Apart) -> Story:
    """What a home's handover says; how much of it is new there has its own figure."""
    async with at(device, homes) as wall:
        await wall.until(lambda: "Both homes have this plan." in wall.words)
        tiles = wall.screen.query(FactTile)
        story = [(one.label.split()[0], tuple(sorted(one.facts))) for one in tiles]
        for keys in ((), ("s",), ("t",)):
            wall.app.show("today")
            await wall.press(*keys)
            said = [word for word in ADULTS if word in wall.words]
            assert not said, (keys, said)
    return story


async def a_session_with_changes(homes: Apart) -> None:
    async with at(homes.green, homes) as wall:
        await grown_ups(wall, "After a session")
        await tap(wall, "Kim")
        assert wall.name == "SessionForm"
        await tap(wall, "Five k words")
        await press(wall, "second")
        assert wall.name == "Ask"
        await typed(wall, NOTE)
        await press(wall, "third")
        assert wall.name == "SessionNext", wall.words
    async with hung(opened(homes.blue, homes), homes.clock) as wall:
        await wall.press("1")  # the child, at the same hour in the other home
    told_now = await evening_ends(homes)
    assert any("Kim's session" in fact and "(Sam)" in fact for fact in told_now[5][1])
    async with at(homes.blue, homes) as wall:
        wall.let_fingers_rest()
        await wall.tap(tile(wall, 5))
        await press(wall, "second")
        assert wall.name == "Update"
        assert NOTE in wall.words.lower()
        assert "at the Green house's screen" in wall.words


async def typed(wall: Wall, words: str) -> None:
    await wall.press(*("space" if letter == " " else letter for letter in words), "enter")


async def a_swap_is_proposed(homes: Apart) -> None:
    async with at(homes.green, homes) as wall:
        await grown_ups(wall, "The month")
        await press(wall, "more")
        await wall.tap(night(wall, SWAPPED))
        await tap(wall, "Why")
        await typed(wall, "birthday")
        await tap(wall, "Propose it")
        assert wall.name == "Proposals"
    async with at(homes.blue, homes) as wall:
        assert "birthday" not in wall.words, "nobody has told this home yet"
    story = await evening_ends(homes)
    assert any("birthday" in fact for fact in story[5][1])


def night(wall: Wall, day: date) -> NightCell:
    found = [one for one in wall.screen.query(NightCell) if one.facts.number == str(day.day)]
    return found[0]


async def it_is_agreed_late_and_the_kit_is_packed(homes: Apart) -> None:
    async with at(homes.blue, homes) as wall:
        wall.let_fingers_rest()
        await wall.tap(tile(wall, 5))
        await press(wall, "fourth")
        assert wall.name == "Proposals"
        await wall.press("a")
        assert "Agreed" in wall.words
        wall.app.show("handover")
        await wall.settle()
        await grown_ups(wall, "The kit")
        await tap(wall, "Mirror")
    async with at(homes.green, homes) as wall:
        assert not [fact for fact in tile(wall, 5).facts if "Agreed" in fact], "not told yet"
    story = await evening_ends(homes)
    assert any("Agreed" in fact and "birthday" in fact for fact in story[5][1])
    for device in (homes.green, homes.blue):
        async with at(device, homes) as wall:
            await grown_ups(wall, "The month")
            await press(wall, "more")
            assert night(wall, SWAPPED).facts.marks == "●"


async def test_both_screens_tell_the_same_story_each_evening(homes: Apart) -> None:
    homes.clock.pass_by(hours=3)
    await a_session_with_changes(homes)
    homes.clock.pass_by(days=1)
    await a_swap_is_proposed(homes)
    homes.clock.pass_by(days=1)
    await it_is_agreed_late_and_the_kit_is_packed(homes)
