"""What can be shown of each device's record."""

from dataclasses import replace

from sync.link import verified
from sync.link.inbox import SIGNED
from sync.seal import DeviceKey, head_text, seal_change
from tests.sync.link.homes import Family, Home, rounds, tick


def test_both_homes_can_show_that_both_records_are_whole(green: Home, blue: Home) -> None:
    for number in range(3):
        tick(green.replica, number)
    rounds(green, blue)
    for home in (green, blue):
        found = {one.home: one for one in verified(home.replica)}
        assert {name: one.signed for name, one in found.items()} == {"green": 4, "blue": 1}
        assert all(one.whole for one in found.values())


def test_a_change_that_was_never_recorded_there_is_found_out(green: Home, blue: Home) -> None:
    rounds(green, blue)
    change = tick(green.replica, 1)
    forged = replace(change, fields={**change.fields, "outcome": "tried"})
    blue.replica.apply([forged])  # whoever holds the household's key could put it there
    green.round()
    blue.replica.note(SIGNED, dict(green.replica.local(SIGNED)))
    (found,) = [one for one in verified(blue.replica) if one.home == "green"]
    assert not found.whole
    assert found.forged
    assert found.signed == 0


def test_a_false_signature_is_named_and_not_kept(green: Home, blue: Home) -> None:
    rounds(green, blue)
    signed = dict(blue.replica.local(SIGNED)[green.replica.device])
    change = tick(green.replica, 1)
    by_blue = DeviceKey.from_document(blue.replica.secret).sign(b"what green never said")
    envelope = seal_change(change.document(), green.link.keyring, by_blue)
    client = green.client()
    client.post([envelope])
    client.close()
    told = blue.round()
    assert "is signed by another device" in told.refused[0]
    assert blue.replica.heads()[green.replica.device] == change.number
    assert blue.replica.local(SIGNED)[green.replica.device] == signed


def test_a_home_cannot_sign_in_the_name_of_the_other(
    green: Home, blue: Home, family: Family
) -> None:
    amber = family.home("amber")
    tick(green.replica, 1)
    rounds(green, blue, amber)
    record, evil = f"device/{green.replica.device}", DeviceKey.new()
    (*_, last) = (one for one in amber.replica.changes() if one.device == green.replica.device)
    blue.replica.write([(record, {"key": evil.public})], author="")
    forged = replace(
        last, id="ab" * 16, number=last.number + 1, previous=last.fingerprint(),
        fields={**last.fields, "slot": 2},
    )  # fmt: skip
    text = head_text(blue.link.household, forged.device, forged.number, forged.fingerprint())
    client = blue.client()
    client.post([seal_change(forged.document(), blue.link.keyring, evil.sign(text))])
    client.close()
    blue.round()
    told = amber.round()
    assert "is signed by another device" in told.refused[0]
    found = {one.home: one for one in verified(amber.replica)}
    assert (found["green"].signed, found["green"].forged) == (last.number, False)
    rounds(green, blue)
    assert green.replica.records("device")[green.replica.device]["key"] != evil.public


def test_a_device_alone_has_a_whole_record_without_a_signature(green: Home) -> None:
    (found,) = verified(green.replica)
    assert found.whole
    assert found.signed == 0
