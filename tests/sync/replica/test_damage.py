"""A damaged card: what can be read is kept, nothing wrong is believed, and a parent is told."""

import random
from pathlib import Path
from typing import Any

import pytest

from sync import Replica
from tests.sync.stores import HandClock, accounts_are_true, copied, folded, rename, state, tick

FLIPS = 1000
SECTOR = 512


def test_a_store_whose_journal_is_cut_at_any_byte_has_each_write_before_the_cut(
    memory_path: Path, clock: HandClock
) -> None:
    store = memory_path / "store"
    ends, states = written(store, clock, 5)
    data = (store / "state.journal").read_bytes()
    trial = copied(store, memory_path / "trial")
    for cut in range(ends[0], ends[-1] + 1):
        copied(store, trial)
        (trial / "state.journal").write_bytes(data[:cut])
        replica = Replica.open(trial, clock=clock)
        whole = max(number for number, end in enumerate(ends) if end <= cut)
        assert state(replica) == states[whole]
        assert bool(replica.notices) == (cut not in ends)
        replica.close()


def test_a_torn_last_write_is_there_whole_or_not_at_all_and_the_next_one_stays(
    memory_path: Path, clock: HandClock
) -> None:
    dice = random.Random(3)
    store = memory_path / "store"
    ends, states = written(store, clock, 3)
    replica = Replica.open(store, clock=clock)
    replica.write([("tasks/long", {"text": "word " * 500})], author="sam")
    after = state(replica)
    replica.close()
    data = (store / "state.journal").read_bytes()
    for _ in range(150):
        torn = bytearray(data)
        for start in range(ends[-1] // SECTOR * SECTOR, len(data.rstrip(b"\0")), SECTOR):
            first, stop = max(start, ends[-1]), min(start + SECTOR, len(data.rstrip(b"\0")))
            torn[first:stop] = dice.choice(
                [data[first:stop], bytes(stop - first), dice.randbytes(stop - first)]
            )
        trial = copied(store, memory_path / "trial")
        (trial / "state.journal").write_bytes(torn)
        replica = Replica.open(trial, clock=clock)
        assert state(replica) == (after if torn == data else states[-1])
        tick(replica, 99)
        expected = state(replica)
        replica.close()
        replica = Replica.open(trial, clock=clock)
        assert state(replica) == expected == folded(list(replica.changes()))
        assert len(list(trial.glob("aside/*"))) <= 1
        replica.close()


def test_a_flipped_bit_in_the_journal_costs_at_most_the_entry_that_it_hit(
    memory_path: Path, clock: HandClock
) -> None:
    dice = random.Random(4)
    store = memory_path / "store"
    ends, states = written(store, clock, 12)
    data = (store / "state.journal").read_bytes()
    everything = set(states[-1]["changes"])
    for _ in range(FLIPS):
        flipped = bytearray(data)
        position = dice.randrange(ends[-1])
        flipped[position] ^= 1 << dice.randrange(8)
        trial = copied(store, memory_path / "trial")
        (trial / "state.journal").write_bytes(flipped)
        replica = Replica.open(trial, clock=clock)
        changes = list(replica.changes())
        lost = everything - {change.id for change in changes}
        hit = position >= ends[0]
        assert len(lost) == hit
        assert state(replica) == folded(changes)
        assert accounts_are_true(replica)
        assert replica.notices
        kept = b"".join(path.read_bytes() for path in (trial / "aside").iterdir())
        assert flipped[position : position + 20].rstrip(b"\0") in kept
        replica.close()


@pytest.mark.parametrize("name", ["state.json", "months/2026-10.json", "months/2026-11.json"])
def test_flipped_bits_in_what_was_folded_cost_nothing(
    memory_path: Path, clock: HandClock, name: str
) -> None:
    dice = random.Random(5)
    store = memory_path / "store"
    before = compacted(store, clock)
    data = (store / name).read_bytes()
    for _ in range(150):
        flipped = bytearray(data)
        flipped[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        trial = copied(store, memory_path / "trial")
        (trial / name).write_bytes(flipped)
        replica = Replica.open(trial, clock=clock)
        assert state(replica) == before
        assert "damaged" in replica.notices[0]
        assert [path.read_bytes() for path in (trial / "aside").glob(f"*{Path(name).name}*")] == [
            flipped
        ]
        replica.close()
        again = Replica.open(trial, clock=clock)
        assert state(again) == before
        assert len(again.notices) == 1
        assert len(list((trial / "aside").iterdir())) <= 2
        again.close()


def test_flipped_bits_in_a_log_cost_at_most_the_change_that_they_hit(
    memory_path: Path, clock: HandClock
) -> None:
    dice = random.Random(6)
    store = memory_path / "store"
    before = compacted(store, clock)
    path = Path("log/2026-11.json")
    data = (store / path).read_bytes()
    for _ in range(150):
        flipped = bytearray(data)
        flipped[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        trial = copied(store, memory_path / "trial")
        (trial / path).write_bytes(flipped)
        replica = Replica.open(trial, clock=clock)
        found = state(replica)
        lost = set(before["changes"]) - set(found["changes"])
        assert len(lost) <= 1
        assert found["tasks"] == before["tasks"]
        assert found["completions"] == before["completions"]
        assert "the record of 2026-11 was damaged" in replica.notices[0].lower()
        replica.close()
        again = Replica.open(trial, clock=clock)
        assert state(again) == found
        again.close()


def test_a_change_lost_with_a_log_comes_back_from_the_other_home(
    tmp_path: Path, clock: HandClock
) -> None:
    store = tmp_path / "store"
    before = compacted(store, clock)
    replica = Replica.open(store, clock=clock)
    changes = list(replica.changes())
    replica.close()
    data = (store / "log/2026-11.json").read_bytes()
    (store / "log/2026-11.json").write_bytes(data.replace(b'"sam"', b'"pam"', 1))
    replica = Replica.open(store, clock=clock)
    assert replica.apply(changes) == 1
    assert state(replica) == before
    assert all(chain.whole for chain in replica.verify())


@pytest.mark.parametrize(
    "name", ["state.json", "state.journal", "device.json", "months/2026-11.json"]
)
@pytest.mark.parametrize("how", ["gone", "empty", "zeros", "garbage", "half"])
def test_a_file_that_is_lost_whole_costs_no_compacted_record(
    tmp_path: Path, clock: HandClock, name: str, how: str
) -> None:
    store = tmp_path / "store"
    before = compacted(store, clock)
    path = store / name
    data = path.read_bytes()
    path.unlink()
    if how != "gone":
        half = data[: len(data.rstrip(b"\0")) // 2]
        contents = {
            "empty": b"",
            "zeros": bytes(len(data)),
            "garbage": random.Random(7).randbytes(900),
        }
        path.write_bytes(contents.get(how, half))
    replica = Replica.open(store, clock=clock)
    assert state(replica) == before
    assert replica.notices or (name, how) == ("months/2026-11.json", "gone")
    rename(replica, 77)
    replica.compact()
    replica.close()
    again = Replica.open(store, clock=clock)
    assert state(again) == folded(list(again.changes()))
    assert again.device == replica.device


def test_everything_damaged_at_once_still_opens(tmp_path: Path, clock: HandClock) -> None:
    store = tmp_path / "store"
    compacted(store, clock)
    for path in store.rglob("*.*"):
        if path.is_file():
            path.write_bytes(b"\xff" * 700)
    replica = Replica.open(store, clock=clock)
    assert list(replica.changes()) == []
    assert len(replica.notices) >= 2
    rename(replica, 1)
    replica.close()
    assert Replica.open(store, clock=clock).records("tasks")


def test_random_damage_anywhere_leaves_a_store_that_opens_and_takes_writes(
    memory_path: Path, clock: HandClock
) -> None:
    dice = random.Random(8)
    store = memory_path / "store"
    before = compacted(store, clock)
    for _ in range(250):
        trial = copied(store, memory_path / "trial")
        for path in dice.sample([path for path in trial.rglob("*.*") if path.is_file()], 2):
            data = bytearray(path.read_bytes())
            start = dice.randrange(len(data))
            data[start : start + SECTOR] = dice.randbytes(dice.choice([0, 1, 7, SECTOR]))
            path.write_bytes(data)
        replica = Replica.open(trial, clock=clock)
        assert set(state(replica)["changes"]) <= set(before["changes"])
        change = rename(replica, 1)
        replica.compact()
        replica.close()
        again = Replica.open(trial, clock=clock)
        assert change in again.history("tasks/k-words")
        again.close()


def test_a_notice_stays_until_somebody_has_read_it(tmp_path: Path, clock: HandClock) -> None:
    store = tmp_path / "store"
    compacted(store, clock)
    (store / "state.json").write_bytes(b"{}")
    Replica.open(store, clock=clock).close()
    replica = Replica.open(store, clock=clock)
    assert len(replica.notices) == 1
    assert "put together again" in replica.notices[0]
    replica.acknowledge()
    assert not replica.notices
    replica.close()
    assert Replica.open(store, clock=clock).notices == ()


def written(store: Path, clock: HandClock, count: int) -> tuple[list[int], list[dict[str, Any]]]:
    """A store with that many writes in its journal; where it ended after each, and what it held."""
    replica = Replica.create(store, clock=clock)
    ends, states = [replica._storage.journal_bytes], [state(replica)]
    for number in range(count):
        (tick if number % 3 else rename)(replica, number)
        ends.append(replica._storage.journal_bytes)
        states.append(state(replica))
    replica.close()
    return ends, states


def compacted(store: Path, clock: HandClock) -> dict[str, Any]:
    """A store with two months of history and an empty journal."""
    replica = Replica.create(store, clock=clock)
    for number in range(12):
        tick(replica, number, day=f"2026-{10 + number % 2}-05")
        rename(replica, number)
    replica.compact()
    found = state(replica)
    replica.close()
    return found
