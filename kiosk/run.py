"""Running the kiosk: a clean start, a clean end, and a log of what ended it otherwise."""

import codecs
import os
import signal
import sys
import time
import traceback
from pathlib import Path

from textual.drivers import linux_driver

from kiosk.app import KioskApp
from kiosk.conversation import Joining
from kiosk.desk import Desk
from kiosk.device import Device, command, default_folder, holds_household
from kiosk.device.graphics import graphics
from kiosk.errors import KioskError
from sync import SyncError

LOG = "kiosk.log"
LOG_BYTES = 256 << 10
LOGS_KEPT = 3
LOOK_AGAIN = 0.1  # seconds, while a kiosk without a terminal ends
CELL_MOUSE = "\x1b[?1016l"  # Textual 8.2.8 leaves the mouse counting pixels
OUR_ORDER, ITS_ORDER = "\x1b[8l", "\x1b[8h"  # who turns letters from right to left (ECMA-48 BDSM)


def open_kiosk(folder: str) -> int:
    """The kiosk on a device's folder, on this device's own if that is empty.

    An error is one line on standard error.
    """
    try:
        return run_kiosk(Path(folder) if folder else default_folder())
    except (KioskError, SyncError) as error:
        print(f"samestars: {error}", file=sys.stderr)
        return 1


def run_kiosk(folder: Path) -> int:
    """The full-screen app on the device in `folder`; returns the exit status, 1 after a crash."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise KioskError(
            "The kiosk needs a terminal to draw on. Nothing was changed. "
            "For scripts there are commands: samestars --help"
        )
    joining = None
    if not holds_household(folder):
        code, joining = welcome(folder)
        if code or not holds_household(folder):
            return code
    device = Device.open(folder)
    try:
        return shown(folder, Desk(device, joining), "today")
    finally:
        device.close()


def welcome(folder: Path) -> tuple[int, Joining | None]:
    """The screen of a device that has no household yet: it can join one. The exit status, and the
    joining, in whose round the years may still be coming in.
    """
    from kiosk.newcomer import Newcomer  # only the first start needs it

    newcomer = Newcomer(folder)
    code = shown(folder, newcomer, "join")
    if not holds_household(folder):
        begin = command(folder, "setup", "--home", "ID", "--plan", "FILE")
        print(f"There is no household in {folder} yet. Make one with: {begin}", file=sys.stderr)
    return code, newcomer.joining


def shown(folder: Path, desk: Desk, first: str) -> int:
    """The app from its first screen to its end; the exit status."""
    try:
        forgive_broken_input()
        app = KioskApp(desk, first, graphics())
        print(OUR_ORDER, end="", file=sys.stderr, flush=True)
        app.run()
        print(CELL_MOUSE + ITS_ORDER, end="", file=sys.stderr, flush=True)
    finally:
        desk.stop()
    if app.crash is not None:
        write_crash(folder, app.crash)
        print(
            f"samestars: the screen stopped by a fault; plan and stars are kept. "
            f"It is described in {folder / LOG}.",
            file=sys.stderr,
        )
        return 1
    return app.return_code or 0


class Input(codecs.getincrementaldecoder("utf-8")):  # type: ignore[misc]
    """What Textual decodes the keys with: one wrong byte is a wrong byte, not the end (its issue
    6456), and a terminal that went is the end: it would ask for more without a pause.
    """

    def __init__(self) -> None:
        super().__init__(errors="replace")

    def decode(self, data: bytes, final: bool = False) -> str:
        """Nothing, though something was to be read: there is no terminal any more."""
        if not data and not final:
            os.kill(os.getpid(), signal.SIGHUP)
            time.sleep(LOOK_AGAIN)
        return str(super().decode(data, final))


def forgive_broken_input() -> None:
    """Have Textual's driver decode the keys with ours."""
    vars(linux_driver)["getincrementaldecoder"] = lambda _encoding: Input


def write_crash(folder: Path, error: BaseException) -> None:
    """Where it happened, file by file and line by line. No values: they are the family's."""
    import logging  # only a fault needs it, and it takes 10 ms
    from logging.handlers import RotatingFileHandler

    handler = RotatingFileHandler(
        folder / LOG, maxBytes=LOG_BYTES, backupCount=LOGS_KEPT, encoding="utf-8"
    )
    frames = "".join(
        f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}\n"
        for frame in traceback.extract_tb(error.__traceback__)
    )
    record = logging.LogRecord(
        "samestars", logging.ERROR, __file__, 0, f"{type(error).__name__}\n{frames}", None, None
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    handler.emit(record)
    handler.close()
    os.chmod(folder / LOG, 0o600)
