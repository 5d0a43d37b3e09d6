"""After a change of the key: what a removed device forges, and what a home that was away says."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from sync.link import sync_folder
from sync.link.inbox import ASIDE
from sync.link.link import Link
from sync.link.outbox import Outbox
from sync.seal import DeviceKey, Envelope, head_text, seal_change
from tests.sync.link.homes import Family, Home, agree, rename, rounds, tick
from tests.sync.link.test_keys import change_key


@pytest.fixture
def amber(green: Home, blue: Home, family: Family) -> Home:
    return family.home("amber")


def post(home: Home, envelopes: Sequence[Envelope]) -> None:
    client = home.client()
    client.post(envelopes)
    client.close()


def unsent(home: Home) -> list[Envelope]:
    """What the home would send if it had not heard of anything yet."""
    (parcel,) = Outbox(home.replica, home.link).parcels(home.replica.after({}))
    return [one for one in parcel if one.device == home.replica.device]


def forged(home: Home, other: Home, link: Link) -> Envelope:
    """The next change of `home`, as the `other` one makes it up, signed with a key of its own."""
    changes = [one for one in other.replica.changes() if one.device == home.replica.device]
    last = max(changes, key=lambda one: one.number)
    change = replace(
        last, id="ab" * 16, number=last.number + 1, previous=last.fingerprint(),
        record="tasks/k-words", fields={"title": "Forged"},
    )  # fmt: skip
    text = head_text(link.household, change.device, change.number, change.fingerprint())
    signature = DeviceKey.from_document(other.replica.secret).sign(text)
    return seal_change(change.document(), link.keyring, signature)


def test_a_removed_device_writes_nothing_in_anothers_name(
    green: Home, blue: Home, amber: Home
) -> None:
    rename(green.replica, 1)
    rounds(green, blue, amber)
    change_key(green, amber)
    rounds(green, blue)
    post(green, [forged(green, amber, amber.link)])  # the hub may help it
    told = blue.round()
    assert "nothing shows yet that it wrote them" in told.refused[0]
    assert "Forged" not in blue.titles()
    assert list(blue.replica.local(ASIDE)) == ["ab" * 16]
    rename(green.replica, 2)
    rounds(green, blue)
    assert agree(green, blue)
    assert "Forged" not in blue.titles()


def test_a_removed_device_lets_no_other_device_in(green: Home, blue: Home, amber: Home) -> None:
    rounds(green, blue, amber)
    change_key(green, amber)
    rounds(green, blue)
    key = DeviceKey.new()
    amber.replica.become(key.id, key.document())
    amber.replica.write([(f"device/{key.id}", {**key.about(), "home": "amber"})], author="")
    post(green, unsent(amber))
    rounds(blue, green)
    assert key.id not in blue.replica.records("device")
    assert blue.replica.local(ASIDE)
    assert agree(green, blue)


def test_what_a_home_had_not_sent_when_the_key_changed_is_taken_page_by_page(
    green: Home, blue: Home, amber: Home
) -> None:
    rounds(green, blue, amber)
    for number in range(4):
        tick(amber.replica, number)
    late = unsent(amber)
    change_key(green)
    rounds(green, blue)
    post(amber, late[:3])  # a page ends here: what comes after shows that these are amber's
    assert "came under a key that was changed" in blue.round().refused[0]
    assert len(blue.replica.local(ASIDE)) == 2  # its first one was there before
    post(amber, late[3:])
    blue.round()
    assert blue.replica.local(ASIDE) == {}
    assert len(blue.replica.dated("completions", "2026-11")) == 4
    rounds(amber, green, blue)
    assert agree(green, blue, amber)


def test_what_was_on_a_stick_when_the_key_changed_is_taken(
    green: Home, blue: Home, amber: Home
) -> None:
    stick = green.folder.parent / "stick"
    stick.mkdir()
    rounds(green, blue, amber)
    tick(amber.replica, 1)
    sync_folder(amber.replica, amber.link, stick)
    change_key(green)
    rounds(green, blue)
    assert sync_folder(blue.replica, blue.link, stick).refused == []
    assert blue.replica.dated("completions", "2026-11")


def test_changes_that_never_were_signed_count_after_a_change_of_the_key(
    green: Home, blue: Home, amber: Home
) -> None:
    """The key of a device may be lost before it signed; whoever had the changes says so."""
    rounds(green, blue, amber)
    for number in range(3):
        tick(amber.replica, number)
    post(amber, unsent(amber)[:3])  # the last one signs; it never came
    green.round()
    change_key(green, amber)
    green.round()
    rounds(blue, green)
    assert blue.replica.local(ASIDE) == {}
    assert agree(green, blue)
    assert len(blue.replica.dated("completions", "2026-11")) == 2


def test_a_home_that_joins_later_gets_all_of_it(
    green: Home, blue: Home, amber: Home, family: Family
) -> None:
    for home in (green, blue, amber):
        tick(home.replica, family.homes.index(home))
    rounds(green, blue, amber)
    change_key(green, amber)
    rounds(green, blue)
    red = family.home("red")
    assert red.round().refused == []
    rounds(green, blue, red)
    assert agree(green, blue, red)
    assert len(red.replica.dated("completions", "2026-11")) == 3
