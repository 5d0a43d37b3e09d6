"""Devices that wait at our hub with parked polls, and the posts that wake them."""

import selectors
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

from bench.endpoints.ours import OurHub
from bench.line import Line, readable, request
from bench.row import BenchError

EACH = 2  # devices of a household that wait
WAIT = 55  # seconds that a poll may be parked
PARKING = 20.0  # seconds that they may take to be parked


@dataclass(frozen=True, slots=True)
class Heard:
    """Milliseconds from the sending of a post, in the order in which they ended."""

    answers: list[float] = field(default_factory=list)  # until the post's own answer
    wakes: list[float] = field(default_factory=list)  # until a waiting device had the change


class Waiting:
    """EACH parked polls of every household of a hub, closed with the stack."""

    def __init__(self, hub: OurHub, stack: ExitStack) -> None:
        self._hub = hub
        self._lines = [stack.enter_context(line) for line in hub.lines(len(hub.households) * EACH)]
        self._parked = f"samestars_hub_parked {len(self._lines)}\n"  # a line of its metrics
        self._ready = stack.enter_context(selectors.DefaultSelector())
        for place, line in enumerate(self._lines):
            self._ready.register(line.socket, selectors.EVENT_READ, place)

    def __len__(self) -> int:
        return len(self._lines)

    def park(self, households: Iterable[int]) -> None:
        """Send the polls of these, and wait until the hub says that all of all are parked."""
        for household in households:
            for line in self._lines[household * EACH :][:EACH]:
                line.send(self._hub.poll(household, WAIT))
        deadline = time.monotonic() + PARKING
        with Line(self._hub.port) as line:
            while self._parked not in line.ask(request("GET", "/metrics")).body.decode():
                if time.monotonic() > deadline:
                    raise BenchError(f"{len(self)} polls were not parked within {PARKING:g} s.")

    def wake(self, households: range, posting: list[Line]) -> Heard:
        """Post one change to each household, over these lines at once; those waiting there hear."""
        posts = Posts(self._hub, posting, iter(households))
        heard = Heard()
        for place, line in enumerate(posting, len(self)):
            self._ready.register(line.socket, selectors.EVENT_READ, place)
            posts.send(place - len(self))
        while len(heard.answers) + len(heard.wakes) < len(households) * (1 + EACH):
            for place in readable(self._ready, len(posts.sent)):
                self._take(place, posts, heard)
        for line in posting:
            self._ready.unregister(line.socket)
        return heard

    def _take(self, place: int, posts: "Posts", heard: Heard) -> None:
        """What came on a line: a waiting device's when it is one of ours, else a post's answer."""
        poster = place - len(self)
        line = self._lines[place] if poster < 0 else posts.lines[poster]
        if line.receive() is None:
            return
        if poster < 0:
            heard.wakes.append(posts.since(place // EACH))
        else:
            heard.answers.append(posts.since(posts.last[poster]))
            posts.send(poster)


@dataclass
class Posts:
    """Posts under way, one at a time on each line."""

    hub: OurHub
    lines: list[Line]
    left: Iterator[int]  # households that have not been posted to
    sent: dict[int, float] = field(default_factory=dict)  # household -> when
    last: dict[int, int] = field(default_factory=dict)  # line's place -> its household

    def send(self, place: int) -> None:
        """The next post over this line, where one is left."""
        household = next(self.left, None)
        if household is not None:
            what = self.hub.next(household)
            self.last[place] = household
            self.sent[household] = time.perf_counter()
            self.lines[place].send(what)

    def since(self, household: int) -> float:
        return (time.perf_counter() - self.sent[household]) * 1000
