"""A file that a command writes for a person: whole, or not at all."""

import os
from pathlib import Path

from kiosk.errors import KioskError


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` in the place of a file, or of the file that a link leads to.

    Raises KioskError in words; what was there before is untouched then. Devices, pipes and folders
    are never replaced.
    """
    place = path.resolve()
    if place.exists() and not place.is_file():
        raise KioskError(f"{path} is not a file. Nothing was written. Name a file.")
    fresh = place.with_name(place.name + ".new")
    try:
        with open(fresh, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, place)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise KioskError(
            f"{path} could not be written ({error.strerror}). What was there before is untouched. "
            "Choose another place, or free some space."
        ) from error
