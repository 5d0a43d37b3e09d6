"""Many changes at once: few syncs, in the right order, and nothing is lost at any of them."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from sync import Change, Replica
from sync.replica import intake
from tests.sync.stores import HandClock, accounts_are_true, folded, rename, state, tick

MONTHS = [f"2026-{month:02d}" for month in range(1, 9)]
STEPS = ("replace", "fsync", "fdatasync", "pwrite", "mkdir")


class PowerCut(BaseException):
    """Nothing after this step happens."""


@pytest.fixture
def history(memory_path: Path, clock: HandClock) -> list[Change]:
    """A plan and eight months of ticks, as another device made them."""
    with closing(Replica.create(memory_path / "other", clock=clock)) as other:
        for number, month in enumerate(MONTHS):
            rename(other, number)
            for slot in range(4):
                tick(other, slot, f"{month}-1{slot}")
        return list(other.changes())


@pytest.fixture
def in_bulk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches so small, and a journal that is long so soon, that each batch is compacted."""
    monkeypatch.setattr(intake, "VERY_LONG", 1)
    monkeypatch.setattr(intake, "BATCH", 7)


def months_with_a_file(replica: Replica) -> set[str]:
    return {path.stem for path in (replica.folder / "months").glob("*.json")}


@pytest.mark.usefixtures("in_bulk")
def test_months_that_nobody_has_read_are_folded_when_somebody_does(
    history: list[Change], memory_path: Path, clock: HandClock
) -> None:
    with closing(Replica.create(memory_path / "store", clock=clock)) as replica:
        first = next(one for one in history if one.record.startswith(f"completions/{MONTHS[0]}"))
        replica.apply([first])
        assert replica.dated("completions", MONTHS[0])
        replica.apply(history)
        assert months_with_a_file(replica) < set(MONTHS)
        assert MONTHS[0] in months_with_a_file(replica), "it was there, and must follow its log"
        assert state(replica) == folded(history)
        unread = min(set(MONTHS) - months_with_a_file(replica))
        late = tick(replica, 9, f"{unread}-20")
        replica.compact()
        assert unread in months_with_a_file(replica)
    with closing(Replica.open(memory_path / "store", clock=clock)) as again:
        assert state(again) == folded([*history, late])
        assert accounts_are_true(again)


@pytest.mark.usefixtures("in_bulk")
def test_a_power_cut_at_any_step_of_a_bulk_loses_nothing(
    history: list[Change],
    memory_path: Path,
    clock: HandClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for die_at in range(1, 1000):
        folder = memory_path / f"store-{die_at}"
        Replica.create(folder, clock=clock).close()
        with monkeypatch.context() as patched:
            steps = mined(patched, die_at)
            try:
                with closing(Replica.open(folder, clock=clock)) as replica:
                    replica.apply(history, {"_cursor": {"hub": {"next": 40}}})
            except PowerCut:
                pass
        with closing(Replica.open(folder, clock=clock)) as replica:
            here = list(replica.changes())
            assert state(replica) == folded(here), die_at
            assert accounts_are_true(replica)
            assert not replica.local("_cursor") or len(here) == len(history), die_at
            replica.apply(history)
            assert state(replica) == folded(history), die_at
        if next(steps) < die_at:
            return
    pytest.fail("a bulk has fewer steps than that")


def mined(patched: pytest.MonkeyPatch, die_at: int) -> Iterator[int]:
    """Let the step with this number, and all behind it, never happen; gives the steps so far."""
    count = 0

    def watched(step: Any) -> Any:
        def stepped(*rest: Any, **named: Any) -> Any:
            nonlocal count
            count += 1
            if count >= die_at:
                raise PowerCut
            return step(*rest, **named)

        return stepped

    for name in STEPS:
        patched.setattr(os, name, watched(getattr(os, name)))

    def counted() -> Iterator[int]:
        while True:
            yield count

    return counted()


@pytest.mark.usefixtures("in_bulk")
def test_logs_and_months_are_on_the_disk_before_the_journal_lets_go_of_them(
    history: list[Change], tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that was renamed stands there for sure only once its folder was synced."""
    loose, replace, sync = set[Path](), os.replace, os.fsync
    snapshots = 0

    def replaced(source: Path, target: Path) -> None:
        nonlocal snapshots
        replace(source, target)
        loose.add(target.parent)
        if target.name == "state.json":
            assert loose == {target.parent}
            snapshots += 1

    def synced(descriptor: int) -> None:
        sync(descriptor)
        loose.discard(Path(os.readlink(f"/proc/self/fd/{descriptor}")))

    monkeypatch.setattr(os, "replace", replaced)
    monkeypatch.setattr(os, "fsync", synced)
    with closing(Replica.create(tmp_path / "store", clock=clock)) as replica:
        replica.apply(history)
        tick(replica, 9)
        replica.compact()
    assert snapshots > 5
    assert not loose
