"""Opening this device for one command."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from kiosk.device import Device, default_folder
from kiosk.errors import WrongUse


def folder(arguments: argparse.Namespace) -> Path:
    """The device's folder that the command line or the environment names."""
    named: Path | None = getattr(arguments, "data", None)
    return named or default_folder()


@contextmanager
def opened(arguments: argparse.Namespace) -> Iterator[Device]:
    """The device, closed again when the command is done."""
    device = Device.open(folder(arguments))
    try:
        yield device
    finally:
        device.close()


def child_of(device: Device, named: str | None) -> str:
    """The child a command is about: the one named, or the first of the plan."""
    known = [child.id for child in device.day.plan.children]
    if named is None and known:
        return known[0]
    if named not in known:
        asked = f'There is no child "{named}"' if named else "The plan has no child yet"
        raise WrongUse(f"{asked}. Known: {', '.join(known) or 'none'}. Nothing was changed.")
    return named


def day(text: str) -> date:
    """A practice day from the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no date; write it like 2026-11-26') from None
