"""Two homes under the bench: a real hub, a real joining, read from outside while it goes on."""

from pathlib import Path

import pytest

from bench import family, homes
from bench.family import CARDS, Devices
from bench.homes import Homes
from bench.row import BenchError


@pytest.fixture
def devices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Devices:
    """Devices whose history is a week."""
    for module in (family, homes):
        monkeypatch.setattr(module, "HISTORY", 7 * CARDS)
    return Devices(tmp_path)


def test_a_new_home_has_todays_plan_and_then_everything(devices: Devices) -> None:
    with Homes(devices) as two_homes:
        first, second = two_homes.two()
        assert two_homes.two() == (first, second)
    (joined,) = two_homes.joined
    assert joined.folder == second
    assert 0 < joined.today <= joined.everything


def test_a_new_home_that_cannot_join_says_why(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=r"0 of 50,000 changes\. .*nothing-here"):
        homes.join(tmp_path / "new", tmp_path / "nothing-here")
