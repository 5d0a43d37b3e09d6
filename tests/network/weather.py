"""What goes wrong on a bad network, drawn from a seed: the same seed, the same weather."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from random import Random
from types import MappingProxyType


class Fault(StrEnum):
    """One thing that happens to one request."""

    NONE = "none"
    LATE = "late"  # it waits on the way there or back, some milliseconds
    TRICKLE = "trickle"  # the reply comes in bits
    DROPPED = "dropped"  # the connection is reset before the hub hears of it
    CUT_REQUEST = "cut request"  # the hub gets one half of it
    LOST_REPLY = "lost reply"  # the hub did it, and nobody is told
    CUT_REPLY = "cut reply"  # one half of the reply comes
    TWICE = "twice"  # the hub gets it twice, one after the other
    AT_ONCE = "at once"  # the hub gets it twice at the same time
    STALE = "stale"  # a careless cache gives the last reply to the same question
    PORTAL = "portal"  # somebody else answers: a page to log in to a network
    GATEWAY = "gateway"  # somebody between says that the hub does not answer


STORM: Mapping[Fault, float] = MappingProxyType(
    {
        Fault.NONE: 8,
        Fault.LATE: 3,
        Fault.TRICKLE: 2,
        Fault.DROPPED: 2,
        Fault.CUT_REQUEST: 2,
        Fault.LOST_REPLY: 3,
        Fault.CUT_REPLY: 2,
        Fault.TWICE: 2,
        Fault.AT_ONCE: 2,
        Fault.STALE: 2,
        Fault.PORTAL: 1,
        Fault.GATEWAY: 1,
    }
)


class Weather:
    """Which fault each request meets.

    The draws of one asker do not depend on when the others ask: `asker` names who asks what.
    """

    def __init__(self, seed: int, shares: Mapping[Fault, float] | None = None) -> None:
        self._seed = seed
        self._shares = shares or {Fault.NONE: 1}
        self._asked: Counter[str] = Counter()

    def draw(self, asker: str) -> tuple[Fault, Random]:
        """The fault for this request, and the dice for all that is to be chosen about it."""
        self._asked[asker] += 1
        dice = Random(f"{self._seed} {asker} {self._asked[asker]}")
        (fault,) = dice.choices(list(self._shares), list(self._shares.values()))
        return fault, dice


CALM = Weather(0)
