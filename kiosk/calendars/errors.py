"""What is said of a calendar that cannot be read."""

from kiosk.errors import KioskError

NOTHING = "Nothing was changed."


class CalendarError(KioskError):
    """The calendar cannot be had or read; the message says why and what to do."""

    def __init__(self, said: str) -> None:
        super().__init__(f"{said} {NOTHING}")
        self.said = said
