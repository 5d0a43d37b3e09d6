"""A question to an adult on the wall: what is asked, what holds now, where the answer goes.

A screen says `self.go("ask", Asking(...))`. The `ask` screen shows the pad for the kind, calls
`then` with the value on Done and comes back to `back`; on Back nothing is called.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Asking:
    """A question; the type of `value`, and of the answer, follows from its `kind`.

    "text": str. "days": a tuple of `WEEKDAYS` in week order. "day": date. "time": time. "moment":
    datetime without a zone. "number": int. "choice": a key of `options`. "several": a tuple of
    them in their order. "flag": bool. A `value` of None begins with nothing.
    """

    title: str  # a short question, such as "What is it called?"
    kind: str
    value: object = None
    options: tuple[tuple[str, str], ...] = ()  # keys and words, for "choice" and "several"
    words: tuple[str, ...] = ()  # that the family uses often: a row above the keyboard
    most: int = 50  # characters of a text; the upper bound of a number
    least: int = 0
    check: Callable[[object], tuple[str, ...]] | None = None  # remarks, shown while it is answered
    back: str = "grown_ups"
    then: Callable[[object], Awaitable[None]] | None = None
    about: str = ""  # whose value it is, beside the title: the name of the entry
    first_day: date | None = None  # the first that may be chosen; None: any
