"""The arrows of the house point down, and nowhere else."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

UNSEEN = {
    "widgets": {"kiosk", "sync", "tinydb", "requests"},
    "sync": {"kiosk", "widgets", "textual", "rich"},
    "kiosk/household": {
        "widgets",
        "sync",
        "textual",
        "rich",
        "tinydb",
        "requests",
        "qrcode",
        "socket",
    },
    "kiosk/screens": {"sync", "tinydb", "requests", "os", "pathlib"},
}

DOORS = {"sync.wire", "sync.seal", "sync.hub", "sync.link", "sync.pairing"}

SYNC_SEES = {
    "disk": set(),
    "replica": {"disk"},
    "seal": set(),
    "hub": {"disk"},
    "link": {"disk", "replica", "seal"},
    "pairing": {"disk", "replica", "seal", "link"},
}
SYNC_SHARES = {"clock", "errors", "wire"}

HEAVY = {"PIL", "cryptography", "mnemonic", "psycopg", "requests", "spake2", "starlette", "uvicorn"}


def imports(path: Path) -> Iterator[str]:
    """Every module that the file imports, wherever in the file it does."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def files(package: str) -> list[Path]:
    found = sorted((ROOT / package).rglob("*.py"))
    assert found, package
    return found


@pytest.mark.parametrize("package", UNSEEN)
def test_a_room_does_not_look_up(package: str) -> None:
    for path in files(package):
        roots = {name.split(".")[0] for name in imports(path)}
        assert not roots & UNSEEN[package], path


def test_the_household_knows_no_screen_and_no_command() -> None:
    for path in files("kiosk/household"):
        above = {name for name in imports(path) if name.startswith("kiosk.")}
        assert all(name.startswith(("kiosk.household", "kiosk.language")) for name in above), path


def test_the_language_knows_nobody() -> None:
    for path in files("kiosk/language"):
        assert not {name.split(".")[0] for name in imports(path)} & {"kiosk", "widgets", "sync"}


@pytest.mark.parametrize("package", ["kiosk", "widgets", "sync"])
def test_no_file_has_a_name_that_says_nothing(package: str) -> None:
    names = {path.stem for path in files(package)}
    assert not names & {"utils", "helpers", "common", "manager", "misc"}


def test_other_rooms_enter_sync_by_its_doors() -> None:
    for path in files("kiosk"):
        inner = {name for name in imports(path) if name.startswith("sync.")}
        assert inner <= DOORS, path


@pytest.mark.parametrize("room", SYNC_SEES)
def test_a_room_of_sync_sees_only_those_below_it(room: str) -> None:
    for path in files(f"sync/{room}"):
        rooms = {name.split(".")[1] for name in imports(path) if name.startswith("sync.")}
        assert rooms <= {room} | SYNC_SEES[room] | SYNC_SHARES, path


def test_the_screen_starts_without_what_only_sync_needs() -> None:
    asked = (
        f"import sys, kiosk.run, kiosk.screens.today; print(sorted({HEAVY!r} & set(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"
