"""What was filed after a session: new at the handover until its page was opened here."""

from functools import partial

import pytest

from kiosk.household.sessions.update_filing import correct, file_update
from kiosk.household.sessions.updates import TaskSaid, Update
from kiosk.screens.update import UpdateScreen
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import plan
from tests.kiosk.screens.test_handover import tap_line
from tests.kiosk.wall import SIZES, Wall
from tests.look.sessions import NOTE
from widgets.fact_tile import FactTile
from widgets.lines_panel import LinesPanel

SAID = (TaskSaid("k-words", "changed"), TaskSaid("bubbles", "stopped"))


async def filed(wall: Wall, note: str = NOTE) -> Update:
    verb = partial(file_update, wall.device.day, "kim", SAID, note=note, by="sam")
    return await wall.screen.desk.do(verb, at=wall.device.moment())


def new(wall: Wall) -> FactTile:
    return list(wall.screen.query(FactTile))[-1]


async def at_handover(wall: Wall) -> FactTile:
    """The tile of what is new, at a fresh look at the handover."""
    await wall.press("b", "b", "b", "g")
    assert wall.name == "Handover"
    return new(wall)


async def test_it_is_new_at_each_handover_until_its_page_was_opened(hang: Hang) -> None:
    async with hang() as wall:
        await wall.press("g", "b")
        await filed(wall)
        for _look in range(2):
            tile = await at_handover(wall)
            assert tile.label.startswith("New ")
            assert any("Kim's session" in fact for fact in tile.facts), tile.facts
        wall.let_fingers_rest()
        await tap_line(wall, "session")
        assert wall.name == "Update"
        assert NOTE in wall.words
        tile = await at_handover(wall)
        assert tile.label == "New"
        assert any("Kim's session" in fact for fact in tile.facts), "it stays told in this stay"


async def test_what_was_filed_in_an_earlier_stay_is_told_too(hang: Hang) -> None:
    async with hang() as wall:
        update = await filed(wall)
        await wall.pass_by(days=8)
        tile = await at_handover(wall)
        assert any("Kim's session" in fact for fact in tile.facts), tile.facts
        await wall.screen.desk.note_opened(update.ids)
        tile = await at_handover(wall)
        assert not any("Kim's session" in fact for fact in tile.facts), tile.facts


async def test_the_page_tells_who_when_and_where_and_its_corrections(hang: Hang) -> None:
    async with hang() as wall:
        update = await filed(wall)
        await wall.pass_by(days=1)
        verb = partial(correct, wall.device.day, update.id, "Louder.", by="alex")
        await wall.screen.desk.do(verb, at=wall.device.moment())
        await wall.press("g")
        wall.screen.go("update", update.id)
        await wall.settle()
        assert wall.screen.query_one(LinesPanel).lines == (
            ("Filed", "26 Nov, 15:40, at the Green house's screen, by Sam"),
            ("Five k words at the mirror", "changed"),
            ("Blow bubbles with a straw", "stopped"),
            (NOTE, ""),
            ("Corrected", "27 Nov, 15:40, at the Green house's screen, by Alex"),
            ("Louder.", ""),
        )
        assert wall.screen.desk.opened_updates >= update.ids


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_note_is_read_whole_at_every_size(hang: Hang, size: tuple[int, int]) -> None:
    words = [f"word{number:02}" for number in range(40)]
    async with hang(size=size) as wall:
        await filed(wall, " ".join(words)[:280])
        await wall.press("g")
        wall.screen.go("update", "")
        await wall.settle()
        seen: set[str] = set()
        for _page in range(4):
            seen |= {word for word in words if word in wall.words}
            wall.let_fingers_rest()
            if wall.screen.bar.label_of("more"):
                await wall.tap("#more")
        assert len(seen) == 40


async def test_updates_are_turned_through_and_back(hang: Hang) -> None:
    async with hang() as wall:
        first = await filed(wall, "The first.")
        await wall.pass_by(hours=1)
        await filed(wall, "The second.")
        await wall.press("g")
        wall.screen.go("update", "")
        await wall.settle()
        assert "The second." in wall.words
        await wall.tap("#second")
        assert "The first." in wall.words
        assert wall.screen.desk.opened_updates >= first.ids
        wall.let_fingers_rest()
        await wall.tap("#second")
        assert "The second." in wall.words
        await wall.press("b")
        assert wall.name == "Handover"


async def test_without_any_the_page_says_so(hang: Hang) -> None:
    async with hang(plan("Hop")) as wall:
        await wall.press("g")
        wall.screen.go("update", "")
        await wall.settle()
        assert isinstance(wall.screen, UpdateScreen)
        assert "Nothing was filed after a session yet." in wall.words


async def test_to_correct_it_the_pin_is_asked_for_and_to_read_it_not(hang: Hang) -> None:
    async with hang(pin="0417") as wall:
        await filed(wall)
        await wall.press("g")
        wall.screen.go("update", "")
        await wall.settle()
        assert wall.name == "Update"
        for place in ("#third", "#fourth"):
            await wall.tap(place)
            assert wall.name == "Pin"
            wall.screen.go("update", "")
            await wall.settle()
