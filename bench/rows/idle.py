"""What the app costs while nobody touches it."""

import time
from contextlib import ExitStack

from bench.apps import FIVE_YEARS, ONE_BUTTON, App, kiosk, one_button
from bench.family import TITLE, Devices
from bench.pace import Pace
from bench.process import processor_seconds
from bench.row import Bar, BenchError, Row, Subject
from bench.terminal import Terminal

BARS = (Bar(FIVE_YEARS, "", 0.5),)


def measure(pace: Pace, devices: Devices) -> Row:
    """Both apps idle at once, so that each window is the same minute for both."""
    apps = {ONE_BUTTON: one_button(), FIVE_YEARS: kiosk(devices.five_years, TITLE)}
    with ExitStack() as stack:
        terminals, failures = open_all(apps, stack)
        watch(terminals, pace.settling)
        windows = [watch(terminals, pace.idle_seconds) for _ in range(pace.idle_windows)]
    subjects = [Subject(name, tuple(window[name] for window in windows)) for name in terminals]
    short = (
        " Shorter than the clock's minute: the full form tells more."
        if pace.idle_seconds < 60
        else ""
    )
    note = f"Percent of one core over windows of {pace.idle_seconds:g} s.{short}"
    return Row("Idle", "%", tuple(subjects), BARS, (note, *failures))


def open_all(apps: dict[str, App], stack: ExitStack) -> tuple[dict[str, Terminal], list[str]]:
    """Those that open, and a sentence for each one that does not."""
    terminals, failures = {}, []
    for name, app in apps.items():
        try:
            terminals[name] = app.open(stack)
        except BenchError as error:
            failures.append(f"Not measured: {name}. {error}")
    return terminals, failures


def watch(terminals: dict[str, Terminal], seconds: float) -> dict[str, float]:
    """Percent of a core that each one used in these seconds."""
    began = time.perf_counter()
    before = {name: processor_seconds(terminal.pid) for name, terminal in terminals.items()}
    for terminal in terminals.values():
        terminal.rest(seconds / len(terminals))
    spent = time.perf_counter() - began
    return {
        name: (processor_seconds(terminal.pid) - before[name]) / spent * 100
        for name, terminal in terminals.items()
    }
