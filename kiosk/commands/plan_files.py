"""Plan files from the disk, for the commands that take one."""

import sys
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError
from kiosk.household.editing.fragment_reading import CheckedFragment
from kiosk.household.plan_file import Checked, Remark, read_plan

LARGEST = 1 << 20  # bytes; one more is read so that the refusal can be said in words


class FaultyPlan(KioskError):
    """The plan file has mistakes; `checked` lists them."""

    def __init__(self, path: Path, checked: Checked) -> None:
        number = len(checked.mistakes)
        said = "1 mistake" if number == 1 else f"{number} mistakes"
        first = checked.mistakes[0].sentence
        super().__init__(
            f"{path} has {said}, so nothing was changed. {first} "
            f"See all: samestars plan check {path}"
        )
        self.checked = checked


def source_of(path: Path) -> bytes:
    """What stands in a file; `-` is standard input. Raises KioskError if it cannot be opened."""
    try:
        if str(path) == "-":
            return sys.stdin.buffer.read(LARGEST + 1)
        with open(path, "rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise KioskError(
            f"{path} cannot be opened ({error.strerror}). Nothing was changed. Check the name."
        ) from error


def built_in_pictures() -> frozenset[str]:
    """The names of the pictures that need no file."""
    from widgets.drawings import (
        pictures,  # brings Textual in, 0.3 s that other commands need not wait
    )

    return frozenset(pictures())


def readable_plan(path: Path) -> Checked:
    """A plan file without mistakes; raises FaultyPlan for any other."""
    checked = read_plan(source_of(path), pictures=built_in_pictures())
    if checked.plan is None:
        raise FaultyPlan(path, checked)
    return checked


def remark_document(remark: Remark) -> dict[str, Any]:
    """A remark as JSON."""
    return {
        "line": remark.line,
        "key": remark.key,
        "found": remark.found,
        "remedy": remark.remedy,
        "sentence": remark.sentence,
    }


def warnings_in_words(checked: Checked | CheckedFragment) -> list[str]:
    """The warnings, a line each."""
    return [f"Note: {remark.sentence}" for remark in checked.warnings]
