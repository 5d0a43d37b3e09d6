"""Listing devices, and taking one out for good."""

from dataclasses import replace

import pytest

from sync.link import HubRefused, HubSilent, renewing
from sync.pairing import PairingError, caught_up, devices, invite, join_with_file, remove
from tests.sync.pairing.conftest import Family

PROOF = {"by", "signature"}  # fields that show who made the key


def test_the_list_says_who_and_where_and_no_time(family: Family) -> None:
    green = family.begun()
    blue = family.joined(green)
    blue.sync()
    listed = devices(blue.replica, blue.link)
    assert [(one.name, one.this) for one in listed] == [
        ("Blue house", True),
        ("Green house", False),
    ]
    assert {one.device for one in listed} == {green.replica.device, blue.replica.device}


def test_who_joined_a_minute_ago_is_known(family: Family) -> None:
    green = family.begun()
    path = family.place / "invitation"
    invite(green.replica, green.link, path)
    blue = family.new("blue")
    joined = join_with_file(path, "blue", blue.folder, blue.clock)
    link = caught_up(green.replica, green.link)
    assert joined.device in {one.device for one in devices(green.replica, link)}
    red = family.new("red")
    invite(green.replica, green.link, family.place / "second")
    other = join_with_file(family.place / "second", "red", red.folder, red.clock)
    gone, _ = remove(green.replica, green.link, other.device)
    assert gone.home == "red"


def test_a_removed_device_reads_and_writes_nothing_more(family: Family) -> None:
    green = family.begun()
    blue, red = family.joined(green), family.joined(green, "red")
    gone, told = remove(green.replica, green.link, blue.replica.device[:8])
    assert (gone.name, told) == ("Blue house", ())
    with pytest.raises(HubRefused) as refused:
        blue.sync()
    assert refused.value.code == "unauthorised"
    assert blue.task() == {"title": "Five k words"}  # what it has it keeps
    green.write(minutes=9)
    green.sync()
    red.sync()
    assert red.task()["minutes"] == 9
    assert red.link.keyring == green.link.keyring
    assert green.link.keyring.epoch == 2
    assert blue.link.keyring.epoch == 1
    assert len(devices(red.replica, red.link)) == 2


def test_what_the_removed_device_recorded_before_stays(family: Family) -> None:
    green = family.begun()
    blue = family.joined(green)
    blue.write(minutes=5)
    blue.sync()  # green has not heard of it yet
    remove(green.replica, green.link, blue.replica.device)
    assert green.task()["minutes"] == 5
    record = green.replica.records("device")[blue.replica.device]
    assert (record["removed"], record["removed_after"]) == (True, 1)


def test_two_removals_at_once_end_with_both_keys_everywhere(family: Family) -> None:
    green = family.begun()
    blue, red, spare = (
        family.joined(green, home, name)
        for home, name in (("blue", "blue"), ("red", "red"), ("red", "spare"))
    )
    for device in (blue, green):
        device.sync()
    green.remove_apart(spare)
    blue.remove_apart(red)
    for device in (green, blue, green, blue):
        device.sync()
    assert green.link.keyring == blue.link.keyring
    assert len(green.link.keyring.keys) == 4  # the first, both, and one that neither removed has
    wrapped = green.replica.records("key")[green.link.keyring.current]
    assert set(wrapped) - PROOF == {"epoch", green.replica.device, blue.replica.device}
    green.write(minutes=3)
    green.sync()
    blue.sync()
    assert blue.task()["minutes"] == 3
    left = {one.device for one in devices(green.replica, green.link)}
    assert left == {green.replica.device, blue.replica.device}


def test_nothing_is_changed_where_the_hub_is_away(family: Family) -> None:
    green = family.begun()
    blue = family.joined(green)
    before = dict(green.replica.heads()), green.link
    replace(green.link, hub="http://127.0.0.1:9").write()
    with pytest.raises(HubSilent):
        remove(green.replica, green.link, blue.replica.device)
    replace(green.link, hub=family.url).write()
    assert (dict(green.replica.heads()), green.link) == before
    blue.sync()


def test_only_one_other_device_can_be_meant(family: Family) -> None:
    green = family.begun()
    family.joined(green)
    for begun, why in (
        (green.replica.device, "That is this device"),
        ("zz", "No device begins with zz"),
        ("", "No device begins with"),
    ):
        with pytest.raises(PairingError, match=rf"{why}.*Nothing was changed"):
            remove(green.replica, green.link, begun)


def test_a_removed_device_can_be_paired_again(family: Family) -> None:
    green = family.begun()
    blue = family.joined(green)
    remove(green.replica, green.link, blue.replica.device)
    again = family.joined(green, "blue", "again")
    assert again.task() == {"title": "Five k words"}
    assert len(devices(green.replica, green.link)) == 2


def test_the_new_key_is_wrapped_for_those_that_stay_alone(family: Family) -> None:
    green = family.begun()
    blue, red = family.joined(green), family.joined(green, "red")
    former = blue.replica.device
    new, secret = renewing(blue.replica)()  # its card was copied: it goes on under a new id
    blue.replica.become(new, secret)
    blue.sync()
    blue.write(minutes=5)
    blue.sync()
    green.sync()
    assert len(devices(green.replica, green.link)) == 3
    remove(green.replica, green.link, former)
    (wrapped,) = green.replica.records("key").values()
    assert set(wrapped) - PROOF == {"epoch", green.replica.device, red.replica.device}
    records = green.replica.records("device")
    assert records[former]["removed"]
    assert records[new]["removed"]
    assert records[new]["removed_after"] == 2  # that it has a new id, and the minutes
    assert green.task()["minutes"] == 5
