"""A household that meets at another hub."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.link import HubSilent
from sync.pairing import PairingError, devices, move
from tests.sync.hub_process import UNLIMITED, HubProcess
from tests.sync.pairing.conftest import Family


@pytest.fixture
def other_hub(tmp_path: Path) -> Iterator[HubProcess]:
    process = HubProcess(tmp_path / "other", *UNLIMITED).start()
    yield process
    process.stop()


def test_all_goes_on_at_another_hub(family: Family, other_hub: HubProcess) -> None:
    green = family.begun()
    blue = family.joined(green)
    blue.sync()
    blue.write(minutes=7)  # which blue has not sent when it hears of the move
    link, told = move(green.replica, other_hub.url)
    assert link == green.link
    assert told == (f"On each of the other devices type: samestars pair hub {other_hub.url}",)
    blue.sync()
    assert move(blue.replica, other_hub.url)[0].hub == other_hub.url
    green.sync()
    assert green.task()["minutes"] == 7
    family.url = other_hub.url
    red = family.joined(green, "red")
    assert red.link.hub == other_hub.url
    assert red.task()["minutes"] == 7


def test_a_household_that_met_by_folder_gets_a_hub(family: Family) -> None:
    green = family.begun(hub="")
    move(green.replica, family.url)
    blue = family.joined(green)
    assert len(devices(blue.replica, blue.link)) == 2


def test_a_hub_that_does_not_answer_changes_nothing(family: Family) -> None:
    green = family.begun()
    before = green.link
    with pytest.raises(HubSilent):
        move(green.replica, "http://127.0.0.1:9")
    with pytest.raises(PairingError, match="Nothing was changed"):
        move(green.replica, "")
    assert green.link == before
