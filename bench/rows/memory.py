"""What the open app holds in memory."""

from functools import partial

from bench.apps import FIVE_YEARS, ONE_BUTTON, App, kiosk, one_button
from bench.contest import interleave
from bench.family import TITLE, Devices
from bench.pace import Pace
from bench.process import Memory, memory
from bench.row import Bar, Row

SHARED = ", PSS"
BARS = (Bar(FIVE_YEARS, ONE_BUTTON, 2), Bar(FIVE_YEARS + SHARED, ONE_BUTTON + SHARED, 2))


def measure(pace: Pace, devices: Devices) -> Row:
    """One app at a time, so that neither shares its pages with the other."""
    apps = {ONE_BUTTON: one_button(), FIVE_YEARS: kiosk(devices.five_years, TITLE)}
    turns = {name: partial(settled, app, pace.settling) for name, app in apps.items()}
    outcome = interleave(turns, pace.memories)
    subjects = (
        *outcome.subjects(lambda memory: memory.resident),
        *outcome.subjects(lambda memory: memory.proportional, SHARED),
    )
    note = f"RSS, and PSS where it says so, {pace.settling:g} s after the first frame."
    return Row("Memory", "MiB", subjects, BARS, (note, *outcome.failures))


def settled(app: App, seconds: float) -> Memory:
    """After what an app still loads once its first frame is on the screen."""
    with app.start() as terminal:
        app.appear(terminal)
        terminal.rest(seconds)
        return memory(terminal.pid)
