"""Which device a store belongs to."""

import os
from pathlib import Path

from sync.disk.checked_file import Damaged, load_checked, save_checked

NAME = "device.json"


def new_identity(store: Path) -> str:
    """Give the store a device id of its own, 64 random bits in hexadecimal, durably. Raises
    OSError.
    """
    device = os.urandom(8).hex()
    save_checked(store / NAME, {"device": {"1": {"id": device}}})
    return device


def identity(store: Path) -> str | None:
    """The device id; None where the file is missing or damaged. Raises OSError and NewerFormat."""
    try:
        _, tables = load_checked(store / NAME)
    except (FileNotFoundError, Damaged):
        return None
    device: str = tables["device"]["1"]["id"]
    return device
