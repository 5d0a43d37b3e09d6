"""Where no browser prints, a sentence says what to do, and nothing is left."""

import os
import time
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.pages import printing
from kiosk.pages.printing import printed


def browser(folder: Path, script: str) -> None:
    file = folder / "chromium"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs before all others, and one for what is left lying about."""
    left = tmp_path / "left"
    left.mkdir()
    monkeypatch.setenv("TMPDIR", str(left))
    monkeypatch.setattr("tempfile.tempdir", None)
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}/bin")
    return programs


def test_without_a_browser_it_says_what_to_install(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(path))
    with pytest.raises(KioskError, match=r"apt install chromium.*--format html"):
        printed("<p>Hello</p>")


@pytest.mark.parametrize(
    "script", ["exit 1", "true", 'for a; do :; done; echo no > "${a#file://}"']
)
def test_one_that_prints_nothing_is_named(path: Path, script: str) -> None:
    browser(path, script)
    with pytest.raises(KioskError, match=r"printed no PDF. Nothing was written"):
        printed("<p>Hello</p>")
    assert not any((path.parent / "left").iterdir())


def lives(process: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_one_that_hangs_is_ended_with_its_children(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "LONGEST", 0.3)
    browser(path, f"sleep 60 & echo $! > {path}/child; wait")
    with pytest.raises(KioskError, match=r"printed nothing in 0 seconds"):
        printed("<p>Hello</p>")
    child = int((path / "child").read_text())
    deadline = time.monotonic() + 10
    while lives(child):
        assert time.monotonic() < deadline, "it goes on"
        time.sleep(0.01)


def test_one_that_cannot_be_started_is_named(path: Path) -> None:
    (path / "chromium").write_bytes(b"\x7fELF nothing")
    (path / "chromium").chmod(0o755)
    with pytest.raises(KioskError, match=r"could not be started"):
        printed("<p>Hello</p>")
