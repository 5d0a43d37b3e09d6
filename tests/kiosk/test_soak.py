"""A quarter of a minute of a child's hands: taps at random, while the window changes its size."""

import json
import os
import random
import shutil
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.device import Device
from kiosk.device.clock import system_clock
from kiosk.household.completions import stands
from tests.kiosk.hands import Hands, play, resident
from tests.kiosk.test_run import command, household
from tests.pty import Terminal, python

__all__ = ["household"]  # a fixture, made there

SECONDS = 30.0
TAPS = 6  # a second, at least
MOST_GROWTH = 30.0  # MiB; measured: 12 to 18, Textual's bounded caches


@pytest.mark.parametrize("pixels", [True, False], ids=["pixel mouse", "cell mouse"])
def test_taps_at_random_lose_nothing(
    household: Path,
    folder: Path,
    pixels: bool,
) -> None:
    shutil.copytree(household, folder)
    chance = random.Random(20261126)
    with Terminal(python("-m", "kiosk"), pixels=pixels, SAMESTARS_DATA=str(folder)) as terminal:
        terminal.shows("Hop")
        hands = Hands(terminal, chance)
        play([hands], SECONDS / 6)
        settled = resident(terminal.process.pid)
        play([hands], SECONDS / 3)
        assert hands.taps > SECONDS / 2 * TAPS
        growth = resident(terminal.process.pid) - settled
        print(f"{settled:.1f} MiB, then {growth:+.1f}")
        assert growth < MOST_GROWTH
        assert answers(terminal, folder)
    assert not (folder / "kiosk.log").exists()
    assert every_star_is_kept(folder)


def answers(terminal: Terminal, folder: Path) -> bool:
    """One tap more is answered, wherever the child left the screen, and what it says is kept."""
    terminal.resize(100, 30)
    go_home(terminal)
    assert command(folder, "tick", "rest", "--outcome", "done").returncode == 0
    time_to_rest = time.monotonic() + 1.1
    terminal.until(lambda: time.monotonic() > time_to_rest)  # a second tap within one is drumming
    terminal.tap(47, 25)
    terminal.shows("yours to keep")
    done = command(folder, "today", "--json")
    assert f"{json.loads(done.stdout)['stars']['lifetime']} star" in terminal.words
    return True


def go_home(terminal: Terminal) -> None:
    """Back, until it is Today; each Back is answered before the next."""
    for _ in range(6):
        terminal.rest()
        if "Grown-ups" in terminal.words:
            return
        terminal.write(b"b")
    terminal.shows("Grown-ups")


def every_star_is_kept(folder: Path) -> bool:
    """The facts in the store are whole, and the count is theirs."""
    device = Device.open(folder)
    try:
        assert device.replica.notices == ()
        assert all(chain.whole for chain in device.replica.verify())
        day = device.day.practice_day(system_clock())
        month = f"{day:%Y-%m}"
        facts = device.replica.dated("completion", month)
        starred = {
            (id[:10], fields["task"], fields["slot"])  # it may play over the start of a day
            for id, fields in facts.items()
            if fields["outcome"] in ("done", "tried") and stands(fields)
        }
        assert device.day.today("rosa", day, device.moment()).lifetime == len(starred)
        assert datetime.now(ZoneInfo("Europe/London")).date() >= day
        return os.path.exists(folder)
    finally:
        device.close()
