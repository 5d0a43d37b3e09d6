"""The demo from the command line: where it lies, and a word while it is made slowly."""

import io
from pathlib import Path
from threading import Event

from kiosk.commands.demo import announced
from tests.kiosk.commands.conftest import Samestars


class Told(io.StringIO):
    """A stream that lets a test wait for the first word."""

    def __init__(self) -> None:
        super().__init__()
        self.word = Event()

    def flush(self) -> None:
        super().flush()
        self.word.set()


def test_it_says_where_it_lies_and_how_to_take_its_plan(
    samestars: Samestars, tmp_path: Path
) -> None:
    place, mine = tmp_path / "demo", tmp_path / "my-plan.toml"
    said = samestars("demo", "--only-make", "--data", str(place)).stdout
    assert f"The demo is in {place}.\n" in said
    assert f"samestars plan export my-plan.toml --data {place}\n" in said
    assert samestars("plan", "export", str(mine), "--data", str(place)).returncode == 0
    assert samestars("plan", "check", str(mine)).returncode == 0


def test_a_long_wait_gets_a_word() -> None:
    stream = Told()
    with announced("Making it...", stream, after=0):
        assert stream.word.wait(10)
    assert stream.getvalue() == "Making it...\n"


def test_a_short_one_gets_none() -> None:
    stream = Told()
    with announced("Making it...", stream, after=3600):
        pass
    assert stream.getvalue() == ""
