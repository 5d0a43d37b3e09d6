"""What another does not have yet: exactly that, and without opening months for nothing."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync import Change, Replica
from sync.replica import spans
from sync.replica.logs import Logs
from tests.sync.stores import HandClock, rename, tick


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The months whose logs are read from the disk."""
    months: list[str] = []
    real = Logs._load

    def counted(logs: Logs, month: str) -> object:
        months.append(month)
        return real(logs, month)

    monkeypatch.setattr(Logs, "_load", counted)
    return months


def a_year(replica: Replica) -> list[Change]:
    """Two ticks a month, folded into the logs."""
    changes = [
        tick(replica, number, day=f"2026-{month:02d}-05")
        for month in range(1, 13)
        for number in (1, 2)
    ]
    replica.compact()
    replica._books.logs.forget()
    return changes


def test_nothing_new_opens_nothing(replica: Replica, opened: list[str]) -> None:
    a_year(replica)
    opened.clear()
    assert replica.after(replica.heads()) == []
    assert replica.after(replica.held()) == []
    assert replica.after({replica.device: 99, "f" * 16: 3}) == []
    assert opened == []


def test_what_is_new_is_found_where_it_is(replica: Replica, opened: list[str]) -> None:
    changes = a_year(replica)
    newest = [rename(replica, 1), tick(replica, 3)]
    opened.clear()
    assert replica.after({replica.device: 24}) == newest
    assert opened == []
    assert replica.after({replica.device: 22}) == [*changes[22:], *newest]
    assert opened == ["2026-12"]
    opened.clear()
    assert replica.after({}, limit=2) == changes[:2]
    assert opened == ["2026-01"]


def test_a_gap_that_never_fills_opens_nothing(
    replica: Replica, tmp_path: Path, opened: list[str]
) -> None:
    changes = a_year(replica)
    other = Replica.create(tmp_path / "other", clock=HandClock())
    other.apply([*changes[:5], *changes[6:]])
    other.compact()
    opened.clear()
    assert other.heads() == {replica.device: 24}
    assert other.held() == {replica.device: [[1, 5], [7, 24]]}
    assert other.after(other.held()) == []
    assert other.after({replica.device: 24}) == []
    assert opened == []
    assert other.after({replica.device: 5}) == changes[6:]
    other.apply([changes[5]])
    assert other.held() == {replica.device: [[1, 24]]}
    assert other.after({replica.device: [[1, 5], [7, 24]]}) == [changes[5]]


def test_changes_that_share_a_number_are_named(replica: Replica, tmp_path: Path) -> None:
    changes = [rename(replica, number) for number in range(4)]
    twin = replace(changes[1], id="e" * 32, fields={"title": "twin"})
    assert replica.doubled() == []
    replica.apply([twin])
    assert {change.id for change in replica.doubled()} == {changes[1].id, twin.id}
    replica.compact()
    assert {change.id for change in replica.doubled()} == {changes[1].id, twin.id}
    replica.apply([replace(twin, id="f" * 32)])
    assert len(replica.doubled()) == 3


def test_a_store_of_an_earlier_version_is_read_whole(replica: Replica, clock: HandClock) -> None:
    changes = a_year(replica)
    for name in ("_reaches", "_places"):
        replica._storage.tables[name] = {}
    replica._storage.write(replica._storage.tables)
    last = rename(replica, 1)
    assert replica.after({replica.device: 10}) == [*changes[10:], last]
    assert replica.history("tasks/k-words") == [last]
    replica.compact()
    assert replica._storage.tables["_places"] == {"tasks/k-words": {"months": ["2026-11"]}}
    assert replica.after({replica.device: 10}) == [*changes[10:], last]


def test_heads_and_marks_are_those_of_all_devices(replica: Replica, tmp_path: Path) -> None:
    other = Replica.create(tmp_path / "other", clock=HandClock())
    for number in range(3):
        rename(replica, number)
    theirs = rename(other, 9)
    assert replica.head == (3, replica.history("tasks/k-words")[-1].fingerprint())
    assert replica.plan_mark != other.plan_mark
    other.apply(replica.after(other.heads()))
    replica.apply([theirs])
    assert replica.heads() == other.heads() == {replica.device: 3, other.device: 1}
    assert replica.plan_mark == other.plan_mark
    tick(replica, 1)
    assert replica.plan_mark == other.plan_mark
    rename(replica, 4)
    assert replica.plan_mark != other.plan_mark


@given(st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_another_has_it_gets_the_rest(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        writer = Replica.create(Path(folder) / "writer", clock=HandClock())
        changes = [
            tick(writer, number, day=f"2026-{data.draw(st.integers(1, 6)):02d}-05")
            for number in range(data.draw(st.integers(1, 12)))
        ]
        mine = data.draw(st.permutations(changes))[: data.draw(st.integers(0, 12))]
        theirs = data.draw(st.sets(st.integers(1, 12)))
        reader = Replica.create(Path(folder) / "reader", clock=HandClock())
        for at, change in enumerate(mine):
            reader.apply([change])
            if data.draw(st.booleans()) and at % 3 == 2:
                reader.compact()
        have: list[list[int]] = []
        for number in theirs:
            spans.add(have, number)
        limit = data.draw(st.none() | st.integers(0, 5))
        expected = [change for change in changes if change in mine and change.number not in theirs]
        assert reader.after({writer.device: have}, limit) == expected[:limit]
        assert reader.heads() == ({writer.device: max(one.number for one in mine)} if mine else {})
        writer.close()
        reader.close()


def memory() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def test_what_devices_and_keys_need_is_not_of_the_plan(replica: Replica) -> None:
    rename(replica, 1)
    before = replica.plan_mark
    for record in ("device/ab", "key/ab", "invitation/ab", "recovery/words", "unfiled/a.b"):
        replica.write([(record, {"a": 1})], author="")
    assert replica.plan_mark == before
    replica.compact()
    assert replica.plan_mark == before
    rename(replica, 2)
    assert replica.plan_mark != before
