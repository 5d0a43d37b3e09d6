"""What `samestars history --verify` says of a device that was started many times."""

from kiosk.commands.verification import by_device, device_in_words
from kiosk.household.plan import Home, Plan
from sync import Chain
from sync.link import Verified

PLAN = Plan(name="Ours", homes=(Home("green", "Green house"),))
FIRST, SECOND, THIRD = ("a" * 16, "b" * 16, "c" * 16)


def record(id: str, changes: int, signed: int) -> Verified:
    return Verified(Chain(id, changes), "green", signed, forged=False, of=FIRST)


def test_the_ids_of_one_device_are_one_line_where_nothing_is_to_be_said() -> None:
    found = [record(FIRST, 5, 5), record(SECOND, 2, 2)]
    (ids,) = by_device(found)
    assert list(device_in_words(ids, PLAN, here=THIRD)) == [
        "Device aaaaaa in Green house: 7 changes under 2 ids, whole, signed to the last."
    ]


def test_an_id_that_is_not_signed_to_its_end_is_a_line_of_its_own() -> None:
    found = [record(FIRST, 5, 5), record(SECOND, 2, 2), record(THIRD, 3, 0)]
    assert list(device_in_words(found, PLAN, here=THIRD)) == [
        "This device in Green house: 7 changes under 2 ids, whole, signed to the last.",
        "This device in Green house: 3 changes, whole, not signed.",
    ]
