"""Makes five years of history on a device, of the changes that taps make."""

import sys
from datetime import timedelta
from pathlib import Path

from bench.calendar import Calendar, place
from bench.family import CARDS, CHILD, practice_day
from kiosk.device import Device
from kiosk.household.practice import Saying

STEP = 30 * CARDS  # a month or so, then the store is tidied
LOOSE = 4 * CARDS  # not tidied yet: half of the eight days that a journal holds at this rate


def main(folder: Path, count: int) -> None:
    """Record `count` practices, the last of them yesterday; leave the store as a kiosk does."""
    calendar = Calendar(practice_day() - timedelta(days=-(-count // CARDS)))
    device = Device.open(folder, calendar)
    for first in range(0, count - LOOSE, STEP):
        record(device, calendar, range(first, min(first + STEP, count - LOOSE)))
        device.replica.compact()
    record(device, calendar, range(count - LOOSE, count))
    device.day.lifetime(CHILD)  # reads each month once, as the kiosk does while it is new
    device.close()


def record(device: Device, calendar: Calendar, cards: range) -> None:
    """All these taps in one step: the same changes as one by one, sooner."""
    tasks = {task.id: task for task in device.day.plan.tasks}
    edits = []
    for card in cards:
        calendar.now = calendar.at(card)
        task, slot = place(card)
        saying = Saying(tasks[task], calendar.day(card), slot, "done", "", "", "green")
        edits.append(saying.fact(calendar.now))
    device.replica.write(edits, author=CHILD)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
