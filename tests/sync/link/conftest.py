"""A family with a hub that is a process of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.hub_process import UNLIMITED, HubProcess
from tests.sync.link.homes import Family, Home


@pytest.fixture(scope="session")
def one_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    """A hub for all tests that do it no harm: each has a household of its own."""
    process = HubProcess(tmp_path_factory.mktemp("hub") / "data", *UNLIMITED).start()
    yield process
    process.stop()


@pytest.fixture
def frail_hub(tmp_path: Path) -> Iterator[HubProcess]:
    """A hub that a test may end, empty and turn back."""
    process = HubProcess(tmp_path / "hub", *UNLIMITED).start()
    yield process
    process.stop()
    shutil.rmtree(process.folder, ignore_errors=True)


@pytest.fixture
def family(tmp_path: Path, one_hub: HubProcess) -> Iterator[Family]:
    family = Family(tmp_path / "homes", one_hub.url)
    yield family
    family.close()


@pytest.fixture
def green(family: Family) -> Home:
    return family.home("green")


@pytest.fixture
def blue(family: Family, green: Home) -> Home:
    return family.home("blue")
