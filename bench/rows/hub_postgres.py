"""Sixteen clients post to one hub process on PostgreSQL, each time for another household."""

import random
from contextlib import ExitStack
from pathlib import Path

from bench.endpoints.load import CLIENTS
from bench.endpoints.ours_postgres import EACH, OURS_POSTGRES, OurHubOnPostgres
from bench.line import Crowd, crowd
from bench.pace import QUICK, Pace
from bench.row import BenchError, Row, Subject

MOST_HOUSEHOLDS, FEW_HOUSEHOLDS = 100_000, 2_000
NOTES = (
    f"Filled by COPY with {EACH} changes each; then {CLIENTS} kept-alive connections, each with a"
    " change for a household by chance as soon as its last one is answered.",
    "Hub, database and clients share this machine; PostgreSQL has its own settings (fsync,"
    " synchronous_commit on).",
)


def measure(pace: Pace, workplace: Path) -> tuple[Row, Row]:
    """Posts a second, and how long one takes."""
    households = FEW_HOUSEHOLDS if pace is QUICK else MOST_HOUSEHOLDS
    rounds: list[Crowd] = []
    notes: tuple[str, ...] = NOTES
    try:
        with OurHubOnPostgres(workplace / "postgres", households) as hub:
            rounds = [turn(hub, pace.crowd_seconds) for _ in range(pace.hub_rounds + 1)][1:]
            size = hub.bytes_a_change()
            notes += (f"{size:.0f} bytes a change in the database, indexes included.",)
    except BenchError as error:
        notes += (f"Not measured: {OURS_POSTGRES}. {error}",)
    return rows(households, rounds, notes)


def turn(hub: OurHubOnPostgres, seconds: float) -> Crowd:
    """All clients at once, on fresh connections."""
    with ExitStack() as stack:
        lines = [stack.enter_context(line) for line in hub.lines(CLIENTS)]
        return crowd(lines, lambda _: hub.next(random.choice(hub.households)), seconds)


def rows(households: int, rounds: list[Crowd], notes: tuple[str, ...]) -> tuple[Row, Row]:
    """No bars: no other endpoint here has the like."""
    name = f"Hub on PostgreSQL, {households:,} households, {CLIENTS} clients"
    speeds: tuple[Subject, ...] = ()
    times: tuple[Subject, ...] = ()
    if rounds:
        took = tuple(seconds * 1000 for one in rounds for seconds in one.took)
        speeds = (Subject(OURS_POSTGRES, tuple(one.per_second for one in rounds)),)
        times = (Subject(OURS_POSTGRES, took),)
    return (
        Row(f"{name}: posts", "posts/s", speeds, (), notes),
        Row(f"{name}: one post", "ms", times, (), notes[-1:]),
    )
