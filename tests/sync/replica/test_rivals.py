"""Both values of a field that two homes set while apart are named, until somebody chose."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync import Change, Replica
from sync.replica.logs import Logs
from tests.sync.plain_rivals import plain_rivals, told
from tests.sync.stores import NOON, HandClock, rename, tick

TASK = "tasks/k-words"


@pytest.fixture
def homes(tmp_path: Path) -> Iterator[tuple[Replica, Replica]]:
    """Two homes that both have the plan as it was first written."""
    green = Replica.create(tmp_path / "green", clock=HandClock())
    blue = Replica.create(tmp_path / "blue", clock=HandClock(NOON + 60_000))
    put(green, "first")
    meet(green, blue)
    yield green, blue
    green.close()
    blue.close()


def put(replica: Replica, title: object, author: str = "sam", field: str = "title") -> Change:
    return replica.write([(TASK, {field: title})], author=author)[0]


def meet(*replicas: Replica) -> None:
    """All get what the others have."""
    for replica in replicas:
        for other in replicas:
            replica.apply(other.after(replica.held()))


def sides(replica: Replica) -> list[tuple[object, object]]:
    return [(rival.kept.value, rival.other.value) for rival in replica.rivals()]


def test_what_was_set_in_both_homes_is_named(homes: tuple[Replica, Replica]) -> None:
    green, blue = homes
    one = put(green, "green", author="sam")
    two = put(blue, "blue", author="alex")
    assert green.rivals() == ()
    meet(green, blue)
    (rival,) = green.rivals()
    assert (rival,) == blue.rivals()
    assert (rival.record, rival.field) == (TASK, "title")
    kept, other = rival.kept, rival.other
    assert (kept.value, kept.device, kept.author) == ("blue", blue.device, "alex")
    assert (other.value, other.device, other.author) == ("green", green.device, "sam")
    assert (kept.wall, kept.stamp, other.wall, other.stamp) == (
        (two.wall, two.stamp, one.wall, one.stamp)
    )


def test_an_edit_that_saw_the_other_is_no_rival(homes: tuple[Replica, Replica]) -> None:
    green, blue = homes
    for number in range(4):
        put(green, number)
        meet(green, blue)
        put(blue, number + 10)
        meet(green, blue)
    assert green.rivals() == blue.rivals() == ()
    assert "_rivals" not in green._storage.tables


def test_the_same_value_in_both_homes_is_no_rival(homes: tuple[Replica, Replica]) -> None:
    green, blue = homes
    put(green, "same")
    put(blue, "same")
    meet(green, blue)
    assert green.rivals() == ()
    put(green, "next")  # saw one of them, and both said the same
    meet(green, blue)
    assert green.rivals() == blue.rivals() == ()


def test_other_fields_and_other_records_are_no_rivals(homes: tuple[Replica, Replica]) -> None:
    green, blue = homes
    put(green, 5, field="minutes")
    put(blue, "blue")
    tick(green, 1)
    tick(blue, 1)
    meet(green, blue)
    assert green.rivals() == blue.rivals() == ()


@pytest.mark.parametrize("choice", ["green", "blue", "third"])
def test_whoever_writes_the_field_and_knew_both_has_settled_it(
    homes: tuple[Replica, Replica], choice: str
) -> None:
    green, blue = homes
    one = put(green, "green")
    put(blue, "blue")
    meet(green, blue)
    chosen = put(blue, choice)
    assert chosen.unknown == {"settles": {"title": [one.stamp]}}
    assert blue.rivals() == ()
    meet(green, blue)
    assert green.rivals() == ()
    assert green.records("tasks")["k-words"]["title"] == choice
    assert put(green, "later").unknown == {}


def test_two_who_choose_differently_while_apart_are_rivals_again(
    homes: tuple[Replica, Replica],
) -> None:
    green, blue = homes
    put(green, "green")
    put(blue, "blue")
    meet(green, blue)
    put(green, "green")
    put(blue, "blue")
    meet(green, blue)
    assert sides(green) == sides(blue) == [("blue", "green")]


def test_a_third_home_may_disagree_with_both(
    homes: tuple[Replica, Replica], tmp_path: Path
) -> None:
    green, blue = homes
    third = Replica.create(tmp_path / "third", clock=HandClock(NOON - 60_000))
    meet(green, blue, third)
    put(green, "green")
    put(blue, "blue")
    put(third, "third")
    meet(green, blue, third)
    assert sides(third) == [("blue", "green"), ("blue", "third")]
    settling = put(third, "peace")
    assert len(settling.unknown["settles"]["title"]) == 2
    assert third.rivals() == ()


def test_rivals_are_there_after_a_restart_and_a_compaction(
    homes: tuple[Replica, Replica], clock: HandClock
) -> None:
    green, blue = homes
    put(green, "green")
    put(blue, "blue")
    meet(green, blue)
    expected = green.rivals()
    green.compact()
    green.close()
    again = Replica.open(green.folder, clock=clock)
    assert again.rivals() == expected
    (green.folder / "state.json").write_bytes(b"{")
    (green.folder / "state.journal").write_bytes(b"")
    assert Replica.open(green.folder, clock=clock).rivals() == expected


def test_what_another_version_wrote_as_settled_does_no_harm(
    homes: tuple[Replica, Replica],
) -> None:
    green, blue = homes
    put(green, "green")
    theirs = put(blue, "blue")
    for strange in (5, {"title": 5}, {"title": [5, None]}, {"title": [theirs.stamp]}, []):
        meet(green, blue)
        green.apply([replace(theirs, id="e" * 32, unknown={"settles": strange})])
        assert sides(green) == [("blue", "green")]


def test_no_month_is_opened_where_nothing_is_in_question(
    replica: Replica, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        rename(replica, number)
    replica.compact()
    replica._books.logs.forget()
    monkeypatch.setattr(Logs, "_load", None)
    rename(replica, 5)
    assert replica.rivals() == ()
    assert replica.rivals() is replica.rivals()


@given(st.data())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_rivals_do_not_depend_on_order_repetition_and_split(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        replicas = [
            Replica.create(
                Path(folder) / str(at), clock=HandClock(NOON - at * 10**9, trusted=at < 2)
            )
            for at in range(3)
        ]
        changes: list[Change] = []
        for _ in range(data.draw(st.integers(2, 10))):
            writer = data.draw(st.sampled_from(replicas))
            writer.apply(data.draw(st.lists(st.sampled_from(changes))) if changes else [])
            if data.draw(st.integers(0, 3)) == 0:
                writer.apply(changes)
            fields = {data.draw(st.sampled_from("ab")): data.draw(st.integers(0, 3))}
            changes += writer.write([(TASK, fields)], author="sam")
            if data.draw(st.booleans()):
                writer.rivals()
        for replica in replicas:
            order = data.draw(st.permutations([*changes, *changes[:3]]))
            while order:
                size = data.draw(st.integers(1, len(order)))
                replica.apply(order[:size])
                order = order[size:]
                if data.draw(st.booleans()):
                    replica.rivals()
                if data.draw(st.booleans()):
                    replica.compact()
        first = replicas[0].rivals()
        assert all(replica.rivals() == first for replica in replicas)
        assert told(first) == plain_rivals(changes)
        for replica in replicas:
            replica.close()


def test_one_field_in_every_order(homes: tuple[Replica, Replica], tmp_path: Path) -> None:
    green, blue = homes
    put(green, "green")
    put(blue, "blue")
    put(blue, "blue again")
    meet(green, blue)
    expected = green.rivals()
    changes = list(green.changes())
    for at, order in enumerate(permutations(changes)):
        other = Replica.create(tmp_path / f"other-{at}", clock=HandClock())
        for change in order:
            other.apply([change])
        assert other.rivals() == expected
        other.close()


def memory() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
