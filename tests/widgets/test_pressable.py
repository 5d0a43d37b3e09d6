"""A press acts at once and once, by finger, key or switch; an empty place has nothing to press."""

import pytest
from textual import events
from textual.reactive import reactive

from tests.look.stage import Stage
from widgets.bar_button import BarButton
from widgets.canvas import Canvas
from widgets.palette import Palette
from widgets.pressable import Pressable

SIZE = (12, 5)
START = 5000.0  # seconds on the clock that stamps events


class Bell(Pressable):
    """Counts how often it rings."""

    missing = reactive(False)
    rings = 0

    @property
    def absent(self) -> bool:
        return self.missing

    def act(self) -> None:
        self.rings += 1

    def watch_missing(self) -> None:
        self.give_up_focus()

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        canvas.fill(0, 0, 2, 2, colours.act)


class Door(BarButton):
    """A bar button that counts."""

    rings = 0

    def act(self) -> None:
        self.rings += 1


class Porch(Stage):
    """A stage that notes the keys which nobody took."""

    AUTO_FOCUS = None

    def __init__(self, bell: Pressable) -> None:
        super().__init__(bell)
        self.keys: list[str] = []

    def on_key(self, event: events.Key) -> None:
        self.keys.append(event.key)


def touch(bell: Pressable, at: float) -> None:
    """A finger's press as the terminal reported it at a time, in seconds."""
    event = events.MouseDown(bell, 1, 1, 0, 0, 1, False, False, False)
    event.time = at
    bell.post_message(event)


def strike(bell: Pressable, key: str, at: float) -> None:
    """A key as it was reported at a time, in seconds."""
    event = events.Key(key, None)
    event.time = at
    bell.post_message(event)


async def test_a_press_acts_and_the_release_does_not() -> None:
    bell = Bell()
    async with Porch(bell).run_test(size=SIZE) as pilot:
        await pilot.mouse_down(Bell)
        assert bell.rings == 1
        await pilot.mouse_up(Bell)
        await pilot.pause()
        assert bell.rings == 1


async def test_a_release_alone_does_nothing() -> None:
    bell = Bell()
    async with Porch(bell).run_test(size=SIZE) as pilot:
        await pilot.mouse_up(Bell)
        await pilot.pause()
        assert bell.rings == 0


async def test_the_corner_of_the_widget_is_pressed_as_its_middle_is() -> None:
    bell = Bell()
    async with Porch(bell).run_test(size=SIZE) as pilot:
        await pilot.mouse_down(Bell, offset=(SIZE[0] - 1, SIZE[1] - 1))
        assert bell.rings == 1


@pytest.mark.parametrize("kind", [Bell, Door])
async def test_drumming_at_ten_a_second_acts_once(kind: type[Bell] | type[Door]) -> None:
    bell = kind()
    if isinstance(bell, Door):
        bell.label = "More"
    async with Porch(bell).run_test(size=SIZE) as pilot:
        for number in range(50):
            touch(bell, START + number / 10)
        await pilot.pause()
        assert bell.rings == 1
        touch(bell, START + 4.9 + bell.STILL)
        await pilot.pause()
        assert bell.rings == 2


@pytest.mark.parametrize(
    ("after", "rings"), [(0.0, 1), (0.36, 1), (0.99, 1), (1.0, 2), (1.5, 2), (86_400.0, 2)]
)
async def test_a_press_acts_again_after_a_second_of_rest(after: float, rings: int) -> None:
    bell = Bell()
    async with Porch(bell).run_test(size=SIZE) as pilot:
        touch(bell, START)
        touch(bell, START + after)
        await pilot.pause()
        assert bell.rings == rings


@pytest.mark.parametrize(("after", "rings"), [(0.1, 1), (0.34, 1), (0.36, 2), (0.5, 2), (1.0, 2)])
async def test_a_bar_button_rests_for_a_third_of_it(after: float, rings: int) -> None:
    door = Door()
    door.label = "More"
    async with Porch(door).run_test(size=SIZE) as pilot:
        touch(door, START)
        touch(door, START + after)
        await pilot.pause()
        assert door.rings == rings


async def test_the_first_press_after_a_start_counts() -> None:
    bell = Bell()
    async with Porch(bell).run_test(size=SIZE) as pilot:
        touch(bell, 0.0)  # the board's clock has just begun
        await pilot.pause()
        assert bell.rings == 1


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_enter_and_space_press_what_has_the_focus(key: str) -> None:
    bell = Bell()
    porch = Porch(bell)
    async with porch.run_test(size=SIZE) as pilot:
        await pilot.press(key)
        assert bell.rings == 0
        bell.focus()
        await pilot.press(key)
        await pilot.pause()
        assert bell.rings == 1
        assert porch.keys == [key], "only the one that nobody took"


async def test_other_keys_are_left_to_the_screen() -> None:
    bell = Bell()
    porch = Porch(bell)
    async with porch.run_test(size=SIZE) as pilot:
        bell.focus()
        await pilot.press("a", "escape", "1")
        await pilot.pause()
        assert bell.rings == 0
        assert porch.keys == ["a", "escape", "1"]


async def test_a_key_held_down_acts_once() -> None:
    bell = Bell()
    async with Porch(bell).run_test(size=SIZE) as pilot:
        for number in range(60):
            strike(bell, "enter", START + number / 30)
        await pilot.pause()
        assert bell.rings == 1


async def test_finger_and_key_share_one_rest() -> None:
    bell = Bell()
    async with Porch(bell).run_test(size=SIZE) as pilot:
        touch(bell, START)
        strike(bell, "space", START + 0.5)
        await pilot.pause()
        assert bell.rings == 1


async def test_a_tap_leaves_the_focus_where_it_is() -> None:
    bell = Bell()
    porch = Porch(bell)
    async with porch.run_test(size=SIZE) as pilot:
        await pilot.click(Bell)
        await pilot.pause()
        assert bell.rings == 1
        assert porch.focused is None


# an empty place


async def test_an_empty_place_does_nothing_and_takes_no_focus() -> None:
    bell = Bell()
    bell.missing = True
    porch = Porch(bell)
    async with porch.run_test(size=SIZE) as pilot:
        await pilot.click(Bell)
        await pilot.press("tab")
        bell.focus()
        await pilot.press("enter")
        await pilot.pause()
        assert bell.rings == 0
        assert porch.focused is None


async def test_a_place_that_becomes_empty_lets_go_of_the_focus() -> None:
    bell = Bell()
    porch = Porch(bell)
    async with porch.run_test(size=SIZE) as pilot:
        await pilot.press("tab")
        assert porch.focused is bell
        bell.missing = True
        await pilot.pause()
        assert porch.focused is None


async def test_a_press_on_an_empty_place_does_not_hold_back_the_next() -> None:
    bell = Bell()
    async with Porch(bell).run_test(size=SIZE) as pilot:
        bell.missing = True
        touch(bell, START)
        await pilot.pause()
        bell.missing = False
        touch(bell, START + 0.1)
        await pilot.pause()
        assert bell.rings == 1
