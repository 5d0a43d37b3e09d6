"""A picture file beside the plan, read with care: the small photo in it, or a sentence."""

import hashlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.household.photos import MOST_BYTES

LARGEST_FILE = 20_000_000  # bytes; a telephone's photo has 2 to 12 million
PATIENCE = 60  # seconds; an old Raspberry Pi takes 3 for a photo of 12 million px

WAIT = "Until then the star is shown in its place."
REASONS = {
    "format": "is no JPEG, PNG, WebP or GIF picture. Save it as one of these.",
    "pixels": "has too many pixels (50 million at most). Save it smaller.",
    "broken": "is damaged or cut off. Copy it again from where it came from.",
}


class PhotoRefused(KioskError):
    """The file is not taken. `remedy` says why and what to do, as the end of a sentence."""

    def __init__(self, name: str, remedy: str) -> None:
        super().__init__(f"{name} {remedy} {WAIT}")
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class FamilyPhoto:
    """A photo as it is kept: a small JPEG with nothing but its pixels in it."""

    content: bytes
    source: str


def file_bytes(path: Path) -> bytes:
    """What is in the file. Raises PhotoRefused."""
    if not path.exists():
        raise PhotoRefused(path.name, "does not lie beside the plan. Put it there.")
    if not path.is_file():
        raise PhotoRefused(path.name, "is no file. Put the picture there.")
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        remedy = f"cannot be read ({error.strerror}). Look at who may read it."
        raise PhotoRefused(path.name, remedy) from error
    if len(data) > LARGEST_FILE:
        remedy = f"is larger than {LARGEST_FILE // 1_000_000} MB. Save it smaller."
        raise PhotoRefused(path.name, remedy)
    if not data:
        raise PhotoRefused(path.name, "is empty. Copy it again from where it came from.")
    return data


def source_of(data: bytes) -> str:
    """What tells a file from all others: its SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_photo(path: Path) -> FamilyPhoto:
    """The photo in a file, some tenths of a second. Raises PhotoRefused."""
    data = file_bytes(path)
    return FamilyPhoto(shrunk(path.name, data), source_of(data))


def shrunk(name: str, data: bytes) -> bytes:
    """A small JPEG of what is in `data`. Raises PhotoRefused."""
    decoder = Path(__file__).with_name("photo_decoder.py")
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(decoder)], input=data, capture_output=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired as error:
        raise PhotoRefused(name, REASONS["broken"]) from error
    if done.returncode == 0 and 0 < len(done.stdout) <= MOST_BYTES:
        return done.stdout
    if b"No module named 'PIL'" in done.stderr:
        raise PhotoRefused(name, "waits: pillow is missing. Install it with: pip install pillow")
    why = done.stderr.decode("utf-8", "replace").strip() if done.returncode == 2 else ""
    raise PhotoRefused(name, REASONS.get(why, REASONS["broken"]))
