"""`samestars doctor` on a device that has more than itself to look after."""

import json
import os
import signal
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.commands.hearing import hearing
from kiosk.device import Device
from tests.kiosk.commands.conftest import Samestars, answer
from tests.kiosk.plans import ROSA
from tests.sync.hub_process import HubProcess, hub

__all__ = ["hub"]


def finding(samestars: Samestars, name: str, *words: str) -> dict[str, Any]:
    """What the doctor says of one thing."""
    done = samestars("doctor", "--json", *words)
    assert not done.stderr
    document = json.loads(done.stdout)
    (found,) = [one for one in document["checks"] if one["name"] == name]
    assert done.returncode == (0 if document["ok"] else 1)
    assert document["ok"] or not found["ok"]
    return found


def test_a_home_on_its_own_is_well(family: Samestars) -> None:
    found = finding(family, "other home")
    assert found["ok"]
    assert found["said"] == "not joined to another home"


def test_the_hub_is_asked_and_since_when_it_is_silent_is_told(
    family: Samestars, folder: Path, hub: HubProcess, tmp_path: Path
) -> None:
    answer(family("pair", "offer", "--hub", hub.url, "--file", str(tmp_path / "one"), "--json"))
    answer(family("sync", "--json"))
    found = finding(family, "other home")
    assert found["ok"]
    assert found["said"] == f"the hub at {hub.url} answers; no other home has joined yet"
    refuse(folder, "A change of device d1 was moved; it was left out.")
    assert "Refused: A change of device d1 was moved" in finding(family, "other home")["said"]
    hub.kill()
    assert family("sync").returncode == 3
    found = finding(family, "other home")
    assert not found["ok"]
    assert f"The hub at {hub.url} does not answer; everything is kept" in found["said"]
    assert "It has been so since " in found["said"]
    (folder / "link.json").write_text("{")
    found = finding(family, "other home")
    assert not found["ok"]
    assert "link.json" in found["said"]


def refuse(folder: Path, why: str) -> None:
    """As the link puts a change aside."""
    device = Device.open(folder)
    device.replica.note("_aside", {"a" * 32: {"envelope": None, "why": why}})
    device.close()


def test_a_hub_that_hangs_does_not_hold_the_doctor_up(
    family: Samestars, hub: HubProcess, tmp_path: Path
) -> None:
    answer(family("pair", "offer", "--hub", hub.url, "--file", str(tmp_path / "one"), "--json"))
    os.kill(hub.pid, signal.SIGSTOP)
    began = time.monotonic()
    found = finding(family, "other home")
    assert time.monotonic() - began < 15, "three seconds, and a start on a busy machine"
    os.kill(hub.pid, signal.SIGCONT)
    assert not found["ok"]
    assert "did not answer within 3 seconds" in found["said"]


@pytest.fixture
def left(family: Samestars, folder: Path) -> Path:
    """The folder, where a tap waits for the clock of a screen that this one is not."""
    device = Device.open(folder)
    child = device.day.plan.children[0].id
    device.day.tick(child, "bubbles", day=None, at=device.moment())
    device.replica.note("_screen", {"own": {"id": "another screen"}})
    device.close()
    return folder


def test_taps_that_another_screen_left_are_filed_by_a_persons_word(
    family: Samestars, left: Path
) -> None:
    found = finding(family, "waiting")
    assert found["ok"]
    assert "1 tap waits for the clock of another screen of this home" in found["said"]
    assert "samestars doctor --file-waiting" in found["said"]
    assert answer(family("today", "--json"))["stars"]["lifetime"] == 0
    found = finding(family, "waiting", "--file-waiting")
    assert found["said"] == "no tap waits for another screen of this home"
    assert answer(family("today", "--json"))["stars"]["lifetime"] == 1
    assert answer(family("status", "--json"))["waiting_for_the_clock"] == 0


def test_a_package_that_a_child_needs_to_hear_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rosa = replace(ROSA.children[0], read_aloud=True, sounds=True)
    device = Device.set_up(folder, "green", replace(ROSA, children=(rosa,)))
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert hearing(device) == (
        False,
        "nothing here can play what the plan asks for; apt install espeak-ng alsa-utils",
    )
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    assert hearing(device)[0]
    device.close()


def test_nothing_is_lacking_where_the_plan_asks_for_no_sound(family: Samestars) -> None:
    assert finding(family, "hearing")["ok"]
