"""How much is measured: the full form, and the quick one for a glance."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """Rounds, in each of which every contestant has one turn; times in seconds."""

    name: str
    starts: int
    taps: int
    memories: int
    settling: float  # after the first frame, before memory or idling is looked at
    idle_windows: int
    idle_seconds: float  # one window
    tick_rounds: int
    ticks: int  # in a round, by a store that is fast enough
    newcomers: int
    follows: int  # stars in one home that appear in the other
    hub_rounds: int
    posts: int  # in a round, by one client; as many empty polls
    crowd_seconds: float  # of a round with 16 clients
    wakes: int  # of one household among a thousand parked polls


QUICK = Pace("quick", 5, 12, 1, 1.5, 1, 5.0, 3, 10, 1, 15, 3, 10, 1.0, 40)
FULL = Pace("full", 25, 150, 5, 5.0, 3, 60.0, 30, 20, 5, 200, 20, 25, 3.0, 400)
