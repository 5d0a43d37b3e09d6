"""Two processes and one store: nothing lost, nothing doubled, and each follows the other."""

import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from sync import Replica, StoreBusy, StoreExists
from sync.disk.lock import StoreLock
from tests.sync.replica.test_crash import ticker
from tests.sync.stores import HandClock, folded, rename, state, tick

EACH = 150


def test_processes_that_write_at_once_keep_one_whole_chain(
    tmp_path: Path, clock: HandClock
) -> None:
    store = tmp_path / "store"
    replica = Replica.create(store, clock=clock)
    children = [
        ticker(store, "one", EACH),
        ticker(store, "two", EACH, compact_every=20),
        ticker(store, "three", EACH, compact_every=33),
    ]
    own = [tick(replica, number).id for number in range(EACH)]
    printed = [child.communicate()[0].split() for child in children]
    acknowledged = {*own, *(change for lines in printed for change in lines)}
    assert len(acknowledged) == 4 * EACH
    replica.refresh()
    reopened = Replica.open(store, clock=clock)
    assert state(replica) == state(reopened) == folded(list(reopened.changes()))
    assert acknowledged <= set(state(replica)["changes"])
    (chain,) = replica.verify()
    assert chain.whole
    assert chain.changes == EACH + 3 * 2 * EACH + EACH // 20 + EACH // 33


def test_a_refresh_follows_what_another_process_writes(replica: Replica) -> None:
    assert not replica.refresh()
    before = replica.version
    with ticker(replica.folder, "k", 3) as child:
        child.communicate()
    assert replica.refresh()
    assert replica.version == before + 6
    assert replica.records("tasks")["k-words"] == {"last": 2}
    assert not replica.refresh()


def test_a_refresh_follows_a_compaction_and_what_came_after(
    replica: Replica, clock: HandClock
) -> None:
    other = Replica.open(replica.folder, clock=clock)
    tick(replica, 1)
    assert other.refresh()
    rename(other, 1)
    tick(other, 3)
    other.compact()
    other.compact()
    tick(other, 2)
    assert replica.refresh()
    assert state(replica) == state(other)
    version = replica.version
    other.compact()
    assert not replica.refresh()
    assert replica.version == version
    assert rename(replica, 2).number == 5
    assert other.refresh()
    assert state(replica) == state(other)


def test_a_refresh_with_nothing_new_is_cheap(replica: Replica) -> None:
    for number in range(200):
        tick(replica, number)
    started = time.perf_counter()
    for _ in range(1000):
        replica.refresh()
    assert (time.perf_counter() - started) / 1000 < 0.001


def test_a_writer_that_died_half_way_is_cut_off_by_the_next(
    replica: Replica, clock: HandClock
) -> None:
    tick(replica, 1)
    before = state(replica)
    with (replica.folder / "state.journal").open("r+b") as file:
        file.seek(replica._storage.journal_bytes)
        file.write(b'0123abcd {"_changes":{"5')
    other = Replica.open(replica.folder, clock=clock)
    assert state(other) == before
    assert not replica.refresh()
    assert tick(replica, 2).number == 2
    assert other.refresh()
    assert state(other) == state(replica)
    assert "half written" in other.notices[0]


def test_a_store_that_is_held_for_too_long_is_busy(
    replica: Replica, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.disk.lock.PATIENCE", 0.05)  # ten seconds are too long for a test
    holder = StoreLock(replica.folder / "lock")
    holder.acquire()
    with pytest.raises(StoreBusy, match=r"busy.*not recorded"):
        tick(replica, 1)
    holder.release()
    assert tick(replica, 1).number == 1


def test_two_that_make_a_store_at_once_make_one(tmp_path: Path, clock: HandClock) -> None:
    made: list[Replica] = []

    def make() -> None:
        with suppress(StoreExists):
            made.append(Replica.create(tmp_path / "store", clock=clock))

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert Replica.open(tmp_path / "store", clock=clock).device == made[0].device


def test_a_killed_process_leaves_no_lock(replica: Replica) -> None:
    with ticker(replica.folder, "k", 10_000) as child:
        assert child.stdout
        child.stdout.readline()
        child.kill()
        child.wait(timeout=10)
    assert isinstance(child, subprocess.Popen)
    assert tick(replica, 1)
