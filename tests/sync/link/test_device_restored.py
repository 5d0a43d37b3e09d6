"""A device's folder put back from an old copy, copied, or damaged: no number is used twice."""

from pathlib import Path

import pytest

from sync.link import Link, is_another, key_record, next_key, state, verified, vouching
from sync.link.holdings import statement
from sync.link.inbox import ASIDE
from sync.link.link import FILE
from sync.pairing import devices
from tests.sync.link.homes import Family, Home, agree, opened, rounds, tick
from tests.sync.stores import copied


def put_back(home: Home, copy: Path) -> None:
    home.replica.close()
    copied(copy, home.folder)
    home.replica = opened(home.folder, home.clock, home.boot)


def test_an_old_folder_goes_on_under_another_id(green: Home, blue: Home, tmp_path: Path) -> None:
    rounds(green, blue)
    copy = copied(green.folder, tmp_path / "copy")
    tick(green.replica, 1)
    rounds(green, blue)
    before = green.replica.device
    put_back(green, copy)
    tick(green.replica, 2)  # before it has heard of the tap that it has forgotten
    told = rounds(green, blue)
    assert agree(green, blue)
    assert green.replica.device != before
    assert all(not one.refused for one in told)
    assert all(chain.whole for chain in blue.replica.verify())
    record = blue.replica.records("device")[green.replica.device]
    assert record["of"] == before
    assert record["home"] == "green"
    assert len(green.link.former) == 1


def test_a_key_that_was_wrapped_for_the_device_as_it_was_still_opens(
    green: Home, blue: Home, tmp_path: Path
) -> None:
    rounds(green, blue)
    boxes = {id: str(fields["box"]) for id, fields in green.replica.records("device").items()}
    copy = copied(blue.folder, tmp_path / "copy")
    put_back(blue, copy)
    tick(blue.replica, 1)  # now it has another key
    ring = green.link.keyring.next()
    green.replica.write([key_record(ring, boxes)], author="sam")
    green.link.learn(ring)
    rounds(green, blue)
    assert blue.link.keyring == ring
    assert agree(green, blue)


def test_a_device_that_lost_its_name_gets_a_key_again(green: Home, blue: Home) -> None:
    rounds(green, blue)
    green.replica.close()
    (green.folder / "device.json").write_bytes(b"")
    green.replica = opened(green.folder, green.clock, green.boot)
    assert not green.replica.secret
    tick(green.replica, 1)
    rounds(green, blue)
    assert green.replica.secret
    assert agree(green, blue)
    records = blue.replica.records("device")
    assert [fields["home"] for fields in records.values()].count("green") == 3


def test_a_damaged_card_gets_its_changes_back_from_the_hub(green: Home, blue: Home) -> None:
    for day in range(1, 9):
        tick(green.replica, day, f"2026-11-{day:02d}")
    green.replica.compact()
    rounds(green, blue)
    green.replica.compact()
    green.replica.close()
    log = green.folder / "log" / "2026-11.json"
    text = log.read_bytes()
    log.write_bytes(text[: len(text) // 2])
    green.replica = opened(green.folder, green.clock, green.boot)
    list(green.replica.changes())
    assert green.replica.count < blue.replica.count
    rounds(green, blue)
    assert agree(green, blue)


def started_daily(home: Home, days: int) -> None:
    """The machine is switched off at night, and there is no network."""
    for day in range(1, days + 1):
        home.reopened(f"start {day}")
        tick(home.replica, day, f"2026-11-{day:02d}")


def test_every_id_that_a_device_had_while_away_is_told(green: Home, blue: Home) -> None:
    rounds(green, blue)
    started_daily(green, 5)
    assert all(not one.refused for one in rounds(green, blue, turns=3))
    assert agree(green, blue)
    records = blue.replica.records("device")
    assert len(records) == 7
    later = [id for id in records if id not in (green.link.device, blue.link.device)]
    assert all(is_another(records, id) and records[id]["home"] == "green" for id in later)
    assert len(devices(blue.replica, blue.link)) == 2
    found = verified(blue.replica)
    assert all(one.whole and one.signed == one.chain.changes for one in found)
    assert {one.of for one in found} == {green.link.device, blue.link.device}


def test_many_ids_do_not_lengthen_what_a_device_says_of_itself(green: Home, blue: Home) -> None:
    rounds(green, blue)
    started_daily(green, 28)
    rounds(green, blue)
    assert set(statement(green.replica)["have"]) == {green.link.device, blue.link.device}
    assert state(blue.replica).same_plan
    _, fields = next_key(blue.replica, blue.link, blue.link.keyring.next())
    assert {green.link.device, blue.link.device} == {id for id in fields if len(id) == 16}


def test_a_device_vouches_for_many_ids_in_parts_and_once_a_key(
    green: Home, blue: Home, family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vouching, "MOST_HEADS", 3)
    rounds(green, blue)
    started_daily(green, 5)
    rounds(green, blue)
    ring = blue.link.keyring.next()
    blue.replica.write([next_key(blue.replica, blue.link, ring)], author="sam")
    blue.link.learn(ring)
    rounds(blue, green)
    green.reopened("another start")
    tick(green.replica, 9)
    rounds(green, blue)
    assert len(blue.replica.records("vouched")) == 2
    family.keyring = green.link.keyring
    late = family.home("amber")
    rounds(late, green, blue, late)
    assert late.replica.local(ASIDE) == {}
    assert agree(green, blue, late)


def test_the_link_is_for_this_user_alone_and_tells_no_secret(family: Family) -> None:
    home = family.home("green")
    link = Link.open(home.folder)
    assert (home.folder / FILE).stat().st_mode & 0o777 == 0o600
    assert link.token not in repr(link)
