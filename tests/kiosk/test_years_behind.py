"""A new screen and a long history: the home is chosen and Today shown while the years come in."""

import json
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from threading import Event
from typing import Any

import pytest

import kiosk.conversation
from kiosk.app import KioskApp
from kiosk.desk import Desk
from kiosk.device import Device, Settings, holds_household
from kiosk.household.plan import Home
from kiosk.newcomer import Newcomer
from sync import Reading, Replica
from sync.link import HubClient, Link, round
from sync.pairing import begin, invite
from sync.wire import HALF_MADE, LINK_FILE
from tests.kiosk.plans import plan
from tests.kiosk.screens.test_pairing import Screen, code_of, green
from tests.kiosk.wall import Wall
from tests.look.family import Clock
from tests.sync.hub_process import HubProcess, hub
from widgets.task_card import TaskCard

__all__ = ["hub"]

HOMES = (Home("green", "Green house"), Home("blue", "Blue house"))
YEARS = 3_000  # changes: about half a second
SOON = 30.0  # seconds, on a busy machine


@pytest.fixture
def blue(tmp_path: Path) -> Path:
    """The folder of the new device."""
    return tmp_path / "blue"


@pytest.fixture
def new(blue: Path) -> Newcomer:
    """The device that joins; an invitation is looked for beside it."""
    return Newcomer(blue, (blue.parent / "media",))


@pytest.fixture
def years(monkeypatch: pytest.MonkeyPatch, blue: Path) -> Iterator[Event]:
    """The log comes to the new device once this is set."""
    come, ask = Event(), HubClient.changes

    def asked(client: HubClient, *rest: Any, **named: Any) -> Any:
        link = blue / LINK_FILE
        said = str(client._session.headers["Authorization"])
        if link.exists() and said.endswith(json.loads(link.read_text())["token"]):
            come.wait(SOON)
        return ask(client, *rest, **named)

    monkeypatch.setattr(HubClient, "changes", asked)
    yield come
    come.set()


@pytest.fixture
def first(hub: HubProcess, tmp_path: Path) -> Path:
    """The first home's folder, with years of ticks that are at the hub, and an invitation."""
    folder, stick = tmp_path / "green", tmp_path / "media" / "SAMESTARS"
    stick.mkdir(parents=True)
    device = Device.set_up(folder, "green", plan("Hop", "Skip", homes=HOMES), Clock())
    days = [f"2021-05-{1 + one % 28:02}" for one in range(YEARS)]
    ticks = [(f"completion/{day}.{one}", {"task": "hop"}) for one, day in enumerate(days)]
    device.replica.write(ticks, author="rosa")
    link = begin(device.replica, hub.url, "green", "Green house")
    invite(device.replica, link, stick / "invitation.json")
    device.close()
    exchange(folder)
    return folder


def exchange(folder: Path) -> dict[str, Any]:
    """A round with the hub; what the device then knows."""
    with closing(Replica.open(folder, clock=lambda: Reading(0, trusted=False))) as replica:
        link = Link.open(folder)
        with closing(HubClient(link.hub, link.household, link.token)) as client:
            round(replica, link, client)
        known = {name: dict(replica.records(name)) for name in ("device", "task", "home")}
        ticked = dict(replica.dated("completion", Clock().wall.strftime("%Y-%m")))
        return {**known, "ticked": ticked, "count": replica.count}


def hangs(folder: Path, known: dict[str, Any]) -> tuple[str, str]:
    """The home and its name that a device's record says."""
    record = known["device"][Link.open(folder).device]
    return record["home"], record["name"]


@asynccontextmanager
async def joining(newcomer: Newcomer) -> AsyncIterator[Screen]:
    """The screen of a device that has no household yet."""
    app = KioskApp(newcomer, "join")
    async with app.run_test(size=(100, 30)) as pilot:
        yield Screen(app, pilot)
    newcomer.stop()


@asynccontextmanager
async def opened(newcomer: Newcomer, clock: Clock) -> AsyncIterator[Wall]:
    """Today, once the home was chosen."""
    device = Device.open(newcomer.folder, clock)
    desk = Desk(device, newcomer.joining)
    app = KioskApp(desk)
    try:
        async with app.run_test(size=(100, 30)) as pilot:
            wall = Wall(app, pilot, device, clock)
            await wall.settle()
            yield wall
    finally:
        desk.stop()
        device.close()


async def choose(screen: Screen) -> None:
    """The blue house is typed as soon as it is offered."""
    await screen.until(lambda: "2  Blue house" in screen.lines)
    await screen.press("2")
    await screen.until(lambda: not screen.app.is_running)


def card(wall: Wall, title: str) -> TaskCard:
    return next(one for one in wall.cards if one.task_title == title)


async def told(wall: Wall) -> None:
    """Until the household was told where the device hangs."""
    own, replica = Link.open(wall.device.folder).device, wall.device.replica
    await wall.until(lambda: replica.records("device").get(own, {}).get("home") == "blue", SOON)


async def test_today_is_shown_and_ticked_before_the_years_are_here(
    first: Path, blue: Path, new: Newcomer, years: Event
) -> None:
    async with joining(new) as screen:
        await screen.until(lambda: "Invitation" in screen.buttons)
        await screen.press("i")
        await choose(screen)
    assert new.joining
    assert new.joining.under_way
    async with opened(new, Clock()) as wall:
        assert [one.task_title for one in wall.cards] == ["Hop", "Skip"]
        await wall.tap(card(wall, "Hop"))
        assert wall.device.replica.count < YEARS
        years.set()
        await wall.until(lambda: wall.device.replica.count > YEARS, SOON)
        assert card(wall, "Hop").state in ("just-done", "done")
        await told(wall)
    exchange(blue)
    known = exchange(first)
    assert known == exchange(blue)
    assert len(known["ticked"]) == 1
    assert hangs(blue, known) == ("blue", "Blue house")


async def test_a_clock_that_is_not_set_keeps_the_chosen_home(
    hub: HubProcess, blue: Path, new: Newcomer, years: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    never_set = Clock(Clock().wall.replace(year=2001))
    never_set.trusted = False
    reading = Reading(int(never_set.wall.timestamp() * 1000), trusted=False)
    monkeypatch.setattr(kiosk.conversation, "system_reading", lambda: reading)
    async with green(blue.with_name("green")) as one:
        async with joining(new) as other:
            code = await code_of(one, hub)
            await other.write(hub.url)
            await other.press(*code, "enter")
            await one.until(lambda: one.headline == "Add the new screen?")
            await one.press("y")
            await choose(other)
        async with opened(new, never_set) as wall:
            own, replica = Link.open(blue).device, wall.device.replica
            await wall.tick()
            assert own not in replica.records("device"), "the other home wrote it, unseen here"
            years.set()
            await told(wall)
    exchange(blue)
    assert hangs(blue, exchange(blue.with_name("green"))) == ("blue", "Blue house")
    assert hangs(blue, exchange(blue)) == ("blue", "Blue house")


async def test_a_screen_that_was_killed_in_the_middle_goes_on(
    first: Path, blue: Path, new: Newcomer
) -> None:
    command = (sys.executable, "-m", "kiosk", "pair", "join", "--home", "blue")
    invitation = blue.parent / "media" / "SAMESTARS" / "invitation.json"
    process = subprocess.Popen(
        [*command, "--file", str(invitation), "--data", str(blue)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    with process.stderr as said:
        assert "The plan is here" in said.readline()
        process.send_signal(signal.SIGKILL)
    assert process.wait(SOON) == -signal.SIGKILL
    assert not holds_household(blue)
    async with joining(new) as screen:
        await screen.until(lambda: screen.headline == "Which home?")
        await choose(screen)
    assert Settings.read(blue).home == "blue"
    async with opened(new, Clock()) as wall:
        assert [one.task_title for one in wall.cards] == ["Hop", "Skip"]
        await wall.until(lambda: wall.device.replica.count > YEARS, SOON)
    exchange(blue)
    assert exchange(first) == exchange(blue)


async def test_what_was_broken_off_before_it_counted_asks_for_a_code_again(
    first: Path, blue: Path, new: Newcomer
) -> None:
    Replica.create(blue, clock=lambda: Reading(0, trusted=False)).close()
    (blue / HALF_MADE).touch()
    async with joining(new) as screen:
        assert screen.headline == "--- --- ---"
        await screen.press("i")
        await choose(screen)
    assert not (blue / HALF_MADE).exists()
    assert Settings.read(blue).home == "blue"
