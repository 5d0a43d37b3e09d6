"""Which device a store belongs to, and whether that may still be said."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sync.disk.checked_file import Damaged, load_checked, save_checked
from sync.disk.generation import seen

NAME = "device.json"
LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Identity:
    """Under which id a device writes, and the secret to it.

    `shared`: others know the id, so that a number used twice would be two truths. `place` tells
    this folder from a copy of it, and `boot` names the start of the machine in which the id was
    taken.
    """

    id: str
    secret: Mapping[str, str] = field(default_factory=dict)
    shared: bool = False
    place: str = ""
    boot: str = ""

    def document(self) -> dict[str, Any]:
        """As it lies in the file."""
        return {name: getattr(self, name) for name in self.__slots__}


def random_id() -> str:
    """64 random bits in hexadecimal."""
    return os.urandom(8).hex()


def place_of(store: Path) -> str:
    """What a copy of the folder does not have: the lock's inode, and when that was made (an inode
    is used again once its file is gone). Nothing writes to the lock. Raises OSError.
    """
    found = os.stat(store / LOCK)
    return f"{found.st_ino}:{found.st_ctime_ns}"


def save(store: Path, identity: Identity) -> None:
    """Replace the file durably. Raises OSError."""
    save_checked(store / NAME, {"device": {"1": identity.document()}})


def load(store: Path) -> Identity | None:
    """The identity; None where the file is missing or damaged. Raises OSError and NewerFormat."""
    try:
        _, tables = load_checked(store / NAME)
    except (FileNotFoundError, Damaged):
        return None
    document = tables["device"]["1"]
    return Identity(**{name: document[name] for name in Identity.__slots__ if name in document})


class IdentityFile:
    """The identity as the file has it, followed when another process replaces that."""

    def __init__(self, store: Path, boot: str) -> None:
        """`boot` names this start of the machine; empty where that is not known. Raises OSError."""
        self._store = store
        self._path = store / NAME
        self._boot = boot
        self._seen = seen(self._path)
        found = load(store)
        self.is_lost = found is None
        self.now = found or Identity(random_id())

    def follow(self) -> bool:
        """Read the file again if it is another; whether the device writes under another id now.

        Raises OSError.
        """
        there = seen(self._path)
        if there == self._seen:
            return False
        before, self._seen = self.now.id, there
        found = load(self._store)
        self.now, self.is_lost = found or self.now, self.is_lost and found is None
        return self.now.id != before

    def put(self, identity: Identity) -> None:
        """Make an identity this device's, here and now. Raises OSError."""
        here = replace(identity, place=place_of(self._store), boot=self._boot)
        save(self._store, here)
        self.now, self._seen = here, seen(self._path)

    def is_copied(self) -> bool:
        """Whether this folder is a copy of the one where the id was taken. Raises OSError."""
        return self.now.shared and self.now.place != place_of(self._store)

    def is_of_another_boot(self) -> bool:
        """Whether the machine was started since, so that the folder may be that of an old image."""
        return self.now.shared and self._boot not in ("", self.now.boot)
