"""Two homes under the bench: a real hub, a real joining, read from outside while it goes on."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bench import family, homes, joining
from bench.family import CARDS, Devices
from bench.homes import Homes
from bench.pace import QUICK
from bench.row import BenchError
from bench.rows import follow


@pytest.fixture(scope="module")
def two_homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Homes]:
    """A household whose history is a week."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (family, homes, joining):
            patch.setattr(module, "HISTORY", 7 * CARDS)
        with Homes(Devices(tmp_path_factory.mktemp("homes"))) as two_homes:
            yield two_homes


def test_a_new_home_has_todays_plan_and_then_everything(two_homes: Homes) -> None:
    first, second = two_homes.two()
    assert two_homes.two() == (first, second)
    (joined,) = two_homes.joined
    assert joined.folder == second
    assert 0 < joined.today <= joined.everything


def test_a_new_screen_shows_today_and_then_has_everything(two_homes: Homes) -> None:
    shown = joining.join_on_screen(*two_homes.screen())
    assert 0 < shown.choice < shown.today < shown.everything


def test_a_star_is_timed_on_the_other_homes_screen(two_homes: Homes) -> None:
    row = follow.measure(replace(QUICK, follows=1), two_homes)
    assert not row.notes[1:]
    (screen,) = row.subjects
    assert 0 < screen.median < 10_000


def test_a_new_home_that_cannot_join_says_why(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=r"has 0 of [\d,]+ changes\. .*nothing-here"):
        homes.join(tmp_path / "new", tmp_path / "nothing-here")
