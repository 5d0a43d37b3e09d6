"""The replica's door: what is written can be read, here, after a restart and in another home."""

import json
import os
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sync import BadChange, Change, NewerFormat, NoStore, Replica, StoreExists, SyncError
from sync.disk.checked_file import save_checked
from tests.sync.stores import NOON, HandClock, folded, plain, rename, state, tick


def test_what_was_written_is_there_after_a_restart(replica: Replica, clock: HandClock) -> None:
    for number in range(5):
        tick(replica, number)
        rename(replica, number)
    before = state(replica)
    replica.close()
    reopened = Replica.open(replica.folder, clock=clock)
    assert state(reopened) == before == folded(list(reopened.changes()))
    assert reopened.device == replica.device
    assert reopened.notices == ()


def test_one_write_is_one_journal_line_and_one_sync(
    replica: Replica, monkeypatch: pytest.MonkeyPatch
) -> None:
    syncs: list[int] = []
    real = os.fdatasync

    def counted(descriptor: int) -> None:
        syncs.append(descriptor)
        real(descriptor)

    monkeypatch.setattr("os.fdatasync", counted)
    lines = journal(replica).count(b"\n")
    replica.write([(f"tasks/{number}", {"title": "x"}) for number in range(9)], author="sam")
    assert journal(replica).count(b"\n") == lines + 1
    assert len(syncs) == 1
    assert list(replica.folder.glob("log/*")) == []


def test_dated_records_lie_by_month_and_others_are_at_hand(replica: Replica) -> None:
    tick(replica, 1, day="2026-11-30")
    tick(replica, 2, day="2026-12-01")
    rename(replica, 3)
    replica.write([("tasks/2026-13-01", {"title": "no date"})], author="sam")
    assert replica.months() == ["2026-11", "2026-12"]
    assert list(replica.dated("completions", "2026-12")) == ["2026-12-01-k-words-2"]
    assert replica.dated("completions", "2027-01") == {}
    assert sorted(replica.records("tasks")) == ["2026-13-01", "k-words"]
    assert replica.records("completions") == {}


def test_what_was_read_does_not_change_under_the_reader(replica: Replica) -> None:
    rename(replica, 1)
    tick(replica, 1)
    tasks, completions = replica.records("tasks"), replica.dated("completions", "2026-11")
    rename(replica, 2)
    tick(replica, 2)
    assert tasks["k-words"]["title"] == "Title 1"
    assert len(completions) == 1
    with pytest.raises(TypeError):
        tasks["x"] = {}  # type: ignore[index]


def test_versions_grow_with_what_changed(replica: Replica) -> None:
    before = replica.version, replica.undated_version
    tick(replica, 1)
    between = replica.version, replica.undated_version
    assert between[0] > before[0]
    assert between[1] == before[1]
    rename(replica, 1)
    assert replica.undated_version > between[1]
    replica.compact()
    assert replica.version == between[0] + 1


def test_a_write_is_all_or_none(replica: Replica) -> None:
    before = state(replica), replica.version
    with pytest.raises(BadChange):
        replica.write([("tasks/a", {"title": "x"}), ("nonsense", {})], author="sam")
    with pytest.raises(BadChange):
        replica.write([("_changes/a", {})], author="sam")
    with pytest.raises(TypeError):
        replica.write([("tasks/a", {"title": object()})], author="sam")
    with pytest.raises(ValueError, match="JSON"):
        replica.write([("tasks/a", {"title": float("nan")})], author="sam")
    assert (state(replica), replica.version) == before
    assert replica.write([], author="sam") == ()


def test_values_read_as_they_will_after_a_restart(replica: Replica, clock: HandClock) -> None:
    value: Any = {"a": (1, 2), 3: None, "text": "é\ud800\n\0"}
    replica.write([("tasks/a", {"value": value})], author="sam")
    before = plain(replica.records("tasks"))
    replica.close()
    assert plain(Replica.open(replica.folder, clock=clock).records("tasks")) == before
    assert before["a"]["value"] == {"a": [1, 2], "3": None, "text": "é\ud800\n\0"}


def test_a_change_tells_who_when_and_what_it_replaced(replica: Replica) -> None:
    first = rename(replica, 1)
    second = rename(replica, 2)
    assert (second.author, second.device, second.number) == ("sam", replica.device, 2)
    assert (second.wall, second.trusted) == ("2026-11-26T12:00:00.002Z", True)
    assert second.saw == {"title": first.stamp}
    assert second.previous == first.fingerprint()
    assert replica.history("tasks/k-words") == [first, second]


def test_two_edits_of_one_record_in_one_write_see_each_other(replica: Replica) -> None:
    one, two = replica.write([("tasks/a", {"t": 1}), ("tasks/a", {"t": 2})], author="sam")
    assert two.saw == {"t": one.stamp}
    assert replica.records("tasks")["a"] == {"t": 2}


def test_a_change_survives_json_with_keys_of_a_newer_version(
    replica: Replica, tmp_path: Path
) -> None:
    document = {**rename(replica, 1).document(), "id": "f" * 32, "mood": {"deep": [1]}}
    change = Change.from_document(json.loads(json.dumps(document)))
    assert change.document() == document
    other = Replica.create(tmp_path / "other", clock=HandClock())
    other.apply([change])
    other.compact()
    other.close()
    again = Replica.open(tmp_path / "other", clock=HandClock())
    assert [kept.document() for kept in again.changes()] == [document]


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": 5},
        {"number": 0},
        {"number": True},
        {"stamp": "yesterday"},
        {"fields": []},
        {"record": "no-slash"},
        {"record": "_heads/x"},
        {"saw": {"a": 1}},
        {"device": "../../etc"},
        {"id": "g" * 32},
        {"number": "1"},
        {"author": None},
        {"wall": 0},
        {"trusted": 1},
        {"stamp": None},
        {"fields": {1: "title"}},
        {"record": 5},
        {"saw": []},
        {"previous": None},
    ],
)
def test_what_is_no_change_is_refused_in_words(replica: Replica, wrong: Mapping[str, Any]) -> None:
    document = {**rename(replica, 1).document(), **wrong}
    with pytest.raises(BadChange, match="left out"):
        Change.from_document(document)


def test_an_edit_that_saw_the_other_wins_whatever_the_clocks_say(tmp_path: Path) -> None:
    ahead = Replica.create(tmp_path / "a", clock=HandClock(NOON + 10**10))
    behind = Replica.create(
        tmp_path / "b", clock=HandClock(NOON - 54 * 365 * 86_400_000, trusted=False)
    )
    rename(ahead, 1)
    behind.apply(ahead.changes())
    rename(behind, 2)
    ahead.apply(behind.changes())
    assert ahead.records("tasks") == behind.records("tasks") == {"k-words": {"title": "Title 2"}}


def test_a_clock_that_jumps_back_at_a_restart_does_not_lose_an_edit(
    replica: Replica, clock: HandClock
) -> None:
    rename(replica, 1)
    replica.compact()
    replica.close()
    reopened = Replica.open(replica.folder, clock=HandClock(0, trusted=False))
    rename(reopened, 2)
    assert reopened.records("tasks")["k-words"]["title"] == "Title 2"


def test_apply_keeps_the_chain_of_the_device_that_wrote(replica: Replica, tmp_path: Path) -> None:
    for number in range(9):
        rename(replica, number)
    changes = list(replica.changes())
    other = Replica.create(tmp_path / "other", clock=HandClock())
    assert other.apply(reversed(changes)) == 9
    assert other.apply(changes) == 0
    rename(other, 99)
    assert sorted((chain.changes, chain.whole) for chain in other.verify()) == [
        (1, True),
        (9, True),
    ]
    assert [change for change in other.changes() if change.device == replica.device] == changes


def test_own_changes_that_come_back_are_not_numbered_again(
    replica: Replica, tmp_path: Path
) -> None:
    for number in range(5):
        rename(replica, number)
    changes = list(replica.changes())
    (tmp_path / "restored").mkdir()
    (tmp_path / "restored" / "device.json").write_bytes(
        (replica.folder / "device.json").read_bytes()
    )
    restored = Replica.open(tmp_path / "restored", clock=HandClock())
    restored.apply(reversed(changes))
    assert rename(restored, 6).number == 6
    assert all(chain.whole for chain in restored.verify())


def test_verify_names_what_is_missing_broken_or_doubled(replica: Replica, tmp_path: Path) -> None:
    changes = [rename(replica, number) for number in range(5)]
    forged = Change.from_document({**changes[3].document(), "fields": {"title": "forged"}})
    doubled = Change.from_document({**changes[4].document(), "id": "e" * 32})
    other = Replica.create(tmp_path / "other", clock=HandClock())
    other.apply([changes[0], changes[2], forged, changes[4], doubled])
    (chain,) = other.verify()
    assert (chain.missing, chain.broken, chain.doubled) == ((2,), (5,), (5,))
    assert not chain.whole


def test_a_digest_is_worked_out_once_until_its_month_changes(
    replica: Replica, clock: HandClock
) -> None:
    asked: list[str] = []

    def fold(month: Mapping[str, Mapping[str, Any]]) -> Any:
        asked.append("fold")
        return {"stars": sum(len(records) for records in month.values()), "pair": (1, 2)}

    tick(replica, 1, day="2026-10-01")
    tick(replica, 1)
    assert replica.digest("stars", "2026-10", fold) == {"stars": 1, "pair": [1, 2]}
    tick(replica, 2)
    replica.digest("stars", "2026-10", fold)
    assert len(asked) == 1
    replica.compact()
    replica.close()
    reopened = Replica.open(replica.folder, clock=clock)
    assert reopened.digest("stars", "2026-10", fold)["pair"] == [1, 2]
    assert len(asked) == 1
    tick(reopened, 5, day="2026-10-02")
    assert reopened.digest("stars", "2026-10", fold)["stars"] == 2


def test_a_damaged_digest_is_worked_out_again(replica: Replica, clock: HandClock) -> None:
    tick(replica, 1)
    replica.digest("stars", "2026-11", lambda month: 1)
    replica.compact()
    (replica.folder / "digests.json").write_bytes(b"{")
    reopened = Replica.open(replica.folder, clock=clock)
    assert reopened.digest("stars", "2026-11", lambda month: 2) == 2


def test_compaction_is_wanted_by_a_long_journal_only(replica: Replica) -> None:
    tick(replica, 1)
    assert not replica.wants_compaction
    replica.write([("tasks/long", {"text": "x" * 200_000})], author="sam")
    assert replica.wants_compaction
    replica.compact()
    assert not replica.wants_compaction


def test_only_three_months_stay_in_memory(replica: Replica) -> None:
    for month in range(1, 13):
        tick(replica, 1, day=f"2026-{month:02d}-01")
    replica.compact()
    for month in range(1, 13):
        assert len(replica.dated("completions", f"2026-{month:02d}")) == 1
    assert len(replica._books.months._open._kept) == 3


def test_files_are_for_this_user_alone(replica: Replica) -> None:
    tick(replica, 1)
    replica.digest("stars", "2026-11", lambda month: 1)
    replica.compact()
    folders = [replica.folder, *(path for path in replica.folder.rglob("*") if path.is_dir())]
    files = [path for path in replica.folder.rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in folders} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert len(files) == 7


def test_an_empty_folder_holds_no_store(tmp_path: Path, clock: HandClock) -> None:
    with pytest.raises(NoStore, match="samestars setup"):
        Replica.open(tmp_path, clock=clock)


def test_a_store_is_not_made_twice(replica: Replica, clock: HandClock) -> None:
    rename(replica, 1)
    with pytest.raises(StoreExists, match="left as it is"):
        Replica.create(replica.folder, clock=clock)
    assert replica.records("tasks")


def test_a_store_of_a_newer_version_is_left_alone(replica: Replica, clock: HandClock) -> None:
    rename(replica, 1)
    replica.close()
    save_checked(replica.folder / "state.json", {}, 5)
    path = replica.folder / "state.json"
    newer = newer_format(path.read_bytes())
    path.write_bytes(newer)
    with pytest.raises(NewerFormat, match="Update this device"):
        Replica.open(replica.folder, clock=clock)
    assert path.read_bytes() == newer


def newer_format(data: bytes) -> bytes:
    from sync.disk import checked_file  # to save as a later version would

    body = data.split(b"}}", 1)[1]
    return checked_file._header(5, body, format_number=2) + body


def test_a_closed_store_takes_no_writes(replica: Replica) -> None:
    replica.close()
    replica.close()
    with pytest.raises(SyncError, match="Open it again"):
        tick(replica, 1)
    with pytest.raises(SyncError, match="Open it again"):
        replica.refresh()


def test_threads_write_and_read_at_once(replica: Replica) -> None:
    def work(name: int) -> None:
        for number in range(40):
            tick(replica, name * 100 + number)
            assert len(replica.dated("completions", "2026-11")) > 0

    threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(replica.dated("completions", "2026-11")) == 160
    assert replica.verify()[0].whole


def test_the_folder_counts_its_changes(replica: Replica, clock: HandClock) -> None:
    for number in range(7):
        tick(replica, number)
        rename(replica, number)
    replica.compact()
    tick(replica, 7)
    assert replica.count == len(list(replica.changes())) == 15
    assert Replica.open(replica.folder, clock=clock).count == 15


def journal(replica: Replica) -> bytes:
    return (replica.folder / "state.journal").read_bytes()
