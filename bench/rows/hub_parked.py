"""A thousand devices that wait at one hub: what they weigh, and how soon they hear."""

import resource
from contextlib import ExitStack
from pathlib import Path

from bench.contest import flat
from bench.endpoints.load import CLIENTS
from bench.endpoints.ours import OURS, OurHub
from bench.endpoints.waiting import EACH, Heard, Waiting
from bench.pace import Pace
from bench.process import memory
from bench.row import BenchError, Row, Subject

HOMES = 500
DEVICES = HOMES * EACH
SPARE_SOCKETS = 100

NAME = f"Hub: {DEVICES:,} parked polls"
MEMORY_NOTE = f"RSS of the hub's process, {HOMES} households, {EACH} devices of each."
TIME_NOTE = (
    "From sending a post to the whole reply at a waiting device. One household: a post now and"
    f" then; all: {HOMES} posts, one to each household, {CLIENTS} under way at a time."
)


def measure(pace: Pace, workplace: Path) -> tuple[Row, Row]:
    """Memory, then the times until they hear."""
    allow_sockets(DEVICES + CLIENTS + SPARE_SOCKETS)
    weights: tuple[Subject, ...] = ()
    times: tuple[Subject, ...] = ()
    failures: tuple[str, ...] = ()
    try:
        with OurHub(workplace / "parked", households=HOMES, stored=0) as hub:
            weights, times = subjects(hub, pace.wakes)
    except BenchError as error:
        failures = (f"Not measured: {OURS}. {error}",)
    return (
        Row(f"{NAME}, memory", "MiB", weights, (), (MEMORY_NOTE, *failures)),
        Row(f"{NAME}, until they hear", "ms", times, (), (TIME_NOTE, *failures)),
    )


def subjects(hub: OurHub, wakes: int) -> tuple[tuple[Subject, ...], tuple[Subject, ...]]:
    """Those of both rows."""
    with ExitStack() as stack:
        posting = [stack.enter_context(line) for line in hub.lines(CLIENTS)]
        for household in hub.households:
            posting[0].ask(hub.next(household))  # so that each is loaded before anybody waits
        alone = memory(hub.pid).resident
        waiting = Waiting(hub, stack)
        waiting.park(hub.households)
        parked = memory(hub.pid).resident
        single = []
        for number in range(wakes):
            one = range(number % HOMES, number % HOMES + 1)
            single.append(waiting.wake(one, posting[:1]))
            waiting.park(one)
        together = waiting.wake(hub.households, posting)
    weights = (Subject("nobody waits", (alone,)), Subject(f"{DEVICES:,} wait", (parked,)))
    return weights, times_of(single, together)


def times_of(single: list[Heard], together: Heard) -> tuple[Subject, ...]:
    return (
        Subject("one household hears", tuple(flat(heard.wakes for heard in single))),
        Subject("one household, the post's own answer", tuple(flat(h.answers for h in single))),
        Subject("all households hear", tuple(together.wakes)),
        Subject("all households, the posts' answers", tuple(together.answers)),
    )


def allow_sockets(number: int) -> None:
    """As many open files as this takes, where the system lets us."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < number <= hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (number, hard))
