"""Slips: in a folder too each device leaves a sealed statement of which plan it holds."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sync import Replica
from sync.disk.checked_file import replace
from sync.link import holdings
from sync.link.holdings import HOLDINGS, statement
from sync.link.link import Link
from sync.link.there import FOLDER
from sync.wire import MOST_TEXT

_DEVICE = re.compile(r"[0-9a-f]{16}")


def device_folders(place: Path) -> Iterator[Path]:
    """The folders of the household's devices, by name. Raises OSError."""
    if place.is_dir():
        yield from (
            one for one in sorted(place.iterdir()) if _DEVICE.fullmatch(one.name) and one.is_dir()
        )


def read_slips(replica: Replica, link: Link, place: Path) -> list[str]:
    """Take the others' statements where they are newer than the known ones; sentences about those
    that are not theirs. Raises OSError and SyncError.
    """
    news: dict[str, Any] = {}
    refused: list[str] = []
    known = replica.local(HOLDINGS)
    for folder in device_folders(place):
        for path in _slips(folder):
            found, said = holdings.opened({folder.name: _text(path)}, link)
            refused += said
            theirs = found.get(folder.name)
            last = news.get(folder.name) or known.get(folder.name)
            if theirs and theirs != last and (not last or _length(theirs) >= _length(last)):
                news[folder.name] = theirs
    if news:
        replica.note(HOLDINGS, news)
    return refused


def write_slip(replica: Replica, link: Link, own: Path) -> None:
    """Leave this device's statement, where its plan is another than it said here, or it says
    nothing here. Raises OSError and SyncError.
    """
    said = replica.local(HOLDINGS).get(FOLDER, {})
    before = _slips(own)
    if said.get("plan_mark") == replica.plan_mark and before:
        return
    stated = statement(replica)
    text = holdings.sealed(stated, link).encode("ascii")
    replace(own / _name(text), text)
    for old in before:
        old.unlink(missing_ok=True)
    replica.note(HOLDINGS, {FOLDER: stated})


def _slips(folder: Path) -> list[Path]:
    """Those that are whole: the name tells."""
    return [path for path in sorted(folder.glob("holding-*.txt")) if _is_whole(path)]


def _is_whole(path: Path) -> bool:
    if not path.is_file() or path.is_symlink() or path.stat().st_size > MOST_TEXT:
        return False
    return path.name == _name(path.read_bytes())


def _name(text: bytes) -> str:
    return f"holding-{hashlib.sha256(text).hexdigest()[:8]}.txt"


def _text(path: Path) -> str:
    return path.read_bytes().decode("ascii", "replace")


def _length(stated: Mapping[str, Any]) -> int:
    """How much the device held when it said so: of two statements the later one has more."""
    return sum(number for number in stated["have"].values() if type(number) is int)
