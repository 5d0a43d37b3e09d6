"""A full disk and a read-only disk, real ones: a sentence, and nothing lost that was
acknowledged.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync import Replica, StoreFull, StoreReadOnly
from tests.sync.stores import HandClock, folded, rename, state, tick

SIZE = "512k"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("needs root and `mount`, for a small tmpfs")
    made = mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place))
    if made.returncode:
        pytest.skip(f"needs the right to mount a small tmpfs: {made.stderr.strip()}")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk_is_told_and_loses_nothing(disk: Path, clock: HandClock) -> None:
    replica = Replica.create(disk / "store", clock=clock)
    acknowledged = [rename(replica, 0).id]
    fill(disk)
    with pytest.raises(StoreFull, match="The disk is full, so this was not recorded") as told:
        acknowledged.extend(tick(replica, number).id for number in range(1, 10_000))
    assert "everything before it is kept" in str(told.value)
    assert len(acknowledged) > 50
    before = state(replica)
    assert before["changes"] == sorted(acknowledged)
    with pytest.raises(StoreFull):
        replica.compact()
    with pytest.raises(StoreFull):
        rename(replica, 2)
    assert state(replica) == before

    (disk / "ballast").unlink()
    acknowledged.append(rename(replica, 3).id)
    replica.compact()
    replica.close()
    reopened = Replica.open(disk / "store", clock=clock)
    assert state(reopened) == folded(list(reopened.changes()))
    assert state(reopened)["changes"] == sorted(acknowledged)
    assert all(chain.whole for chain in reopened.verify())
    assert reopened.notices == ()


def test_a_compaction_that_meets_a_full_disk_at_any_point_loses_nothing(
    disk: Path, clock: HandClock
) -> None:
    replica = Replica.create(disk / "store", clock=clock)
    acknowledged = [
        tick(replica, number, day=f"2026-{1 + number % 6:02d}-05").id for number in range(90)
    ]
    failed = 0
    for room in range(0, 160 * 1024, 4096):
        fill(disk, leave=room)
        try:
            replica.compact()
        except StoreFull:
            failed += 1
        acknowledged += ticks_that_fit(replica, room)
        (disk / "ballast").unlink()
        assert state(replica)["changes"] == sorted(acknowledged)
        other = Replica.open(disk / "store", clock=clock)
        assert state(other) == state(replica) == folded(list(other.changes()))
        assert other.notices == ()
        other.close()
    assert failed > 3


def test_a_store_opens_on_a_full_disk(disk: Path, clock: HandClock) -> None:
    replica = Replica.create(disk / "store", clock=clock)
    tick(replica, 1)
    before = state(replica)
    end = replica._storage.journal_bytes
    replica.close()
    with (disk / "store" / "state.journal").open("r+b") as file:
        file.seek(end)
        file.write(b"torn")
    fill(disk)
    reopened = Replica.open(disk / "store", clock=clock)
    assert state(reopened) == before
    assert "half written" in reopened.notices[0]
    reopened.close()
    (disk / "ballast").unlink()
    again = Replica.open(disk / "store", clock=clock)
    assert rename(again, 2).number == 2
    assert "half written" in again.notices[0]


def test_a_read_only_disk_can_be_read_and_says_why_it_takes_nothing(
    disk: Path, clock: HandClock
) -> None:
    replica = Replica.create(disk / "store", clock=clock)
    for number in range(5):
        tick(replica, number)
        rename(replica, number)
    replica.compact()
    rename(replica, 7)
    before = state(replica)
    replica.close()
    assert mount("-o", "remount,ro", str(disk)).returncode == 0
    reopened = Replica.open(disk / "store", clock=clock)
    assert state(reopened) == before
    with pytest.raises(StoreReadOnly, match=r"cannot be written to.*can still be read"):
        rename(reopened, 8)
    with pytest.raises(StoreReadOnly):
        reopened.compact()
    assert not reopened.refresh()
    assert state(reopened) == before
    for name in "abc":
        reopened.digest(name, "2026-11", lambda month: 1)
    reopened.close()


def test_a_damaged_store_on_a_read_only_disk_can_be_read(disk: Path, clock: HandClock) -> None:
    replica = Replica.create(disk / "store", clock=clock)
    for number in range(5):
        tick(replica, number)
        rename(replica, number)
    replica.compact()
    before = state(replica)
    replica.close()
    (disk / "store" / "state.json").write_bytes(b"")
    (disk / "store" / "state.journal").unlink()
    assert mount("-o", "remount,ro", str(disk)).returncode == 0
    reopened = Replica.open(disk / "store", clock=clock)
    assert state(reopened) == before
    assert "put together again" in reopened.notices[0]
    with pytest.raises(StoreReadOnly):
        rename(reopened, 8)


def test_a_store_cannot_be_made_on_a_read_only_disk(disk: Path, clock: HandClock) -> None:
    assert mount("-o", "remount,ro", str(disk)).returncode == 0
    with pytest.raises(StoreReadOnly, match="cannot be written to"):
        Replica.create(disk / "store", clock=clock)


def fill(disk: Path, leave: int = 0) -> None:
    with (disk / "ballast").open("wb") as ballast:
        status = os.statvfs(disk)
        ballast.write(bytes(max(status.f_bavail * status.f_frsize - leave, 0)))


def ticks_that_fit(replica: Replica, start: int) -> list[str]:
    try:
        return [tick(replica, start + 1_000, day="2026-06-07").id]
    except StoreFull:
        return []


def mount(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["mount", *words], capture_output=True, text=True, check=False)
