"""Two homes whose clocks, versions and networks are what they are."""

from pathlib import Path

import pytest

from sync.link import HubError, sync_folder
from tests.network.bad_network import BadNetwork
from tests.network.weather import CALM, STORM, Weather
from tests.sync.hub_process import HubProcess
from tests.sync.link.homes import Family, Home, agree, rename, rounds, tick

YEAR = 365 * 86_400_000  # milliseconds
CLOCKS = {
    "54 years behind": (-54 * YEAR, False),
    "a year ahead": (YEAR, True),
    "an hour back": (-3_600_000, True),
    "never synchronised": (0, False),
}


@pytest.mark.parametrize("clock", CLOCKS)
def test_a_wrong_clock_refuses_nothing_and_what_was_seen_loses(
    green: Home, blue: Home, clock: str
) -> None:
    shift, trusted = CLOCKS[clock]
    rename(green.replica, 1)
    rounds(green, blue)
    blue.clock.milliseconds += shift
    blue.clock.trusted = trusted
    rename(blue.replica, 2)
    tick(blue.replica, 2)
    told = rounds(blue, green)
    assert green.titles() == ["Title 2"]
    rename(green.replica, 3)
    told += rounds(green, blue)
    assert blue.titles() == ["Title 3"]
    assert all(one.refused == [] for one in told)
    assert agree(green, blue)
    assert blue.replica.months() == ["2026-11"]


def test_kinds_and_fields_of_a_newer_version_are_kept_and_passed_on(
    green: Home, blue: Home, family: Family
) -> None:
    amber = family.home("amber")
    green.replica.write(
        [("kite/red", {"tail": {"knots": [1, 2]}}), ("tasks/k-words", {"glitter": True})],
        author="sam",
    )
    green.round()
    stick = blue.folder.parent / "stick"
    stick.mkdir()
    blue.round()
    sync_folder(blue.replica, blue.link, stick)
    sync_folder(amber.replica, amber.link, stick)
    assert amber.replica.records("kite")["red"] == {"tail": {"knots": [1, 2]}}
    assert amber.replica.records("tasks")["k-words"] == {"glitter": True}


def test_on_the_worst_of_networks_nothing_is_lost_or_doubled(
    tmp_path: Path, one_hub: HubProcess
) -> None:
    with BadNetwork(int(one_hub.url.rsplit(":", 1)[1])) as network:
        family = Family(tmp_path / "homes", network.url)
        homes = family.home("green"), family.home("blue")
        network.weather = Weather(3, STORM)
        silent = 0
        for turn in range(25):
            for number, home in enumerate(homes):
                tick(home.replica, 100 * number + turn)
                rename(home.replica, 100 * number + turn)
                try:
                    home.round()
                except HubError:
                    silent += 1
        assert 5 < silent < 50  # it was bad, and some came through
        network.weather = CALM
        rounds(*homes)
        assert agree(*homes)
        assert all(chain.whole for chain in homes[0].replica.verify())
        family.close()
