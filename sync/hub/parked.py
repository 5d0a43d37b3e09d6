"""Polls that wait: parked cheaply, woken by their household, ended all at once."""

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sync.hub.refusals import Refusal

MOST = 5_000  # parked at a time
MOST_OF_ONE = 50  # of one household or mailbox: then the oldest gives way


class Waiter:
    """One parked poll. `seen` is what its last reply would tell of: (head, holdings)."""

    __slots__ = ("_future", "key", "seen")

    def __init__(self, key: str) -> None:
        self.key = key
        self.seen: tuple[int, int] | None = None
        self._future: asyncio.Future[None] | None = None

    async def woken(self, seconds: float) -> None:
        """Until somebody wakes it, or the seconds are over."""
        loop = asyncio.get_running_loop()
        self._future = loop.create_future()
        timer = loop.call_later(seconds, self.wake)
        try:
            await self._future
        finally:
            timer.cancel()
            self._future = None

    def wake(self) -> None:
        """Let it look again; harmless when it does already."""
        if self._future is not None and not self._future.done():
            self._future.set_result(None)


class Parked:
    """All polls that wait, by household. Once ended, none waits any more."""

    def __init__(self) -> None:
        self.ended = False
        self.count = 0
        self._waiters: dict[str, dict[Waiter, None]] = {}  # in order of arrival
        self._yielded: set[Waiter] = set()

    @contextmanager
    def waiting(self, key: str) -> Iterator[Waiter]:
        """A waiter that is woken from here on. Raises Refusal where too many wait."""
        if self.count >= MOST:
            raise Refusal("busy", "Too many are waiting at this hub. Try again soon.")
        waiter = Waiter(key)
        waiters = self._waiters.setdefault(key, {})
        if len(waiters) >= MOST_OF_ONE:
            self._give_way(next(iter(waiters)))
        self._waiters.setdefault(key, {})[waiter] = None
        self.count += 1
        try:
            yield waiter
        finally:
            self._yielded.discard(waiter)
            self._drop(waiter)

    def waits(self, waiter: Waiter) -> bool:
        """Whether it should go on waiting."""
        return not self.ended and waiter not in self._yielded

    def wake(self, key: str) -> None:
        """Let all polls of a household look again."""
        for waiter in self._waiters.get(key, ()):
            waiter.wake()

    def waited_for(self) -> Iterable[str]:
        """Whose polls wait."""
        return tuple(self._waiters)

    def wake_if_other(self, key: str, now: tuple[int, int]) -> None:
        """Let those polls of a household look again that have seen something else than `now`."""
        for waiter in self._waiters.get(key, ()):
            if waiter.seen is not None and waiter.seen != now:
                waiter.wake()

    def end(self) -> None:
        """Let every poll answer now."""
        self.ended = True
        for key in self.waited_for():
            self.wake(key)

    def _give_way(self, waiter: Waiter) -> None:
        self._yielded.add(waiter)
        self._drop(waiter)
        waiter.wake()

    def _drop(self, waiter: Waiter) -> None:
        waiters = self._waiters.get(waiter.key, {})
        if waiter in waiters:
            del waiters[waiter]
            self.count -= 1
        if not waiters:
            self._waiters.pop(waiter.key, None)
