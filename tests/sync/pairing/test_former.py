"""A backup of a joined household, brought back: the old household does not haunt the new one."""

from collections.abc import Iterable

from sync import Change, Replica
from sync.link import state
from sync.pairing import begin, devices, invite, make_words, recover, remove
from tests.sync.pairing.conftest import Device, Family
from tests.sync.pairing.test_devices import PROOF


def restored(family: Family, changes: Iterable[Change], name: str = "restored") -> Device:
    """As `samestars restore` makes it."""
    device = family.new(name)
    replica = Replica.create(device.folder, clock=device.clock)
    replica.apply(changes)
    replica.close()
    return device


def test_a_restored_device_begins_a_household_of_its_own(family: Family) -> None:
    green = family.begun()
    blue, red = family.joined(green), family.joined(green, "red")
    remove(green.replica, green.link, red.replica.device)  # which changes the key
    invite(green.replica, green.link, family.place / "open")
    words, _ = make_words(green.replica, green.link)
    for device in (green, blue):
        device.write(minutes=5)
        device.sync()
    green.sync()
    again = restored(family, green.replica.changes())
    begin(again.replica, family.url, "green", "Green house")
    assert [(one.device, one.this) for one in devices(again.replica, again.link)] == [
        (again.replica.device, True)
    ]
    assert state(again.replica).homes == ()
    other = family.joined(again, "blue", "other")
    for device in (again, other, again):
        device.sync()
    assert other.task() == again.task() == {"title": "Five k words", "minutes": 5}
    assert {one.device for one in devices(other.replica, other.link)} == {
        again.replica.device,
        other.replica.device,
    }
    assert [home.home for home in state(other.replica).homes] == ["green"]
    for device in (again, other):
        assert state(device.replica).refused == ()
        assert all(chain.whole for chain in device.replica.verify())
    spare = family.joined(again, "red", "spare")
    remove(again.replica, again.link, spare.replica.device)
    other.sync()
    wrapped = other.replica.records("key")[again.link.keyring.current]
    assert set(wrapped) - PROOF == {"epoch", again.replica.device, other.replica.device}
    paper = recover(words, family.url, "red", family.place / "paper", green.clock)
    assert paper.link.household == green.link.household, "the words are those of the old one"


def test_two_removals_apart_change_the_key_in_the_new_household_too(family: Family) -> None:
    green = family.begun()
    remove(green.replica, green.link, family.joined(green).replica.device)
    again = restored(family, green.replica.changes())
    begin(again.replica, family.url, "green", "Green house")
    blue = family.joined(again, "blue", "other")
    one, two = (family.joined(again, "red", name) for name in ("one", "two"))
    for device in (blue, again):
        device.sync()
    again.remove_apart(one)
    blue.remove_apart(two)
    for device in (again, blue, again, blue):
        device.sync()
    assert again.link.keyring == blue.link.keyring
    current = again.replica.records("key")[again.link.keyring.current]
    assert set(current) - PROOF == {"epoch", again.replica.device, blue.replica.device}


def test_a_device_whose_link_alone_was_lost_stays_itself(family: Family) -> None:
    green = family.begun()
    id = green.replica.device
    (green.folder / "link.json").unlink()
    begin(green.replica, family.url, "green", "Green house")
    assert [one.device for one in devices(green.replica, green.link)] == [id]
    green.sync()
