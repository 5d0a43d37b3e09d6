"""The worker: in touch with the hub while the screen does other things."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from threading import Event

import pytest

from sync import NoStore
from sync.link import Worker, contact, state
from sync.link.link import FILE
from tests.sync.hub_process import HubProcess
from tests.sync.link.homes import Family, Home, agree, rename, tick
from tests.sync.stores import HandClock

PATIENCE = 10  # seconds for what takes some milliseconds on an idle machine
QUICK = (0.05, 0.2)  # seconds of backoff


class Screen:
    """What a kiosk is to the worker: its own replica of the folder, and an ear."""

    def __init__(self, home: Home, quick: tuple[float, float] = QUICK) -> None:
        self.home = home
        self.heard = Event()
        self.worker = Worker(home.folder, home.clock, self.heard.set, backoff=quick, boot=home.boot)
        self.worker.start()

    def until(self, right: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not right():
            assert time.monotonic() < deadline, (self.worker.contact, self.worker.trouble)
            self.home.replica.refresh()
            time.sleep(0.002)

    def until_contact(self, said: str) -> None:
        self.until(lambda: self.worker.contact == said)


@pytest.fixture
def screens(green: Home, blue: Home) -> Iterator[tuple[Screen, Screen]]:
    both = Screen(green), Screen(blue)
    for screen in both:
        screen.until_contact(contact.FINE)
    yield both
    for screen in both:
        screen.worker.stop()
        assert screen.worker.fault is None


def test_a_tap_is_on_the_other_screen_in_a_moment(screens: tuple[Screen, Screen]) -> None:
    green, blue = screens
    took = []
    for number in range(12):
        blue.heard.clear()
        tapped = time.monotonic()
        change = tick(green.home.replica, number)
        green.worker.nudge()
        while blue.home.replica.heads().get(change.device, 0) < change.number:
            assert blue.heard.wait(PATIENCE)
            blue.heard.clear()
            blue.home.replica.refresh()
        took.append(time.monotonic() - tapped)
    assert median(took) < 0.3  # DESIGN.md, "Speed and size"
    green.until(lambda: agree(green.home, blue.home))


def test_what_another_process_writes_is_sent_without_a_word(
    screens: tuple[Screen, Screen],
) -> None:
    green, blue = screens
    tick(green.home.replica, 1)
    blue.until(lambda: agree(green.home, blue.home))


def test_a_parked_worker_stops_within_a_second(screens: tuple[Screen, Screen]) -> None:
    green, _ = screens
    begun = time.monotonic()
    green.worker.stop()
    assert time.monotonic() - begun < 1
    assert not any(thread.is_alive() for thread in green.worker._threads)


def test_a_hub_that_goes_and_comes_is_a_state(tmp_path: Path, frail_hub: HubProcess) -> None:
    family = Family(tmp_path / "homes", frail_hub.url)
    home = family.home("green")
    screen = Screen(home)
    screen.until_contact(contact.FINE)
    frail_hub.kill()
    screen.until_contact(contact.SILENT)
    tick(home.replica, 1)
    screen.until(lambda: state(home.replica).contact == contact.SILENT)
    assert state(home.replica).since.startswith("2026-11-26T12:00")
    assert state(home.replica).waiting_to_be_sent == 1
    assert "everything is kept" in screen.worker.trouble
    frail_hub.restart()
    screen.until_contact(contact.FINE)
    screen.until(lambda: state(home.replica).waiting_to_be_sent == 0)
    screen.worker.stop()
    assert screen.worker.fault is None
    family.close()


def test_a_nudge_ends_a_long_pause(tmp_path: Path, frail_hub: HubProcess) -> None:
    family = Family(tmp_path / "homes", frail_hub.url)
    home = family.home("green")
    frail_hub.kill()
    screen = Screen(home, quick=(600, 900))
    screen.until_contact(contact.SILENT)
    frail_hub.restart()
    screen.worker.nudge()
    screen.until_contact(contact.FINE)
    screen.worker.stop()
    family.close()


def test_a_device_that_is_paired_while_the_worker_runs_is_in_touch(family: Family) -> None:
    home = family.home("green")
    link = home.folder / FILE
    kept = link.read_bytes()
    link.unlink()
    screen = Screen(home)
    screen.until_contact(contact.NOT_PAIRED)
    link.write_bytes(kept)
    screen.until_contact(contact.FINE)
    screen.worker.stop()
    assert screen.worker.fault is None


def test_a_fault_is_kept_and_ends_nothing_else(
    family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = family.home("green")
    monkeypatch.setattr("sync.link.worker.turns", lambda exchange: 1 // 0)
    screen = Screen(home)
    screen.until_contact(contact.FAULT)
    assert isinstance(screen.worker.fault, ZeroDivisionError)
    tick(home.replica, 1)
    screen.worker.stop()


def test_the_homes_know_of_each_other_whether_they_hold_the_plan(
    screens: tuple[Screen, Screen],
) -> None:
    green, blue = screens
    rename(green.home.replica, 1)
    green.worker.nudge()
    green.until(lambda: state(green.home.replica).same_plan is True)
    blue.until(lambda: state(blue.home.replica).same_plan is True)
    blue.worker.stop()
    rename(green.home.replica, 2)
    green.worker.nudge()
    green.until(lambda: state(green.home.replica).waiting_to_be_sent == 0)
    told = state(green.home.replica)
    assert [(one.home, one.holds_plan) for one in told.homes] == [("blue", False)]


def test_a_worker_for_no_store_says_so(tmp_path: Path) -> None:

    with pytest.raises(NoStore):
        Worker(tmp_path, HandClock(), lambda: None).start()
