"""Photos as records: once in each home, never in what a start reads."""

import hashlib
import random
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.household.household import Household
from kiosk.household.photos import (
    MOST_BYTES,
    PART,
    Named,
    files_of,
    named,
    photo,
    photo_edits,
)
from kiosk.household.plan import Reward
from sync import Replica
from sync.disk.generation import JOURNAL, SNAPSHOT
from tests.kiosk.household.family import PLAN, at, merge

SOURCE = "ab" * 32


def noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


def add(ledger: Replica, name: str, content: bytes) -> int:
    """How many changes that took."""
    edits = photo_edits(ledger, name, content, SOURCE)
    ledger.write(edits, author="sam")
    return len(edits)


@pytest.mark.parametrize("size", [1, PART, PART + 1, MOST_BYTES])
def test_a_photo_comes_back_byte_for_byte(ledger: Replica, size: int) -> None:
    content = noise(size)
    add(ledger, "garden.jpg", content)
    assert photo(ledger, named(ledger)["garden.jpg"]) == content


def test_the_same_photo_again_writes_nothing(ledger: Replica) -> None:
    assert add(ledger, "garden.jpg", noise(70_000)) == 4
    assert add(ledger, "garden.jpg", noise(70_000)) == 0
    assert add(ledger, "yard.jpg", noise(70_000)) == 1  # the name alone


def test_both_homes_may_bring_in_the_same_photo(ledger: Replica, other: Replica) -> None:
    for replica in (ledger, other):
        add(replica, "garden.jpg", noise(70_000))
    merge(ledger, other)
    merge(other, ledger)
    for replica in (ledger, other):
        assert photo(replica, named(replica)["garden.jpg"]) == noise(70_000)
    assert not ledger.rivals() or named(ledger) == named(other)


def test_a_photo_that_has_not_come_whole_is_none_yet(ledger: Replica, other: Replica) -> None:
    add(ledger, "garden.jpg", noise(70_000))
    changes = [change for change in ledger.changes() if not change.record.endswith("-1")]
    other.apply(changes)
    assert photo(other, named(other)["garden.jpg"]) is None
    merge(other, ledger)
    assert photo(other, named(other)["garden.jpg"]) == noise(70_000)


def test_a_photo_under_a_name_like_a_date_is_found(ledger: Replica) -> None:
    add(ledger, "2026-11-01.jpg", noise(10))
    assert photo(ledger, named(ledger)["2026-11-01.jpg"]) == noise(10)


def test_a_photo_of_which_nothing_true_is_told_is_left_out(ledger: Replica) -> None:
    content = hashlib.sha256(noise(10)).hexdigest()
    good = {"content": content, "source": SOURCE, "size": 10}
    for number, told in enumerate(
        (None, [], {**good, "size": True}, {**good, "size": 10**9}, {**good, "content": "../x"})
    ):
        ledger.write([(f"picture/file:{number}.jpg", {"photo": told})], author="")
    ledger.write([("picture/good.jpg", {"photo": good})], author="")
    assert named(ledger) == {}
    wanted = Named(content, SOURCE, 10)
    ledger.write([("photo/x", {"bytes": "%%%"})], author="")
    assert photo(ledger, wanted) is None


def test_the_months_of_practice_do_not_name_a_photos_shelf(
    ledger: Replica, home: Household
) -> None:
    before = ledger.months()
    add(ledger, "garden.jpg", noise(70_000))
    assert ledger.months() == before
    assert home.lifetime("rosa") == 0


def test_a_start_reads_as_little_with_thirty_photos_as_with_none(
    ledger: Replica, home: Household
) -> None:
    ledger.compact()
    small = read_at_a_start(ledger.folder)
    for number in range(30):
        add(ledger, f"{number}.jpg", noise(64_000, number))
    ledger.compact()
    more = read_at_a_start(ledger.folder) - small
    assert more < 30 * 1024  # the names and the marks, of nearly 2 MB
    assert sum(path.stat().st_size for path in (ledger.folder / "log").iterdir()) > 30 * 64_000


def read_at_a_start(folder: Path) -> int:
    """Bytes of what every start parses, without the emptiness at the journal's end."""
    journal = (folder / JOURNAL).read_bytes().rstrip(b"\0")
    return (folder / SNAPSHOT).stat().st_size + len(journal)


def test_a_tap_writes_as_much_with_photos_as_without(ledger: Replica, home: Household) -> None:
    def written(task: str) -> int:
        before = read_at_a_start(ledger.folder)
        home.tick("rosa", task, day=home.practice_day(at()), at=at())
        return read_at_a_start(ledger.folder) - before

    first = written("k-words")
    for number in range(5):
        add(ledger, f"{number}.jpg", noise(64_000, number))
    ledger.compact()
    assert abs(written("bubbles") - first) < 64


def test_the_plan_names_each_file_once() -> None:
    had = PLAN
    task = replace(
        had.tasks[0], picture="a.jpg", step_pictures=("b.png", ""), then_picture="c.webp"
    )
    child = replace(had.children[0], picture="a.jpg")
    reward = Reward("swim", "rosa", "Swimming", 3, picture="swim.gif")
    home = replace(had.homes[0], picture="green.jpg")
    whole = replace(had, tasks=(task,), children=(child,), rewards=(reward,), homes=(home,))
    assert files_of(whole) == ("green.jpg", "a.jpg", "c.webp", "b.png", "swim.gif")
