"""The arrows of the house point down, and nowhere else."""

import ast
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
        assert all(name.startswith("kiosk.household") for name in above), path


@pytest.mark.parametrize("package", ["kiosk", "widgets", "sync"])
def test_no_file_has_a_name_that_says_nothing(package: str) -> None:
    names = {path.stem for path in files(package)}
    assert not names & {"utils", "helpers", "common", "manager", "misc"}


def test_other_rooms_enter_sync_by_its_door() -> None:
    for path in files("kiosk"):
        inner = {name for name in imports(path) if name.startswith(("sync.", "widgets."))}
        assert not {name for name in inner if name.startswith("sync.")}, path
