"""A new home: joins with an invitation, and has everything when it ends."""

import sys
from pathlib import Path

from kiosk.device import Settings, system_clock
from sync import Reading
from sync.pairing import join_with_file


def reading() -> Reading:
    """The wall clock as a replica wants it."""
    now = system_clock()
    return Reading(int(now.wall.timestamp() * 1000), now.trusted)


def main(folder: Path, invitation: Path, home: str) -> None:
    """What `samestars pair join --file` does."""
    join_with_file(invitation, home, folder, reading)
    Settings(home).write(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
