"""Work on what a stranger wrote, which may have no end."""

from collections.abc import Callable
from threading import Thread
from typing import TypeVar

from kiosk.calendars.errors import CalendarError

Found = TypeVar("Found")


def bounded(seconds: float, work: Callable[[], Found], late: str) -> Found:
    """What `work` returns, or raises. Raises CalendarError, saying `late`, where it takes longer.

    The work then goes on in a thread that nobody waits for: only for a process that ends soon.
    """
    found: list[Found] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            found.append(work())
        except BaseException as error:  # noqa: BLE001  # raised again below, in the caller's thread
            raised.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if raised:
        raise raised[0]
    if not found:
        raise CalendarError(late)
    return found[0]
