"""What this device's own clock showed: a local account, which other homes' clocks leave alone."""

from sync.clock import DAY, Reading, bounded
from sync.disk.storage import Puts
from sync.disk.tables import Tables

SHOWN = "_shown"  # one document: a trusted time at which this folder was written to
OFTEN = DAY // 24  # milliseconds: a tap notes the clock once an hour at most


def shown(tables: Tables) -> int:
    """The newest time noted, in milliseconds since 1970; 0 before the first."""
    wall: int = tables.get(SHOWN, {}).get("own", {"wall": 0})["wall"]
    return wall


def news(tables: Tables, reading: Reading) -> Puts:
    """What a write notes of the clock: nothing where it is doubted, or the note is fresh.

    One that is trusted though a day behind was set right since, and is followed back.
    """
    known, wall = shown(tables), bounded(reading.milliseconds)
    if not reading.trusted or known - DAY <= wall < known + OFTEN:
        return {}
    return noted(reading)


def noted(reading: Reading) -> Puts:
    """The clock as it shows now."""
    return {SHOWN: {"own": {"wall": bounded(reading.milliseconds)}}}
