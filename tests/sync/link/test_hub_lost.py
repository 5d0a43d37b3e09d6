"""A hub that is lost, emptied, or put back from an old copy: nobody has to do anything."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.link import HubRefused, HubSilent, sync_folder
from sync.link.exchange import Exchange
from sync.link.there import There
from tests.sync.hub_process import HubProcess
from tests.sync.link.homes import Family, Home, agree, rename, rounds, tick

Homes = tuple[Home, Home]


@pytest.fixture
def homes(tmp_path: Path, frail_hub: HubProcess) -> Iterator[Homes]:
    family = Family(tmp_path / "homes", frail_hub.url)
    green, blue = family.home("green"), family.home("blue")
    tick(green.replica, 1)
    rename(blue.replica, 1)
    rounds(green, blue)
    yield green, blue
    family.close()


def copy_of(hub: HubProcess, target: Path) -> Path:
    hub.stop()
    shutil.copytree(hub.folder, target)
    hub.restart()
    return target


def put_back(hub: HubProcess, copy: Path) -> None:
    hub.stop()
    shutil.rmtree(hub.folder)
    shutil.copytree(copy, hub.folder)
    hub.restart()


def test_an_emptied_hub_is_filled_again(homes: Homes, frail_hub: HubProcess) -> None:
    green, blue = homes
    frail_hub.stop()
    shutil.rmtree(frail_hub.folder)
    frail_hub.restart()
    tick(blue.replica, 2)
    assert blue.round().pushed == blue.replica.count
    assert green.round().pulled == 1
    assert agree(green, blue)
    newcomer_sees_all(green, blue)


def newcomer_sees_all(*homes: Home) -> None:
    """Whether the hub has everything: asked from the beginning of its log."""
    client = homes[0].client()
    after, found = 0, set[str]()
    while page := client.changes(after).changes:
        found |= {str(one["id"]) for one in page}  # type: ignore[index]
        after += len(page)
    client.close()
    for home in homes:
        assert {change.id for change in home.replica.changes()} <= found


def test_a_hub_from_an_old_copy_gets_what_it_lost(
    homes: Homes, frail_hub: HubProcess, tmp_path: Path
) -> None:
    green, blue = homes
    copy = copy_of(frail_hub, tmp_path / "copy")
    for number in range(2, 6):
        tick(green.replica, number)
        tick(blue.replica, 10 + number)
    rounds(green, blue)
    put_back(frail_hub, copy)
    rounds(green, blue)
    assert agree(green, blue)
    newcomer_sees_all(green, blue)


def test_a_hub_from_an_old_copy_that_has_grown_since_is_told_from_the_old_one(
    homes: Homes, frail_hub: HubProcess, tmp_path: Path
) -> None:
    green, blue = homes
    copy = copy_of(frail_hub, tmp_path / "copy")
    for number in range(2, 6):
        tick(green.replica, number)
    rounds(green)
    put_back(frail_hub, copy)
    for number in range(20, 30):
        tick(blue.replica, number)
    rounds(blue)  # the log is longer now than when green looked last
    rounds(green, blue)
    assert agree(green, blue)
    newcomer_sees_all(green, blue)


def test_what_was_answered_but_not_read_back_is_sent_again(
    homes: Homes, frail_hub: HubProcess, tmp_path: Path
) -> None:
    green, blue = homes
    copy = copy_of(frail_hub, tmp_path / "copy")
    tick(green.replica, 2)
    client = green.client()
    assert Exchange(green.replica, green.link, client).push() == 1  # and then the power goes
    client.close()
    put_back(frail_hub, copy)
    rounds(green.reopened(), blue)
    assert agree(green, blue)
    newcomer_sees_all(green, blue)


@pytest.mark.parametrize("overtaken", [False, True])
def test_a_hub_put_back_under_a_running_device_keeps_no_hole(
    homes: Homes, frail_hub: HubProcess, tmp_path: Path, overtaken: bool
) -> None:
    green, blue = homes
    copy = copy_of(frail_hub, tmp_path / "copy")
    tick(green.replica, 2)
    client = green.client()
    exchange = Exchange(green.replica, green.link, client)
    exchange.pull()
    exchange.push()
    put_back(frail_hub, copy)
    if overtaken:  # as long as green was told, and another log
        tick(blue.replica, 3)
        tick(blue.replica, 4)
        blue.round()
    exchange.pull()
    exchange.push()
    exchange.pull()
    client.close()
    rounds(blue)
    assert agree(green, blue)
    assert There.at(green.replica, "hub").numbers == green.replica.held()


def test_what_came_by_a_stick_to_both_is_sent_by_one(homes: Homes, tmp_path: Path) -> None:
    green, blue = homes
    tick(green.replica, 2)
    stick = tmp_path / "stick"
    stick.mkdir()
    for home in homes:
        sync_folder(home.replica, home.link, stick)
    assert green.round().pushed == 1
    assert blue.round().pushed == 0
    rounds(green, blue)
    assert There.at(blue.replica, "hub").numbers == blue.replica.held()


def test_a_device_that_the_old_copy_does_not_know_goes_on_by_itself(
    homes: Homes, frail_hub: HubProcess, tmp_path: Path
) -> None:
    green, blue = homes
    copy = copy_of(frail_hub, tmp_path / "copy")
    family = Family(tmp_path / "more", frail_hub.url, green.link.keyring, [green, blue])
    amber = family.home("amber")
    rounds(amber, green, blue)
    put_back(frail_hub, copy)
    with pytest.raises(HubRefused, match="goes on by itself once another device has synced"):
        amber.round()
    green.round()
    tick(amber.replica, 3)
    rounds(amber, green, blue)
    assert agree(green, blue, amber)
    amber.replica.close()


def test_a_device_that_was_removed_stays_out_of_an_old_copy(
    homes: Homes, frail_hub: HubProcess, tmp_path: Path
) -> None:
    green, blue = homes
    copy = copy_of(frail_hub, tmp_path / "copy")
    record = f"device/{blue.link.device}"
    last = green.replica.heads()[blue.replica.device]
    green.replica.write([(record, {"removed": True, "removed_after": last})], author="sam")
    client = green.client()
    client.remove(blue.link.device)
    client.close()
    green.round()
    put_back(frail_hub, copy)
    green.round()
    with pytest.raises(HubRefused):
        blue.round()


def test_a_hub_that_is_away_is_not_lost(homes: Homes, frail_hub: HubProcess) -> None:
    green, _ = homes
    frail_hub.kill()
    with pytest.raises(HubSilent, match="does not answer; everything is kept"):
        green.round()
    frail_hub.restart()
    assert green.round().pushed == 0
