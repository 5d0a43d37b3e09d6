"""A moment, told to the household by whoever holds the clock."""

from datetime import datetime
from typing import NamedTuple


class Moment(NamedTuple):
    """When something happens: `wall` is aware; the household itself never asks the time.

    `trusted` says that the machine knows its clock to be set. `boot` names this run of the machine
    and `uptime` is the seconds since it began, sleep included: they time an Oops, and a tick whose
    wall clock cannot be true. Give both wherever they are known; without them only two trusted
    clocks take a tap back.
    """

    wall: datetime
    trusted: bool = True
    boot: str = ""
    uptime: float = 0.0
