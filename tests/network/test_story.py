"""Two homes as a new user joins them, with the commands as they are typed."""

import json
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.device import Device
from kiosk.household import Moment
from kiosk.household.household import Household
from tests import shell
from tests.look.family import Clock
from tests.network.bad_network import BadNetwork
from tests.network.commands import (
    SOON,
    RunningHub,
    command,
    refused,
    samestars,
)
from tests.network.spoken import ROOT
from tests.network.vocabulary import readable, values, vocabulary

PLAN = ROOT / "kiosk" / "demo_plan.toml"
MONTH = 30  # days without a network
SPOKEN = {"after", "next"}  # words of the protocol that a plan has, too
CODE = re.compile(r"\d[\d -]{6,}\d")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("story")


@pytest.fixture(scope="module")
def hub(place: Path) -> Iterator[str]:
    """A hub's address; all that goes to it is kept to be read."""
    with RunningHub(place / "hub") as hub, BadNetwork(hub.port, place / "wire") as network:
        yield network.url


@pytest.fixture(scope="module")
def homes(place: Path, hub: str) -> tuple[Path, Path]:
    """Two homes, joined by an invitation file, of which the first brought the plan."""
    green, blue = place / "green", place / "blue"
    invitation = place / "blue.invitation"
    samestars("setup", "--home", "green", "--plan", PLAN, data=green)
    samestars("pair", "offer", "--hub", hub, "--file", invitation, data=green)
    samestars("pair", "join", "--file", invitation, "--home", "blue", data=blue)
    return green, blue


def ids(document: Any) -> dict[str, str]:
    """What `today --json` says of each task."""
    return {task["id"]: task["outcome"] for task in document["tasks"]}


def test_a_tick_in_one_home_is_a_star_in_the_other(homes: tuple[Path, Path]) -> None:
    green, blue = homes
    first = next(iter(ids(samestars("today", data=green))))
    samestars("tick", first, data=green)
    for home in (green, blue):
        samestars("sync", data=home)
    there = samestars("today", data=blue)
    assert ids(there)[first] == "done"
    assert there["stars"] == samestars("today", data=green)["stars"]
    assert there["stars"]["today"] == 1


def test_both_homes_say_that_they_are_on_the_same_plan(homes: tuple[Path, Path]) -> None:
    for _ in range(2):  # each tells what it holds, then each hears of it
        for home in homes:
            samestars("sync", data=home)
    for home in homes:
        status = samestars("status", data=home)
        assert status["same_plan"] is True
        assert status["waiting_to_be_sent"] == 0


def test_a_month_apart_ends_with_the_same_stars_and_the_same_plan(
    homes: tuple[Path, Path],
) -> None:
    noon = datetime.now(UTC).replace(hour=12)  # by night the practice day is not that of the date
    start = noon - timedelta(days=MONTH + 10)
    for home in homes:
        live_apart(home, start)
    for _ in range(2):
        for home in homes:
            samestars("sync", data=home)
    first, second = (held(home, start) for home in homes)
    assert first == second
    assert first["stars"] == [2] * MONTH, "one for what both ticked, one for what either did"
    assert first["titles"]["bead-string"] == "Beads at green"
    assert first["titles"]["wavy-lines"] == "Waves at blue"
    assert first["titles"]["book-corner"] == "Both at blue", "the later of two edits"
    for home in homes:
        told = samestars("history", "task/book-corner", data=home)
        assert {"Both at green", "Both at blue"} <= set(re.findall(r"Both at \w+", str(told)))


def live_apart(home: Path, start: datetime) -> None:
    """A month of one home without a network: two ticks a day, and two edits of the plan."""
    clock = Clock(start)
    device = Device.open(home, clock)
    household, name = Household.over(device.day), device.settings.home
    for number in range(MONTH):
        both, either = "stairs", "bubbles"
        day = household.practice_day(device.moment())
        household.tick("rosa", both, day=day, at=device.moment())
        if (number % 2 == 0) == (name == "green"):
            household.tick("rosa", either, day=day, at=device.moment())
        if number == {"green": 10, "blue": 20}[name]:
            own = {
                "green": ("bead-string", "Beads at green"),
                "blue": ("wavy-lines", "Waves at blue"),
            }
            retitle(household, device.moment(), *own[name])
            retitle(household, device.moment(), "book-corner", f"Both at {name}")
        clock.pass_by(days=1)
    device.close()


def retitle(household: Household, at: Moment, task: str, title: str) -> None:
    plan = household.plan
    tasks = tuple(replace(one, title=title) if one.id == task else one for one in plan.tasks)
    household.import_plan(replace(plan, tasks=tasks), at)


def held(home: Path, start: datetime) -> dict[str, Any]:
    """What a home shows of that month."""
    device = Device.open(home)
    at, household = device.moment(), device.day
    days = [(start + timedelta(days=number)).date() for number in range(MONTH)]
    shown = {
        "stars": [household.today("rosa", day, at).stars_today for day in days],
        "lifetime": household.lifetime("rosa"),
        "titles": {task.id: task.title for task in household.plan.tasks},
    }
    device.close()
    return shown


def test_neither_the_hub_nor_the_wire_can_read_a_word(
    homes: tuple[Path, Path], place: Path
) -> None:
    plan = tomllib.loads(PLAN.read_text(encoding="utf-8"))
    words = vocabulary(*values(plan), "Waves Beads Both")
    assert len(words) > 100
    assert len(readable(homes[0], words)) > 100, "at home all can be read"
    assert readable(place / "hub", words) == []
    assert readable(place / "wire", words - SPOKEN) == []


def test_each_home_finds_every_record_whole_and_signed(homes: tuple[Path, Path]) -> None:
    for home in homes:
        told = samestars("history", "--verify", data=home)
        assert told["whole"]
        assert {one["home"] for one in told["devices"] if one["signed_up_to"]} == {"green", "blue"}


def test_a_stick_brings_what_the_hub_did_not(homes: tuple[Path, Path], place: Path) -> None:
    stick = place / "SAMESTARS"
    stick.mkdir()
    green, blue = homes
    samestars("tick", "wavy-lines", data=green)
    for home in (green, blue, green):
        samestars("sync", "--folder", stick, data=home)
    assert samestars("today", data=blue)["stars"] == samestars("today", data=green)["stars"]
    for home in homes:
        assert samestars("sync", "--folder", stick, data=home)["same_plan"] is True
    words = vocabulary(*values(tomllib.loads(PLAN.read_text(encoding="utf-8"))))
    assert readable(stick, words) == []


def test_a_card_put_back_from_an_image_uses_no_number_twice(
    homes: tuple[Path, Path], place: Path
) -> None:
    green, blue = homes
    shutil.copytree(blue, place / "image")
    samestars("tick", "bead-string", data=blue)
    samestars("sync", data=blue)
    shutil.rmtree(blue)
    shutil.copytree(place / "image", blue)
    samestars("tick", "book-corner", data=blue)
    for home in (blue, green, blue):
        samestars("sync", data=home)
    for home in homes:
        today = ids(samestars("today", data=home))
        assert (today["bead-string"], today["book-corner"]) == ("done", "done")
        assert samestars("history", "--verify", data=home)["whole"]


def test_a_removed_device_is_let_in_no_more(homes: tuple[Path, Path], place: Path) -> None:
    green, blue = homes
    third, invitation = place / "third", place / "third.invitation"
    samestars("pair", "offer", "--file", invitation, data=green)
    samestars("pair", "join", "--file", invitation, "--home", "blue", data=third)
    for home in (third, green):
        samestars("sync", data=home)
    own = samestars("status", data=third)["device"]
    stars = samestars("today", data=third)["stars"]
    samestars("pair", "remove", own, data=green)
    assert own not in str(samestars("pair", "list", data=green)["devices"])
    samestars("tick", "stairs", data=third)
    assert "removed" in refused("sync", data=third)
    assert samestars("today", data=third)["stars"]["lifetime"] == stars["lifetime"] + 1
    samestars("tick", "bubbles", data=blue)
    for home in (blue, green):
        samestars("sync", data=home)
    assert ids(samestars("today", data=green))["bubbles"] == "done"


def test_two_processes_pair_by_a_code(place: Path, hub: str) -> None:
    first, second = place / "by code", place / "by code too"
    samestars("setup", "--home", "green", "--plan", PLAN, data=first)
    offer = subprocess.Popen(
        command("pair", "offer", "--hub", hub, "--yes", "--data", first, "--json"),
        cwd=ROOT,
        env=shell.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert offer.stderr is not None
    code = next(found[0] for line in offer.stderr if (found := CODE.search(line)))
    joined = samestars("pair", "join", code, "--hub", hub, "--home", "blue", data=second)
    said, complaint = offer.communicate(timeout=SOON)
    assert offer.returncode == 0, complaint
    assert json.loads(said)["device"] == joined["device"]
    assert ids(samestars("today", data=second)) == ids(samestars("today", data=first))


def test_a_hub_that_lost_everything_is_filled_again_by_the_homes(place: Path) -> None:
    first, second, invitation = place / "one", place / "two", place / "two.invitation"
    with RunningHub(place / "lossy hub") as hub:
        samestars("setup", "--home", "green", "--plan", PLAN, data=first)
        samestars("pair", "offer", "--hub", hub.url, "--file", invitation, data=first)
        samestars("pair", "join", "--file", invitation, "--home", "blue", data=second)
        samestars("tick", "stairs", data=first)
        hub.stop()
        shutil.rmtree(hub.folder)
        hub.start()
        for home in (second, first, second):
            samestars("sync", data=home)
        assert ids(samestars("today", data=second))["stairs"] == "done"
        samestars("tick", "bubbles", data=second)
        for home in (second, first):
            assert samestars("sync", data=home)["waiting_to_be_sent"] == 0
        assert ids(samestars("today", data=first))["bubbles"] == "done"


def test_words_on_paper_bring_back_a_household_that_lost_its_devices(place: Path, hub: str) -> None:
    lost, found = place / "lost", place / "found"
    samestars("setup", "--home", "green", "--plan", PLAN, data=lost)
    samestars("pair", "offer", "--hub", hub, "--file", place / "unused", data=lost)
    words = samestars("pair", "words", data=lost)["words"]
    samestars("tick", "stairs", data=lost)
    samestars("sync", data=lost)
    stars = samestars("today", data=lost)["stars"]
    shutil.rmtree(lost)
    samestars("pair", "recover", "--hub", hub, "--home", "green", *words, data=found)
    assert samestars("today", data=found)["stars"] == stars


def test_without_its_hub_a_command_says_that_nobody_is_reachable(place: Path) -> None:
    alone, invitation = place / "alone", place / "alone.invitation"
    samestars("setup", "--home", "green", "--plan", PLAN, data=alone)
    with RunningHub(place / "second hub") as hub:
        samestars("pair", "offer", "--hub", hub.url, "--file", invitation, data=alone)
    samestars("tick", "stairs", data=alone)
    assert "kept" in refused("sync", data=alone, code=3)
    assert samestars("status", data=alone)["waiting_to_be_sent"] > 0
