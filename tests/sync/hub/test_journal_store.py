"""What only the hub's own store has to show: files that survive a pulled plug."""

import asyncio
import errno
import os
import re
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from sync.errors import StoreBusy, StoreFull, StoreReadOnly
from sync.hub.embedded import bookcase, ledger
from sync.hub.embedded.shelf import Shelf
from sync.hub.journal_store import JournalStore
from sync.hub.store import NoHousehold, RecoveryBox, StoreAway
from tests.sync.hub.test_store import DEVICE, HASH, HASH_TOO, HOUSEHOLD, OTHER, all_of, changes

TRIES = 200  # a hundredth of a second apart


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[JournalStore]:
    store = await JournalStore.open(folder)
    try:
        yield store
    finally:
        await store.close()


async def crashed(store: JournalStore, folder: Path, copy: Path) -> Path:
    """The folder as a power cut would leave it, while the store goes on: what it was at one
    moment, so a copy during which the store's own thread wrote is made again.
    """
    for _ in range(TRIES):
        before = files(folder)
        shutil.rmtree(copy, ignore_errors=True)
        with suppress(shutil.Error):  # a journal went meanwhile
            shutil.copytree(folder, copy)
            if files(folder) == before:
                return copy
        await asyncio.sleep(0.01)
    raise AssertionError(f"{folder} did not keep still")


def files(folder: Path) -> dict[Path, tuple[int, int]]:
    """Each file's length and the time of its last writing."""
    found = {}
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError):
            kept = path.stat()
            found[path] = (kept.st_size, kept.st_mtime_ns)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "hub"


@pytest.fixture
def short_journals(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new journal after every few posts."""
    monkeypatch.setattr(ledger, "LONG", 3000)


async def test_everything_is_there_after_a_clean_stop(folder: Path) -> None:
    posted = changes(30)
    async with opened(folder) as store:
        _, epoch = await store.make(HOUSEHOLD, {DEVICE: HASH})
        await store.post(HOUSEHOLD, posted)
        await store.hold(HOUSEHOLD, DEVICE, "AAAA")
        await store.keep_recovery("1" * 32, RecoveryBox(HOUSEHOLD, HASH_TOO, "BBBB"))
    async with opened(folder) as store:
        assert await store.make(HOUSEHOLD, {}) == (False, epoch)
        assert await store.members(HOUSEHOLD) == {DEVICE: HASH}
        assert await all_of(store) == posted
        assert await store.holdings(HOUSEHOLD) == ({DEVICE: "AAAA"}, 1)
        assert await store.recovery("1" * 32) == RecoveryBox(HOUSEHOLD, HASH_TOO, "BBBB")
        assert (await store.figures())["households"] == 1


async def test_everything_is_there_after_a_power_cut(folder: Path, tmp_path: Path) -> None:
    async with opened(folder) as store:
        for household in (HOUSEHOLD, OTHER):
            await store.make(household, {DEVICE: HASH})
            await store.post(household, changes(3))
        await store.keep_recovery("1" * 32, RecoveryBox(OTHER, HASH, "BBBB"))
        told = [await all_of(store, one) for one in (HOUSEHOLD, OTHER)]
        copy = await crashed(store, folder, tmp_path / "copy")
    for log in copy.glob("households/*/*"):
        log.unlink()  # only the journal was synced
    async with opened(copy) as store:
        assert [await all_of(store, one) for one in (HOUSEHOLD, OTHER)] == told
        assert await store.recovery("1" * 32) == RecoveryBox(OTHER, HASH, "BBBB")


async def test_what_the_disk_had_half_written_behind_a_log_is_written_again(
    folder: Path, tmp_path: Path
) -> None:
    posted = changes(3)
    async with opened(folder) as store:
        await store.make(HOUSEHOLD, {DEVICE: HASH})
        await store.post(HOUSEHOLD, posted)
        copy = await crashed(store, folder, tmp_path / "copy")
    log = next(copy.glob("households/*/*.log"))
    log.write_bytes(log.read_bytes()[:700] + os.urandom(5000))
    async with opened(copy) as store:
        assert await all_of(store) == posted
    async with opened(copy) as store:
        assert await all_of(store) == posted
    assert not (copy / "aside").exists()


async def test_a_journal_cut_anywhere_loses_nothing_that_was_confirmed(memory_path: Path) -> None:
    """The power goes in the middle of a write, at each of its bytes."""
    folder, copy = memory_path / "hub", memory_path / "copy"
    posted, confirmed = changes(3, size=24), []
    async with opened(folder) as store:
        await store.make(HOUSEHOLD, {DEVICE: HASH})
        journal = next(folder.glob("ahead-*"))
        for change in posted:
            confirmed.append(len(journal.read_bytes().rstrip(b"\0")))
            await store.post(HOUSEHOLD, [change])
        whole = journal.read_bytes().rstrip(b"\0")
        await crashed(store, folder, copy)
        shutil.rmtree(copy / "households")
    for cut in range(confirmed[0], len(whole) + 1):
        state = memory_path / "state"
        await crashed(store, copy, state)
        (state / journal.name).write_bytes(whole[:cut].ljust(len(whole), b"\0"))
        async with opened(state) as found:
            kept = await all_of(found)
            count = sum(cut >= end for end in [*confirmed[1:], len(whole)])
            assert kept == posted[:count], cut
            assert bool(list(state.glob("aside/*.torn-*"))) is (cut not in [*confirmed, len(whole)])
            assert (await found.post(HOUSEHOLD, posted)).head == len(posted)
            assert await all_of(found) == posted
        shutil.rmtree(state)


async def test_journals_are_begun_anew_and_the_old_ones_go(
    folder: Path, tmp_path: Path, short_journals: None
) -> None:
    posted = changes(60)
    async with opened(folder) as store:
        await store.make(HOUSEHOLD, {DEVICE: HASH})
        for number, change in enumerate(posted):
            await store.post(HOUSEHOLD, [change])
            await store.hold(HOUSEHOLD, DEVICE, f"{number:04}")
            if number % 7 == 0:
                copy = await crashed(store, folder, tmp_path / "copy")
                async with opened(copy) as other:
                    assert await all_of(other) == posted[: number + 1]
                    assert (await other.holdings(HOUSEHOLD))[1] == number + 1
        assert int(max(folder.glob("ahead-*")).name[6:14]) > 5
        assert len(list(folder.glob("ahead-*"))) < 5


async def test_a_second_hub_on_the_same_folder_is_refused(folder: Path) -> None:
    async with opened(folder):
        with pytest.raises(StoreBusy, match="Another hub is running on"):
            await JournalStore.open(folder)
    async with opened(folder) as store:
        await store.check()


async def test_what_can_be_read_of_a_damaged_log_is_served_under_another_epoch(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    posted = changes(6)
    async with opened(folder) as store:
        _, epoch = await store.make(HOUSEHOLD, {DEVICE: HASH})
        await store.post(HOUSEHOLD, posted)
    log = next(folder.glob("households/*/*.log"))
    flip(log, log.read_bytes().index(posted[2].blob.encode()))
    async with opened(folder) as store:
        page = await store.page(HOUSEHOLD, 0, 10, 10**6)
        assert list(page.changes) == [*posted[:2], *posted[3:]]
        assert page.epoch != epoch
        assert await store.members(HOUSEHOLD) == {DEVICE: HASH}
        assert (await store.post(HOUSEHOLD, posted)).head == 6
    kept = next(folder.glob("aside/*.damaged-*"))
    assert str(kept) in caplog.text
    async with opened(folder) as store:
        again = await store.page(HOUSEHOLD, 0, 10, 10**6)
        assert (len(again.changes), again.epoch) == (6, page.epoch)


async def test_a_log_that_breaks_under_a_running_hub_is_mended_at_the_next_look(
    folder: Path,
) -> None:
    posted = changes(3)
    async with opened(folder) as store:
        await store.make(HOUSEHOLD, {DEVICE: HASH})
        await store.post(HOUSEHOLD, posted)
        log = next(folder.glob("households/*/*.log"))
        flip(log, log.read_bytes().index(posted[0].blob.encode()))
        with pytest.raises(StoreAway):
            await store.page(HOUSEHOLD, 0, 10, 10**6)
        assert list((await store.page(HOUSEHOLD, 0, 10, 10**6)).changes) == posted[1:]


async def test_a_power_cut_after_mending_finds_the_mended_log(folder: Path, tmp_path: Path) -> None:
    posted = changes(3)
    async with opened(folder) as store:
        await store.make(HOUSEHOLD, {DEVICE: HASH})
        await store.post(HOUSEHOLD, posted)
        log = next(folder.glob("households/*/*.log"))
        flip(log, log.read_bytes().index(posted[0].blob.encode()))
        with pytest.raises(StoreAway):
            await store.page(HOUSEHOLD, 0, 10, 10**6)
        await store.post(HOUSEHOLD, posted[:1])
        mended = await store.page(HOUSEHOLD, 0, 10, 10**6)
        copy = await crashed(store, folder, tmp_path / "copy")
    async with opened(copy) as store:
        assert await store.page(HOUSEHOLD, 0, 10, 10**6) == mended
        assert await all_of(store) == [*posted[1:], posted[0]]


async def test_a_damaged_card_is_set_aside_and_the_household_can_be_made_again(
    folder: Path,
) -> None:
    async with opened(folder) as store:
        _, epoch = await store.make(HOUSEHOLD, {DEVICE: HASH})
        await store.post(HOUSEHOLD, changes(2))
    flip(next(folder.glob("households/*/*.json")), 120)
    async with opened(folder) as store:
        with pytest.raises(NoHousehold):
            await store.members(HOUSEHOLD)
        assert list(folder.glob("aside/*.damaged-*"))
        new, other = await store.make(HOUSEHOLD, {DEVICE: HASH})
        assert (new, await all_of(store)) == (True, [])
        assert other != epoch


async def test_a_damaged_journal_changes_every_epoch_and_loses_nothing_else(
    folder: Path, tmp_path: Path
) -> None:
    posted = changes(6)
    async with opened(folder) as store:
        epochs = [(await store.make(one, {DEVICE: HASH}))[1] for one in (HOUSEHOLD, OTHER)]
        for change in posted:
            await store.post(HOUSEHOLD, [change])
            await store.post(OTHER, [change])
        copy = await crashed(store, folder, tmp_path / "copy")
    shutil.rmtree(copy / "households")
    journal = next(copy.glob("ahead-*"))
    entry = re.escape(posted[3].blob).encode()
    flip(journal, next(re.finditer(entry, journal.read_bytes())).start())
    async with opened(copy) as store:
        assert await all_of(store) == posted[:3]
        assert await all_of(store, OTHER) == posted
        for household, epoch in zip((HOUSEHOLD, OTHER), epochs, strict=True):
            assert (await store.page(household, 0, 1, 10**6)).epoch != epoch
        assert (await store.post(HOUSEHOLD, posted)).new == 3
    assert list(copy.glob("aside/ahead-*.damaged-*"))


@pytest.mark.parametrize("call", ["pwrite", "fdatasync"])
async def test_what_the_disk_refuses_is_not_half_done(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    posted = changes(4)
    async with opened(folder) as store:
        await store.make(HOUSEHOLD, {DEVICE: HASH})
        await store.post(HOUSEHOLD, posted[:2])
        with monkeypatch.context() as broken:
            broken.setattr(os, call, refusing(errno.ENOSPC if call == "pwrite" else errno.EIO))
            with pytest.raises(StoreFull if call == "pwrite" else StoreReadOnly):
                await store.post(HOUSEHOLD, posted[2:])
        assert await all_of(store) == posted[:2]
        if call == "pwrite":
            assert (await store.post(HOUSEHOLD, posted[2:])).head == 4
        else:
            with pytest.raises(StoreReadOnly):
                await store.post(HOUSEHOLD, posted[2:])
            with pytest.raises(StoreReadOnly):
                await store.check()
    async with opened(folder) as store:
        assert (await store.post(HOUSEHOLD, posted)).head == 4
        assert await all_of(store) == posted


async def test_a_household_whose_log_finds_no_space_is_refused_alone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = changes(2)
    async with opened(folder) as store:
        for household in (HOUSEHOLD, OTHER):
            await store.make(household, {DEVICE: HASH})
        real, logs = os.open, "households/" + HOUSEHOLD[:2]

        def full(path: Path, *more: int, **named: int) -> int:
            if logs in str(path):
                raise OSError(errno.ENOSPC, "full")
            return real(path, *more, **named)

        with monkeypatch.context() as broken:
            broken.setattr(os, "open", full)
            refused, taken = await asyncio.gather(
                store.post(HOUSEHOLD, [first]), store.post(OTHER, [first]), return_exceptions=True
            )
        assert isinstance(refused, StoreFull)
        assert not isinstance(taken, BaseException)
        assert await all_of(store) == []
        assert (await store.post(HOUSEHOLD, [second])).head == 1
        copy = await crashed(store, folder, tmp_path / "copy")
    async with opened(copy) as store:
        assert await all_of(store) == [second]
        assert await all_of(store, OTHER) == [first]


async def test_files_that_found_no_space_are_synced_later(
    folder: Path, monkeypatch: pytest.MonkeyPatch, short_journals: None
) -> None:
    posted = changes(20)
    async with opened(folder) as store:
        with monkeypatch.context() as broken:
            broken.setattr(Shelf, "save_card", refusing(errno.ENOSPC))
            await store.make(HOUSEHOLD, {DEVICE: HASH})
            for change in posted:
                await store.post(HOUSEHOLD, [change])
            assert not list(folder.glob("households/*/*.json"))
        assert len(list(folder.glob("ahead-*"))) > 1
    assert not list(folder.glob("ahead-*"))
    async with opened(folder) as store:
        assert await store.members(HOUSEHOLD) == {DEVICE: HASH}
        assert await all_of(store) == posted


async def test_many_households_do_not_all_stay_in_memory(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bookcase, "MOST_BOOKS", 10)
    households = [f"{number:032x}" for number in range(60)]
    posted = {one: changes(2, size=40) for one in households}
    async with opened(folder) as store:
        await asyncio.gather(*(store.make(one, {DEVICE: HASH}) for one in households))
        await asyncio.gather(*(store.post(one, posted[one]) for one in households))
        assert len(store._bookcase._books) <= 10 + bookcase.MANY
        for one in households:
            assert await all_of(store, one) == posted[one]
            assert (await store.post(one, posted[one])).new == 0
        assert len(store._bookcase._books) <= 10 + bookcase.MANY
        assert (await store.figures())["households"] == 60


async def test_strangers_asking_for_households_leave_nothing_in_memory(folder: Path) -> None:
    async with opened(folder) as store:
        for number in range(50):
            with pytest.raises(NoHousehold):
                await store.members(f"{number:032x}")
        assert not store._bookcase._books
    assert not list(folder.glob("households/**/*"))


async def test_posts_of_one_moment_share_one_sync(folder: Path) -> None:
    households = [f"{number:032x}" for number in range(40)]
    async with opened(folder) as store:
        await asyncio.gather(*(store.make(one, {DEVICE: HASH}) for one in households))
        before = (await store.figures())["syncs_total"]
        await asyncio.gather(*(store.post(one, changes(1)) for one in households))
        assert (await store.figures())["syncs_total"] - before <= 3


async def test_a_hub_that_lost_its_reign_begins_another(folder: Path) -> None:
    async with opened(folder):
        pass
    about = folder / "hub.json"
    about.write_bytes(b"not one of ours")
    async with opened(folder) as store:
        await store.check()
    assert list(folder.glob("aside/hub.json.damaged-*"))


def flip(path: Path, at: int) -> None:
    """Change one bit of a file."""
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def refusing(number: int) -> Callable[..., int]:
    """A call to the system that the disk refuses."""

    def refuse(*arguments: object) -> int:
        raise OSError(number, os.strerror(number))

    return refuse
