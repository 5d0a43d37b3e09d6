"""What was damaged is kept under a name that says so; nothing readable is thrown away."""

import os
from pathlib import Path

from sync.disk.checked_file import write_new

FOLDER = "aside"


def set_aside(store: Path, name: str, data: bytes, why: str) -> str:
    """Copy bytes of the store's file `name` into `aside/`; returns the name there. Raises OSError.

    A name such as `aside/state.journal.torn-3f2a91`: no time in it, for the clock may be wrong. The
    damaged file itself stays until its mended successor replaces it in one step.
    """
    folder = store / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    kept = f"{name.replace('/', '-')}.{why}-{os.urandom(3).hex()}"
    write_new(folder / kept, data)
    return f"{FOLDER}/{kept}"
