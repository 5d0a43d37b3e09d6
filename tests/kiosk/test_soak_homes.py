"""Two homes under many hands: both screens tapped at random while they sync through a real hub.

SAMESTARS_SOAK is how many seconds it goes on (`make soak`: 1800); memory is judged from ten minutes
on, when Textual's bounded caches are full.
"""

import os
import random
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.device import Device, Settings
from kiosk.household.completions import stands
from kiosk.household.plan import Home
from sync.link import Link, meet
from sync.pairing import begin, invite, join_with_file
from tests.kiosk.hands import Hands, play, resident
from tests.kiosk.plans import plan
from tests.pty import Terminal, python
from tests.sync.hub_process import HubProcess, hub

__all__ = ["hub"]

SECONDS = float(os.environ.get("SAMESTARS_SOAK", "20"))
LONG = 600.0  # seconds from which memory is judged
MOST_GROWTH = 1.05
MINUTE = 60.0
HOMES = (Home("green", "Green house"), Home("blue", "Blue house"))
TITLES = ("Hop", "Skip", "Jump", "Rest", "Sing", "Hum")

Star = tuple[str, str, int]


@pytest.fixture
def folders(hub: HubProcess, tmp_path: Path) -> tuple[Path, Path]:
    """The devices of two homes, by the machine's own clock."""
    green, blue = tmp_path / "green", tmp_path / "blue"
    device = Device.set_up(green, "green", plan(*TITLES, homes=HOMES))
    device.confirm_clock()
    link = begin(device.replica, hub.url, "green", "Green house")
    invite(device.replica, link, tmp_path / "invitation")
    join_with_file(tmp_path / "invitation", "blue", blue, device.reading)
    Settings("blue", clock_confirmed=device.settings.clock_confirmed).write(blue)
    device.close()
    return green, blue


def stars(folder: Path) -> tuple[set[Star], int, set[str]]:
    """The stars that the facts of a device earn, the number it shows, and the ids of the facts."""
    device = Device.open(folder)
    try:
        meet(device.replica, Link.open(folder), device.reading)
        assert device.replica.notices == ()
        assert all(chain.whole for chain in device.replica.verify())
        earned: set[Star] = set()
        ids: set[str] = set()
        for month in device.replica.months():
            for id, fields in device.replica.dated("completion", month).items():
                ids.add(id)
                if fields["outcome"] in ("done", "tried") and stands(fields):
                    earned.add((id[:10], fields["task"], fields["slot"]))
        return earned, device.day.lifetime("rosa"), ids
    finally:
        device.close()


def memory(everybody: Sequence[Hands]) -> list[float]:
    """MiB that each kiosk holds."""
    return [round(resident(hands.terminal.process.pid), 1) for hands in everybody]


def watch(everybody: Sequence[Hands], seconds: float) -> Iterator[list[float]]:
    """All hands at once; the memory after each minute and at the end."""
    while seconds > 0:
        play(everybody, min(seconds, MINUTE))
        seconds -= MINUTE
        yield memory(everybody)


def test_both_homes_keep_every_star_under_many_hands(folders: tuple[Path, Path]) -> None:
    with ExitStack() as stack:
        everybody = [
            Hands(
                stack.enter_context(
                    Terminal(python("-m", "kiosk"), pixels=bool(seed), SAMESTARS_DATA=str(folder))
                ),
                random.Random(20261126 + seed),
            )
            for seed, folder in enumerate(folders)
        ]
        for hands in everybody:
            hands.terminal.shows("Hop")
        settling = min(SECONDS / 3, LONG)
        play(everybody, settling)
        held = [memory(everybody), *watch(everybody, SECONDS - settling)]
        taps = [hands.taps for hands in everybody]
        print(f"{SECONDS:.0f} s, {taps} taps; MiB at {settling:.0f} s, then each minute: {held}")
        if SECONDS - settling >= LONG:
            assert all(
                now <= then * MOST_GROWTH for then, now in zip(held[0], held[-1], strict=True)
            ), held
        for hands in everybody:
            hands.rest()
            assert hands.terminal.process.poll() is None
    assert not [folder for folder in folders if (folder / "kiosk.log").exists()]
    first = stars(folders[0])
    assert stars(folders[1]) == stars(folders[0])
    earned, lifetime, ids = stars(folders[1])
    assert first[2] <= ids, "nothing is lost on the way"
    assert lifetime == len(earned), "no star is lost or doubled"
    assert ids, "the hands met some card"
