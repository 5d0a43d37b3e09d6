"""Keys that change, devices that go, and what waits until it can be read."""

import base64
from typing import Any

import pytest

from sync.link import HubRefused, key_context, next_key, state, sync_folder
from sync.link.inbox import ASIDE
from sync.link.outbox import Outbox
from sync.pairing import devices
from sync.seal import DeviceKey, NotOurs, unwrap
from tests.sync.link.homes import Family, Home, agree, rename, rounds, tick


def change_key(home: Home, *without: Home) -> None:
    """What taking a device out does to the records and the key."""
    ring = home.link.keyring.next()
    heads = home.replica.heads()
    gone = [
        (
            f"device/{other.link.device}",
            {"removed": True, "removed_after": heads.get(other.link.device, 0)},
        )
        for other in without
    ]
    leaving = without[0].link.device if without else ""
    home.replica.write([*gone, next_key(home.replica, home.link, ring, leaving)], author="sam")
    home.link.learn(ring)


def test_a_home_that_was_away_over_two_changes_of_key_reads_on(green: Home, blue: Home) -> None:
    rounds(green, blue)
    for number in range(2):
        change_key(green)
        tick(green.replica, number)
        rename(green.replica, number)
        green.round()
    rounds(blue, green)
    assert blue.link.keyring == green.link.keyring
    assert agree(green, blue)
    assert blue.replica.local(ASIDE) == {}


def test_two_changes_of_key_while_apart_end_in_one(green: Home, blue: Home) -> None:
    rounds(green, blue)
    for home in (green, blue):
        change_key(home)
        tick(home.replica, 1 if home is green else 2)
    rounds(green, blue, turns=3)
    assert green.link.keyring == blue.link.keyring
    assert agree(green, blue)


def test_a_device_that_was_taken_out_reads_nothing_that_is_new(
    green: Home, blue: Home, family: Family
) -> None:
    amber = family.home("amber")
    rounds(green, blue, amber)
    change_key(green, amber)
    green.round()
    blue.round()
    rename(green.replica, 7)
    green.round()
    assert amber.round().pulled > 0  # the hub still lets it in: it reads of its own removal
    assert "Title 7" not in amber.titles()
    assert any("has not arrived here yet" in said for said in state(amber.replica).refused)
    blue.round()
    assert agree(green, blue)


def test_what_a_removed_device_wrote_later_is_named_and_not_taken(
    green: Home, blue: Home, family: Family
) -> None:
    amber = family.home("amber")
    rounds(green, blue, amber)
    change_key(green, amber)
    rounds(green, blue)
    tick(amber.replica, 5)
    amber.round()
    told = [green.round(), blue.round()]
    assert all("after that device was removed" in one.refused[0] for one in told)
    assert agree(green, blue)
    assert green.round().refused == []


def test_what_one_home_took_before_it_heard_of_the_removal_counts_for_all(
    green: Home, blue: Home, family: Family
) -> None:
    amber = family.home("amber")
    rounds(green, blue, amber)
    change_key(green, amber)  # green has not heard of amber's last tap, blue will have
    tick(amber.replica, 5)
    amber.round()
    blue.round()
    green.round()
    rounds(blue, green)
    assert agree(green, blue)
    assert blue.replica.dated("completions", "2026-11")


def test_a_newer_form_waits_and_blocks_nothing(green: Home, blue: Home) -> None:
    rounds(green, blue)
    change = tick(green.replica, 1)
    ((envelope,),) = Outbox(green.replica, green.link).parcels([change])
    newer = bytes([9]) + base64.b64decode(envelope.blob)[1:]
    client = green.client()
    body = {**envelope.document(), "blob": base64.b64encode(newer).decode()}
    client.ask("POST", f"/v1/households/{client.household}/changes", {"changes": [body]})
    client.close()
    told = blue.round()
    assert "Update Same Stars" in told.refused[0]
    assert blue.round().refused == []
    rename(green.replica, 2)
    green.round()
    assert blue.round().pulled == 1


def test_a_device_without_the_hubs_leave_keeps_everything(green: Home, blue: Home) -> None:
    rounds(green, blue)
    client = green.client()
    client.remove(blue.link.device)
    client.close()
    tick(blue.replica, 1)
    with pytest.raises(HubRefused, match="Everything is kept here"):
        blue.round()
    assert state(blue.replica).waiting_to_be_sent == 1


def test_a_key_is_wrapped_for_nobody_who_put_a_box_into_anothers_record(
    green: Home, blue: Home, family: Family
) -> None:
    amber = family.home("amber")
    rounds(green, blue, amber)
    evil = DeviceKey.new()
    boxes = [{"box": evil.box_public}, evil.about(), {**evil.about(), "of": blue.link.device}]
    names = [green.link.device, blue.link.device, "ab" * 8]
    for name, box in zip(names, boxes, strict=True):
        amber.replica.write([(f"device/{name}", box)], author="")
        record, fields = next_key(amber.replica, amber.link, amber.link.keyring.next())
        opened = [id for id in fields if opens(record, fields, id, evil, amber)]
        assert opened == []


def opens(record: str, fields: dict[str, Any], id: str, key: DeviceKey, home: Home) -> bool:
    """Whether a key opens what was wrapped for that device."""
    context = key_context(home.link.household, record.removeprefix("key/"), id)
    try:
        return bool(unwrap(str(fields[id]), key, context))
    except NotOurs:
        return False


def test_a_device_that_says_to_be_another_is_listed(green: Home, blue: Home) -> None:
    """Whoever would get the next key is to be seen; only a device itself goes on unseen."""
    rounds(green, blue)
    hidden = DeviceKey.new()
    said = {**hidden.about(), "of": blue.link.device, "home": "blue"}
    green.replica.write([(f"device/{hidden.id}", said)], author="")
    assert hidden.id in {one.device for one in devices(green.replica, green.link)}
    proven = {"of_signature": DeviceKey.from_document(blue.replica.secret).succeeded_by(hidden.id)}
    green.replica.write([(f"device/{hidden.id}", proven)], author="")
    assert hidden.id not in {one.device for one in devices(green.replica, green.link)}


def test_keys_travel_by_folder_too(green: Home, blue: Home) -> None:
    stick = green.folder.parent / "stick"
    stick.mkdir()
    rounds(green, blue)
    change_key(green)
    rename(green.replica, 3)
    for home in (green, blue, green):
        sync_folder(home.replica, home.link, stick)
    assert blue.link.keyring == green.link.keyring
    assert agree(green, blue)
