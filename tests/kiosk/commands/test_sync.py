"""`samestars sync`, `status` and `history --verify` as people type them, in two paired homes."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import shell
from tests.kiosk.commands.conftest import PLAN, answer
from tests.sync.hub_process import UNLIMITED, HubProcess

Home = Callable[..., "subprocess.CompletedProcess[str]"]


def home_in(folder: Path) -> Home:
    def type(*words: str) -> "subprocess.CompletedProcess[str]":
        return shell.typed(*words, surroundings=shell.environment(SAMESTARS_DATA=str(folder)))

    return type


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    process = HubProcess(tmp_path_factory.mktemp("hub") / "data", *UNLIMITED).start()
    yield process
    process.stop()


@pytest.fixture
def green(tmp_path: Path) -> Home:
    home = home_in(tmp_path / "green")
    assert home("setup", "--home", "green", "--plan", str(PLAN)).returncode == 0
    return home


def joined(green: Home, tmp_path: Path, *hub: str) -> Home:
    """The blue house, let in with an invitation file."""
    invitation = str(tmp_path / "invitation")
    assert answer(green("pair", "offer", "--file", invitation, *hub, "--json"))
    blue = home_in(tmp_path / "blue")
    assert answer(blue("pair", "join", "--file", invitation, "--home", "blue", "--json"))
    return blue


def test_two_homes_agree_after_a_round_each(green: Home, hub: HubProcess, tmp_path: Path) -> None:
    blue = joined(green, tmp_path, "--hub", hub.url)
    answer(green("tick", "bubbles", "--json"))
    assert answer(green("sync", "--json"))["sent"] > 0
    said = blue("sync")
    assert said.returncode == 0, said.stderr
    assert said.stdout.startswith("Received ")
    assert answer(blue("today", "--json"))["stars"]["lifetime"] == 1
    answer(green("sync", "--json"))
    status = answer(green("status", "--json"))
    assert status["hub"] == hub.url
    assert status["contact"] == "fine"
    assert status["waiting_to_be_sent"] == 0
    assert status["same_plan"] is True
    assert status["other_homes"] == [{"home": "blue", "holds_plan": True}]
    words = green("status").stdout
    assert "Both homes have this plan." in words
    assert f"The hub at {hub.url} answers." in words
    changed = tmp_path / "changed.toml"
    changed.write_text(PLAN.read_text().replace("Up and down the stairs", "Up the stairs"))
    answer(green("plan", "import", str(changed), "--yes", "--json"))
    answer(green("sync", "--json"))
    assert "The Blue house does not have the newest plan yet." in green("status").stdout


def test_each_device_signs_for_its_record(green: Home, hub: HubProcess, tmp_path: Path) -> None:
    blue = joined(green, tmp_path, "--hub", hub.url)
    for home in (green, blue, green):
        answer(home("sync", "--json"))
    document = answer(green("history", "--verify", "--json"))
    assert document["whole"] is True
    paired = [one for one in document["devices"] if one["home"]]
    assert {one["home"] for one in paired} == {"green", "blue"}
    assert all(one["signed_up_to"] == one["changes"] for one in paired)
    words = green("history", "--verify").stdout
    assert "in Blue house: " in words
    assert "whole, signed up to change" in words


def test_a_silent_hub_is_exit_code_three_and_all_is_kept(green: Home, tmp_path: Path) -> None:
    own = HubProcess(tmp_path / "hub", *UNLIMITED).start()
    joined(green, tmp_path, "--hub", own.url)
    own.stop()
    answer(green("tick", "bubbles", "--json"))
    done = green("sync")
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "does not answer" in done.stderr
    assert "everything is kept" in done.stderr
    status = answer(green("status", "--json"))
    assert status["contact"] == "hub silent"
    assert status["away_since"]
    assert status["waiting_to_be_sent"] > 0
    words = green("status").stdout
    assert "The hub has not answered since " in words
    assert "wait to be sent." in words or "waits to be sent." in words


def test_a_folder_is_enough(green: Home, tmp_path: Path) -> None:
    blue = joined(green, tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    answer(green("tick", "bubbles", "--json"))
    for home in (green, blue, green):
        answer(home("sync", "--folder", str(stick), "--json"))
    assert answer(blue("today", "--json"))["stars"]["lifetime"] == 1
    status = answer(green("status", "--json"))
    assert status["contact"] == "no hub"
    assert status["same_plan"] is True
    assert status["waiting_to_be_sent"] == 0
    gone = green("sync", "--folder", str(tmp_path / "nowhere"))
    assert gone.returncode == 3
    assert "Plug the stick in" in gone.stderr
    nameless = green("sync")
    assert nameless.returncode == 2
    assert "--folder" in nameless.stderr


def test_a_home_on_its_own_says_so(green: Home) -> None:
    done = green("sync")
    assert done.returncode == 1
    assert "samestars pair" in done.stderr
    status = answer(green("status", "--json"))
    assert status["hub"] is None
    assert status["same_plan"] is None
    assert status["waiting_to_be_sent"] is None
    assert "not joined to another home" in green("status").stdout


def test_a_record_and_verify_do_not_go_together(green: Home) -> None:
    assert green("history").returncode == 2
    assert green("history", "bubbles", "--verify").returncode == 2
    alone = answer(green("history", "--verify", "--json"))
    assert alone["whole"] is True
    assert alone["devices"][0]["signed_up_to"] is None
