"""The words on paper: a household that lost all its devices comes back."""

import shutil

import pytest

from sync.link import HubSilent
from sync.pairing import PairingError, devices, make_words, recover, remove
from sync.seal import SealError
from tests.sync.hub_process import HubProcess
from tests.sync.pairing.conftest import Device, Family


def recovered(family: Family, words: tuple[str, ...], name: str = "new") -> Device:
    device = family.new(name)
    recover(words, family.url, "green", device.folder, device.clock)
    return device


def test_the_words_bring_everything_back(family: Family) -> None:
    green = family.begun()
    words, told = make_words(green.replica, green.link)
    assert told == ()
    green.write(minutes=5)
    green.sync()
    shutil.rmtree(green.folder)
    new = recovered(family, words)
    assert new.task() == {"title": "Five k words", "minutes": 5}
    new.write(minutes=6)
    new.sync()
    again = recovered(family, words, "again")
    assert again.task()["minutes"] == 6


def test_newer_words_end_the_earlier_ones(family: Family) -> None:
    green = family.begun()
    earlier, _ = make_words(green.replica, green.link)
    later, _ = make_words(green.replica, green.link)
    new = family.new("new")
    with pytest.raises(PairingError, match="does not know these words"):
        recover(earlier, family.url, "green", new.folder, new.clock)
    assert not new.folder.exists()
    assert recovered(family, later).task() == {"title": "Five k words"}


def test_the_words_count_after_the_key_was_changed(family: Family) -> None:
    green = family.begun()
    words, _ = make_words(green.replica, green.link)
    blue = family.joined(green)
    remove(green.replica, green.link, blue.replica.device)
    green.write(minutes=7)
    green.sync()
    assert recovered(family, words).task()["minutes"] == 7


def test_the_words_find_keys_that_two_devices_made_while_apart(family: Family) -> None:
    green = family.begun()
    words, _ = make_words(green.replica, green.link)
    blue, red = family.joined(green), family.joined(green, "red")
    third = family.joined(green, "red", "third")
    for device in (green, blue):
        device.sync()
    green.remove_apart(third)
    blue.remove_apart(red)
    for device in (green, blue, green, blue):
        device.sync()
    blue.write(minutes=8)
    blue.sync()
    new = recovered(family, words)
    assert new.task()["minutes"] == 8
    green.sync()
    assert new.link.keyring == green.link.keyring
    assert len(new.link.keyring.keys) == 4


def test_the_words_are_nowhere_but_on_the_paper(family: Family, hub: HubProcess) -> None:
    green = family.begun()
    words, _ = make_words(green.replica, green.link)
    held = b"".join(
        path.read_bytes()
        for folder in (hub.folder, green.folder)
        for path in folder.rglob("*")
        if path.is_file()
    )
    assert " ".join(words).encode() not in held
    record = green.replica.records("recovery")["words"]
    assert set(record) == {"public", "locator", "token_hash"}


def test_wrong_words_and_a_silent_hub_leave_nothing(family: Family) -> None:
    green, new = family.begun(), family.new("new")
    words, _ = make_words(green.replica, green.link)
    with pytest.raises(SealError, match=r"Word 3, .qqq., is not one"):
        recover((*words[:2], "qqq", *words[3:]), family.url, "green", new.folder, new.clock)
    with pytest.raises(HubSilent):
        recover(words, "http://127.0.0.1:9", "green", new.folder, new.clock)
    assert not new.folder.exists()


def test_words_need_a_hub(family: Family) -> None:
    green = family.begun(hub="")
    with pytest.raises(PairingError, match="need a hub"):
        make_words(green.replica, green.link)


def test_the_recovered_device_is_listed_and_the_lost_one_can_be_removed(family: Family) -> None:
    green = family.begun()
    words, _ = make_words(green.replica, green.link)
    lost = green.replica.device
    new = recovered(family, words)
    assert {one.device for one in devices(new.replica, new.link)} == {lost, new.replica.device}
    remove(new.replica, new.link, lost)
    assert [one.this for one in devices(new.replica, new.link)] == [True]
