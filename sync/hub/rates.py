"""How often one address or one household may do a thing."""

import time
from collections.abc import Callable

MOST_KEYS = 10_000  # remembered at a time; beyond that the oldest are forgotten


class Rate:
    """At most `most` times in `seconds` for each key. Not for two threads at once."""

    def __init__(
        self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._counted: dict[str, tuple[float, int]] = {}  # key -> begin of its window, count

    def wait(self, key: str) -> float:
        """Count one more; 0 where it is within the rate, else the seconds until one is again."""
        now = self._clock()
        begin, count = self._counted.pop(key, (now, 0))
        if now - begin >= self._seconds:
            begin, count = now, 0
        self._counted[key] = (begin, count + 1)
        if len(self._counted) > MOST_KEYS:
            del self._counted[next(iter(self._counted))]
        return 0.0 if count < self._most else begin + self._seconds - now
