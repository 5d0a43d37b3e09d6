"""A household begun, and a device hung in another of its homes: no wrong word is a dead end."""

from pathlib import Path

import pytest

from kiosk.device import Settings
from tests.kiosk.commands.conftest import PLAN, Samestars, answer, typed_from


def renamed(path: Path, *, green: str) -> Path:
    """The sample plan with another id for the green house."""
    path.write_text(PLAN.read_text().replace("green", green))
    return path


def test_it_names_the_home_and_counts_the_tasks(samestars: Samestars) -> None:
    said = samestars("setup", "--home", "green", "--plan", str(PLAN)).stdout
    assert "This device now hangs in Green house;" in said
    assert "The plan has 6 tasks. Open the screen with: samestars\n" in said


def test_a_second_household_is_refused_with_the_way_to_bring_the_plan(
    family: Samestars,
) -> None:
    done = family("setup", "--home", "blue", "--plan", str(PLAN))
    assert done.returncode == 1
    assert "already holds a household. Nothing was changed" in done.stderr
    assert answer(family("status", "--json"))["home"] == "green"
    assert family(*typed_from(done.stderr, "plan import")).returncode == 0
    assert answer(family("status", "--json"))["home"] == "blue"


def test_the_device_moves_to_another_home_of_the_plan(family: Samestars) -> None:
    done = family("setup", "--home", "blue")
    assert done.returncode == 0
    assert "This device now hangs in Blue house" in done.stdout
    assert "open it again" in done.stdout
    assert answer(family("today", "--json"))["home"] == "blue"


def test_the_home_that_it_hangs_in_already_is_no_move(family: Samestars) -> None:
    done = family("setup", "--home", "green")
    assert done.returncode == 0
    assert "open it again" not in done.stdout


def test_a_home_that_the_plan_lacks_is_refused_with_those_it_has(family: Samestars) -> None:
    done = family("setup", "--home", "mum")
    assert done.returncode == 1
    assert "Its homes are: green, blue." in done.stderr
    assert answer(family("status", "--json"))["home"] == "green"


@pytest.mark.parametrize("way", ["import", "setup"])
def test_a_slip_at_the_first_setup_is_mended_by_what_is_said(
    samestars: Samestars, way: str
) -> None:
    answer(samestars("setup", "--home", "gren", "--json"))
    if way == "import":
        done = samestars("plan", "import", str(PLAN))
    else:
        done = samestars("setup", "--home", "green", "--plan", str(PLAN))
    assert done.returncode == 1
    assert samestars(*typed_from(done.stderr, "plan import")).returncode == 0
    today = answer(samestars("today", "--json"))
    assert today["home"] == "green"
    assert today["tasks"]


def test_a_slip_can_be_mended_without_a_plan_too(samestars: Samestars, tmp_path: Path) -> None:
    answer(samestars("setup", "--home", "gren", "--json"))
    done = samestars("setup", "--home", "green")
    assert done.returncode == 1
    assert "samestars plan import FILE --home green" in done.stderr


def test_a_plan_that_names_the_homes_anew_can_be_put_in(family: Samestars, tmp_path: Path) -> None:
    answer(family("tick", "bubbles", "--json"))
    other = renamed(tmp_path / "other.toml", green="amber")
    done = family("plan", "import", str(other), "--yes", "--home", "amber")
    assert "This device now hangs in Green house." in done.stdout
    today = answer(family("today", "--json"))
    assert today["home"] == "amber"
    assert today["stars"]["lifetime"] == 1


def test_where_a_folder_was_named_the_next_command_names_it(
    samestars: Samestars, tmp_path: Path
) -> None:
    place = tmp_path / "our data"
    said = samestars("setup", "--home", "green", "--plan", str(PLAN), "--data", str(place)).stdout
    assert f"Open the screen with: samestars --data '{place}'" in said
    said = samestars("setup", "--home", "green", "--data", str(tmp_path / "new")).stdout
    assert f"samestars plan import plan.toml --data {tmp_path / 'new'}" in said
    said = samestars("today", "--data", str(tmp_path / "none")).stderr
    assert f"samestars setup --home ID --plan FILE --data {tmp_path / 'none'}" in said


def test_sticks_are_looked_for_once_their_folder_is_named(
    family: Samestars, folder: Path, tmp_path: Path
) -> None:
    media = tmp_path / "media"
    missing = family("setup", "--home", "green", "--usb-folder", str(media))
    assert missing.returncode == 1
    assert "There is no folder" in missing.stderr
    assert Settings.read(folder).usb_folder == ""
    media.mkdir()
    done = family("setup", "--home", "green", "--usb-folder", str(media))
    assert f"A stick labelled SAMESTARS below {media} is met" in done.stdout
    assert Settings.read(folder).usb_folder == str(media)
    assert family("setup", "--home", "blue").returncode == 0
    assert Settings.read(folder).usb_folder == str(media), "another home looks there too"
    assert family("setup", "--home", "blue", "--usb-folder", "").returncode == 0
    assert Settings.read(folder).usb_folder == ""
