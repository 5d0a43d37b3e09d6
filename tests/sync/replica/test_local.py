"""What a device notes for itself: durable, never sent, and in one step with what it tells of."""

import os
from pathlib import Path

import pytest

from sync import Replica, SyncError
from sync.disk import journal
from tests.sync.stores import HandClock, accounts_are_true, copied, rename, tick


def cursor(number: int) -> dict[str, dict[str, dict[str, int]]]:
    return {"_link": {"hub": {"next": number}}}


def test_a_note_is_there_after_a_restart_and_a_compaction(
    replica: Replica, clock: HandClock
) -> None:
    replica.note("_link", {"hub": {"next": 5}, "contact": {"state": "fine"}})
    replica.note("_link", {"contact": None})
    assert replica.local("_link") == {"hub": {"next": 5}}
    replica.close()
    reopened = Replica.open(replica.folder, clock=clock)
    assert reopened.local("_link") == {"hub": {"next": 5}}
    reopened.compact()
    assert reopened.local("_link") == {"hub": {"next": 5}}
    reopened.close()
    assert Replica.open(replica.folder, clock=clock).local("_link") == {"hub": {"next": 5}}


def test_a_note_is_no_change(replica: Replica) -> None:
    before = replica.version, replica.plan_mark
    replica.note("_link", {"hub": {"next": 5}})
    assert (replica.version, replica.plan_mark) == before
    assert replica.after({}) == []


def test_a_compaction_by_another_process_keeps_the_notes(
    replica: Replica, clock: HandClock
) -> None:
    other = Replica.open(replica.folder, clock=clock)
    replica.note("_link", {"hub": {"next": 5}})
    rename(other, 1)
    other.compact()
    replica.refresh()
    assert replica.local("_link") == other.local("_link") == {"hub": {"next": 5}}


def test_what_was_noted_does_not_follow_the_hand_that_gave_it(replica: Replica) -> None:
    document = {"next": [1]}
    replica.note("_link", {"hub": document})
    document["next"].append(2)
    assert replica.local("_link") == {"hub": {"next": [1]}}


@pytest.mark.parametrize("table", ["tasks", "_changes", "_heads", "_stamps", "_notices", "_seal"])
def test_only_tables_for_notes_take_them(replica: Replica, table: str) -> None:
    with pytest.raises(ValueError, match="no local table"):
        replica.note(table, {"a": {}})
    with pytest.raises(ValueError, match="no local table"):
        replica.apply([], {table: {"a": {}}})
    with pytest.raises(ValueError, match="no local table"):
        replica.local(table)


def test_a_note_that_is_not_json_is_refused(replica: Replica) -> None:
    with pytest.raises(TypeError):
        replica.note("_link", {"hub": {"next": object()}})
    assert replica.local("_link") == {}


def test_a_cursor_and_its_changes_are_one_step(
    replica: Replica, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = [tick(replica, number) for number in range(250)]
    other = Replica.create(tmp_path / "other", clock=HandClock())
    syncs: list[int] = []
    real = os.fdatasync
    monkeypatch.setattr("os.fdatasync", lambda descriptor: (syncs.append(1), real(descriptor))[1])
    assert other.apply(changes, cursor(250)) == 250
    assert len(syncs) == 1
    assert other.local("_link")["hub"] == {"next": 250}
    assert other.apply(changes, cursor(251)) == 0
    assert other.local("_link")["hub"] == {"next": 251}
    assert other.apply([], cursor(252)) == 0
    assert other.local("_link")["hub"] == {"next": 252}


def test_wherever_a_journal_is_cut_the_cursor_has_its_changes(
    replica: Replica, tmp_path: Path
) -> None:
    changes = [tick(replica, number) for number in range(230)]
    other = Replica.create(tmp_path / "other", clock=HandClock())
    other.apply(changes[:110], cursor(110))
    other.apply(changes[110:], cursor(230))
    other.close()
    data = (other.folder / "state.journal").read_bytes().rstrip(b"\0")
    ends = [at + 1 for at, byte in enumerate(data) if byte == ord("\n")]
    for cut in {*ends, *(end - 40 for end in ends[1:]), *(end + 40 for end in ends[:-1])}:
        place = copied(other.folder, tmp_path / "cut")
        (place / "state.journal").write_bytes(data[:cut])
        torn = Replica.open(place, clock=HandClock())
        known = {change.id for change in torn.changes()}
        until = torn.local("_link").get("hub", {"next": 0})["next"]
        assert known >= {change.id for change in changes[:until]}
        assert accounts_are_true(torn)
        torn.close()


def test_a_refused_write_leaves_the_cursor_where_it_was(
    replica: Replica, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = [tick(replica, number) for number in range(3)]
    other = Replica.create(tmp_path / "other", clock=HandClock())
    other.apply([], cursor(1))

    def full(_: journal.Journal, __: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(journal.Journal, "_allot", full)
    with pytest.raises(SyncError):
        other.apply(changes, cursor(3))
    assert other.local("_link")["hub"] == {"next": 1}
    assert other.count == 0


HOUR = 3_600_000


def test_only_this_devices_trusted_writes_say_what_its_clock_showed(
    replica: Replica, clock: HandClock, tmp_path: Path
) -> None:
    assert replica.shown == 0
    tick(replica, 1)
    first = replica.shown
    assert first == clock.milliseconds
    ahead = Replica.create(
        tmp_path / "ahead", clock=HandClock(clock.milliseconds + 365 * 24 * HOUR)
    )
    replica.apply([tick(ahead, 2)])
    clock.trusted = False
    clock.milliseconds += 48 * HOUR
    tick(replica, 3)
    assert replica.shown == first
    clock.trusted = True
    tick(replica, 4)
    assert replica.shown == clock.milliseconds


def test_the_clock_is_noted_once_an_hour_and_followed_back_from_a_day_on(
    replica: Replica, clock: HandClock
) -> None:
    tick(replica, 1)
    first = replica.shown
    clock.milliseconds += HOUR // 2
    tick(replica, 2)
    assert replica.shown == first
    clock.milliseconds -= 23 * HOUR
    tick(replica, 3)
    assert replica.shown == first
    clock.milliseconds -= 2 * HOUR
    tick(replica, 4)
    assert replica.shown == clock.milliseconds < first
    replica.compact()
    assert Replica.open(replica.folder, clock=clock).shown == replica.shown


def test_a_clock_that_a_person_believes_replaces_what_was_shown(
    replica: Replica, clock: HandClock
) -> None:
    tick(replica, 1)
    clock.milliseconds -= 400 * 24 * HOUR
    clock.trusted = False
    replica.believe_clock()
    assert replica.shown == clock.milliseconds
