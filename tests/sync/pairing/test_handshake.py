"""The agreement of two devices on a key, by a code that nobody between them learns."""

import base64
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.pairing import Code, PairingError, WrongCode, shown
from sync.pairing.handshake import JoinSide, OfferSide

CODE = Code("482", "917305")
ABOUT = {"home": "blue"}
WELCOME = {"keyring": "secret"}


def test_both_sides_with_the_code_hear_each_other() -> None:
    offer, join = OfferSide(CODE), JoinSide(CODE)
    assert offer.checked(join.reply(offer.first, ABOUT)) == ABOUT
    assert join.opened(offer.answer(WELCOME)) == WELCOME


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 999_999).filter(lambda number: number != 917305))
def test_any_other_secret_is_found_out(number: int) -> None:
    offer, join = OfferSide(CODE), JoinSide(Code("482", f"{number:06}"))
    with pytest.raises(WrongCode, match="typed wrong"):
        offer.checked(join.reply(offer.first, ABOUT))


def test_the_code_of_another_mailbox_is_another_code() -> None:
    offer, join = OfferSide(CODE), JoinSide(Code("483", "917305"))
    with pytest.raises(WrongCode):
        offer.checked(join.reply(offer.first, ABOUT))


def test_the_first_wrong_guess_uses_the_code_up() -> None:
    offer, guess, right = OfferSide(CODE), JoinSide(Code("482", "000000")), JoinSide(CODE)
    late = right.reply(offer.first, ABOUT)
    with pytest.raises(WrongCode):
        offer.checked(guess.reply(offer.first, ABOUT))
    with pytest.raises(WrongCode):
        offer.checked(late)
    with pytest.raises(AssertionError):
        offer.answer(WELCOME)


def test_a_right_answer_is_taken_once() -> None:
    offer, join = OfferSide(CODE), JoinSide(CODE)
    said = join.reply(offer.first, ABOUT)
    offer.checked(said)
    with pytest.raises(WrongCode):
        offer.checked(said)


def test_an_answer_from_an_earlier_try_is_refused() -> None:
    earlier, join = OfferSide(CODE), JoinSide(CODE)
    said = join.reply(earlier.first, ABOUT)
    with pytest.raises(WrongCode):
        OfferSide(CODE).checked(said)


def part_of(said: str, name: str, value: Any) -> str:
    return json.dumps({**json.loads(said), name: value})


def reflected(offer: OfferSide, said: str) -> str:
    return part_of(said, "share", offer.first)


def reflected_as_other_side(offer: OfferSide, said: str) -> str:
    return part_of(said, "share", "42" + offer.first[2:])


ALTERED = [
    lambda offer, said: "",
    lambda offer, said: "[]",
    lambda offer, said: "[" * 100_000,
    lambda offer, said: offer.first,
    reflected,
    reflected_as_other_side,
    lambda offer, said: part_of(said, "share", "42" + "00" * 32),
    lambda offer, said: part_of(said, "share", "42" + "01" + "00" * 31),
    lambda offer, said: part_of(said, "share", "42" + "ff" * 32),
    lambda offer, said: part_of(said, "share", None),
    lambda offer, said: part_of(said, "proof", "0" * 64),
    lambda offer, said: part_of(said, "proof", "\ud800"),
    lambda offer, said: part_of(said, "about", ""),
    lambda offer, said: part_of(said, "about", base64.b64encode(b"x" * 600).decode()),
]


@pytest.mark.parametrize("alter", ALTERED)
def test_an_altered_answer_is_refused(alter: Any) -> None:
    offer, join = OfferSide(CODE), JoinSide(CODE)
    with pytest.raises(WrongCode):
        offer.checked(alter(offer, join.reply(offer.first, ABOUT)))


@pytest.mark.parametrize("first", ["", "zz", "41" + "00" * 32, "41" + "ff" * 32, "42" + "01" * 32])
def test_an_offer_that_is_none_is_refused(first: str) -> None:
    with pytest.raises(WrongCode):
        JoinSide(CODE).reply(first, ABOUT)


def test_the_welcome_cannot_be_altered_or_come_from_the_new_device_itself() -> None:
    offer, join = OfferSide(CODE), JoinSide(CODE)
    said = join.reply(offer.first, ABOUT)
    offer.checked(said)
    welcome = bytearray(base64.b64decode(offer.answer(WELCOME)))
    welcome[20] ^= 1
    for lie in (base64.b64encode(welcome).decode(), json.loads(said)["about"], "", "é"):
        with pytest.raises(WrongCode):
            join.opened(lie)


def test_nothing_of_code_or_content_is_in_what_the_hub_sees() -> None:
    offer, join = OfferSide(CODE), JoinSide(CODE)
    said = join.reply(offer.first, ABOUT)
    offer.checked(said)
    seen = offer.first + said + offer.answer(WELCOME)
    for secret in ("917305", "blue", "keyring"):
        assert secret not in seen
        assert base64.b64encode(secret.encode()).decode()[:-2] not in seen


@pytest.mark.parametrize(
    "typed", ["482917305", "482 917 305", " 482-917-305 ", "482.917.305", "482\u2011917\u2013305"]
)
def test_a_code_is_read_as_a_person_types_it(typed: str) -> None:
    assert Code.typed(typed) == CODE
    assert Code.typed("4821 917 305") == Code("4821", "917305")


@pytest.mark.parametrize(
    "typed", ["", "482", "482 917 30", "48291730512", "482 917 30a", "٤82917305"]
)
def test_what_is_no_code_is_refused_in_words(typed: str) -> None:
    with pytest.raises(PairingError, match=re.escape(f'"{typed}" is not a code')):
        Code.typed(typed)


def test_a_code_is_shown_in_groups_of_three() -> None:
    assert str(CODE) == "482 917 305"
    assert [shown("482917305"[:count]) for count in (0, 2, 3, 4, 7, 9)] == [
        "",
        "48",
        "482",
        "482 9",
        "482 917 3",
        "482 917 305",
    ]
    assert shown("4821917305") == "4821 917 305"
    assert "917305" not in repr(CODE)


def test_new_codes_differ_and_keep_their_zeros() -> None:
    codes = {Code.new("482") for _ in range(50)}
    assert len(codes) > 40
    assert all(re.fullmatch(r"482 [0-9]{3} [0-9]{3}", str(code)) for code in codes)
