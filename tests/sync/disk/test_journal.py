"""What a journal says after a cut, a torn sector, a flipped bit."""

import random
from pathlib import Path

import pytest

from sync.disk.checked_file import write_new
from sync.disk.journal import STEP, Journal, line, scan
from sync.errors import StoreReadOnly

SECTOR = 512
ENTRIES = [
    {"t": {f"id{number}": {"text": "x" * (number * 97), "n": number}}} for number in range(12)
]
LINES = [line(entry) for entry in ENTRIES]
WHOLE = b"".join(LINES)


def test_a_journal_cut_at_any_byte_has_all_entries_before_the_cut() -> None:
    for cut in range(len(WHOLE) + 1):
        kept = sum(1 for end in ends() if end <= cut)
        found = scan(WHOLE[:cut] + b"\0" * 64)
        assert found.entries == ENTRIES[:kept]
        assert found.later == []
        assert found.rest == WHOLE[found.end : cut]


def test_a_last_entry_torn_by_sectors_is_there_whole_or_not_at_all() -> None:
    dice = random.Random(1)
    before = b"".join(LINES[:-1])
    for _ in range(3000):
        data = bytearray((before + LINES[-1]).ljust(STEP, b"\0"))
        torn = False
        first = len(before) // SECTOR
        for sector in range(first, (len(WHOLE) - 1) // SECTOR + 1):
            start = max(sector * SECTOR, len(before))
            stop = min((sector + 1) * SECTOR, len(WHOLE))
            how = dice.choice(["new", "old", "garbage"])
            if how == "old":
                data[start:stop] = bytes(stop - start)
            elif how == "garbage":
                data[start:stop] = dice.randbytes(stop - start)
            torn = torn or how != "new"
        found = scan(bytes(data))
        assert found.entries == (ENTRIES[:-1] if torn else ENTRIES)
        assert bool(found.rest.strip(b"\0")) <= torn
        assert found.later == []


def test_a_flipped_bit_costs_no_entry_but_its_own_or_the_one_it_joins() -> None:
    for position in range(len(WHOLE)):
        data = bytearray(WHOLE)
        data[position] ^= 1 << (position % 8)
        found = scan(bytes(data) + b"\0" * 64)
        hit = sum(1 for end in ends() if end <= position)
        assert [*found.entries, *found.later] == ENTRIES[:hit] + ENTRIES[hit + 1 :]
        assert bool(found.later) == (hit < len(ENTRIES) - 1)


def test_a_line_has_one_line_feed_and_no_zero_byte() -> None:
    text = line({"t": {"id": {"text": "a\nb\0c\ud800é"}}})
    assert text.count(b"\n") == 1
    assert b"\0" not in text
    assert scan(text).entries == [{"t": {"id": {"text": "a\nb\0c\ud800é"}}}]


def test_space_is_allotted_ahead_as_zeros(tmp_path: Path) -> None:
    journal = fresh(tmp_path)
    journal.append(ENTRIES)
    data = (tmp_path / "journal").read_bytes()
    assert len(data) % STEP == 0
    assert not data[journal.end :].strip(b"\0")
    journal.close()


def test_an_entry_longer_than_the_step_is_appended(tmp_path: Path) -> None:
    journal = fresh(tmp_path)
    entry = {"t": {"id": {"text": "y" * (3 * STEP)}}}
    journal.append([entry])
    journal.close()
    assert Journal(tmp_path / "journal").read().entries[1:] == [entry]


def test_after_a_failed_sync_nothing_more_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = fresh(tmp_path)
    journal.append(ENTRIES[:1])
    with monkeypatch.context() as patch:  # no ordinary machine has a disk that fails on demand
        patch.setattr("os.fdatasync", fail)
        with pytest.raises(StoreReadOnly, match="did not confirm the last write"):
            journal.append(ENTRIES[1:2])
    with pytest.raises(StoreReadOnly, match="until the kiosk is restarted"):
        journal.append(ENTRIES[2:3])
    journal.close()
    assert Journal(tmp_path / "journal").read().entries[1:] == ENTRIES[:1]


def fail(descriptor: int) -> None:
    raise OSError(5, "Input/output error")


def fresh(folder: Path) -> Journal:
    Journal.prepare(folder / "journal", 1)
    journal = Journal(folder / "journal")
    journal.read()
    return journal


def ends() -> list[int]:
    return [sum(map(len, LINES[: number + 1])) for number in range(len(LINES))]


def test_prepare_replaces_what_is_there(tmp_path: Path) -> None:
    write_new(tmp_path / "journal", b"left over from a crash" * STEP)
    assert len(fresh(tmp_path).read().entries) == 0
