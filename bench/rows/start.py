"""From the start of the program to its first frame with today's tasks on it."""

from functools import partial

from bench.apps import DAY_ONE, FIVE_YEARS, ONE_BUTTON, App, kiosk, one_button
from bench.contest import interleave
from bench.family import TITLE, Devices
from bench.pace import Pace
from bench.row import Bar, Row

BARS = (Bar(FIVE_YEARS, ONE_BUTTON, 1.5), Bar(FIVE_YEARS, DAY_ONE, 1.1))


def measure(pace: Pace, devices: Devices) -> Row:
    """Files in the page cache, bytecode compiled: the first start of each is not counted."""
    apps = {
        ONE_BUTTON: one_button(),
        FIVE_YEARS: kiosk(devices.five_years, TITLE),
        DAY_ONE: kiosk(devices.day_one, TITLE),
    }
    outcome = interleave(
        {name: partial(first_frame, app) for name, app in apps.items()}, pace.starts
    )
    note = "From fork to the last byte of the first whole frame, on a pty of 100x30."
    return Row(
        "Start to first frame", "ms", outcome.subjects(float), BARS, (note, *outcome.failures)
    )


def first_frame(app: App) -> float:
    """In milliseconds."""
    with app.start() as terminal:
        return (app.appear(terminal) - terminal.started) * 1000
