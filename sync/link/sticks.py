"""Sticks: where in a mount folder one lies that is meant for us."""

from collections.abc import Iterator
from pathlib import Path

LABEL = "SAMESTARS"
DIGITS = "0123456789"


def find_sticks(mount_root: Path, label: str = LABEL) -> list[Path]:
    """Folders with the label's name in the mount folder, or one level below (`/media/USER/LABEL`),
    by name; a second stick of that label is mounted as `LABEL1`. Empty where there is none, or the
    mount folder cannot be read.
    """
    places = [
        *_folders(mount_root),
        *(one for each in _folders(mount_root) for one in _folders(each)),
    ]
    return sorted(place for place in places if place.name.rstrip(DIGITS) == label)


def _folders(place: Path) -> Iterator[Path]:
    try:
        yield from (each for each in place.iterdir() if each.is_dir())
    except OSError:  # pulled out while we look, or not ours to read: no stick there
        return
