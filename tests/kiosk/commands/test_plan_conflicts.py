"""`plan conflicts` and `plan restore` as people type them, after two homes changed one field."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.device import Device
from kiosk.device.looks import note_look
from kiosk.household import Moment
from kiosk.household.household import Household
from tests.kiosk.commands.conftest import Samestars, answer


@pytest.fixture
def both(family: Samestars, folder: Path, tmp_path: Path) -> Samestars:
    """Blowing bubbles takes 4 minutes by this home and 9 by the other, which wins."""
    here = Device.open(folder)
    there = Device.set_up(tmp_path / "other", "blue", here.day.plan)
    there.replica.apply(here.replica.changes())
    here.replica.write([(f"device/{here.replica.device}", {"home": "green"})], author="")
    there.replica.write([(f"device/{there.replica.device}", {"home": "blue"})], author="")
    for device, minutes in ((here, 4), (there, 9)):
        put_in(device, minutes)
    here.replica.apply(there.replica.changes())
    there.close()
    here.close()
    return family


def put_in(device: Device, minutes: int) -> Moment:
    household = Household.over(device.day)
    tasks = tuple(
        replace(task, minutes=minutes) if task.id == "bubbles" else task
        for task in household.plan.tasks
    )
    at = device.moment()
    household.import_plan(replace(household.plan, tasks=tasks), at)
    return at


def test_the_conflicts_are_listed_and_one_command_restores(both: Samestars) -> None:
    (conflict,) = answer(both("plan", "conflicts", "--json"))["conflicts"]
    assert (conflict["record"], conflict["field"]) == ("task/bubbles", "minutes")
    assert (conflict["kept"], conflict["other"]) == (9, 4)
    assert conflict["where"] == {"kept": "blue", "other": "green"}
    words = both("plan", "conflicts").stdout
    assert "minutes: 9 (Blue house) holds; the other is 4 (Green house)." in words
    assert "samestars plan restore task/bubbles minutes" in words
    assert "1 change in both homes at once: samestars plan conflicts" in both("handover").stdout
    assert answer(both("handover", "--json"))["changed_in_both_homes"] == 1
    said = both("plan", "restore", "task/bubbles", "minutes")
    assert said.returncode == 0, said.stderr
    assert "minutes: now 4, was 9." in said.stdout
    again = both("plan", "restore", "task/bubbles", "minutes")
    assert (again.returncode, again.stderr) == (0, "")
    assert "nothing was changed" in again.stdout
    assert answer(both("plan", "conflicts", "--json")) == {"conflicts": []}
    assert "bubbles: minutes 4, was 9" in both("handover").stdout


def test_what_is_not_there_is_one_sentence(both: Samestars) -> None:
    for words in (("task/tango", "minutes"), ("task/bubbles", "tempo"), ("bubbles", "minutes")):
        done = both("plan", "restore", *words)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.count("\n") == 1
        assert "Nothing was written." in done.stderr


def test_a_home_on_its_own_says_nothing_of_another(family: Samestars) -> None:
    document = answer(family("handover", "--json"))
    assert (document["same_plan"], document["away_since"]) == (None, None)
    assert "plan" not in family("handover").stdout
    assert "Nothing was changed in both homes" in family("plan", "conflicts").stdout


def test_status_counts_what_is_new_since_the_last_look(both: Samestars, folder: Path) -> None:
    assert answer(both("status", "--json"))["new_since_last_look"] == 2
    device = Device.open(folder)
    news = Household.over(device.day).handover("rosa", device.moment()).new
    note_look(device.replica, [id for one in news for id in one.ids])
    assert answer(both("status", "--json"))["new_since_last_look"] == 0
    put_in(device, 12)
    device.close()
    both("handover")
    assert answer(both("status", "--json"))["new_since_last_look"] == 1, "a command is no look"
