"""Two screens and a hub: a code typed on the pad, a yes, and the plan is in both homes."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from kiosk.app import KioskApp
from kiosk.desk import Desk
from kiosk.device import Device, Settings
from kiosk.device.telling import has_told
from kiosk.gate import Gate
from kiosk.newcomer import Newcomer
from sync.pairing import begin, invite
from tests.kiosk.plans import plan
from tests.look.raster import screen_strips
from tests.look.stage import lines
from tests.sync.hub_process import HubProcess, hub
from widgets.bar_button import BarButton
from widgets.big_panel import BigPanel
from widgets.heading import Heading
from widgets.notice_line import NoticeLine

__all__ = ["hub"]

SOON = 20.0  # seconds: the libraries of the network are loaded on the way, on a busy machine


class Screen:
    """A running kiosk as a person sees it: the big words, the lines, and keys."""

    def __init__(self, app: KioskApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def headline(self) -> str:
        return self.panel.words or self.app.screen.query_one(Heading).headline

    @property
    def panel(self) -> BigPanel:
        return self.app.screen.query_one(BigPanel)

    @property
    def notice(self) -> str:
        return self.app.screen.query_one(NoticeLine).sentence

    @property
    def lines(self) -> str:
        return " / ".join(self.panel.lines)

    @property
    def buttons(self) -> list[str]:
        return [one.label for one in self.app.screen.query(BarButton) if one.label]

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)

    async def tap(self, place: str) -> None:
        await self.pilot.click(place)

    async def write(self, address: str) -> None:
        """Put an address in place of the likely one."""
        await self.press("a", *["backspace"] * 30)
        await self.press(*address, "enter")

    async def until(self, true: Callable[[], bool]) -> None:
        deadline = time.monotonic() + SOON
        while not true():
            assert time.monotonic() < deadline, (self.headline, self.lines)
            await asyncio.sleep(0.02)


@asynccontextmanager
async def shown(desk: Desk, first: str) -> AsyncIterator[Screen]:
    app = KioskApp(desk, first)
    try:
        async with app.run_test(size=(100, 30)) as pilot:
            yield Screen(app, pilot)
    finally:
        desk.stop()


@asynccontextmanager
async def green(folder: Path) -> AsyncIterator[Screen]:
    """The screen of the home that has the plan, where a code can be shown."""
    device = Device.set_up(folder, "green", plan("Hop", "Skip", homes=two_homes()))
    Gate(device).choose("")
    try:
        async with shown(Desk(device), "today") as screen:
            await screen.press("g", "m", "j")
            await screen.until(lambda: screen.headline == "Another screen")
            yield screen
    finally:
        device.close()


def two_homes() -> tuple[object, ...]:
    from kiosk.household.plan import Home

    return (Home("green", "Green house"), Home("blue", "Blue house"))


async def code_of(screen: Screen, hub: HubProcess) -> str:
    await screen.write(hub.url)
    await screen.press("c")
    await screen.until(lambda: screen.headline.replace(" ", "").isdigit())
    return screen.headline.replace(" ", "")


async def test_a_code_on_the_pad_brings_the_plan_to_the_other_home(
    hub: HubProcess, tmp_path: Path
) -> None:
    blue = tmp_path / "blue"
    desk = Newcomer(blue, ())
    async with green(tmp_path / "green") as one, shown(desk, "join") as other:
        code = await code_of(one, hub)
        await other.write(hub.url)
        for digit in code:
            await other.tap(f"#key-{digit}")
        await other.tap("#key-tick")
        await one.until(lambda: one.headline == "Add the new screen?")
        assert "Yes, add" in one.buttons
        await other.until(lambda: "say yes" in other.lines)
        await one.press("y")
        await other.until(lambda: other.headline == "Which home?")
        await one.until(lambda: "is in" in one.headline)
        assert "1  Green house / 2  Blue house" in other.lines
        await other.tap("#key-2")
        await other.until(lambda: not other.app.is_running)
        await other.until(lambda: bool(desk.joining and desk.joining.done))
    device = Device.open(blue)
    assert device.settings.home == "blue"
    assert [task.title for task in device.day.plan.tasks] == ["Hop", "Skip"]
    assert has_told(device)
    record = device.replica.records("device")[device.replica.device]
    assert (record["home"], record["name"]) == ("blue", "Blue house")
    device.close()


async def test_a_no_lets_nobody_in_and_leaves_nothing(hub: HubProcess, tmp_path: Path) -> None:
    blue = tmp_path / "blue"
    async with green(tmp_path / "green") as one, shown(Newcomer(blue, ()), "join") as other:
        code = await code_of(one, hub)
        await other.write(hub.url)
        await other.press(*code, "enter")
        await one.until(lambda: one.headline.startswith("Add"))
        await one.press("n")
        await other.until(lambda: "said no" in other.lines)
        await one.until(lambda: one.headline == "Not yet")
        assert not blue.exists()


async def test_a_wrong_digit_burns_the_code(hub: HubProcess, tmp_path: Path) -> None:
    async with (
        green(tmp_path / "green") as one,
        shown(Newcomer(tmp_path / "blue", ()), "join") as other,
    ):
        code = await code_of(one, hub)
        wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
        await other.write(hub.url)
        await other.press(*wrong, "enter")
        await one.until(lambda: one.headline == "Not yet")
        await other.until(lambda: "othing was joined" in other.lines)
        await one.press("c")
        await one.until(lambda: one.headline.replace(" ", "").isdigit())
        assert one.headline.replace(" ", "") != code


async def test_an_invitation_on_a_stick_needs_no_typing(hub: HubProcess, tmp_path: Path) -> None:
    device = Device.set_up(tmp_path / "green", "green", plan("Hop", homes=two_homes()))
    stick = tmp_path / "media" / "SAMESTARS"
    stick.mkdir(parents=True)
    link = begin(device.replica, hub.url, "green", "Green house")
    invite(device.replica, link, stick / "invitation.json")
    device.close()
    blue = tmp_path / "blue"
    async with shown(Newcomer(blue, (tmp_path / "media",)), "join") as other:
        await other.until(lambda: "Invitation" in other.buttons)
        await other.press("i")
        await other.until(lambda: other.headline == "Which home?")
        (blue / "settings.new").mkdir()  # a card that takes nothing
        await other.press("2")
        await other.until(lambda: "could not be kept" in other.notice)
        (blue / "settings.new").rmdir()
        await other.press("2")
        await other.until(lambda: not other.app.is_running)
    assert Settings.read(blue).home == "blue"


async def test_no_hub_is_a_sentence_and_the_next_try_works(hub: HubProcess, tmp_path: Path) -> None:
    async with green(tmp_path / "green") as one:
        await one.write("127.0.0.1:9")
        await one.press("c")
        await one.until(lambda: one.headline == "Not yet")
        assert "does not answer" in one.lines
        await one.press("c")
        await one.until(lambda: one.headline in ("Not yet", "Another screen"))


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20), (128, 40)])
async def test_the_pad_holds_at_every_size(size: tuple[int, int], tmp_path: Path) -> None:
    app = KioskApp(Newcomer(tmp_path / "blue", ()), "join")
    async with app.run_test(size=size) as pilot:
        await pilot.press(*"482917305")
        panel = app.screen.query_one(BigPanel)
        assert panel.words == "482 917 305"
        await pilot.pause()
        assert "Hub: http://samestars.local" in " ".join(
            " ".join(lines(screen_strips(app))).split()
        )
        for key in app.screen.query("PadKey"):
            assert key.region.width >= 8
            assert key.region.height >= 3


async def test_the_digits_that_are_still_to_come_have_their_places(tmp_path: Path) -> None:
    app = KioskApp(Newcomer(tmp_path / "blue", ()), "join")
    async with app.run_test(size=(100, 30)) as pilot:
        panel = app.screen.query_one(BigPanel)
        assert panel.words == "--- --- ---"
        await pilot.press(*"4829")
        assert panel.words == "482 9-- ---"
        await pilot.press("backspace", *"173051")
        assert panel.words == "482 173 051"
        await pilot.press(*"23")
        assert panel.words == "4821 730 512", "a hub with many families needs ten, and no more"
