"""Two homes that were apart: the handover says how it stands, and one tap chooses."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from kiosk.app import KioskApp
from kiosk.desk import Desk
from kiosk.device import Device
from kiosk.device.looks import note_look, seen_news
from kiosk.household.household import Household
from kiosk.screens.both_homes import BothHomesScreen
from kiosk.screens.rival_lines import apart as values_apart
from tests.kiosk.conftest import Hang
from tests.kiosk.screens.test_looks import Looks, faint
from tests.kiosk.wall import SIZE, SIZES, THEMES, Wall, hung, wide
from tests.look.apart import Apart
from tests.look.family import Clock
from widgets.fact_tile import FactTile


@pytest.fixture
def homes(rosas: Path, tmp_path: Path, moved: Clock) -> Iterator[Apart]:
    """Green and blue, joined by a stick, with the same plan."""
    shutil.copytree(rosas, tmp_path / "green")
    two = Apart(tmp_path, tmp_path / "green", moved)
    yield two
    two.close()


def new_tile(wall: Wall) -> FactTile:
    return list(wall.screen.query(FactTile))[-1]


def minutes(device: Device) -> int:
    device.replica.refresh()
    return next(task.minutes for task in device.day.plan.tasks if task.id == "k-words")


async def says(wall: Wall, words: str) -> None:
    """What comes off the screen's own thread."""
    await wall.until(lambda: words in wall.words)
    await wall.settle()


async def test_the_handover_says_whether_the_other_home_has_this_plan(homes: Apart) -> None:
    async with hung(homes.green, homes.clock) as wall:
        await wall.press("g")
        await says(wall, "Both homes have this plan.")
        before = wall.regions()
        homes.change(homes.blue, "bubbles", minutes=9)
        homes.change(homes.green, "bubbles", minutes=8)
        await wall.linger(minutes=1)
        await says(wall, "The Blue house does not have the newest plan yet.")
        assert wall.regions() == before, "nothing moves by what is said"
        await wall.press("p")
        assert "Between the homes" in wall.words
        await wall.press("b", "b")
        assert wall.name == "Today"
        assert "plan" not in wall.words, "nothing of it for the child"


async def test_a_home_that_the_hub_does_not_answer_is_told_since_when(homes: Apart) -> None:
    away = {"state": "no network", "since": "2026-11-26T14:10:00.000Z"}
    homes.green.replica.note("_link", {"contact": away})
    link = (homes.green.folder / "link.json").read_text()
    (homes.green.folder / "link.json").write_text(
        link.replace('"hub":""', '"hub":"http://127.0.0.1:9"').replace(
            '"hub": ""', '"hub": "http://127.0.0.1:9"'
        )
    )
    async with hung(homes.green, homes.clock) as wall:
        await wall.press("g")
        await says(wall, "There has been no network here since 14:10; everything is kept")


async def test_a_home_on_its_own_says_nothing_of_another(hang: Hang) -> None:
    async with hang() as wall:
        await wall.press("g")
        await wall.settle()
        assert "homes" not in wall.words


async def test_what_is_new_since_the_last_look_comes_first(homes: Apart) -> None:
    async with hung(homes.green, homes.clock, (80, 24)) as wall:
        await wall.press("g")
        assert (new_tile(wall).label, new_tile(wall).figure) == ("New", "1"), "never looked before"
        await wall.press("b")
        homes.clock.pass_by(minutes=10)
        homes.change(homes.blue, "bubbles", minutes=9)
        homes.meet()
        await wall.tick()
        await wall.press("g")
        assert (new_tile(wall).label, new_tile(wall).figure) == ("New to you", "1")
        assert new_tile(wall).facts[0].startswith("bubbles: minutes 9")
        assert len(new_tile(wall).facts) == 2
        await wall.tick()
        assert new_tile(wall).label == "New to you", "while it is looked at"
        await wall.tap(new_tile(wall))
        assert wall.words.index("since you last looked") < wall.words.index("k words")
        await wall.press("b")
        assert new_tile(wall).label == "New"
        assert len(seen_news(wall.device.replica)) == 2


async def test_one_tap_uses_the_other_value_and_one_keeps_this(homes: Apart) -> None:
    homes.quarrel()
    async with hung(homes.green, homes.clock) as wall:
        await wall.press("g")
        await wall.until(lambda: "2 changed in both homes" in new_tile(wall).facts)
        await wall.settle()
        await wall.tap(new_tile(wall))
        await wall.tap("#third")
        assert wall.name == "BothHomes"
        assert "Five k words at the mirror days" in wall.words
        assert "Now, set in the Blue house Tue Thu" in wall.words
        assert "The other, set in the Green house Mon Wed" in wall.words
        await wall.tap("#fourth")
        assert "Days: stays Tue Thu" in wall.words
        await wall.tap("#second")
        await wall.tap("#fourth")
        assert minutes(homes.green) == 9, "the buttons are gone until More"
        await wall.tap("#more")
        await wall.tap("#second")
        assert "Minutes: 6 now, was 9" in wall.words
        assert minutes(homes.green) == 6
        await wall.tap("#back")
        await wall.until(lambda: not any("changed in both" in one for one in new_tile(wall).facts))
    homes.green = Device.open(homes.green.folder, homes.clock)
    homes.meet()
    assert minutes(homes.blue) == 6
    assert Household.over(homes.blue.day).rivals() == ()


async def test_by_keys_and_by_a_switch_too(homes: Apart) -> None:
    homes.quarrel()
    async with hung(homes.green, homes.clock) as wall:
        await wall.press("g")
        await wall.until(lambda: "2 changed in both homes" in new_tile(wall).facts)
        await wall.press("p", "c", "m")
        assert "2 of 2" in wall.words
        await wall.press("m")
        assert "1 of 2" in wall.words
        await wall.press("tab", "tab", "enter")
        assert "Days: Mon Wed now" in wall.words
        await wall.press("m", "k")
        assert "Minutes: stays 9" in wall.words
        await wall.press("b")
        wall.app.show("both_homes")
        await wall.settle()
        assert "Nothing waits to be chosen" in wall.words
        quarrel_about_nights(homes)
        await wall.press("b")
        wall.app.show("both_homes")
        await wall.settle()
        assert "Another schedule needs the other home's yes." in wall.words
        held = wall.device.day.plan.parenting_schedule
        await wall.press("u")
        assert wall.name == "Proposals"
        assert "A new schedule from Mon 12 Oct, Proposed" in wall.words
        assert wall.device.day.plan.parenting_schedule == held
        await wall.press("b")
        assert "Nothing waits to be chosen" in wall.words


def quarrel_about_nights(homes: Apart) -> None:
    """Another schedule is read in from a plan file in each home, while they are apart."""
    for device, pattern in ((homes.green, "AB"), (homes.blue, "BBAA")):
        household = Household.over(device.day)
        assert household.plan.parenting_schedule is not None
        nights = replace(household.plan.parenting_schedule, pattern=pattern)
        household.import_plan(replace(household.plan, parenting_schedule=nights), device.moment())
    homes.meet()


@pytest.mark.parametrize("size", SIZES)
async def test_it_can_be_read_in_every_theme_and_size(homes: Apart, size: tuple[int, int]) -> None:
    homes.quarrel()
    async with hung(homes.green, homes.clock, size) as wall:
        await wall.press("g")
        await says(wall, "Both homes have this plan.")
        for keys in ((), ("p", "c"), ("u",)):
            await wall.press(*keys)
            for theme in THEMES:
                wall.app.theme = theme
                await wall.settle()
                assert not faint(wall), (wall.name, theme)
                assert wide(wall.strips) == {size[0]}
        assert isinstance(wall.screen, BothHomesScreen)
        assert "Days: Mon Wed now" in wall.words


@pytest.mark.parametrize("name", ["handover", "both_homes"])
def test_it_looks_as_it_did(snap_compare: Looks, homes: Apart, name: str) -> None:
    note_look(homes.green.replica, ())
    homes.quarrel()
    desk = Desk(homes.green)
    app = KioskApp(desk)

    async def before(pilot: Pilot[None]) -> None:
        wall = Wall(app, pilot, homes.green, homes.clock)
        app.show(name)
        if name == "handover":
            await says(wall, "Both homes have this plan.")
        await wall.settle()

    try:
        assert snap_compare(app, terminal_size=SIZE, run_before=before)
    finally:
        desk.stop()


def test_long_values_begin_where_they_differ() -> None:
    start = "Sit side by side. " * 20
    kept, other = values_apart(start + "Say car.", start + "Say key.")
    assert kept.endswith("Say car.")
    assert other.endswith("Say key.")
    assert len(kept) < 60
    assert kept.startswith("… ")
    assert values_apart("short", start) == ("short", start)
    assert values_apart(start, start + "More.")[1].endswith("More.")
