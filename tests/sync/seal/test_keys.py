"""Keyrings, device keys, wraps and the recovery words."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.seal import (
    DeviceKey,
    Keyring,
    NotOurs,
    Recovery,
    SealError,
    device_id,
    head_text,
    new_words,
    unwrap,
    verify,
    wrap,
)

secrets = st.binary(min_size=32, max_size=32)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 3), secrets), max_size=6), st.randoms())
def test_all_devices_choose_the_same_key_in_whatever_order_they_learn(keys, random) -> None:
    ring = Keyring.new()
    shuffled = random.sample(keys, len(keys))
    one, other = ring, ring
    for epoch, secret in keys:
        one = one.with_key(epoch, secret)
    for epoch, secret in shuffled:
        other = other.with_key(epoch, secret)
    if len({secret for _, secret in keys}) == len(keys):
        assert one.current == other.current
        assert dict(one.keys) == dict(other.keys)


def test_two_next_keys_made_apart_are_both_kept_and_one_is_used() -> None:
    ring = Keyring.new()
    green, blue = ring.next(), ring.next()
    assert green.epoch == blue.epoch == 2
    assert green.merged(blue).current == blue.merged(green).current
    assert len(green.merged(blue).keys) == 3


def test_a_keyring_is_kept_and_read_again() -> None:
    ring = Keyring.new().next()
    assert Keyring.from_document(ring.document()) == ring


def test_a_keyring_never_prints_its_keys() -> None:
    ring = Keyring.new()
    secret = ring.keys[ring.current].secret
    said = f"{ring!r} {ring.keys!r} {DeviceKey(secret)!r}"
    assert secret.hex() not in said
    assert repr(secret) not in said


@pytest.mark.parametrize(
    "document",
    [
        None,
        {},
        {"household": "ab", "keys": {}},
        {"household": "0" * 32, "keys": {}},
        {"household": "0" * 32, "keys": {"a": {"epoch": 1, "key": "zz"}}},
        {"household": "0" * 32, "keys": {"a": {"epoch": 0, "key": "0" * 64}}},
        {"household": "0" * 32, "keys": {"a": {"epoch": True, "key": "0" * 64}}},
        {"household": "0" * 32, "keys": [1]},
    ],
)
def test_a_keyring_that_is_none_is_refused(document: object) -> None:
    with pytest.raises(SealError, match="keys cannot be read"):
        Keyring.from_document(document)


def test_another_households_keys_are_not_mixed_in() -> None:
    with pytest.raises(SealError, match="another household"):
        Keyring.new().merged(Keyring.new())


def test_a_head_signature_holds_for_its_head_alone() -> None:
    key = DeviceKey.new()
    head = ("ab" * 16, key.id, 7, "cd" * 32)
    signature = key.sign(head_text(*head))
    assert verify(key.public, head_text(*head), signature)
    others = [
        ("ac" * 16, key.id, 7, "cd" * 32),
        ("ab" * 16, "0" * 16, 7, "cd" * 32),
        ("ab" * 16, key.id, 8, "cd" * 32),
        ("ab" * 16, key.id, 7, "ce" * 32),
    ]
    assert not any(verify(key.public, head_text(*other), signature) for other in others)
    assert not verify(DeviceKey.new().public, head_text(*head), signature)


@pytest.mark.parametrize(("public", "signature"), [("", ""), ("zz", "zz"), ("00" * 32, "00" * 64)])
def test_what_is_no_signature_is_none(public: str, signature: str) -> None:
    assert not verify(public, b"head", signature)


def test_a_device_is_named_after_its_key() -> None:
    key = DeviceKey.new()
    again = DeviceKey.from_document(key.document())
    assert (again.id, again.public, again.box_public) == (key.id, key.public, key.box_public)
    assert device_id(key.public) == key.id
    assert len(key.id) == 16
    with pytest.raises(SealError, match="own key cannot be read"):
        DeviceKey.from_document({"key": "short"})


def test_a_wrap_opens_for_its_device_and_context_alone() -> None:
    blue, green = DeviceKey.new(), DeviceKey.new()
    text = wrap({"key": "ab" * 32}, blue.box_public, b"key 2")
    assert unwrap(text, blue, b"key 2") == {"key": "ab" * 32}
    assert "ab" * 8 not in text
    for key, context in ((green, b"key 2"), (blue, b"key 3")):
        with pytest.raises(NotOurs):
            unwrap(text, key, context)


@settings(deadline=None)
@given(place=st.integers(0, 700), flip=st.integers(1, 255))
def test_no_byte_of_a_wrap_can_be_altered(place: int, flip: int) -> None:
    key = DeviceKey.new()
    blob = bytearray(base64.b64decode(wrap({"key": "ab"}, key.box_public, b"")))
    blob[place % len(blob)] ^= flip
    with pytest.raises(NotOurs):
        unwrap(base64.b64encode(blob).decode(), key, b"")


@pytest.mark.parametrize("public", ["", "zz", "00" * 32, "00" * 31])
def test_nothing_is_wrapped_for_a_key_that_is_none(public: str) -> None:
    with pytest.raises(SealError, match="cannot be read"):
        wrap({}, public, b"")


@pytest.mark.parametrize("text", ["", "é", "AAAA", base64.b64encode(b"\1" + bytes(99)).decode()])
def test_what_is_no_wrap_is_refused(text: str) -> None:
    with pytest.raises(NotOurs):
        unwrap(text, DeviceKey.new(), b"")


def test_the_words_lead_to_the_same_place_however_they_are_typed() -> None:
    words = new_words()
    assert len(words) == 12
    one = Recovery.from_words(words)
    numbered = " ".join(f"{place}. {word.upper()}," for place, word in enumerate(words, start=1))
    begun = [word[:4] for word in words]
    for typed in ([numbered], begun, list(words)):
        again = Recovery.from_words(typed)
        assert (again.locator, again.token, again.box_public) == (
            one.locator,
            one.token,
            one.box_public,
        )
    assert (len(one.locator), len(one.token)) == (32, 64)
    assert one.token[:32] != one.locator


def test_the_words_open_what_was_wrapped_for_them() -> None:
    recovery = Recovery.from_words(new_words())
    assert unwrap(wrap({"a": 1}, recovery.box_public, b"box"), recovery, b"box") == {"a": 1}


def test_a_word_that_is_none_is_named() -> None:
    words = [*new_words()[:-1], "abandom"]
    with pytest.raises(SealError, match=r'Word 12, "abandom", .*Could it be abandon'):
        Recovery.from_words(words)


def test_words_in_another_order_and_too_few_are_refused() -> None:
    known = "abandon " * 11
    with pytest.raises(SealError, match="do not belong together"):
        Recovery.from_words([known + "abandon"])
    Recovery.from_words([known + "about"])  # the test vector of BIP 39
    with pytest.raises(SealError, match="These are 11 words"):
        Recovery.from_words([known])
