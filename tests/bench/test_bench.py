"""The bench measures what it says: cells from bytes, a real tap, figures and bars."""

from contextlib import ExitStack

import pytest

from bench.apps import six_tiles
from bench.cells import Cells
from bench.contest import interleave
from bench.report import lines
from bench.row import Bar, BenchError, Row, Subject
from bench.rows.tap import TILES, Finger


def test_cells_follow_output_in_any_portions() -> None:
    whole = "\x1b[2J\x1b[2;3H\x1b[1;38;2;1;2;3mDone\x1b[0m\r\n★\x1b]0;title\x07!"
    for cut in range(len(whole)):
        cells = Cells(8, 3)
        cells.feed(whole[:cut])
        cells.feed(whole[cut:])
        assert cells.text(0, 0, 8, 3) == "        \n  Done  \n★!      "


def test_a_tap_through_a_pty_is_seen_on_the_cells() -> None:
    with ExitStack() as stack:
        finger = Finger(six_tiles(), TILES, stack)
        assert 0 < finger.tap() < 3000
        assert finger.terminal
        assert finger.terminal.cells.text().count("★") == 1


def test_a_contestant_that_fails_leaves_and_the_others_go_on() -> None:
    turns = iter([1.0, 2.0, 3.0])

    def fails() -> float:
        raise BenchError("It is not there.")

    outcome = interleave({"a": lambda: next(turns), "b": fails}, 2)
    assert outcome.samples == {"a": [2.0, 3.0]}
    assert outcome.failures == ("Not measured: b. It is not there.",)


@pytest.mark.parametrize(("limit", "says"), [(2.0, "holds"), (1.9, "DOES NOT HOLD")])
def test_a_bar_compares_medians(limit: float, says: str) -> None:
    ours, theirs = Subject("ours", (6.0, 2.0, 90.0)), Subject("theirs", (3.0,))
    row = Row("Tap", "ms", (ours, theirs), (Bar("ours", "theirs", limit),))
    assert any(line.endswith(f"at most {limit:.2f}x: {says}") for line in lines(row))


def test_p95_is_the_nearest_rank() -> None:
    assert Subject("", tuple(map(float, range(1, 21)))).p95 == 19
    assert Subject("", (7.0,)).p95 == 7


def test_a_rate_is_held_to_a_least() -> None:
    ours, theirs = Subject("ours", (300.0,)), Subject("theirs", (20.0,))
    bars = (Bar("ours", "theirs", 15, least=True), Bar("ours", "theirs", 16, least=True))
    row = Row("Posts", "posts/s", (ours, theirs), bars)
    assert [verdict.holds for verdict in row.verdicts()] == [True, False]
    assert any(line.endswith("at least 16.00x: DOES NOT HOLD") for line in lines(row))


def test_p99_of_a_few_is_the_greatest() -> None:
    assert Subject("", tuple(map(float, range(12)))).p99 == 11
    assert Subject("", tuple(map(float, range(1, 201)))).p99 == 198
