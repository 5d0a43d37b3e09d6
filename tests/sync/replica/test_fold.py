"""Any order, any repetition, any split of the same changes gives the same state."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync import Change, Reading, Replica
from sync.clock import BEGINNING, next_stamp
from sync.replica.view import View
from tests.sync.stores import HandClock, accounts_are_true, folded, plain, state

DEVICES = ("aaaaaaaa00000000", "bbbbbbbb00000000", "cccccccc00000000")
RECORDS = st.sampled_from(
    ["tasks/k", "tasks/2026", "completions/2026-11-26-k", "completions/2025-01-01-k"]
)
VALUES = st.one_of(st.integers(0, 3), st.none(), st.text(max_size=2))
FIELDS = st.dictionaries(st.sampled_from("abc"), VALUES, max_size=3)
WALLS = st.sampled_from([0, 10**9, 1_795_694_400_000, 10**16])


@st.composite
def histories(draw: st.DrawFn) -> list[Change]:
    """Changes of three devices that see each other's stamps now and then, under clocks that lie."""
    newest = dict.fromkeys(DEVICES, BEGINNING)
    numbers = dict.fromkeys(DEVICES, 0)
    changes: list[Change] = []
    for index in range(draw(st.integers(1, 14))):
        device = draw(st.sampled_from(DEVICES))
        if draw(st.booleans()):
            newest[device] = max(newest.values())
        reading = Reading(draw(WALLS), draw(st.booleans()))
        newest[device] = next_stamp(newest[device], reading, device)
        numbers[device] += 1
        changes.append(
            Change(
                id=f"{index + 1:032x}",
                device=device,
                number=numbers[device],
                author="sam",
                wall="1970-01-01T00:00:00.000Z",
                trusted=reading.trusted,
                stamp=newest[device],
                record=draw(RECORDS),
                fields=draw(FIELDS),
                saw={},
                previous="",
            )
        )
    return changes


@given(histories(), st.data())
@settings(max_examples=150, deadline=None)
def test_a_view_does_not_depend_on_order_and_repetition(
    changes: list[Change], data: st.DataObject
) -> None:
    again = data.draw(st.permutations([*changes, *data.draw(st.lists(st.sampled_from(changes)))]))
    one = View({}, [change.document() for change in changes])
    other = View({}, [change.document() for change in again])
    assert tables(one) == tables(other)


@given(histories(), st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_replica_does_not_depend_on_order_repetition_and_split(
    changes: list[Change], data: st.DataObject
) -> None:
    again = data.draw(st.permutations([*changes, *data.draw(st.lists(st.sampled_from(changes)))]))
    with tempfile.TemporaryDirectory(dir=shared()) as folder:
        replica = Replica.create(Path(folder) / "store", clock=HandClock())
        new = 0
        while again:
            size = data.draw(st.integers(1, len(again)))
            part, again = again[:size], again[size:]
            new += replica.apply(part)
            match data.draw(st.sampled_from(["go on", "compact", "reopen"])):
                case "compact":
                    replica.compact()
                case "reopen":
                    replica.close()
                    replica = Replica.open(Path(folder) / "store", clock=HandClock())
        assert new == len(changes)
        expected = folded(changes)
        assert state(replica) == expected
        assert replica.apply(changes) == 0
        replica.compact()
        replica.close()
        reopened = Replica.open(Path(folder) / "store", clock=HandClock())
        assert state(reopened) == expected
        assert accounts_are_true(reopened)
        reopened.close()


def test_two_values_under_one_stamp_end_the_same_everywhere() -> None:
    """A copied card can make two devices that write the same stamp."""
    stamp = next_stamp(BEGINNING, Reading(5, True), DEVICES[0])
    one = Change("a" * 32, DEVICES[0], 1, "sam", "", True, stamp, "tasks/k", {"a": 1}, {}, "")
    two = replace(one, id="b" * 32, fields={"a": 2})
    first = View({}, [one.document(), two.document()])
    second = View({}, [two.document(), one.document()])
    assert tables(first) == tables(second)


def tables(view: View) -> dict[str, Any]:
    return {name: plain(records) for name, records in view.collections().items()}


def shared() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
