"""What leaves the device: sealed for one place, and nothing but noise to others."""

import base64
import json
import os
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sync.seal import (
    Envelope,
    Keyring,
    NoKeyYet,
    NotOurs,
    SealError,
    open_change,
    open_note,
    seal_change,
    seal_note,
)
from sync.seal.sealing import sealed, unsealed

OURS, THEIRS = Keyring.new(), Keyring.new()
DEVICE = "0123456789abcdef"
HEX = "0123456789abcdef"

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
fields = st.dictionaries(st.text(min_size=1), json_values, max_size=5)


def change(number: int = 7, **fields: Any) -> dict[str, Any]:
    """A change as the replica draws it up."""
    return {
        "id": os.urandom(16).hex(),
        "device": DEVICE,
        "number": number,
        "author": "sam",
        "wall": "2026-11-22T22:06:04.868Z",
        "trusted": True,
        "stamp": f"019ab1234567-0001-{DEVICE}",
        "record": "completion/2026-11-22-a7c2d1b54e66f01a",
        "fields": fields,
        "saw": {},
        "previous": os.urandom(32).hex(),
    }


DONE = {
    "child": "rosa",
    "task": "wavy-lines",
    "slot": 1,
    "outcome": "done",
    "reason": "",
    "by": "sam",
    "home": "green",
    "at": "2026-11-22T22:06:04.868087+00:00",
    "trusted": True,
    "boot": "05558235-0628-4ed6-8ec6-de7cd23ad7e2",
    "uptime": 12255.449,
}


def size(envelope: Envelope) -> int:
    return len(base64.b64decode(envelope.blob))


def refused(envelope: Envelope, keyring: Keyring = OURS) -> None:
    """It does not open, and the sentence names the device and the number that it claims."""
    with pytest.raises(SealError) as said:
        open_change(envelope, keyring)
    assert f"Change {envelope.number} of device {envelope.device}" in str(said.value)
    assert str(said.value).endswith(".")


@settings(deadline=None)
@given(fields, st.text(max_size=200))
def test_what_is_sealed_opens_alike(set_fields: dict[str, Any], signature: str) -> None:
    document = change(**{"f" + name: value for name, value in set_fields.items()})
    opened = open_change(seal_change(document, OURS, signature), OURS)
    assert opened.document == json.loads(json.dumps(document))
    assert opened.signature == signature


@settings(deadline=None)
@given(st.text(max_size=3000))
def test_sizes_come_in_steps(text: str) -> None:
    header, nonce, tag = 5, 12, 16
    assert (size(seal_change(change(text=text), OURS)) - header - nonce - tag) % 256 == 0


def test_a_done_a_try_and_a_withdrawal_look_alike() -> None:
    tried = {**DONE, "outcome": "tried", "reason": "She was too tired after school today."}
    withdrawn = {"withdrawn": "2026-11-22T22:06:05.074149+00:00"}
    signature = os.urandom(64).hex()
    sizes = {
        size(seal_change(change(**set_fields), OURS, signed))
        for set_fields in (DONE, tried, withdrawn)
        for signed in ("", signature)
    }
    assert len(sizes) == 1


def test_nothing_of_the_change_is_in_the_blob() -> None:
    envelope = seal_change(change(**DONE), OURS)
    blob = base64.b64decode(envelope.blob)
    for word in (b"rosa", b"wavy", b"completion", b"outcome", DEVICE.encode(), b"2026"):
        assert word not in blob
    first, second = (seal_change(change(title="k words"), OURS).blob for _ in range(2))
    assert first[8:] != second[8:]


def test_the_same_change_sealed_twice_shares_nothing_but_the_head() -> None:
    document = change(**DONE)
    first, second = (base64.b64decode(seal_change(document, OURS).blob) for _ in range(2))
    assert first[:5] == second[:5]
    assert first[5:17] != second[5:17]
    assert open_change(seal_change(document, OURS), OURS).document == document


@settings(max_examples=400, deadline=None)
@given(place=st.integers(0, 544), flip=st.integers(1, 255))
def test_no_byte_of_the_blob_can_be_altered(place: int, flip: int) -> None:
    envelope = seal_change(change(**DONE), OURS)
    blob = bytearray(base64.b64decode(envelope.blob))
    blob[place % len(blob)] ^= flip
    refused(replace(envelope, blob=base64.b64encode(blob).decode()))


@settings(deadline=None)
@given(keep=st.integers(0, 544), tail=st.binary(max_size=3))
def test_a_cut_or_lengthened_blob_is_refused(keep: int, tail: bytes) -> None:
    envelope = seal_change(change(**DONE), OURS)
    blob = base64.b64decode(envelope.blob)
    refused(replace(envelope, blob=base64.b64encode(blob[:keep] + tail).decode()))
    refused(replace(envelope, blob=base64.b64encode(blob + tail + b"x").decode()))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_a_blob_that_is_no_blob_is_refused(text: str) -> None:
    refused(replace(seal_change(change(), OURS), blob=text))


@pytest.mark.parametrize("between", ["\n", " ", "!", "="])
def test_a_blob_is_written_in_one_way_alone(between: str) -> None:
    envelope = seal_change(change(), OURS)
    blob = envelope.blob
    for other in (blob[:40] + between + blob[40:], blob + between, between + blob):
        refused(replace(envelope, blob=other))


@settings(deadline=None)
@given(
    id=st.text(HEX, min_size=32, max_size=32),
    device=st.text(HEX, min_size=16, max_size=16),
    number=st.integers(1, 2**62).filter(lambda number: number != 7),
)
def test_an_envelope_cannot_be_moved(id: str, device: str, number: int) -> None:
    envelope = seal_change(change(**DONE), OURS)
    assume(id != envelope.id and device != envelope.device)  # drawn from this file's own constants
    refused(replace(envelope, id=id))
    refused(replace(envelope, device=device))
    refused(replace(envelope, number=number))


def test_swapped_blobs_are_refused() -> None:
    first, second = seal_change(change(1, **DONE), OURS), seal_change(change(2, **DONE), OURS)
    refused(replace(first, blob=second.blob))
    refused(replace(second, blob=first.blob))


def test_another_households_change_is_refused_even_under_our_key() -> None:
    envelope = seal_change(change(**DONE), OURS)
    refused(envelope, THEIRS)
    key = OURS.keys[OURS.current]
    refused(envelope, Keyring(THEIRS.household, {}).with_key(key.epoch, key.secret))


def test_a_change_cannot_pass_for_one_sealed_with_another_of_our_keys() -> None:
    ring = OURS.next()
    envelope = seal_change(change(**DONE), OURS)
    blob = bytearray(base64.b64decode(envelope.blob))
    blob[1:5] = bytes.fromhex(ring.current)
    refused(replace(envelope, blob=base64.b64encode(blob).decode()), ring)


def test_a_key_that_has_not_arrived_yet_is_told_from_damage() -> None:
    envelope = seal_change(change(**DONE), OURS.next())
    with pytest.raises(NoKeyYet, match="Change 7 of device 0123456789abcdef is sealed with a key"):
        open_change(envelope, OURS)


def test_a_newer_form_is_told_from_damage() -> None:
    envelope = seal_change(change(**DONE), OURS)
    blob = bytearray(base64.b64decode(envelope.blob))
    blob[0] = 2
    with pytest.raises(NoKeyYet, match="Update Same Stars"):
        open_change(replace(envelope, blob=base64.b64encode(blob).decode()), OURS)


def test_a_member_who_seals_another_change_into_the_envelope_is_refused() -> None:
    envelope = seal_change(change(7, **DONE), OURS)
    other = {"change": change(8, **DONE), "signature": ""}
    blob = sealed(other, OURS, f"change|{DEVICE}", envelope.place)
    refused(replace(envelope, blob=blob))


def test_the_place_is_proven_with_the_text_and_not_only_repeated_in_it() -> None:
    text = sealed({}, OURS, "change", "here")
    assert unsealed(text, OURS, "change", "here", "It") == {}
    for kind, place in (("change", "there"), ("note", "here")):
        with pytest.raises(NotOurs):
            unsealed(text, OURS, kind, place, "It")


def test_a_change_that_is_too_large_to_travel_is_named() -> None:
    with pytest.raises(SealError, match=r"Change 7 .* too large .* kept on this device"):
        seal_change(change(text=os.urandom(60_000).hex()), OURS)


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [],
        {"id": "zz"},
        {"number": 0},
        {"number": True},
        {"number": 2**63},
        {"device": 7},
        {"blob": None},
        {"blob": "A" * 65537},
    ],
)
def test_an_envelope_from_outside_is_checked(wrong: Any) -> None:
    right = seal_change(change(), OURS).document()
    assert Envelope.from_document({**right, "newer": 1}).document() == right
    with pytest.raises(NotOurs):
        Envelope.from_document({**right, **wrong} if isinstance(wrong, dict) else wrong)


def test_a_note_opens_for_its_kind_and_device_alone() -> None:
    text = seal_note("holding", DEVICE, {"plan": "ab12"}, OURS)
    assert open_note("holding", DEVICE, text, OURS) == {"plan": "ab12"}
    for kind, device in (("holding", "f" * 16), ("other", DEVICE)):
        with pytest.raises(NotOurs, match=f'"{kind}" of device {device}'):
            open_note(kind, device, text, OURS)
    with pytest.raises(NoKeyYet):
        open_note("holding", DEVICE, text, THEIRS)


def test_a_note_cannot_pass_for_a_change() -> None:
    envelope = seal_change(change(), OURS)
    note = seal_note("holding", DEVICE, {"change": change(), "signature": ""}, OURS)
    refused(replace(envelope, blob=note))
