"""A disk that forgets what was not synced: the hub's folder after a power cut at any moment."""

import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sync.hub.embedded import ledger
from sync.hub.journal_store import JournalStore
from sync.hub.store import NoHousehold, Sealed
from tests.sync.hub.test_store import DEVICE, HASH, all_of, changes

HOUSEHOLDS = [f"{number:02x}" * 16 for number in range(4)]

State = dict[str, bytes]


class ForgetfulDisk:
    """Remembers of a folder's files only what was synced, and keeps every state it went through.

    A new name counts as durable from the sync of the file on: the store syncs the folder after it.
    """

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.confirmed: list[tuple[str, Sealed]] = []
        self.states: list[tuple[State, int]] = []  # with how many were confirmed by then
        self._durable: State = {}
        self._turn = threading.RLock()  # the store syncs in two threads
        for name in ("fsync", "fdatasync"):
            patch.setattr(os, name, self._synced(getattr(os, name)))
        patch.setattr(os, "replace", self._renamed(os.replace))
        patch.setattr(os, "unlink", self._gone(os.unlink))

    def _synced(self, real: Callable[[int], None]) -> Callable[[int], None]:
        def sync(descriptor: int) -> None:
            real(descriptor)
            path = Path(os.readlink(f"/proc/self/fd/{descriptor}"))
            if path.is_file():
                with self._turn:
                    self._durable[str(path)] = path.read_bytes()
                    self._note()

        return sync

    def _renamed(self, real: Callable[..., None]) -> Callable[..., None]:
        def rename(source: Path, target: Path) -> None:
            with self._turn:
                real(source, target)
                self._durable[str(target)] = self._durable.pop(str(source), b"")
                self._note()

        return rename

    def _gone(self, real: Callable[..., None]) -> Callable[..., None]:
        def unlink(path: Path, **named: Any) -> None:
            with self._turn:
                real(path, **named)
                self._durable.pop(str(path), None)
                self._note()

        return unlink

    def _note(self) -> None:
        self.states.append((dict(self._durable), len(self.confirmed)))

    def restored(self, state: State, target: Path) -> Path:
        """The folder as the disk would give it back."""
        shutil.rmtree(target, ignore_errors=True)
        for name, data in state.items():
            path = target / Path(name).relative_to(self.folder)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return target


async def test_at_any_moment_the_disk_holds_all_that_was_confirmed(
    memory_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "LONG", 2500)
    with monkeypatch.context() as patch:
        disk = ForgetfulDisk(memory_path / "hub", patch)
        for _ in range(2):
            store = await JournalStore.open(disk.folder)
            for household in HOUSEHOLDS:
                await store.make(household, {DEVICE: HASH})
                for change in changes(10, size=200):
                    await store.post(household, [change])
                    disk.confirmed.append((household, change))
                await store.hold(household, DEVICE, "AAAA")
            await store.close()
    journals = {Path(name).name for state, _ in disk.states for name in state if "ahead-" in name}
    assert len(journals) > 3  # how many posts share one, the machine decides
    for state, count in disk.states:
        store = await JournalStore.open(disk.restored(state, memory_path / "state"))
        for household in HOUSEHOLDS:
            told = [change for owner, change in disk.confirmed[:count] if owner == household]
            assert [*await kept(store, household)][: len(told)] == told
        assert not (memory_path / "state" / "aside").exists()
        await store.close()


async def kept(store: JournalStore, household: str) -> list[Sealed]:
    try:
        return await all_of(store, household)
    except NoHousehold:
        return []
