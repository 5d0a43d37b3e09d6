"""Plan files from the disk, for the commands that take one."""

import sys
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError
from kiosk.household.plan_file import Checked, Photos, Remark, read_plan

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


def check_file(path: Path, photos: Photos | None = None) -> Checked:
    """What a plan file holds; `-` is standard input. `photos` says what is wrong with a photo of
    that name, if anything. Raises KioskError if the file cannot be opened.
    """
    try:
        if str(path) == "-":
            source = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with open(path, "rb") as file:
                source = file.read(LARGEST + 1)
    except OSError as error:
        raise KioskError(
            f"{path} cannot be opened ({error.strerror}). Nothing was changed. Check the name."
        ) from error
    from widgets.drawings import (
        pictures,  # brings Textual in, 0.3 s that other commands need not wait
    )

    return read_plan(source, pictures=frozenset(pictures()), photos=photos)


def readable_plan(path: Path) -> Checked:
    """A plan file without mistakes; raises FaultyPlan for any other."""
    checked = check_file(path)
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


def warnings_in_words(checked: Checked) -> list[str]:
    """The warnings, a line each."""
    return [f"Note: {remark.sentence}" for remark in checked.warnings]
