"""The kit on the wall: what is missing for everybody to read, the boxes ticked behind the PIN."""

from kiosk.household.household import Household
from kiosk.household.kit import Kit
from tests.kiosk.conftest import Hang
from tests.kiosk.fingers import tap_tile, tile
from tests.kiosk.plans import plan
from tests.kiosk.wall import Wall
from tests.look.team import team_up
from widgets.fact_tile import FactTile
from widgets.lines_panel import LinesPanel

PIN = "0417"


async def go(wall: Wall, screen: str, about: object = None) -> None:
    wall.screen.go(screen, about)
    await wall.settle()


def ticks(wall: Wall) -> dict[str, dict[str, object]]:
    records = wall.device.day.ledger.records("kit")
    return {id: dict(fields) for id, fields in records.items()}


async def test_what_is_missing_is_read_without_a_pin(hang: Hang) -> None:
    async with hang(pin=PIN) as wall:
        team_up(wall.device)
        await go(wall, "missing")
        assert wall.name == "Missing"
        lines = dict(wall.screen.query_one(LinesPanel).lines)
        assert lines["Bead box"] == "Today, for bead string. Where: Toy library. Lent by Omar"
        assert lines["Safety scissors"].startswith("Tomorrow, for wavy lines")
        assert "Picture cards" not in lines, "they come along"
        await wall.tap("#third")
        assert wall.name == "Pin", "to change what is in the box takes an adult"
        assert ticks(wall) == {}


async def test_a_tap_puts_a_thing_into_the_box_and_another_takes_it_out(hang: Hang) -> None:
    async with hang() as wall:
        team_up(wall.device)
        await go(wall, "missing")
        await wall.tap("#third")
        assert wall.name == "Kit"
        assert tile(wall, "Mirror").facts == ("Needed today",)
        await tap_tile(wall, "Mirror")
        assert tile(wall, "Mirror").facts == ("✓ In the box",)
        assert tile(wall, "Mirror").settled
        assert ticks(wall) == {"green.mirror": {"home": "green", "thing": "mirror", "here": True}}
        await tap_tile(wall, "Mirror")
        assert not tile(wall, "Mirror").settled
        await tap_tile(wall, "Picture cards")
        assert tile(wall, "Picture cards").facts == ("Needed today", "Lent by Kim")
        await wall.tap("#back")
        assert wall.name == "Missing"
        assert "Picture cards" in wall.words


async def test_the_other_homes_box_is_ticked_here_too(hang: Hang) -> None:
    async with hang() as wall:
        await wall.press("g", "m", "k")
        assert wall.name == "Kit"
        assert "In the box: Green house" in wall.words
        await wall.tap("#third")
        assert "In the box: Blue house" in wall.words
        await tap_tile(wall, "Mirror")
        assert list(ticks(wall)) == ["blue.mirror"]
        wall.let_fingers_rest()
        await wall.tap("#third")
        assert "In the box: Green house" in wall.words
        await wall.press("b")
        assert wall.name == "GrownUps"


async def test_what_the_other_home_ticked_is_on_the_screen_at_the_next_look(hang: Hang) -> None:
    async with hang() as wall:
        await go(wall, "kit")
        other = type(wall.device).open(wall.device.folder, wall.clock)
        Kit(Household.over(other.day)).put("mirror", here=True)
        other.close()
        await wall.tick()
        assert tile(wall, "Mirror").settled


async def test_many_things_are_turned_six_a_page(hang: Hang) -> None:
    async with hang() as wall:
        await go(wall, "kit")
        first = [one.label for one in wall.screen.query(FactTile) if one.label]
        await wall.tap("#more")
        second = [one.label for one in wall.screen.query(FactTile) if one.label]
        assert len(first) == 6
        assert set(first).isdisjoint(second)
        assert "Ball" in second, "what only a home keeps comes last"


async def test_a_home_that_left_the_plan_shows_its_box_still(hang: Hang) -> None:
    async with hang(plan("Hop")) as wall:
        Household.over(wall.device.day).import_plan(plan("Hop", homes=()), wall.clock())
        await go(wall, "kit")
        assert "In the box: green" in wall.words
        await go(wall, "missing")
        assert "All that the coming practice needs is here." in wall.words
