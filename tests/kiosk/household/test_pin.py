"""The PIN: one for both homes, never kept as digits, and slow to try."""

import pytest

from kiosk.household import HouseholdError
from kiosk.household.pin import choosing, is_right, standing, wait_after
from sync import Replica
from tests.kiosk.household.family import at, merge


def choose(ledger: Replica, digits: str) -> None:
    ledger.write([choosing(digits, at())], author="")


def test_the_digits_open_and_no_others(ledger: Replica) -> None:
    assert standing(ledger) == "never"
    assert not is_right(ledger, "")
    choose(ledger, "0417")
    assert standing(ledger) == "set"
    assert is_right(ledger, "0417")
    for wrong in ("417", "0418", "", "00417", "٠٤١٧"):
        assert not is_right(ledger, wrong)


def test_the_same_digits_are_never_kept_as_the_same_hash(ledger: Replica) -> None:
    choose(ledger, "9274")
    first = dict(ledger.records("pin")["household"])
    choose(ledger, "9274")
    second = ledger.records("pin")["household"]
    assert set(first) == {"salt", "hash", "set_at"}
    assert first["salt"] != second["salt"]
    assert first["hash"] != second["hash"]


def test_a_household_may_want_none(ledger: Replica) -> None:
    choose(ledger, "0417")
    choose(ledger, "")
    assert standing(ledger) == "none"
    assert not is_right(ledger, "0417")


@pytest.mark.parametrize("wrong", ["123", "12345", "12a4", "١٢٣٤", " 123"])
def test_what_is_no_pin_is_refused(wrong: str) -> None:
    with pytest.raises(HouseholdError):
        choosing(wrong, at())


def test_changed_in_both_homes_apart_one_of_the_two_opens_both(
    ledger: Replica, other: Replica
) -> None:
    choose(ledger, "1111")
    choose(other, "2222")
    merge(ledger, other)
    merge(other, ledger)
    opening = [digits for digits in ("1111", "2222") if is_right(ledger, digits)]
    assert len(opening) == 1
    assert [digits for digits in ("1111", "2222") if is_right(other, digits)] == opening


def test_a_record_that_cannot_be_read_locks_nobody_out(ledger: Replica) -> None:
    ledger.write([("pin/household", {"salt": "no hex", "hash": "x"})], author="")
    assert standing(ledger) == "none"


def test_the_wait_grows_and_ends_at_a_quarter_of_an_hour() -> None:
    assert [wait_after(wrong) for wrong in range(9)] == [0, 0, 0, 30, 60, 300, 900, 900, 900]
