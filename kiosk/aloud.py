"""Reading aloud on a long look: what a screen newly shows, once nobody touches it any more."""

from kiosk.desk import Desk
from kiosk.screens.board import Board

LONG = 2.0  # seconds without a touch after which a look is a long one
AWAY = 30.0  # seconds after which nobody is taken to be there: no voice in an empty room


class Aloud:
    """Reads what is new on a screen, once; a switch's highlight has a voice of its own.

    What changes while nobody is there, such as the new day at four in the morning, is not read.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._touched = float("-inf")  # an uptime; going home by itself is no touch

    def touched(self, uptime: float) -> None:
        """Somebody touched the screen or a key."""
        self._touched = uptime

    def look(self, board: Board, uptime: float) -> None:
        """Each second: read, if it is time to and there is something new."""
        child = board.listener
        if child is None or child.switches or not board.is_read_aloud:
            return
        if LONG <= uptime - self._touched < AWAY:
            words = board.spoken()
            if words and words != self._desk.hearing.said_last:
                self._desk.hearing.say(words, child)
