"""What is counted and timed: by touch, by keys, left in the middle, and after a restart."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from kiosk.app import KioskApp
from kiosk.desk import Desk
from kiosk.device import Device
from kiosk.household.plan import Task
from kiosk.screens.doing import Doing
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import ROSA, plan
from tests.kiosk.screens.test_looks import Looks
from tests.kiosk.screens.test_practice import STEPS, labels, step
from tests.kiosk.wall import SIZE, SIZES, THEMES, Wall, hung
from tests.look.family import Clock
from widgets.counter import Counter
from widgets.visual_timer import VisualTimer

HOP = Task("hop", "rosa", "Hop", steps=STEPS, repeat=3)
REST = Task("rest", "rosa", "Rest", minutes=5)
BOTH = replace(HOP, minutes=2)


def counter(wall: Wall) -> Counter:
    return wall.screen.query_one(Counter)


def timer(wall: Wall) -> VisualTimer:
    return wall.screen.query_one(VisualTimer)


async def look(wall: Wall, **span: float) -> None:
    """Time goes by with nobody touching anything, and the screen looks at its timer."""
    wall.clock.pass_by(**span)
    wall.let_fingers_rest(1)
    wall.screen.look()  # type: ignore[attr-defined]
    await wall.tick()


async def test_one_tap_counts_one_and_at_the_number_it_says_finished(hang: Hang) -> None:
    async with hang(plan(tasks=(HOP,))) as wall:
        await wall.press("s", "e", "e")
        for count in (1, 2, 3):
            await wall.tap(counter(wall))
            assert counter(wall).count == count
            wall.let_fingers_rest(0.3)
        assert counter(wall).is_finished
        await wall.tap(counter(wall))
        assert counter(wall).count == 3, "a tap too many does no harm"
        assert wall.outcomes == [""], "counting settles nothing"
        await wall.tap("#second")
        assert wall.outcomes == ["done"]


async def test_a_trembling_finger_counts_once(hang: Hang) -> None:
    async with hang(plan(tasks=(HOP,))) as wall:
        await wall.press("s", "e", "e")
        for _ in range(4):
            await wall.tap(counter(wall))
        assert counter(wall).count == 1


async def test_a_keyboard_counts_too(hang: Hang) -> None:
    async with hang(plan(tasks=(HOP,))) as wall:
        await wall.press("s", "e", "e", "tab")
        assert wall.app.focused is counter(wall)
        await wall.press("space")
        wall.let_fingers_rest(0.3)
        await wall.press("enter")
        wall.let_fingers_rest(0.3)
        await wall.press("1")
        assert counter(wall).count == 3


async def test_counting_goes_on_where_it_was_left(hang: Hang) -> None:
    async with hang(plan(tasks=(HOP, REST))) as wall:
        await wall.press("s", "e", "e")
        await wall.tap(counter(wall))
        await wall.press("m")
        assert step(wall) == "Rest"
        await wall.press("b", "s")
        assert counter(wall).count == 1
        assert wall.screen.query_one(Doing).region, "on the page where it was left"
        await wall.press("d")
        assert wall.name == "Today"
        await wall.tap("#card-0")
        await wall.press("s")
        assert step(wall) == STEPS[0], "what was done begins anew"
        await wall.press("e", "e")
        assert counter(wall).count == 0


async def test_page_and_count_survive_a_restart(hang: Hang) -> None:
    async with hang(plan(tasks=(HOP,))) as wall:
        await wall.press("s", "e", "e")
        await wall.tap(counter(wall))
        await wall.press("b", "e")
        folder, clock = wall.device.folder, wall.clock
    async with hung(Device.open(folder, clock), clock) as wall:
        await wall.press("s")
        assert counter(wall).count == 1
        assert "I did it" in labels(wall)
        clock.pass_by(days=1)
        await wall.tick()
        await wall.press("b", "b", "b", "s")
        assert step(wall) == STEPS[0], "another day begins anew"


async def test_the_timer_runs_from_a_tap_and_ends_with_a_word(hang: Hang) -> None:
    async with hang(plan(tasks=(REST,))) as wall:
        await wall.press("s", "e")
        shown = timer(wall)
        await look(wall, seconds=90)
        assert (shown.left, shown.cells) == (30, 30), "it waits for the child's tap"
        await wall.tap(shown)
        await look(wall, seconds=9)
        assert shown.left == 30, "whole pieces go"
        await look(wall, seconds=1)
        assert shown.left == 29
        await look(wall, seconds=289)
        assert shown.left == 1
        await look(wall, seconds=1)
        assert shown.is_finished
        assert wall.name == "Practice", "nobody touched the screen for five minutes"
        assert wall.outcomes == [""], "the time settles nothing"
        await wall.tap(shown)
        assert shown.is_finished
        await wall.pass_by(minutes=3)
        assert wall.name == "Today"


async def test_a_timer_can_stand_and_go_on(hang: Hang) -> None:
    async with hang(plan(tasks=(REST,))) as wall:
        await wall.press("s", "e", "tab", "enter")
        await look(wall, seconds=60)
        await wall.press("enter")
        await look(wall, minutes=1)
        assert timer(wall).left == 24
        await wall.press("space")
        await look(wall, seconds=60)
        assert timer(wall).left == 18


async def test_a_timer_runs_on_while_the_screen_is_left(hang: Hang) -> None:
    async with hang(plan(tasks=(REST,))) as wall:
        await wall.press("s", "e")
        await wall.tap(timer(wall))
        await wall.press("b", "b")
        assert wall.name == "Today"
        await look_at_today(wall, seconds=100)
        await wall.press("s", "e")
        assert timer(wall).left == 20


async def look_at_today(wall: Wall, **span: float) -> None:
    await wall.linger(**span)


@pytest.mark.parametrize("size", SIZES)
async def test_counter_and_timer_stand_on_one_page(hang: Hang, size: tuple[int, int]) -> None:
    async with hang(plan(tasks=(BOTH,)), size=size) as wall:
        await wall.press("s", "e", "e")
        a, b = counter(wall).region, timer(wall).region
        assert a
        assert b
        assert not a.overlaps(b)
        assert min(a.width, b.width) >= 26
        assert "Tap once for each" in wall.words
        assert "Tap to start" in wall.words


async def test_what_is_settled_is_not_counted_any_more(hang: Hang) -> None:
    async with hang(plan(tasks=(BOTH,))) as wall:
        await wall.press("1", "b", "s", "e")
        assert step(wall) == STEPS[1]
        assert "Next" not in labels(wall)


def shown_again(
    snap_compare: Looks, folder: Path, keys: str, theme: str = "light", size: tuple[int, int] = SIZE
) -> bool:
    """The page on which a task is done, against its picture: "c" counts, "t" starts the timer, "w"
    waits; other keys are pressed.
    """
    rosa = replace(ROSA.children[0], read_aloud=keys.startswith("r"))
    pictured = replace(BOTH, picture="ball", repeat=10, minutes=5)
    device = Device.set_up(folder, "green", plan(tasks=(pictured, REST), children=(rosa,)), Clock())
    device.settings = type(device.settings)(home="green", theme=theme)
    clock = device._clock
    assert isinstance(clock, Clock)
    app = KioskApp(Desk(device))

    async def before(pilot: Pilot[None]) -> None:
        wall = Wall(app, pilot, device, clock)
        await wall.settle()
        for key in keys.lstrip("r"):
            if key == "c":
                await wall.tap(counter(wall))
            elif key == "t":
                await wall.tap(timer(wall))
            elif key == "w":
                await look(wall, seconds=100)
            else:
                await wall.press(key)
            wall.let_fingers_rest()
        wall.screen.bar.show_keys(False)
        await wall.settle()

    try:
        return snap_compare(app, terminal_size=size, run_before=before)
    finally:
        device.close()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_counting_and_timing_look_as_they_did(
    snap_compare: Looks, folder: Path, size: tuple[int, int], theme: str
) -> None:
    assert shown_again(snap_compare, folder, "seeccctw", theme, size)


@pytest.mark.parametrize("keys", ["s", "rs", "r", "rsee" + "c" * 10 + "twwww"])
@pytest.mark.parametrize("size", SIZES[:3], ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_step_a_speaker_and_an_end_look_as_they_did(
    snap_compare: Looks, folder: Path, size: tuple[int, int], keys: str
) -> None:
    assert shown_again(snap_compare, folder, keys, size=size)
