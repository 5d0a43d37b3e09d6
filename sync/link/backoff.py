"""Backoff: how long to leave a hub alone that did not answer."""

import random


class Backoff:
    """Pauses that double from the shortest to the longest, in seconds, each with jitter: many homes
    must not come back to a hub in one moment.
    """

    def __init__(self, shortest: float, longest: float) -> None:
        self._shortest, self._longest = shortest, longest
        self._next = shortest

    def pause(self, asked: float | None = None) -> float:
        """The next pause; at least what the hub asked for."""
        pause = self._next * random.uniform(0.6, 1.0)
        self._next = min(2 * self._next, self._longest)
        return max(pause, asked or 0.0)

    def reset(self) -> None:
        """It answered."""
        self._next = self._shortest
