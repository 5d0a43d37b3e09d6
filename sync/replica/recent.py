"""The few things used last, so that memory does not grow with the years."""

from typing import Generic, TypeVar

Kept = TypeVar("Kept")

AT_MOST = 3  # this month, the one before, and the one that somebody looks at


class Recent(Generic[Kept]):
    """By name, at most three; the one used longest ago goes first."""

    def __init__(self) -> None:
        self._kept: dict[str, Kept] = {}

    def get(self, name: str) -> Kept | None:
        """What is kept under the name, now the last used; None where it is not kept."""
        found = self._kept.pop(name, None)
        if found is not None:
            self._kept[name] = found
        return found

    def put(self, name: str, thing: Kept) -> Kept:
        """Keep a thing, and let go of the oldest."""
        self._kept.pop(name, None)
        self._kept[name] = thing
        while len(self._kept) > AT_MOST:
            del self._kept[next(iter(self._kept))]
        return thing

    def peek(self, name: str) -> Kept | None:
        """What is kept under the name, without using it."""
        return self._kept.get(name)

    def clear(self) -> None:
        self._kept.clear()
