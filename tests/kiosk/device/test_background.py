"""Programs behind the screen: the newest wins, none hangs, none stays as a zombie."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.device.background import Background, Command

SOON = 10.0  # seconds in which a program must have done it, on a slow machine too


@pytest.fixture
def background() -> Iterator[Background]:
    """A background whose programs may take ten seconds."""
    made = Background(SOON)
    yield made
    made.stop()


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SOON
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def copies(to: Path) -> Command:
    """A program that copies its standard input to a file, whole or not at all."""
    return Command(("sh", "-c", f"cat > '{to}.part' && mv '{to}.part' '{to}'"), b"words")


def sleeps(mark: Path) -> Command:
    """A program that says its number and then hangs."""
    script = f"echo $$ > '{mark}.part' && mv '{mark}.part' '{mark}'; sleep 60"
    return Command(("bash", "-c", script))


def is_gone(process: int) -> bool:
    """Whether it neither runs nor waits for somebody to ask how it ended."""
    return not Path(f"/proc/{process}").exists()


def test_it_gets_its_words_and_the_asker_goes_on(background: Background, tmp_path: Path) -> None:
    done = tmp_path / "done"
    background.run([copies(done)])
    until(done.exists)
    assert done.read_bytes() == b"words"


def test_the_newest_ends_what_runs_and_leaves_no_zombie(
    background: Background, tmp_path: Path
) -> None:
    mark, done = tmp_path / "mark", tmp_path / "done"
    background.run([sleeps(mark)])
    until(mark.exists)
    background.run([copies(done)])
    until(done.exists)
    until(lambda: is_gone(int(mark.read_text())))


def test_of_many_at_once_the_last_is_done(background: Background, tmp_path: Path) -> None:
    places = [tmp_path / str(number) for number in range(50)]
    for place in places:
        background.run([copies(place)])
    until(places[-1].exists)
    assert sum(place.exists() for place in places) < len(places), "the others were out of date"


def test_what_hangs_is_killed_at_its_limit(tmp_path: Path) -> None:
    background = Background(0.5)
    mark, done = tmp_path / "mark", tmp_path / "done"
    background.run([sleeps(mark), copies(done)])
    until(mark.exists)
    until(lambda: is_gone(int(mark.read_text())))
    assert not done.exists(), "by then it is out of date"
    background.run([sleeps(mark), copies(done)])
    until(done.exists)
    background.stop()


@pytest.mark.parametrize(
    "broken", [("no-such-program",), ("false",), (sys.executable, "-c", "1/0")]
)
def test_where_one_fails_the_next_does_it(
    background: Background, tmp_path: Path, broken: tuple[str, ...]
) -> None:
    done = tmp_path / "done"
    background.run([Command(broken), copies(done)])
    until(done.exists)


def test_nothing_runs_after_the_end(tmp_path: Path) -> None:
    background = Background(SOON)
    mark, done = tmp_path / "mark", tmp_path / "done"
    background.run([sleeps(mark)])
    until(mark.exists)
    background.stop()
    until(lambda: is_gone(int(mark.read_text())))
    background.run([copies(done)])
    assert not done.exists()


def test_a_word_is_never_a_shells(background: Background, tmp_path: Path) -> None:
    done = tmp_path / "done"
    background.run([Command(("touch", "--", os.fspath(done) + "; touch x"))])
    until(Path(f"{done}; touch x").exists)
