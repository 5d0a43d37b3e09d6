"""What every test needs: no colours or themes from outside, and no silent skip in CI."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_COLOR_SYSTEM", "SAMESTARS_DATA"):
    os.environ.pop(name, None)
os.environ["COLORTERM"] = "truecolor"  # with 16 colours the kiosk chooses its theme itself

NO_SKIPS = os.environ.get("SAMESTARS_NO_SKIPS") == "1"
LONGEST = ("sync/fuzz/test_household", "network/test_rounds", "kiosk/test_soak")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """In CI all system packages are there: a skip means a missing one, and is a failure."""
    report = yield
    if NO_SKIPS and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {call.excinfo.value if call.excinfo else ''}"
    return report


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as cores: a quarter of the run waits for taps, hubs and clocks."""
    cores = len(os.sched_getaffinity(0))
    return cores + cores // 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: at the end one worker would have them alone, and the others nothing."""
    items.sort(key=lambda item: not any(name in item.nodeid for name in LONGEST))


def pytest_collection_finish() -> None:
    """What was imported and collected stays: to look at all of it again and again for garbage took
    a quarter of the run.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A device's folder that does not exist yet."""
    return tmp_path / "device"
