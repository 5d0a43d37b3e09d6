"""One change posted, one client, in a household that holds five years."""

import time

from bench.contest import Outcome, flat, interleave
from bench.endpoints.actual import ACTUAL
from bench.endpoints.endpoint import Endpoint
from bench.endpoints.express_pouchdb import POUCHDB
from bench.endpoints.load import SEALED, STORED
from bench.endpoints.ours import OURS
from bench.endpoints.side_by_side import SideBySide
from bench.line import Line
from bench.pace import Pace
from bench.row import Bar, Row

BARS = (Bar(OURS, ACTUAL, 1 / 10), Bar(OURS, POUCHDB, 2))
NOTES = (
    f"{STORED:,} stored, {SEALED} bytes of noise each; from sending the request to the whole reply,"
    " over one kept-alive connection.",
    "Ours and actual's answer when the change is on the medium, express-pouchdb when the kernel"
    " has it.",
)


def measure(pace: Pace, hubs: SideBySide) -> Row:
    """The endpoints take turns of `pace.posts` posts."""
    outcome = interleave(hubs.turns(lambda hub: turn(hub, pace.posts)), pace.hub_rounds)
    posts = Outcome({name: flat(batches) for name, batches in outcome.samples.items()})
    notes = (*NOTES, *outcome.failures)
    return Row("Hub: one change posted", "ms", posts.subjects(float), BARS, notes)


def turn(hub: Endpoint, posts: int) -> list[float]:
    """In milliseconds."""
    with Line(hub.port) as line:
        return [timed(line, hub.next()) for _ in range(posts)]


def timed(line: Line, what: bytes) -> float:
    began = time.perf_counter()
    line.ask(what)
    return (time.perf_counter() - began) * 1000
