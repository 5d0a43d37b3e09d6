"""A poll of a device that has everything: what it costs to hear that nothing is new."""

from bench.contest import interleave
from bench.endpoints.endpoint import Endpoint
from bench.endpoints.load import STORED
from bench.endpoints.ours import OURS
from bench.endpoints.side_by_side import SideBySide
from bench.line import Line
from bench.pace import Pace
from bench.row import Bar, Row

BARS = (Bar(OURS, "", 100, "most"),)
NOTES = (
    f"The reply's body, {STORED:,} changes stored; HTTP's head is about the same for all.",
    "Actual's always sends its trie of hashes, which tells two devices that they differ.",
)


def measure(pace: Pace, hubs: SideBySide) -> Row:
    outcome = interleave(hubs.turns(turn), pace.hub_rounds)
    notes = (*NOTES, *outcome.failures)
    return Row("Hub: an empty poll", "B", outcome.subjects(float), BARS, notes)


def turn(hub: Endpoint) -> int:
    """Bytes."""
    with Line(hub.port) as line:
        return line.ask(hub.poll(0)).size
