"""Where the households' files stand: a log and a card each, and a slip for each recovery box.

households/ab/<household>.json            the card, replaced whole
households/ab/<household>-<epoch>.log     the changes, a checksummed line each
recovery/ab/<locator>                     whose card has the box of that locator
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sync.disk.checked_file import load_checked, replace, save_checked, sync_folder
from sync.hub.embedded.card import Card

_TABLE, _ONE = "card", "1"


class Shelf:
    """The files of one hub's folder. Each method may raise OSError; any thread may call them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._households = folder / "households"
        self._recovery = folder / "recovery"

    def count(self) -> int:
        """How many households have a card on the disk."""
        return sum(
            name.endswith(".json") for _, _, names in os.walk(self._households) for name in names
        )

    def log_path(self, household: str, epoch: str) -> Path:
        return self._households / household[:2] / f"{household}-{epoch}.log"

    def card_path(self, household: str) -> Path:
        return self._households / household[:2] / f"{household}.json"

    def card(self, household: str) -> Card:
        """The card; an empty one where there is none. Raises Damaged and NewerFormat."""
        try:
            _, tables = load_checked(self.card_path(household))
        except FileNotFoundError:
            return Card()
        return Card(tables[_TABLE][_ONE])

    def save_card(self, household: str, card: Card) -> None:
        """Replace a card, and point its recovery box' locator to it, durably."""
        path = self.card_path(household)
        self._make(path.parent)
        document: Mapping[str, Any] = card.document
        save_checked(path, {_TABLE: {_ONE: document}})
        if locator := card.recovery.get("locator"):
            slip = self._slip(locator)
            self._make(slip.parent)
            replace(slip, household.encode("ascii"))

    def owner(self, locator: str) -> str:
        """Whose box the locator may be; empty where there is none. The card has the last word."""
        try:
            return self._slip(locator).read_bytes().decode("ascii", "replace")
        except FileNotFoundError:
            return ""

    def append(self, household: str, epoch: str, at: int, data: bytes) -> None:
        """Write behind the first `at` bytes of a log, without a sync; undone where it fails."""
        path = self.log_path(household, epoch)
        try:
            descriptor = self._open(path)
        except FileNotFoundError:
            self._make(path.parent)
            descriptor = self._open(path)
        try:
            self._put(descriptor, at, data)
        finally:
            os.close(descriptor)

    def size(self, household: str, epoch: str) -> int:
        """The length of a log; 0 where there is none."""
        try:
            return os.stat(self.log_path(household, epoch)).st_size
        except FileNotFoundError:
            return 0

    def cut(self, household: str, epoch: str, at: int) -> None:
        """Shorten a log to `at` bytes, without a sync."""
        path = self.log_path(household, epoch)
        if self.size(household, epoch) > at:
            os.truncate(path, at)

    def read(self, household: str, epoch: str, begin: int, end: int) -> bytes:
        """A stretch of a log; less where the file is shorter."""
        try:
            descriptor = os.open(self.log_path(household, epoch), os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return b""
        try:
            return os.pread(descriptor, end - begin, begin)
        finally:
            os.close(descriptor)

    def sync_log(self, household: str, epoch: str) -> None:
        """Make a log durable, and its name."""
        path = self.log_path(household, epoch)
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        except FileNotFoundError:  # set aside since
            return
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def sync_names(self, households: set[str]) -> None:
        """Make the names of these households' files durable."""
        for folder in {self._households / household[:2] for household in households}:
            if folder.is_dir():
                sync_folder(folder)

    def _slip(self, locator: str) -> Path:
        return self._recovery / locator[:2] / locator

    def _make(self, folder: Path) -> None:
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            sync_folder(folder.parent)
            sync_folder(folder.parent.parent)

    def _open(self, path: Path) -> int:
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def _put(self, descriptor: int, at: int, data: bytes) -> None:
        try:
            view, position = memoryview(data), at
            while view:
                written = os.pwrite(descriptor, view, position)
                view, position = view[written:], position + written
        except OSError:
            os.ftruncate(descriptor, at)
            raise
