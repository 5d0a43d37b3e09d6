"""Our store under the bench: the household's verb on a device folder, from today on."""

import sys
from pathlib import Path

from bench.calendar import Calendar, place
from bench.family import CHILD, practice_day
from bench.ticker import serve
from kiosk.device import Device


def main(folder: Path) -> None:
    """Tick card after card; the days go on when one is full. Between ticks the store is tidied."""
    calendar = Calendar(practice_day())
    device = Device.open(folder, calendar)

    def tick(card: int) -> None:
        task, slot = place(card)
        calendar.now = calendar.at(card)
        day = calendar.day(card)
        device.day.tick(CHILD, task, day=day, slot=slot, at=calendar.now)

    def tidy() -> None:
        if device.replica.wants_compaction:
            device.replica.compact()

    serve(tick, 0, tidy)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
