"""Sixteen clients that post at once."""

from contextlib import ExitStack
from functools import partial

from bench.contest import interleave
from bench.endpoints.actual import ACTUAL
from bench.endpoints.endpoint import Endpoint
from bench.endpoints.express_pouchdb import POUCHDB
from bench.endpoints.load import CLIENTS, STORED
from bench.endpoints.ours import OURS
from bench.endpoints.side_by_side import SideBySide
from bench.line import crowd
from bench.pace import Pace
from bench.row import Bar, Row

APART = ", a household each"
BARS = (Bar(OURS, ACTUAL, 20, least=True), Bar(OURS, POUCHDB, 1.5, least=True))
NOTES = (
    f"{CLIENTS} kept-alive connections, each with its next change as soon as its last one is"
    " answered.",
    f"All in one household that holds {STORED:,}; or, where it says so, each in its own, begun"
    " empty.",
    "Ours and actual's answer when the change is on the medium, express-pouchdb when the kernel"
    " has it.",
)


def measure(pace: Pace, hubs: SideBySide) -> Row:
    """The endpoints take turns, first all in the one household, then apart."""
    together = hubs.turns(lambda hub: turn(hub, pace.crowd_seconds, apart=False))
    apart = hubs.turns(lambda hub: turn(hub, pace.crowd_seconds, apart=True))
    contestants = together | {name + APART: take for name, take in apart.items()}
    outcome = interleave(contestants, pace.hub_rounds)
    notes = (*NOTES, *outcome.failures)
    name = f"Hub: {CLIENTS} clients post at once"
    return Row(name, "posts/s", outcome.subjects(float), BARS, notes)


def turn(hub: Endpoint, seconds: float, *, apart: bool) -> float:
    """Posts a second."""
    with ExitStack() as stack:
        lines = [stack.enter_context(line) for line in hub.lines(CLIENTS)]
        return crowd(lines, partial(post, hub, apart), seconds).per_second


def post(hub: Endpoint, apart: bool, place: int) -> bytes:
    """The next request of the client at this place."""
    return hub.next(1 + place if apart else 0)
