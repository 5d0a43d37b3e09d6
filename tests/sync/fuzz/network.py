"""A network that loses, repeats, delays and garbles."""

from collections.abc import Callable, Mapping, Sequence

from sync.link import Link
from tests.sync.fuzz.inside import Answer, InsideClient, InsideHub

FAULTS = ("fine", "lost", "no reply", "twice", "late", "stale", "cut off", "busy")

Late = list[Callable[[], object]]


class BadClient(InsideClient):
    """The real client over a network that does to each request in turn what `faults` say, and
    after those no harm. What is `late` arrives when somebody calls it.
    """

    def __init__(
        self, link: Link, hub: InsideHub, faults: Sequence[str], late: Late, pages: list[Answer]
    ) -> None:
        super().__init__(link, hub)
        self._faults = list(faults)
        self._late = late
        self._pages = pages  # earlier answers to this device's polls

    def answer(self, method: str, target: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        def ask() -> Answer:
            return self._hub.ask(method, target, body, headers)

        fault = self._faults.pop(0) if self._faults else "fine"
        is_poll = method == "GET" and "/changes?" in target
        match fault:
            case "lost":
                raise ConnectionResetError("lost on the way there")
            case "late":
                self._late.append(ask)
                raise TimeoutError("it will arrive later")
            case "busy":
                return 503, "1", b""
            case "twice":
                ask()
            case "stale" if is_poll and self._pages:
                return self._pages[-1]
        found = ask()
        if is_poll:
            self._pages.append(found)
        if fault == "no reply":
            raise ConnectionResetError("lost on the way back")
        if fault == "cut off":
            return found[0], found[1], found[2][: len(found[2]) // 2]
        return found
